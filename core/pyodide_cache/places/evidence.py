"""Tell what kind of a Pyodide cache a folder is, by what lies in it."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

from pyodide_cache.base.problems import Problem
from pyodide_cache.base.record import record
from pyodide_cache.files.folders import Measure, names_in
from pyodide_cache.formats.lockfile import LockFile, parse_lock
from pyodide_cache.formats.xbuildenv import CURRENT, parse_root_name
from pyodide_cache.inventory.own_lock import is_own_document
from pyodide_cache.places.kinds import FREE_OWNERS, Evidence, Layout, Owner, PlaceRule, evidence_of

#: A lock file of 1,000 packages has half a megabyte; what is larger than this is none.
_MOST_LOCK_BYTES = 64 * 1024 * 1024


@record
class Place:
    """A folder that holds, or is to hold, what Pyodide loads.

    Attributes:
        path: absolute, as it was reached; links are not resolved.
        owner: the tool that decides how its files lie.
        layout: how they lie.
        lines: the release lines of its runtime, as ``314``: of its lock file, else of its wheels.
        python: the runtime's Python version, where a lock file says it.
        release: the Pyodide version, where the lock file is known or says it.
        is_writable_by_us: whether packages may be added and removed one by one: in a flat cache, of no other
            tool's making, whose permissions allow it.
        measure: files, bytes and ages; None while they are still counted.
        problem: what is wrong with the place, if so.

    """

    path: Path
    owner: Owner
    layout: Layout
    lines: tuple[str, ...] = ()
    python: str | None = None
    release: str | None = None
    is_writable_by_us: bool = False
    measure: Measure | None = None
    problem: Problem | None = None

    @property
    def can_be_opened(self) -> bool:
        """Whether it can be looked at as a cache directory: its packages lie flat in it."""
        return self.layout in {Layout.PACKAGES, Layout.DISTRIBUTION}

    @property
    def runtime(self) -> str | None:
        """The release, else the release lines, for people; None when nothing tells."""
        return self.release or ", ".join(self.lines) or None


@record
class Sight:
    """What a look into one folder told: its layout, and the lock file that proves it."""

    layout: Layout
    lines: tuple[str, ...] = ()
    lock: LockFile | None = None


def look_into(path: Path, rule: PlaceRule) -> Sight | None:
    """Tell what ``path`` holds; None when ``rule`` is not met.

    Raises:
        Problem: when it cannot be listed.

    """
    if rule is PlaceRule.XBUILDENV:
        return Sight(Layout.XBUILDENV) if parse_root_name(path.name) or os.path.lexists(path / CURRENT) else None
    if path.name.startswith(".") and parse_root_name(path.name):
        return Sight(Layout.XBUILDENV)  # one that lies deeper in a project
    files, folders = names_in(path)
    if rule is PlaceRule.TREE:
        return Sight(Layout.WHEEL_TREE) if files or folders else None
    evidence = evidence_of(files)
    lock, is_foreign = _lock_in(path, evidence)
    # A lock file that a person put into a known flat cache does not make it another tool's.
    if evidence.has_runtime or (is_foreign and rule is not PlaceRule.KNOWN):
        lines = (lock.runtime.line,) if lock and lock.runtime.line else evidence.lines
        return Sight(Layout.DISTRIBUTION, lines, lock)
    if rule is PlaceRule.DISTRIBUTION or not _is_flat_cache(evidence, rule, has_lock=lock is not None):
        return None
    return Sight(Layout.PACKAGES, _lines(evidence, lock), lock)


def may_write(path: Path, owner: Owner, layout: Layout) -> bool:
    """Tell whether single package files of a place are ours to add and remove."""
    return owner in FREE_OWNERS and layout is Layout.PACKAGES and os.access(path, os.W_OK | os.X_OK)


def _is_flat_cache(evidence: Evidence, rule: PlaceRule, *, has_lock: bool) -> bool:
    if rule is PlaceRule.KNOWN:
        return True
    return bool(evidence.lines) or has_lock or (rule is PlaceRule.WHEELS and evidence.wheels > 0)


def _lines(evidence: Evidence, lock: LockFile | None) -> tuple[str, ...]:
    """Return what the wheels are for; a folder of pure ones is for what its own lock file says."""
    return evidence.lines or ((lock.runtime.line,) if lock and lock.runtime.line else ())


def _lock_in(path: Path, evidence: Evidence) -> tuple[LockFile | None, bool]:
    """Return the first sound lock file for wasm32, and whether another tool wrote it.

    Lock files of ours are additions to a flat cache, which stays one.
    """
    ours = None
    for name in evidence.lock_names:
        lock = _read_lock(path / name)
        if lock is None:
            continue
        if not is_own_document(lock.document):
            return lock, True
        ours = ours or lock
    return ours, False


def _read_lock(path: Path) -> LockFile | None:
    try:
        status = path.stat()
        # A pipe would be waited for without end.
        if not stat.S_ISREG(status.st_mode) or status.st_size > _MOST_LOCK_BYTES:
            return None
        lock = parse_lock(path.read_bytes(), str(path))
    except (OSError, Problem):
        return None
    # Conda has a repodata.json too, without that word.
    info: Any = lock.document.get("info")
    return lock if info.get("arch") == "wasm32" else None
