from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from pyodide_cache import Cache, Cancel, Finished, ItemDone, Problem
from pyodide_cache.base.plans import Plan
from pyodide_cache.inventory.columns import Columns
from pyodide_cache.settings.path_list import RECENT_DIRECTORIES
from pyodide_cache_gui.session.tasks import Scanned, plan_and_run, run_rest, save_text_task, scan_task, with_cache
from support.wheels import DistributionFolder


def test_a_plan_is_announced_and_then_carried_out(distribution: DistributionFolder, cache_dir: Path) -> None:
    work = plan_and_run(lambda cache, cancel: cache.plan_warm_up(["six"], cancel=cancel))
    with Cache(cache_dir, distribution=str(distribution), source="distribution") as cache:
        events = list(work(cache, Cancel()))
    assert isinstance(events[0], Plan)
    assert isinstance(events[-1], Finished)
    assert [item.name for item in events[-1].report.fetched] == ["six"]


def test_the_cache_is_closed_when_the_job_fails(cache_dir: Path) -> None:
    closed: list[bool] = []

    class Watched(Cache):
        def close(self) -> None:
            closed.append(True)
            super().close()

    def fail(cache: Cache, _cancel: Cancel) -> Iterator[object]:
        yield cache.directory
        cache.plan_undo()

    work = with_cache(lambda: Watched(cache_dir), fail)(Cancel())
    assert next(work) == cache_dir
    with pytest.raises(Problem):
        next(work)
    assert closed == [True]


def test_a_text_is_saved_and_a_disk_error_is_a_problem(tmp_path: Path) -> None:
    file = tmp_path / "log.txt"
    assert list(save_text_task(file, "lines\n")(Cancel())) == [Finished(file)]
    assert file.read_text() == "lines\n"
    with pytest.raises(Problem):
        list(save_text_task(file / "log.txt", "lines\n")(Cancel()))


def test_a_plan_that_runs_again_does_only_what_is_left(full_cache: Path) -> None:
    first, second = sorted(full_cache.iterdir())[:2]
    with Cache(full_cache) as cache:
        run = run_rest(cache.plan_remove([first.name, second.name], for_good=True))
        second.write_bytes(b"changed since the plan")
        removed = [item.key for item in run(cache, Cancel()) if isinstance(item, ItemDone)]
        assert removed == [first.name]
        *_, last = run(cache, Cancel())
        assert isinstance(last, Finished)
        assert [name for name, _ in last.report.failed] == [second.name]


def test_a_first_scan_yields_rows_if_it_takes_long_and_then_the_whole(
    full_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pyodide_cache_gui.session.tasks._SHOW_AGAIN", -1)
    *rows, listing, last = scan_task(full_cache, None, remember=True)(Cancel())
    assert isinstance(last, Scanned)
    assert listing is last.listing, "the table is full before the rest is known"
    found = [columns for pieces in rows for columns in cast("list[Columns]", pieces)]
    assert sum(map(len, found)) == last.inventory.totals.files
    monkeypatch.setattr("pyodide_cache_gui.session.tasks._SHOW_AGAIN", 60)
    assert len([*scan_task(full_cache, None, remember=True)(Cancel())]) == 2
    assert RECENT_DIRECTORIES.read()[0] == full_cache
    assert last.inventory.totals.files == len(list(full_cache.iterdir()))


def test_a_scan_of_what_is_shown_yields_only_the_whole_and_keeps_entries(full_cache: Path) -> None:
    *_, first = scan_task(full_cache, None, remember=False)(Cancel())
    assert isinstance(first, Scanned)
    before = (first.inventory, first.listing)
    (again,) = scan_task(full_cache, None, remember=False, before=before)(Cancel())
    assert isinstance(again, Scanned)
    assert again.inventory is first.inventory, "nothing changed"
    assert RECENT_DIRECTORIES.read() == []


def test_a_directory_that_does_not_exist_is_an_empty_inventory(tmp_path: Path) -> None:
    *_, last = scan_task(tmp_path / "none", None, remember=True)(Cancel())
    assert isinstance(last, Scanned)
    assert not last.inventory.exists
    assert RECENT_DIRECTORIES.read() == []
