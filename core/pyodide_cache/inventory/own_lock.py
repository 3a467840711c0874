"""The lock file that this app writes into a directory with packages that the official lock file does not have.

With it, ``loadPyodide({lockFileURL, packageCacheDir})`` finds wheels from an index too, offline, and the directory is
itself a distribution.
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

#: The name of this app's table under ``tool``: the added entries, and those that they replace.
_TOOL = "pyodide-cache"


@record
class Addition:
    """A package that the base lock file does not have, or has in another version.

    Attributes:
        name: canonical.
        version: its version.
        file_name: in the directory.
        sha256: of the file.
        depends: canonical names.
        imports: modules.
        published: whether its source published the hash; otherwise the entry proves nothing.

    """

    name: str
    version: str
    file_name: str
    sha256: str
    depends: tuple[str, ...]
    imports: tuple[str, ...]
    published: bool = True


def extend_lock(directory: Path, base: LockFile, additions: Iterable[Addition]) -> Path | None:
    """Write or extend the lock file of this app, and return its path.

    Earlier additions for the same runtime are kept while their files exist. A lock file that this app did not write,
    or that is for another runtime, is never changed: the new one then has the ABI version in its name.

    Returns:
        The path; None if there is nothing to add, so that the official lock file is enough.

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
    """Remove additions whose files no longer exist, after a cleanup.

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
        except Problem:  # edited by hand, and not a valid lock file any more
            continue
        extend_lock(directory, base, ())


def unpublished_names(document: Mapping[str, Any]) -> frozenset[str]:
    """Return the packages of a lock file whose source published no hash; this app computed their hashes."""
    names = _ours(document).get("unpublished")
    return frozenset(str(name) for name in names) if isinstance(names, list) else frozenset()


def is_own_document(document: Mapping[str, Any]) -> bool:
    """Return whether this app wrote a lock file."""
    return bool(_ours(document))


def added_names(document: Mapping[str, Any]) -> frozenset[str] | None:
    """Return the packages that this app added to a lock file; None if it did not write the file."""
    ours = _ours(document)
    names = ours.get("added")
    return frozenset(str(name) for name in names) if ours and isinstance(names, list) else None


def own_lock_names(directory: Path) -> tuple[str, ...]:
    """Return the names of the lock files in a directory that this app wrote."""
    return tuple(path.name for path in _lock_files(directory) if _is_ours(path))


def _lock_files(directory: Path) -> list[Path]:
    return sorted(path for path in directory.glob("*.json") if is_lock_file_name(path.name))


def _path_for(directory: Path, base: LockFile) -> Path:
    # The ABI version comes from outside: use only characters that are safe in a file name.
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
    """Return this app's table of a lock file; empty if this app did not write the file."""
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
        except (TypeError, KeyError, Problem):  # edited by hand; the next warm-up adds it again
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
    # The base may be this app's lock file of another directory: its additions are part of the base.
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
