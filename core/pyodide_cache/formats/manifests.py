"""Read files that declare a project's requirements: pyproject.toml, other tools' lock files, and so on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.formats.documents import parse_json
from pyodide_cache.formats.imports import SourceImports, read_toml, string_list
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.formats.runtime import Runtime

#: The hashes of a ``pylock.toml`` that can be checked.
_ALGORITHMS = frozenset({"sha256", "sha384", "sha512", "blake2b"})

_CARET = re.compile(r"[\^~]\s*(?P<version>\d+(?:\.\d+)*)(?P<rest>[\w.-]*)")


def read_pyproject(text: str, source: str) -> SourceImports:
    """Read a ``pyproject.toml``: dependencies of the project and of Poetry; extras and groups are optional.

    Raises:
        Problem: `Code.UNREADABLE_FILE` when it is not TOML, or its dependencies are not lists of strings.

    """
    document = read_toml(text, source)
    project = _table(document.get("project"))
    optional: list[str] = []
    for extra in _table(project.get("optional-dependencies")).values():
        optional += string_list(extra, source)
    groups = _table(document.get("dependency-groups"))
    for name in groups:
        optional += _group(name, groups, source, ())
    required = string_list(project.get("dependencies", []), source)
    poetry = _table(_table(document.get("tool")).get("poetry"))
    for name, value in _table(poetry.get("dependencies")).items():
        if name != "python":
            needed = not (isinstance(value, dict) and value.get("optional"))
            (required, optional) = _with_poetry(name, value, required, optional, needed=needed)
    development = [_table(poetry.get("dev-dependencies"))]
    development += [_table(_table(group).get("dependencies")) for group in _table(poetry.get("group")).values()]
    for table in development:
        for name, value in table.items():
            optional += _poetry_requirement(name, value)
    optional += _tool_requirements(_table(document.get("tool")), source)
    itself = canonicalize_name(str(project.get("name") or poetry.get("name") or ""))
    sources = _table(_table(_table(document.get("tool")).get("uv")).get("sources"))
    places: dict[str, str | None] = {canonicalize_name(name): _place(value) for name, value in sources.items()}
    places[itself] = ""
    return SourceImports(requirements=_from(required, places), optional=_from(optional, places))


def read_setup_cfg(text: str, source: str) -> SourceImports:
    """Read the ``install_requires`` and the extras of a ``setup.cfg``.

    Raises:
        Problem: `Code.UNREADABLE_FILE`.

    """
    import configparser

    parser = configparser.RawConfigParser()
    try:
        parser.read_string(text)
    except configparser.Error as error:
        raise Problem(Code.UNREADABLE_FILE, path=source, error=str(error).splitlines()[0]) from error
    required = parser.get("options", "install_requires", fallback="")
    extras = parser["options.extras_require"].values() if parser.has_section("options.extras_require") else ()
    return SourceImports(
        requirements=_lines(required), optional=tuple(line for item in extras for line in _lines(item))
    )


def read_pipfile(text: str, source: str) -> SourceImports:
    """Read a ``Pipfile``; its ``dev-packages`` are optional.

    Raises:
        Problem: `Code.UNREADABLE_FILE`.

    """
    document = read_toml(text, source)
    found = [
        tuple(line for name, value in _table(document.get(key)).items() for line in _poetry_requirement(name, value))
        for key in ("packages", "dev-packages")
    ]
    return SourceImports(requirements=found[0], optional=found[1])


def npm_pyodide(text: str) -> str | None:
    """Return which version of npm's ``pyodide`` a ``package.json`` asks for, such as ``^0.29.0``; None for none."""
    try:
        document = _table(parse_json(text))
    except ValueError:
        return None
    for key in ("dependencies", "devDependencies", "peerDependencies", "optionalDependencies"):
        if version := _table(document.get(key)).get("pyodide"):
            return str(version)
    return None


def read_pylock(text: str, source: str, runtime: Runtime) -> SourceImports:
    """Read a ``pylock.toml`` (PEP 751): the packages of its default groups whose markers are true in the runtime.

    Raises:
        Problem: `Code.UNREADABLE_FILE`.

    """
    return SourceImports(requirements=tuple(pin for pin, _ in pylock_pins(text, source, runtime)))


def is_pylock_name(file_name: str) -> bool:
    """Return whether a name is ``pylock.toml`` or ``pylock.NAME.toml`` (PEP 751)."""
    return file_name == "pylock.toml" or (file_name.startswith("pylock.") and file_name.endswith(".toml"))


