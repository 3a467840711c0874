from __future__ import annotations

from pathlib import Path

from pyodide_cache.formats.lockfile import parse_lock
from pyodide_cache.inventory.own_lock import Addition, extend_lock, own_lock_names, refresh_own_locks
from support.durability import assert_durable, recorded_steps
from support.wheels import DistributionFolder, build_wheel

WHEELS = [build_wheel(name, "1.0") for name in ("plotly", "rich")]


def additions() -> list[Addition]:
    return [Addition(wheel.name, "1.0", wheel.file_name, wheel.sha256, (), (wheel.name,)) for wheel in WHEELS]


def test_the_own_lock_is_synced_then_renamed_then_its_folder_is_synced(
    distribution: DistributionFolder, cache_dir: Path
) -> None:
    for wheel in WHEELS:
        wheel.write_to(cache_dir)
    base = parse_lock((distribution.path / "pyodide-lock.json").read_bytes(), "base")
    with recorded_steps() as steps:
        path = extend_lock(cache_dir, base, additions())
    assert path
    assert_durable(steps, path)
    assert set(parse_lock(path.read_bytes(), "own").packages) >= {"plotly", "rich"}


def test_a_refresh_after_a_removal_is_as_durable(distribution: DistributionFolder, cache_dir: Path) -> None:
    for wheel in WHEELS:
        wheel.write_to(cache_dir)
    base = parse_lock((distribution.path / "pyodide-lock.json").read_bytes(), "base")
    path = extend_lock(cache_dir, base, additions())
    assert path
    (cache_dir / WHEELS[0].file_name).unlink()
    with recorded_steps() as steps:
        refresh_own_locks(cache_dir)
    assert_durable(steps, path)
    packages = parse_lock(path.read_bytes(), "own").packages
    assert "rich" in packages
    assert "plotly" not in packages


def test_a_backup_of_a_lock_file_is_not_changed(distribution: DistributionFolder, cache_dir: Path) -> None:
    for wheel in WHEELS:
        wheel.write_to(cache_dir)
    base = parse_lock((distribution.path / "pyodide-lock.json").read_bytes(), "base")
    path = extend_lock(cache_dir, base, additions())
    assert path
    backup = cache_dir / "pyodide-lock.bak.json"
    backup.write_bytes(path.read_bytes())
    before = backup.read_bytes()
    (cache_dir / WHEELS[0].file_name).unlink()
    refresh_own_locks(cache_dir)
    assert backup.read_bytes() == before != path.read_bytes()
    assert own_lock_names(cache_dir) == (path.name,)
