from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Problem
from pyodide_cache.cache.opened import Opened
from pyodide_cache.inventory.inventory import Inventory
from pyodide_cache.inventory.ledger import Ledger
from pyodide_cache.settings.settings import Settings
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions
from support.wheels import DistributionFolder


def open_directory(directory: Path, distribution: object = None, **more: object) -> Opened:
    options = SourceOptions(str(distribution) if distribution else None, mode=SourceMode.DISTRIBUTION)
    return Opened(directory, options, **more)  # type: ignore[arg-type]


def test_each_part_is_opened_once(
    distribution: DistributionFolder, cache_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[int] = []
    read = Ledger._read
    monkeypatch.setattr(Ledger, "_read", lambda self, *rest: (reads.append(1), read(self, *rest))[1])
    opened = open_directory(cache_dir, distribution)
    assert opened.ledger is opened.ledger
    assert opened.sources is opened.sources
    assert opened.local_sources is opened.local_sources
    opened.inventory()
    opened.changed()
    opened.inventory()
    assert len(reads) <= 1, "the ledger is read once"
    opened.close()


def test_nothing_is_opened_that_is_not_needed(cache_dir: Path, home: Path) -> None:
    opened = open_directory(cache_dir)
    assert opened.settings == Settings()
    opened.close()
    assert not (home / ".cache" / "pyodide-cache").exists()


def test_a_scan_in_batches_ends_with_the_inventory(distribution: DistributionFolder, cache_dir: Path) -> None:
    cache_dir.mkdir()
    for wheel in distribution.wheels.values():
        wheel.write_to(cache_dir)
    opened = open_directory(cache_dir)
    *batches, whole = opened.batches(Cancel())
    assert isinstance(whole, Inventory)
    assert sum(len(batch) for batch in batches if isinstance(batch, tuple)) == len(whole.entries)
    assert opened.inventory() is whole
    opened.close()


def test_settings_can_be_given(cache_dir: Path) -> None:
    opened = open_directory(cache_dir, settings=Settings(max_age_days=3))
    assert opened.settings.max_age_days == 3
    opened.check_settings()


def test_sources_that_do_not_exist_are_a_problem(cache_dir: Path, tmp_path: Path) -> None:
    opened = open_directory(cache_dir, tmp_path / "none")
    with pytest.raises(Problem):
        _ = opened.sources
    opened.close()