def pylock_pins(text: str, source: str, runtime: Runtime) -> list[tuple[str, frozenset[str]]]:
    """Return the pins of a ``pylock.toml`` for a runtime, each with the hashes of its wheels.

    Wheels of other platforms have no say: a file that lists only such wheels names the version alone.

    Raises:
        Problem: `Code.UNREADABLE_FILE`.

    """
    document = read_toml(text, source)
    groups = [str(name) for name in _list(document.get("default-groups"))]
    found = []
    for row in _rows(document, "packages", source):
        if _marker_holds(row.get("marker"), runtime, groups):
            hashes = frozenset(
                f"{algorithm}:{str(digest).lower()}"
                for wheel in _rows(row, "wheels", source)
                if _wheel_name(wheel).endswith(("-any.whl", "_wasm32.whl"))
                for algorithm, digest in _table(wheel.get("hashes")).items()
                if algorithm in _ALGORITHMS
            )
            found += [(pin, hashes) for pin in _pin(row)]
    return found


def _wheel_name(wheel: Mapping[str, Any]) -> str:
    return str(wheel.get("name") or wheel.get("path") or wheel.get("url") or "").rpartition("/")[2]


def read_uv_lock(text: str, source: str, runtime: Runtime) -> SourceImports:
    """Read a ``uv.lock``: what its projects need, without their development groups, as far as markers allow.

    Raises:
        Problem: `Code.UNREADABLE_FILE`.

    """
    rows = _rows(read_toml(text, source), "package", source)
    by_name = {canonicalize_name(str(row.get("name"))): row for row in rows}
    roots = [name for name, row in by_name.items() if _table(row.get("source")).keys() & {"virtual", "editable"}]
    needed = dict.fromkeys(roots or by_name)
    queue = [*needed]
    while queue:
        row = by_name.get(queue.pop(), {})
        for item in _list(row.get("dependencies")):
            entry = _table(item)
            name = canonicalize_name(str(entry.get("name")))
            if name not in needed and _marker_holds(entry.get("marker"), runtime, ()):
                needed[name] = None
                queue.append(name)
    wanted = [by_name[name] for name in needed if name in by_name and name not in roots]
    return SourceImports(requirements=tuple(line for row in wanted for line in _pin(row)))


def read_poetry_lock(text: str, source: str, runtime: Runtime) -> SourceImports:
    """Read a ``poetry.lock``: the packages of its main group whose markers are true in the runtime.

    Raises:
        Problem: `Code.UNREADABLE_FILE`.

    """
    found = []
    for row in _rows(read_toml(text, source), "package", source):
        groups, marker = row.get("groups", ["main"]), row.get("markers")
        marker = marker.get("main") if isinstance(marker, dict) else marker
        if (
            (not isinstance(groups, list) or "main" in groups)
            and not row.get("optional")
            and _marker_holds(marker, runtime, ())
        ):
            found += _pin(row)
    return SourceImports(requirements=tuple(found))


def _tool_requirements(tools: dict[str, Any], source: str) -> list[str]:
    """Return what the development environments of uv, PDM and Hatch have."""
    lists = [_table(tools.get("uv")).get("dev-dependencies", [])]
    lists += _table(_table(tools.get("pdm")).get("dev-dependencies")).values()
    for environment in _table(_table(tools.get("hatch")).get("envs")).values():
        lists += [_table(environment).get(key, []) for key in ("dependencies", "extra-dependencies")]
    return [line for item in lists for line in string_list(item, source)]


def _group(name: str, groups: Mapping[str, Any], source: str, inside: tuple[str, ...]) -> list[str]:
    """Return the requirements of a dependency group and of those that it includes (PEP 735)."""
    found: list[str] = []
    by_name = {canonicalize_name(key): value for key, value in groups.items()}
    for item in _list(by_name.get(canonicalize_name(name))):
        if isinstance(item, str):
            found.append(item)
        elif isinstance(item, dict) and isinstance(included := item.get("include-group"), str):
            if canonicalize_name(included) not in by_name or included in inside:
                error = f"the dependency group {included} does not exist, or includes itself"
                raise Problem(Code.UNREADABLE_FILE, path=source, error=error)
            found += _group(included, groups, source, (*inside, name, included))
    return found


def _with_poetry(
    name: str, value: object, required: tuple[str, ...], optional: list[str], *, needed: bool
) -> tuple[tuple[str, ...], list[str]]:
    lines = _poetry_requirement(name, value)
    return ((*required, *lines), optional) if needed else (required, [*optional, *lines])


