from __future__ import annotations

from pathlib import Path

from pyodide_cache.clean_up.dependents import dependents_of
from pyodide_cache.formats.filenames import identify
from pyodide_cache.formats.lockfile import LockFile
from pyodide_cache.inventory.inventory import Entry, Inventory
from support.wheels import small_distribution


def _entry(name: str) -> Entry:
    return Entry(name, identify(name))


def _lock(tmp_path: Path) -> LockFile:
    from pyodide_cache.formats.lockfile import parse_lock

    distribution = small_distribution(tmp_path)
    return parse_lock(distribution.lock_path.read_bytes(), str(distribution.lock_path))


SIX = "six-1.17.0-py3-none-any.whl"
OLD_SIX = "six-1.16.0-py3-none-any.whl"
DATEUTIL = "python_dateutil-2.9.0-py3-none-any.whl"


def test_a_removed_file_names_the_remaining_packages_that_depend_on_it(tmp_path: Path) -> None:
    inventory = Inventory(tmp_path, tuple(map(_entry, (SIX, DATEUTIL, "rich-15.0.0-py3-none-any.whl"))))
    assert dependents_of(inventory, [SIX], [_lock(tmp_path)]) == {SIX: ("python-dateutil",)}


def test_a_package_that_keeps_another_version_is_not_missed(tmp_path: Path) -> None:
    inventory = Inventory(tmp_path, tuple(map(_entry, (SIX, OLD_SIX, DATEUTIL))))
    assert dependents_of(inventory, [OLD_SIX], [_lock(tmp_path)]) == {}
    assert set(dependents_of(inventory, [SIX, OLD_SIX], [_lock(tmp_path)])) == {SIX, OLD_SIX}


def test_dependents_that_are_removed_too_do_not_count(tmp_path: Path) -> None:
    inventory = Inventory(tmp_path, tuple(map(_entry, (SIX, DATEUTIL))))
    assert dependents_of(inventory, [SIX, DATEUTIL], [_lock(tmp_path)]) == {}
    assert dependents_of(inventory, [SIX], []) == {}


def test_what_only_a_removed_version_needs_is_not_missed_by_the_version_that_stays(tmp_path: Path) -> None:
    newer = "python_dateutil-3.0.0-py3-none-any.whl"
    inventory = Inventory(tmp_path, tuple(map(_entry, (SIX, DATEUTIL, newer))))
    assert dependents_of(inventory, [SIX, DATEUTIL], [_lock(tmp_path)]) == {}
