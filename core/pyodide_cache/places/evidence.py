"""Recognize Pyodide caches by the files in a folder."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from pyodide_cache.base.problems import Problem
from pyodide_cache.base.record import record
from pyodide_cache.files.folders import Measure, names_in
from pyodide_cache.files.reader import read_file
from pyodide_cache.formats.lockfile import LockFile, is_lock_file_name, parse_lock
from pyodide_cache.formats.runtime import line_of_platform_tag
from pyodide_cache.formats.xbuildenv import CURRENT, parse_root_name
from pyodide_cache.inventory.own_lock import added_names
from pyodide_cache.places.kinds import Layout, Owner, PlaceRule

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
class Contents:
    """What `recognize` found in a folder: its layout, and the lock file that shows it."""

    layout: Layout
    lines: tuple[str, ...] = ()
    lock: LockFile | None = None


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
    wheels = [name for name in files if name.endswith(".whl")]
    built_for = _lines_of(wheels)
    lock, is_foreign = _lock_in(path, sorted(filter(is_lock_file_name, files)))
    stated = (lock.runtime.line,) if lock and lock.runtime.line else ()
    # In a known flat cache, a lock file from elsewhere does not make it a distribution.
    if _RUNTIME_FILE in files or (is_foreign and rule is not PlaceRule.KNOWN):
        return Contents(Layout.DISTRIBUTION, stated or built_for, lock)
    is_flat_cache = rule is PlaceRule.KNOWN or built_for or lock or (rule is PlaceRule.WHEELS and wheels)
    if rule is PlaceRule.DISTRIBUTION or not is_flat_cache:
        return None
    return Contents(Layout.PACKAGES, built_for or stated, lock)


def _lines_of(wheels: Iterable[str]) -> tuple[str, ...]:
    """Return the release lines of WebAssembly wheels, sorted; ``other`` stands for an unknown one."""
    names = [name.removesuffix(".whl") for name in wheels if name.endswith("_wasm32.whl")]
    tags = {tag for name in names for tag in name.rpartition("-")[2].split(".")}
    return tuple(sorted({line_of_platform_tag(tag) or "other" for tag in tags}))


def _lock_in(path: Path, names: Iterable[str]) -> tuple[LockFile | None, bool]:
    """Return a valid lock file for wasm32, and whether another tool wrote it.

    A lock file that this app adds to a flat cache does not make it a distribution.
    """
    own = None
    for name in names:
        try:
            lock = parse_lock(read_file(path / name), str(path / name))
        except (OSError, Problem):
            continue
        if lock.document["info"].get("arch") != "wasm32":  # Conda has a repodata.json too, without this key
            continue
        if added_names(lock.document) is None:
            return lock, True
        own = lock  # in this order, that of the first runtime comes last
    return own, False
