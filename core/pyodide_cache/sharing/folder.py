"""Snapshots on disk: complete read-only folders, and a link ``current`` to one of them.

``current`` is what directories attach as a layer. It is replaced in one rename, so a reader sees the old snapshot or
the new one, never a mixture. Some older snapshots are kept for processes that still read them.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import re
import secrets
import shutil
import time
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.files.paths import is_folder
from pyodide_cache.files.permissions import make_directory, readable_mode, share_file
from pyodide_cache.files.process_lock import held
from pyodide_cache.files.reader import open_target, read_object, sha256_of
from pyodide_cache.files.sync import sync_directory
from pyodide_cache.formats.filenames import PARTIAL_SUFFIX

CURRENT = "current"
FACTS = "snapshot.json"
SUMS = "SHA256SUMS"

_BUILDING = ".building-"
_LOCK = ".lock"
_NAME = re.compile(r"\d{8}T\d{12}Z")

#: What systems say where links cannot be made: of file systems such as exFAT, and of Windows (winerror.h).
_NO_LINKS = frozenset({errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP})
_NO_PRIVILEGE = 1314

#: A folder that has been in construction for this many seconds belongs to a killed process.
_ABANDONED = 24 * 3600.0


def begin(root: Path) -> tuple[Path, list[Path]]:
    """Create the folder in which a snapshot is built, beside the finished ones; return it and the parents it needed.

    Raises:
        Problem: `Code.NOT_A_SNAPSHOT` if ``root`` has other files; `Code.NOT_A_DIRECTORY` if it is a file;
            `Code.IN_THE_WAY` if the name of the link is taken; `Code.NO_LINKS` on a file system without links, and on
            Windows without the right to make them.
    """
    if root.is_file():
        raise Problem(Code.NOT_A_DIRECTORY, path=str(root))
    if root.exists() and (others := sorted(name for name in os.listdir(root) if not _is_known(name))):
        raise Problem(Code.NOT_A_SNAPSHOT, path=str(root), other=others[0])
    link = root / CURRENT
    if os.path.lexists(link) and not link.is_symlink():
        raise Problem(Code.IN_THE_WAY, path=str(link))
    parents = [path for path in (root, *root.parents) if not path.exists()]
    folder = root / f"{_BUILDING}{secrets.token_hex(8)}{PARTIAL_SUFFIX}"
    try:
        make_directory(folder)
        _check_links(folder)
    except (OSError, Problem):  # perhaps only of the sync, and the folder is there
        discard(folder, parents)
        raise
    return folder, parents


def _check_links(folder: Path) -> None:
    """Raise `Code.NO_LINKS` now, rather than after the build."""
    link = folder / CURRENT
    try:
        link.symlink_to(folder.name, target_is_directory=True)
        link.unlink()
    except OSError as error:
        if error.errno in _NO_LINKS or getattr(error, "winerror", None) == _NO_PRIVILEGE:
            raise Problem(Code.NO_LINKS, path=str(folder.parent)) from error
        raise


def finish(folder: Path, lock: bytes | None, facts: Mapping[str, Any], *, keep: int) -> Path:
    """Complete a snapshot, make it the current one in one rename, and return its folder.

    Args:
        lock: the runtime's lock file; None if the folder has one.

    Raises:
        OSError: on a disk error; the current snapshot is not changed.
        Problem: `Code.STORE_BUSY` if other processes hold the lock for very long.
    """
    if lock is not None:
        (folder / "pyodide-lock.json").write_bytes(lock)
    names = sorted(path.name for path in folder.iterdir())
    (folder / SUMS).write_text("".join(f"{sha256_of(folder / name)}  {name}\n" for name in names), encoding="utf-8")
    (folder / FACTS).write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
    for path in folder.iterdir():
        with open_target(path) as file:
            os.fsync(file.fileno())
        share_file(path, folder.parent)
        path.chmod(readable_mode(path.stat().st_mode))
    root = folder.parent
    sync_directory(folder)
    with held(root / _LOCK, exclusive=True):  # or another process could remove it before it is current
        done = root / f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}Z"
        folder.rename(done)
        done.chmod(done.stat().st_mode & ~0o222)
        try:
            _switch(root, done.name)
        except BaseException:
            if current(root) is None or (root / CURRENT).readlink().name != done.name:
                discard(done)
            raise
        _remove_old(root, keep)
    return done


def discard(folder: Path, parents: Iterable[Path] = ()) -> None:
    """Remove a snapshot, finished or not, and those of the parents that are empty then, the innermost first."""
    with contextlib.suppress(OSError):
        folder.chmod(folder.stat().st_mode | 0o700)
    shutil.rmtree(folder, ignore_errors=True)
    with contextlib.suppress(OSError):
        for parent in parents:
            parent.rmdir()


def current(root: Path) -> Path | None:
    """Return the link to the current snapshot; None if there is none, or it leads out of the folder."""
    link = root / CURRENT
    return link if _leads_to_snapshot(link) and (link / FACTS).is_file() else None


def facts_of(root: Path) -> dict[str, Any]:
    """Return the facts about the current snapshot.

    Raises:
        Problem: `Code.NOT_A_SNAPSHOT` if there is none, or its facts cannot be read.
    """
    facts = read_object(root / CURRENT / FACTS) if _leads_to_snapshot(root / CURRENT) else {}
    if not isinstance(facts.get("recipe"), dict):
        raise Problem(Code.NOT_A_SNAPSHOT, path=str(root))
    return facts


def all_of(root: Path) -> list[Path]:
    """Return the finished snapshots, oldest first."""
    return sorted(path for path in root.iterdir() if _NAME.fullmatch(path.name)) if is_folder(root) else []


def _leads_to_snapshot(link: Path) -> bool:
    """Return whether a link leads to a snapshot beside it."""
    return os.path.islink(link) and bool(_NAME.fullmatch(str(link.readlink())))  # noqa: PTH114 -- never fails


def _switch(root: Path, name: str) -> None:
    link = root / f".{CURRENT}.{secrets.token_hex(4)}"
    link.symlink_to(name, target_is_directory=True)
    try:
        link.replace(root / CURRENT)
    except BaseException:
        link.unlink(missing_ok=True)
        raise
    sync_directory(root)


def _remove_old(root: Path, keep: int) -> None:
    """Remove all but the current snapshot and ``keep`` older ones, and folders of killed processes."""
    now = (root / CURRENT).readlink().name
    old = [path for path in all_of(root) if path.name != now]
    for path in old[: max(0, len(old) - keep)]:
        discard(path)
    for path in root.iterdir():
        if path.name.startswith(_BUILDING) and path.stat().st_mtime < time.time() - _ABANDONED:
            discard(path)


def _is_known(name: str) -> bool:
    return bool(_NAME.fullmatch(name)) or name in {CURRENT, _LOCK} or name.startswith((_BUILDING, f".{CURRENT}."))
