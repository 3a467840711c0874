from __future__ import annotations

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.clean_up.prune import PruneReport
from pyodide_cache.clean_up.trash_log import UndoReport
from pyodide_cache.inventory.inventory import Entry
from pyodide_cache_gui.clean_up.summaries import prune_summary, undo_summary

GONE = Problem(Code.GONE, path="/x")


def test_a_cleanup_is_summed_up_by_what_went_and_what_failed() -> None:
    report = PruneReport((Entry("a.whl"),), (("b.whl", GONE),), 1_500_000, 1_500_000)
    assert prune_summary(report) == ["1 file removed, 1.5 MB", "1 failed"]
    assert prune_summary(PruneReport((), (), 0, 0)) == ["0 files removed, 0 B"]


def test_an_undo_is_summed_up_by_what_came_back() -> None:
    assert undo_summary(UndoReport((), (("b.whl", GONE),), 0)) == ["0 files restored, 0 B", "1 failed"]


def test_13_an_undo_counts_the_files_that_were_in_place_already() -> None:
    report = UndoReport((), (), 0, in_place=("a.whl", "b.whl"))
    assert undo_summary(report) == ["0 files restored, 0 B", "in place already: 2 files"]
