from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pyodide_cache import Cache, Cancel, Finished, ItemDone, Problem
from pyodide_cache.base.plans import Plan
from pyodide_cache_gui.session.tasks import plan_and_run, run_rest, save_text_task, with_cache
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
