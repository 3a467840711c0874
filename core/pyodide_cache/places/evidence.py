"""Recognize Pyodide caches by the files in a folder."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pyodide_cache.base.problems import Problem
from pyodide_cache.base.record import record
from pyodide_cache.files.folders import Measure, is_writable, names_in
from pyodide_cache.files.reader import read_file
from pyodide_cache.formats.lockfile import LockFile, is_lock_file_name, parse_lock
from pyodide_cache.formats.runtime import line_of_platform_tag
from pyodide_cache.formats.xbuildenv import CURRENT, parse_root_name
from pyodide_cache.inventory.own_lock import added_names
from pyodide_cache.places.kinds import FREE_OWNERS, Layout, Owner, PlaceRule

#: A lock file of 1,000 packages has half a megabyte; a larger file than this is not a lock file.
_MOST_LOCK_BYTES = 64 * 1024 * 1024

_RUNTIME_FILE = "pyodide.asm.wasm"


@record
class Place:
    """A folder with Pyodide packages, or for them."""

    path: Path  # absolute, as it was reached; links are not resolved
    owner: Owner  # the tool that decides how its files are laid out
    layout: Layout  # how they are laid out
    #: The release lines of its runtime, such as ``314``: of its lock file, else of its wheels.
    lines: tuple[str, ...] = ()
    python: str | None = None  # the runtime's Python version, if a lock file names it
    release: str | None = None  # the Pyodide version, if the lock file is known or names it
    #: Whether single packages may be added and removed: the place is flat, belongs to no other tool, and its
    #: permissions allow it.
    is_writable_by_us: bool = False
    measure: Measure | None = None  # files, bytes and ages; None while they are counted
    problem: Problem | None = None  # what is wrong with the place

    @property
    def can_be_opened(self) -> bool:
        """Whether it can be opened as a cache directory: its packages are in the folder itself."""
        return self.layout in {Layout.PACKAGES, Layout.DISTRIBUTION}

    @property
    def runtime(self) -> str | None:
        """The release, else the release lines, for display; None if unknown."""
        return self.release or ", ".join(self.lines) or None


@record
class Evidence:
    """What the file names in a folder say."""

    lock_names: tuple[str, ...]  # files that may be lock files
    lines: tuple[str, ...]  # release lines of the WebAssembly wheels, sorted; ``other`` stands for an unknown one
    has_runtime: bool  # whether the code of the runtime is there
    wheels: int  # number of wheels of any kind


@record
class Contents:
    """What `recognize` found in a folder: its layout, and the lock file that shows it."""

    layout: Layout
    lines: tuple[str, ...] = ()
    lock: LockFile | None = None


def evidence_of(names: Iterable[str]) -> Evidence:
    """Sort the names of a folder's files by what they show."""
    locks, lines, wheels, has_runtime = [], set(), 0, False
    for name in names:
        if name.endswith(".whl"):
            wheels += 1
            if name.endswith("_wasm32.whl"):
                tags = name.removesuffix(".whl").rpartition("-")[2].split(".")
                lines |= {line_of_platform_tag(tag) or "other" for tag in tags}
        elif name == _RUNTIME_FILE:
            has_runtime = True
        elif is_lock_file_name(name):
            locks.append(name)
    return Evidence(tuple(sorted(locks)), tuple(sorted(lines)), has_runtime, wheels)


def recognize(path: Path, rule: PlaceRule) -> Contents | None:
    """Return what a folder contains; None if it does not meet ``rule``.

    Raises:
        Problem: when it cannot be listed.
    """
    if rule is PlaceRule.XBUILDENV:
        return Contents(Layout.XBUILDENV) if parse_root_name(path.name) or os.path.lexists(path / CURRENT) else None
    if path.name.startswith(".") and parse_root_name(path.name):
        return Contents(Layout.XBUILDENV)  # deeper in a project
    files, folders = names_in(path)
    if rule is PlaceRule.TREE:
        return Contents(Layout.WHEEL_TREE) if files or folders else None
    evidence = evidence_of(files)
    lock, is_foreign = _lock_in(path, evidence)
    # In a known flat cache, a lock file from elsewhere does not make it a distribution.
    if evidence.has_runtime or (is_foreign and rule is not PlaceRule.KNOWN):
        lines = (lock.runtime.line,) if lock and lock.runtime.line else evidence.lines
        return Contents(Layout.DISTRIBUTION, lines, lock)
    if rule is PlaceRule.DISTRIBUTION or not _is_flat_cache(evidence, rule, has_lock=lock is not None):
        return None
    return Contents(Layout.PACKAGES, _lines(evidence, lock), lock)


def may_write(path: Path, owner: Owner, layout: Layout) -> bool:
    """Return whether single package files of a place may be added and removed."""
    return owner in FREE_OWNERS and layout is Layout.PACKAGES and is_writable(path)


def _is_flat_cache(evidence: Evidence, rule: PlaceRule, *, has_lock: bool) -> bool:
    if rule is PlaceRule.KNOWN:
        return True
    return bool(evidence.lines) or has_lock or (rule is PlaceRule.WHEELS and evidence.wheels > 0)


def _lines(evidence: Evidence, lock: LockFile | None) -> tuple[str, ...]:
    """Return the release lines of the wheels; if all are pure, that of the folder's own lock file."""
    return evidence.lines or ((lock.runtime.line,) if lock and lock.runtime.line else ())


def _lock_in(path: Path, evidence: Evidence) -> tuple[LockFile | None, bool]:
    """Return the first valid lock file for wasm32, and whether another tool wrote it.

    A lock file that this app adds to a flat cache does not make it a distribution.
    """
    own = None
    for name in evidence.lock_names:
        lock = _read_lock(path / name)
        if lock is None:
            continue
        if added_names(lock.document) is None:
            return lock, True
        own = own or lock
    return own, False


def _read_lock(path: Path) -> LockFile | None:
    try:
        status = path.stat()
        # Reading a pipe would block.
        if not stat.S_ISREG(status.st_mode) or status.st_size > _MOST_LOCK_BYTES:
            return None
        lock = parse_lock(read_file(path), str(path))
    except (OSError, Problem):
        return None
    # Conda has a repodata.json too, without this key.
    info: Any = lock.document.get("info")
    return lock if info.get("arch") == "wasm32" else None
