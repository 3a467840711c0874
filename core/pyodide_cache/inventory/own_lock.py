"""The lock file that this app writes into a directory with packages that the official lock file does not have.

With it, ``loadPyodide({lockFileURL, packageCacheDir})`` finds wheels from an index too, offline, and the directory is
itself a distribution.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
from collections.abc import Iterable, Mapping
from operator import itemgetter
from pathlib import Path
from typing import Any

from pyodide_cache.base.problems import Problem, disk_problems
from pyodide_cache.base.record import record
from pyodide_cache.files.reader import MAX_DOCUMENT_BYTES, open_file, read_file
from pyodide_cache.formats.documents import as_list, as_table, parse_json, table_at
from pyodide_cache.formats.lockfile import LockFile, is_lock_file_name, parse_lock
from pyodide_cache.formats.names import canonicalize_name, safe_file_name
from pyodide_cache.formats.runtime import Runtime

LOCK_NAME = "pyodide-lock.json"

#: The name of this app's table under ``tool``: the added entries, and those that they replace.
_TOOL = "pyodide-cache"


@record
class Addition:
    """A package that the base lock file does not have, or has in another version."""

    name: str  # canonical
    entry: Mapping[str, Any]  # as in a lock file, with a plain file name
    published: bool = True  # whether its source published the hash; otherwise the entry proves nothing
    layer: str = ""  # the layer that has its file, from where the runtime reads it; empty for the directory itself

    @property
    def file_name(self) -> str:
        """The name of its file in the directory."""
        return str(self.entry["file_name"])

    def is_there(self, directory: Path) -> bool:
        """Return whether its file is in the directory or the layer."""
        return (directory / self.layer / self.file_name).is_file()


def extend_lock(
    directory: Path,
    base: LockFile,
    additions: Iterable[Addition],
    *,
    release: str | None = None,
    keep_present: bool = False,
) -> Path | None:
    """Write or extend the lock file of this app, and return its path.

    Earlier additions for the same runtime are kept while their files exist. A lock file that this app did not write,
    or that is for another runtime, is never changed: the new one then has the ABI version in its name. A lock file
    that would not change is not written.

    Args:
        additions: replace those of the same name.
        keep_present: let those of the same name stay instead, and the base of the lock file that is there.

    Returns:
        The path; None if there is nothing to add, so that the official lock file is enough.

    Raises:
        Problem: when it cannot be read or written.
    """
    from pyodide_cache.files.permissions import make_directory
    from pyodide_cache.files.process_lock import held

    with disk_problems(directory, inside=True):
        make_directory(directory)
        with held(directory, exclusive=True):
            return _extend(directory, base, additions, release, keep_present=keep_present)


def refresh_own_locks(directory: Path) -> None:
    """Remove additions whose files no longer exist, after a cleanup.

    Raises:
        Problem: when a lock cannot be read or written.
    """
    for path in _lock_files(directory):
        document = _read(path) or {}
        is_whole = all(item.is_there(directory) for item in _additions_in(document))
        if not is_whole and (base := _base_lock(document)):
            extend_lock(directory, base, (), release=release_in(document))


def restore_additions(directory: Path, text: str) -> None:
    """Add what an earlier lock file of this app named, as far as the files are back and nothing else has the name.

    Raises:
        Problem: when a lock cannot be read or written.
    """
    try:
        document = as_table(parse_json(text))
    except ValueError:
        return
    if base := _base_lock(document):
        extend_lock(directory, base, _additions_in(document), release=release_in(document), keep_present=True)


def _extend(
    directory: Path, base: LockFile, additions: Iterable[Addition], release: str | None, *, keep_present: bool
) -> Path | None:
    path, document = _path_for(directory, base)
    known = [_additions_in(document, base), [*additions]]
    both = [item for items in (reversed(known) if keep_present else known) for item in items]
    both = [item for item in both if item.is_there(directory)]  # another process may have removed any of their files
    merged = dict(sorted({item.name: item for item in both}.items()))  # the same packages give the same bytes
    # If the file of an addition is removed, another version that is still there takes its place.
    others = {item.file_name: item for item in both if item.published and not item.layer}
    for item in merged.values():
        others.pop(item.file_name, None)
    if not merged:
        if document:
            path.unlink(missing_ok=True)
        return None
    original = base.document
    if keep_present and (present := _base_lock(document)):  # it may be for a later release of the same line
        original, release = present.document, release_in(document)
    import json  # most commands write no lock file, and start without it

    text = json.dumps(_extended(original, merged, others.values(), release)) + "\n"
    if not document or read_file(path) != text.encode():
        from pyodide_cache.files.atomic import write_file

        write_file(path, text)
    return path


def unpublished_names(document: Mapping[str, Any]) -> frozenset[str]:
    """Return the packages of a lock file whose source published no hash; this app computed their hashes."""
    return frozenset(map(str, as_list(_ours(document).get("unpublished"))))


def added_names(document: Mapping[str, Any]) -> frozenset[str] | None:
    """Return the packages that this app added to a lock file; None if it did not write the file."""
    names = _ours(document).get("added")
    return frozenset(map(str, names)) if isinstance(names, list) else None


def additions_to(directory: Path, base: LockFile) -> dict[str, Addition]:
    """Return what this app's lock file of a directory has in place of entries that ``base`` still has, by name."""
    document = _path_for(directory, base)[1]
    replaced = {canonicalize_name(key): entry for key, entry in as_table(_ours(document).get("replaced")).items()}
    entries = {canonicalize_name(key): entry for key, entry in base.document["packages"].items()}
    return {
        name: item
        for item in _additions_in(document)
        if (name := canonicalize_name(item.name)) in replaced and replaced[name] == entries.get(name)
    }


