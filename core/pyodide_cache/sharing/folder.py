"""Snapshots on the disk: whole read-only folders side by side, and a link that says which one is current.

``current`` is the layer that directories lie above. It changes in one rename, so a reader finds the old one or
the new one, and never half of one; what reads the old one goes on, since old ones are kept for a while.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.files.atomic import sha256_of
from pyodide_cache.files.permissions import make_directory, readable_mode, share_file
from pyodide_cache.files.process_lock import held
from pyodide_cache.files.text_files import sync_directory

CURRENT = "current"
FACTS = "snapshot.json"
SUMS = "SHA256SUMS"

_BUILDING = ".building-"
_LOCK = ".lock"
_NAME = re.compile(r"\d{8}T\d{12}Z")

#: A folder that was being built so long ago is nobody's any more, seconds.
_ABANDONED = 24 * 3600.0


def begin(root: Path) -> Path:
    """Make the folder in which a snapshot is built, beside those that are done.

    Raises:
        Problem: `Code.NOT_A_SNAPSHOT` when ``root`` holds other things.
        OSError: when the disk fails.

    """
    if root.exists() and (not root.is_dir() or not all(_is_ours(name) for name in os.listdir(root))):
        raise Problem(Code.NOT_A_SNAPSHOT, path=str(root))
    folder = root / f"{_BUILDING}{secrets.token_hex(8)}"
    make_directory(folder)
    return folder


def finish(folder: Path, lock: bytes | None, facts: Mapping[str, Any], *, keep: int) -> Path:
    """Seal what was built, and make it the current snapshot in one rename; return its folder.

    Args:
        folder: see `begin`; its files are proven.
        lock: the runtime's lock file; None when the folder has one.
        facts: of the snapshot, as JSON.
        keep: so many older snapshots stay.

    Raises:
        OSError: when the disk fails; the current snapshot is as it was then.
        Problem: `Code.STORE_BUSY` when others switch for very long.

    """
    if lock is not None:
        (folder / "pyodide-lock.json").write_bytes(lock)
    names = sorted(path.name for path in folder.iterdir())
    (folder / SUMS).write_text("".join(f"{sha256_of(folder / name)}  {name}\n" for name in names), encoding="utf-8")
    (folder / FACTS).write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
    for path in folder.iterdir():
        with path.open("rb") as file:
            os.fsync(file.fileno())
        share_file(path, folder.parent)
        path.chmod(readable_mode(path.stat().st_mode))
    root = folder.parent
    sync_directory(folder)
    with held(root / _LOCK, exclusive=True):  # or another's snapshot could be thinned out before it is current
        done = root / f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}Z"
        folder.rename(done)
        done.chmod(done.stat().st_mode & ~0o222)
        _switch(root, done.name)
        _thin(root, keep)
    return done


def discard(folder: Path) -> None:
    """Remove a snapshot, or what was being built."""
    try:
        folder.chmod(folder.stat().st_mode | 0o700)
    except OSError:
        return
    shutil.rmtree(folder, ignore_errors=True)


def current(root: Path) -> Path | None:
    """Return the link to the current snapshot; None when there is none."""
    link = root / CURRENT
    return link if (link / FACTS).is_file() else None


def facts_of(root: Path) -> dict[str, Any]:
    """Return what the current snapshot was built from.

    Raises:
        Problem: `Code.NOT_A_SNAPSHOT` when there is none, or its facts are not ours.

    """
    try:
        facts = json.loads((root / CURRENT / FACTS).read_bytes())
    except (OSError, ValueError) as error:
        raise Problem(Code.NOT_A_SNAPSHOT, path=str(root)) from error
    if not isinstance(facts, dict) or not isinstance(facts.get("recipe"), dict):
        raise Problem(Code.NOT_A_SNAPSHOT, path=str(root))
    return facts


def all_of(root: Path) -> list[Path]:
    """List the snapshots that are done, oldest first."""
    return sorted(path for path in root.iterdir() if _NAME.fullmatch(path.name)) if root.is_dir() else []


def _switch(root: Path, name: str) -> None:
    link = root / f".{CURRENT}.{secrets.token_hex(4)}"
    link.symlink_to(name, target_is_directory=True)
    try:
        link.replace(root / CURRENT)
    except BaseException:
        link.unlink(missing_ok=True)
        raise
    sync_directory(root)


def _thin(root: Path, keep: int) -> None:
    """Remove all but the current snapshot and ``keep`` older ones, and what was never finished."""
    now = (root / CURRENT).readlink().name
    old = [path for path in all_of(root) if path.name != now]
    for path in old[: max(0, len(old) - keep)]:
        discard(path)
    for path in root.iterdir():
        if path.name.startswith(_BUILDING) and path.stat().st_mtime < time.time() - _ABANDONED:
            discard(path)


def _is_ours(name: str) -> bool:
    return bool(_NAME.fullmatch(name)) or name in {CURRENT, _LOCK} or name.startswith((_BUILDING, f".{CURRENT}."))