def _poetry_requirement(name: str, value: object) -> list[str]:
    """Return a requirement in the notation of Poetry and Pipenv as one of pip; a list has one for each marker."""
    if isinstance(value, list):
        return [line for item in value for line in _poetry_requirement(name, item)]
    table = value if isinstance(value, dict) else {"version": value}
    version = table.get("version")
    if not isinstance(version, str) and table.keys() & {"path", "develop", "file"}:
        return []  # a part of the project
    extras = table.get("extras")
    text = name + (f"[{','.join(map(str, extras))}]" if isinstance(extras, list) and extras else "")
    if reference := table.get("url") or (f"git+{table['git']}" if table.get("git") else None):
        text += f" @ {reference}"
    else:
        text += ",".join(_poetry_versions(str(version or "*")))
    markers = [str(marker)] if (marker := table.get("markers")) else []
    if isinstance(python := table.get("python"), str):
        markers += [
            " and ".join(
                f"python_version {match[1]} '{match[2]}'"
                for part in _poetry_versions(python)
                if (match := re.fullmatch(r"([<>=!~]+)(.*)", part))
            )
        ]
    joined = " and ".join(f"({marker})" for marker in markers if marker)
    return [f"{text} ; {joined}" if joined else text]


def _poetry_versions(text: str) -> Iterator[str]:
    """Yield specifiers for Poetry's version constraints (its documentation, "Dependency specification")."""
    for part in re.split(r"\s*,\s*|\s+(?=[<>=!^~])", text.partition("||")[0].strip()):
        part = part.strip()
        if not part or part == "*":
            continue
        if match := _CARET.fullmatch(part):
            numbers = [int(number) for number in match["version"].split(".")]
            if part[0] == "^":
                last = next((index for index, number in enumerate(numbers) if number), len(numbers) - 1)
            else:
                last = min(1, len(numbers) - 1)
            upper = [*numbers[:last], numbers[last] + 1]
            yield f">={match['version']}{match['rest']}"
            yield f"<{'.'.join(map(str, upper))}"
        elif part[0].isdigit():
            yield f"=={part}"
        else:
            yield part.replace(" ", "")


def _place(source: object) -> str | None:
    """Return where a package comes from, in the notation of uv, Poetry or a ``pylock.toml``.

    It must not be fetched from an index by its name: there, another package may have it.

    Returns:
        None for an index, a URL or path as in a requirement, or nothing for a part of the project.

    """
    table = _table(source[0] if isinstance(source, list) and source else source)
    repository = table.get("git") or _table(table.get("vcs")).get("url")
    if repository or table.get("type") == "git":
        return f"git+{repository or table.get('url')}"
    if table.keys() & {"virtual", "editable", "directory", "workspace"} or table.get("type") == "directory":
        return ""
    archive = _table(table.get("archive")) or table
    place = archive.get("path") or (archive.get("url") if table.get("type", "url") in {"url", "file"} else None)
    if place is None:
        return None
    is_file = str(place).partition("#")[0].endswith((".whl", ".zip", ".gz", ".bz2", ".xz"))
    return str(place) if is_file or "://" in str(place) else ""


def _from(requirements: Iterable[str], places: Mapping[str, str | None]) -> tuple[str, ...]:
    """Return requirements with the places of their packages, without the parts of the project."""
    found = []
    for text in requirements:
        match = re.match(r"[\w.-]+(\s*\[[^\]]*\])?", text)
        place = places.get(canonicalize_name(re.split(r"[\s\[]", match[0])[0])) if match else None
        if place and match:
            marker = text.partition(";")[2].strip()
            text = f"{match[0]} @ {place}" + (f" ; {marker}" if marker else "")
        if place != "":
            found.append(text)
    return tuple(found)


def _pin(row: Mapping[str, Any]) -> list[str]:
    name, version = row.get("name"), row.get("version")
    place = _place(row.get("source") or row)
    if not isinstance(name, str) or place == "":
        return []
    if place:
        return [f"{name} @ {place}"]
    if isinstance(version, str):
        return [f"{name}=={version}"]
    return [name]


def _marker_holds(marker: object, runtime: Runtime, groups: Iterable[str]) -> bool:
    if not isinstance(marker, str) or not marker:
        return True
    from packaging.markers import Marker

    environment: dict[str, Any] = {**runtime.marker_environment(), "extras": set(), "dependency_groups": set(groups)}
    try:
        return Marker(marker).evaluate(environment, context="lock_file")
    except (ValueError, KeyError):
        return True


def _rows(document: Mapping[str, Any], key: str, source: str) -> list[dict[str, Any]]:
    rows = document.get(key, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise Problem(Code.UNREADABLE_FILE, path=source, error=f"“{key}” is not a list of tables")
    return rows


def _table(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.strip().startswith("#"))