def release_in(document: Mapping[str, Any]) -> str | None:
    """Return the official release that a lock file of this app extends; None if unknown."""
    release = _ours(document).get("release")
    return release if isinstance(release, str) else None


def own_lock_names(directory: Path) -> tuple[str, ...]:
    """Return the names of the lock files in a directory that this app wrote; unreadable ones are left out."""
    found = []
    for path in _lock_files(directory):
        with contextlib.suppress(Problem):
            if _ours(_read(path) or {}):
                found.append(path.name)
    return tuple(found)


def _lock_files(directory: Path) -> list[Path]:
    return sorted(path for path in directory.glob("*.json") if is_lock_file_name(path.name))


def _path_for(directory: Path, base: LockFile) -> tuple[Path, dict[str, Any]]:
    """Return where the lock file belongs, and the one of this app that is there; empty if none is."""
    # The ABI version comes from outside: use only characters that are safe in a file name.
    label = re.sub(r"\W+", "_", base.runtime.abi or base.runtime.platform, flags=re.ASCII) or "other"
    names = (LOCK_NAME, f"pyodide-lock-{label}.json", *(f"pyodide-lock-{label}-{n}.json" for n in range(2, 100)))
    for name in names:
        path = directory / name
        if not os.path.lexists(path):
            return path, {}
        document = _read(path)
        if document and _ours(document) and _is_for(base, document):
            return path, document
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(directory / LOCK_NAME))


def _is_for(base: LockFile, document: Mapping[str, Any]) -> bool:
    """Return whether two lock files are for one runtime; up to 0.27 that is one release, which they name."""
    info = as_table(document.get("info"))
    is_same_build = Runtime.from_lock_info(info, None).build == base.runtime.build
    return is_same_build and info.get("version") == base.document["info"].get("version")


def _read(path: Path) -> dict[str, Any] | None:
    """Return the document of a file; None if it is not one of this app, such as a link."""
    # A file that cannot be read is a problem: a writer must not take it for one without additions.
    if not path.is_file() or path.is_symlink():
        return None
    with open_file(path) as file, disk_problems(path):
        data = file.read(MAX_DOCUMENT_BYTES)
    try:
        document = parse_json(data)
    except ValueError:
        return None
    return document if isinstance(document, dict) else None


def _ours(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return this app's table of a lock file; empty if this app did not write the file."""
    return table_at(document, "tool", _TOOL)


def _additions_in(document: Mapping[str, Any], base: LockFile | None = None) -> list[Addition]:
    """Return the additions, after the other versions of packages, whose whole entries are in this app's table.

    Args:
        base: what it does not have was added by a person or another tool, and counts, too.
    """
    ours, packages = _ours(document), as_table(document.get("packages"))
    added, others, layers = ours.get("added"), ours.get("others"), as_table(ours.get("layers"))
    unpublished = unpublished_names(document)
    found: list[Addition] = []
    known = {*base.packages, *(added_names(document) or ())} if base else None
    theirs = [key for key in packages if known is not None and canonicalize_name(key) not in known]
    for item in [*as_list(others), *as_list(added), *theirs]:
        try:
            is_other = isinstance(item, dict)
            entry: Any = item if is_other else packages[item]
            name = canonicalize_name(entry["name"] if is_other else item)
            if safe_file_name(entry["file_name"]) and entry["sha256"]:
                layer = "" if is_other else str(layers.get(name, ""))
                found.append(Addition(name, entry, is_other or name not in unpublished, layer))
        except (AttributeError, TypeError, KeyError, Problem):  # edited by hand; the next warm-up adds it again
            continue
    return found


def _base_lock(document: dict[str, Any]) -> LockFile | None:
    """Return the lock file that this app extended; None if it did not write the document, or it is not valid."""
    import json

    with contextlib.suppress(Problem):
        return parse_lock(json.dumps(_base_of(document)).encode(), LOCK_NAME) if _ours(document) else None
    return None


def _base_of(document: dict[str, Any]) -> dict[str, Any]:
    """Undo what `_extended` did."""
    tool = {**document["tool"]}
    ours, packages = tool.pop(_TOOL), document.get("packages")
    if isinstance(packages, dict):
        added = added_names(document) or ()
        packages = {key: entry for key, entry in packages.items() if key not in added}
        packages |= as_table(ours.get("replaced"))
    return {**document, "tool": tool, "packages": packages}


def _extended(
    base: Mapping[str, Any], additions: Mapping[str, Addition], others: Iterable[Addition], release: str | None
) -> dict[str, Any]:
    # The base may be this app's lock file of another directory: its additions are part of the base.
    from pyodide_cache.formats.lockfile import without_circles
    from pyodide_cache.formats.modules import with_namespaces

    packages = {**base["packages"]}
    key_of = {canonicalize_name(key): key for key in packages}
    names = map(canonicalize_name, additions)
    replaced = {key_of[name]: packages.pop(key_of[name]) for name in names if name in key_of}
    packages |= {name: dict(item.entry) for name, item in additions.items()}
    unpublished = sorted(name for name, item in additions.items() if not item.published)
    ours: dict[str, Any] = {
        "added": sorted(additions),
        "replaced": replaced,
        "unpublished": unpublished,
        "release": release,
    }
    if layers := {name: item.layer for name, item in additions.items() if item.layer}:
        ours["layers"] = layers
    if rest := sorted((dict(item.entry) for item in others), key=itemgetter("file_name")):
        ours["others"] = rest
    packages = with_namespaces(without_circles(packages, additions), additions)
    return {**base, "packages": packages, "tool": {**as_table(base.get("tool")), _TOOL: ours}}
