"""Read the lock files of other tools: ``pylock.toml``, and those of uv, Poetry, PDM and Pipenv."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from posixpath import dirname
from typing import Any

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.formats.documents import as_list, as_table, read_json, read_toml, table_at
from pyodide_cache.formats.index_choice import IndexChoice, IndexPlace
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.formats.runtime import Runtime
from pyodide_cache.projects.source_imports import OR_OF_RELEASE, SourceImports

#: The hashes that can be checked.
_ALGORITHMS = frozenset({"sha256", "sha384", "sha512", "blake2b"})
_OPERATORS = ("<", ">", "=", "!", "~")
_ARCHIVES = (".whl", ".zip", ".gz", ".bz2", ".xz")
#: Where a package is that another part of the workspace declares, as a place.
OF_WORKSPACE = "workspace:"


def read_pylock(text: str, source: str, runtime: Runtime) -> SourceImports:
    """Read a ``pylock.toml`` (PEP 751): the packages of its default groups whose markers are true in the runtime."""
    document = read_toml(text, source)
    version, python = str(document.get("lock-version", "1")), document.get("requires-python")
    if version.partition(".")[0] != "1":
        error = f"its format is of version {version}, and only version 1 is known"
        raise Problem(Code.UNREADABLE_FILE, path=source, error=error)
    rows = _packages(document, "packages", source)
    groups = [str(name) for name in as_list(document.get("default-groups"))]
    found = _pinned([row for row in rows if marker_holds(row.get("marker"), runtime, groups)], rows, source)
    environments = [item for item in as_list(document.get("environments")) if isinstance(item, str)]
    # It may fit all the same: few tools can lock for Pyodide.
    fits = not environments or any(marker_holds(item, runtime) for item in environments)
    other = Problem(Code.OTHER_ENVIRONMENTS, path=source, text="; ".join(environments))
    return replace(found, pythons=(python,) if isinstance(python, str) else (), notes=() if fits else (other,))


def read_uv_lock(text: str, source: str, runtime: Runtime) -> SourceImports:
    """Read a ``uv.lock``: what its projects need, without their development groups, as far as markers allow."""
    document = read_toml(text, source)
    rows = _packages(document, "package", source)
    by_name: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        by_name.setdefault(canonicalize_name(str(row.get("name"))), []).append(row)
    roots = [row for row in rows if as_table(row.get("source")).keys() & {"virtual", "editable"}]
    queue = [(row, "") for row in roots or rows]
    seen: set[tuple[int, str]] = set()
    while queue:
        row, extra = queue.pop()
        if (id(row), extra) in seen:
            continue
        seen.add((id(row), extra))
        needed = table_at(row, "optional-dependencies").get(extra) if extra else row.get("dependencies")
        for entry in map(as_table, as_list(needed)):
            if marker_holds(entry.get("marker"), runtime):
                versions = by_name.get(canonicalize_name(str(entry.get("name"))), [])
                chosen = [item for item in versions if entry.get("version") in (None, item.get("version"))]
                extras = ["", *map(str, as_list(entry.get("extra")))]
                queue += [(item, extra) for item in chosen for extra in extras]
    wanted = {number for number, _ in seen}
    packages = [row for row in rows if id(row) in wanted and row not in roots]
    overridden = {str(as_table(row).get("name")) for row in as_list(table_at(document, "manifest").get("overrides"))}
    overrides = tuple(pin for row in packages if str(row.get("name")) in overridden for pin in _pin(row))
    return replace(_pinned(packages, packages, source), overrides=overrides)


def read_poetry_lock(text: str, source: str, runtime: Runtime) -> SourceImports:
    """Read a ``poetry.lock`` or ``pdm.lock``: the packages of its main group whose markers hold in the runtime."""
    document = read_toml(text, source)
    rows = _packages(document, "package", source)
    hashes = table_at(document, "metadata", "files")  # of old formats, by name, or by name and version
    for row in rows if hashes else ():
        name = str(row.get("name"))
        row.setdefault("files", hashes.get(name) or hashes.get(f"{name} {row.get('version')}") or [])
    return _pinned([row for row in rows if _is_in_main_group(row, runtime)], rows, source)


def _is_in_main_group(row: Mapping[str, Any], runtime: Runtime) -> bool:
    # Poetry wrote one ``category`` before it had groups.
    groups, marker = row.get("groups", [row.get("category", "main")]), row.get("markers", row.get("marker"))
    marker = marker.get("main") if isinstance(marker, dict) else marker
    is_main = not isinstance(groups, list) or not {"main", "default"}.isdisjoint(map(str, groups))
    return is_main and not row.get("optional") and marker_holds(marker, runtime)


def read_pipfile_lock(text: str, source: str, runtime: Runtime) -> SourceImports:
    """Read a ``Pipfile.lock``: the packages of its default group whose markers are true in the runtime."""
    document = read_json(text, source)
    sources = map(as_table, as_list(table_at(document, "_meta").get("sources")))
    urls = {row.get("name"): row.get("url") for row in sources}
    rows = [{**as_table(row), "name": name} for name, row in table_at(document, "default").items()]
    for row in rows:
        row["index"] = urls.get(row.get("index"))
        row["version"] = None if (version := row.get("version")) == "*" else version  # of no package for its platform
        row["files"] = [{"name": "-any.whl", "hash": digest} for digest in as_list(row.get("hashes"))]
    return _pinned([row for row in rows if marker_holds(row.get("markers"), runtime)], rows, source)


def place_of(source: object) -> str | None:
    """Return where a package comes from, in the notation of uv, Poetry or a ``pylock.toml``.

    It must not be fetched from an index by its name: there, another package may have it.

    Returns:
        None for an index, a URL or path as in a requirement, `OF_WORKSPACE`, or nothing for what a lock file is of.
    """
    table = as_table(source[0] if isinstance(source, list) and source else source)
    repository = table.get("git") or table_at(table, "vcs").get("url")
    if repository or table.get("type") == "git":
        return f"git+{repository or table.get('url')}"
    if table.get("workspace"):
        return OF_WORKSPACE
    is_root = isinstance(table.get("editable"), str)  # for others, it says how to install what is at a path
    if is_root or table.keys() & {"virtual", "directory"} or table.get("type") == "directory":
        return ""
    archive = as_table(table.get("archive")) or table
    place = (
        archive.get("path")
        or archive.get("file")
        or (archive.get("url") if table.get("type", "url") in ("url", "file") else None)
    )
    return None if place is None else str(place)


def is_project(place: str | None) -> bool:
    """Return whether a place has the sources of a project, as a folder has; no index has its name for it."""
    return place is not None and "://" not in place and not place.partition("#")[0].endswith(_ARCHIVES)


def _pinned(packages: Iterable[Mapping[str, Any]], rows: Iterable[Mapping[str, Any]], source: str) -> SourceImports:
    """Return the pins of packages with their hashes, and the indexes that the rows of a lock file name.

    The hashes of wheels of other platforms have no say: a package with only such wheels names the version alone.
    """
    pins: list[str] = []
    allowed: dict[str, frozenset[str]] = {}
    for row in packages:
        pins += _pin(row)
        if hashes := frozenset(_hashes(row, source)):
            # Pipenv's are those of all files of the index.
            allowed |= dict.fromkeys(_pin(row), hashes | {OR_OF_RELEASE} if "hashes" in row else hashes)
    return SourceImports(requirements=tuple(pins), hashes=tuple(allowed.items()), index=_indexes(rows))


def _hashes(row: Mapping[str, Any], source: str) -> Iterator[str]:
    for file in (*_rows(row, "wheels", source), *_rows(row, "files", source), table_at(row, "archive")):
        name = str(file.get("name") or file.get("path") or file.get("url") or file.get("file") or "")
        if name.endswith(("-any.whl", "_wasm32.whl")):
            algorithm, _, digest = str(file.get("hash") or "").partition(":")
            for key, value in {algorithm: digest, **as_table(file.get("hashes"))}.items():
                if key in _ALGORITHMS:
                    yield f"{key}:{str(value).lower()}"


def _indexes(rows: Iterable[Mapping[str, Any]]) -> IndexChoice:
    """Return the indexes that packages come from, each for its packages alone, and the folders of wheels with paths.

    On another index, anybody's package may have the name of one of a private index.
    """
    names: dict[str, list[str]] = {}
    folders: dict[str, None] = {}
    for row in rows:
        place = as_table(row.get("source"))
        url = place.get("registry") or row.get("index") or (place.get("url") if place.get("type") == "legacy" else "")
        if isinstance(url, str) and url:
            names.setdefault(url, []).append(canonicalize_name(str(row.get("name"))))
        else:
            paths = (as_table(wheel).get("path") for wheel in as_list(row.get("wheels")))
            folders |= {dirname(path) or ".": None for path in paths if isinstance(path, str)}
    # uv's paths are folders of wheels.
    of_names = (IndexPlace(url, "://" not in url, tuple(found)) for url, found in names.items())
    return IndexChoice((*of_names, *(IndexPlace(folder, links=True) for folder in folders)))


def _pin(row: Mapping[str, Any]) -> list[str]:
    name, version = row.get("name"), row.get("version")
    place = place_of(row.get("source") or row)
    if not isinstance(name, str) or is_project(place):
        return []
    if place:
        return [f"{name} @ {place}"]
    if isinstance(version, str):
        return [f"{name}{version}" if version.startswith(_OPERATORS) else f"{name}=={version}"]
    return [name]


def marker_holds(marker: object, runtime: Runtime, groups: Iterable[str] = ()) -> bool:
    """Return whether a marker of another tool's file is true in a runtime, or empty."""
    if not isinstance(marker, str) or not marker:
        return True
    from packaging.markers import Marker

    none: dict[str, Any] = {"extra": "", "extras": set()}  # uv writes ``extra`` for what conflicts with others
    environment = {**runtime.marker_environment(), **none, "dependency_groups": set(groups)}
    try:
        return Marker(marker).evaluate(environment, context="lock_file")
    except (ValueError, KeyError):
        return True


def _packages(document: Mapping[str, Any], key: str, source: str) -> list[dict[str, Any]]:
    rows = _rows(document, key, source)
    if not all(isinstance(row.get("name"), str) for row in rows):
        raise Problem(Code.UNREADABLE_FILE, path=source, error=f"an entry of “{key}” has no name")
    return rows


def _rows(document: Mapping[str, Any], key: str, source: str) -> list[dict[str, Any]]:
    rows = document.get(key, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise Problem(Code.UNREADABLE_FILE, path=source, error=f"“{key}” is not a list of tables")
    return rows
