"""The lock file that a warmed directory carries when it holds what the official one does not.

With it ``loadPyodide({lockFileURL, packageCacheDir})`` finds wheels of an index too, offline,
and the directory is itself a distribution.
"""

from __future__ import annotations

import errno
import json
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pyodide_cache.base.problems import Problem
from pyodide_cache.base.record import record
from pyodide_cache.formats.lockfile import LockFile, is_lock_file_name, parse_lock
from pyodide_cache.formats.names import safe_file_name

LOCK_NAME = "pyodide-lock.json"

#: Our table under the lock's top-level ``tool``: which entries are ours, and what they replace.
_TOOL = "pyodide-cache"


@record
class Addition:
    """A package that the base lock does not hold, or holds in another version.

    Attributes:
        published: whether its source published the hash; one that did not is no witness later.

    """

    name: str
    version: str
    file_name: str
    sha256: str
    depends: tuple[str, ...]
    imports: tuple[str, ...]
    published: bool = True


def extend_lock(directory: Path, base: LockFile, additions: Iterable[Addition]) -> Path | None:
    """Write or extend the directory's own lock file, and return its path.

    An own lock for the same runtime keeps the additions that it has and whose files are still
    there. A lock file that is not ours, or is for another runtime, is never touched: ours then
    has the ABI version in its name.

    Returns:
        The path; None when nothing had to be added, so that the official lock will do.

    Raises:
        OSError: when it cannot be written.

    """
    path = _path_for(directory, base)
    kept = [item for item in _additions_in(path) if (directory / item.file_name).is_file()]
    merged = {item.name: item for item in (*kept, *additions)}
    if not merged:
        if _is_ours(path):
            path.unlink()
        return None
    document = _extended(base.document, merged)
    text = json.dumps(document, indent=None, sort_keys=False) + "\n"
    from pyodide_cache.files.atomic import write_file

    write_file(path, text.encode())
    return path


def refresh_own_locks(directory: Path) -> None:
    """Drop the additions whose files are gone, after a clean-up.

    Raises:
        OSError: when a lock cannot be written.

    """
    for path in _lock_files(directory):
        document = _read(path)
        if document is None or not _ours(document):
            continue
        if all((directory / item.file_name).is_file() for item in _additions_in(path)):
            continue
        try:
            base = parse_lock(json.dumps(_base_of(document)).encode(), str(path))
        except Problem:  # edited by hand until it is no lock file: not ours to mend
            continue
        extend_lock(directory, base, ())


def unpublished_names(document: Mapping[str, Any]) -> frozenset[str]:
    """Name the packages of a lock file whose hash is our own reckoning, published by nobody."""
    names = _ours(document).get("unpublished")
    return frozenset(str(name) for name in names) if isinstance(names, list) else frozenset()


def is_own_document(document: Mapping[str, Any]) -> bool:
    """Tell whether a lock file, read, is one of ours."""
    return bool(_ours(document))


def added_names(document: Mapping[str, Any]) -> frozenset[str] | None:
    """Name the packages that we added to a lock file; None when the file is not ours."""
    ours = _ours(document)
    names = ours.get("added")
    return frozenset(str(name) for name in names) if ours and isinstance(names, list) else None


def own_lock_names(directory: Path) -> tuple[str, ...]:
    """List the file names of the directory's own lock files."""
    return tuple(path.name for path in _lock_files(directory) if _is_ours(path))


def _lock_files(directory: Path) -> list[Path]:
    return sorted(path for path in directory.glob("*.json") if is_lock_file_name(path.name))


def _path_for(directory: Path, base: LockFile) -> Path:
    # The ABI version comes from outside: of it, only what is harmless in a file's name.
    label = re.sub(r"\W+", "_", base.runtime.abi or base.runtime.platform, flags=re.ASCII) or "other"
    names = (LOCK_NAME, f"pyodide-lock-{label}.json", *(f"pyodide-lock-{label}-{n}.json" for n in range(2, 100)))
    for name in names:
        path = directory / name
        if not os.path.lexists(path) or _is_ours_for(path, base):
            return path
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(directory / LOCK_NAME))


def _is_ours_for(path: Path, base: LockFile) -> bool:
    document = _read(path)
    if document is None or not _ours(document):
        return False
    info, wanted = document.get("info"), base.document["info"]
    return isinstance(info, dict) and all(
        info.get(key) == wanted.get(key) for key in ("abi_version", "python", "platform")
    )


def _is_ours(path: Path) -> bool:
    document = _read(path)
    return document is not None and bool(_ours(document))


def _read(path: Path) -> dict[str, Any] | None:
    try:
        document = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    return document if isinstance(document, dict) else None


def _tool_of(document: Mapping[str, Any]) -> dict[str, Any]:
    tool = document.get("tool")
    return tool if isinstance(tool, dict) else {}


def _ours(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return our own table of a lock file; empty when the file is not ours."""
    table = _tool_of(document).get(_TOOL)
    return table if isinstance(table, dict) else {}


def _additions_in(path: Path) -> list[Addition]:
    document = _read(path)
    if document is None:
        return []
    packages, added = document.get("packages"), _ours(document).get("added")
    found = []
    if not isinstance(added, list) or not isinstance(packages, dict):
        return []
    for name in added:
        try:
            entry: Any = packages[name]
            found.append(
                Addition(
                    name,
                    entry["version"],
                    safe_file_name(entry["file_name"]),
                    entry["sha256"],
                    tuple(entry["depends"]),
                    tuple(entry["imports"]),
                    name not in unpublished_names(document),
                )
            )
        except (TypeError, KeyError, Problem):  # edited by hand beyond use: the next warm-up adds it again
            continue
    return found


def _base_of(document: dict[str, Any]) -> dict[str, Any]:
    """Undo what `_extended` did."""
    from copy import deepcopy

    base = deepcopy(document)
    ours = base["tool"].pop(_TOOL)
    packages, added, replaced = base.get("packages"), ours.get("added"), ours.get("replaced")
    if isinstance(packages, dict):
        for name in added if isinstance(added, list) else ():
            packages.pop(str(name), None)
        packages.update(replaced if isinstance(replaced, dict) else {})
    return base


def _extended(base: Mapping[str, Any], additions: Mapping[str, Addition]) -> dict[str, Any]:
    # The base may be the lock of another warmed directory: what was added there belongs to it.
    from copy import deepcopy

    document: dict[str, Any] = deepcopy(dict(base))
    packages = document["packages"]
    replaced = {name: packages[name] for name in additions if name in packages}
    for name, item in sorted(additions.items()):
        packages[name] = {
            "name": name,
            "version": item.version,
            "file_name": item.file_name,
            "install_dir": "site",
            "sha256": item.sha256,
            "package_type": "package",
            "imports": list(item.imports),
            "depends": list(item.depends),
            "unvendored_tests": False,
        }
    tool = _tool_of(document)
    unpublished = sorted(name for name, item in additions.items() if not item.published)
    tool[_TOOL] = {"added": sorted(additions), "replaced": replaced, "unpublished": unpublished}
    document["tool"] = tool
    return document
