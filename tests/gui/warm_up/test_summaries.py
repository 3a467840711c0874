from __future__ import annotations

from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.warm_up.warm_up import WarmUpReport
from pyodide_cache_gui.warm_up.summaries import releases_summary, warm_up_summary


def test_a_warm_up_is_summed_up_by_what_was_there_and_what_came() -> None:
    failed = (Failure("pandas", Problem(Code.NOT_IN_LOCK, name="pandas")),)
    assert warm_up_summary(WarmUpReport((), (), failed, 0)) == ["1 failed"]
    assert warm_up_summary(WarmUpReport((), (), (), 0)) == ["0 files fetched"]
    assert warm_up_summary(WarmUpReport((), (), (), 2000)) == ["0 files fetched, 2.0 kB downloaded"]


def test_newer_releases_are_named() -> None:
    assert releases_summary(["0.30.0", "0.29.9"]) == ["Found: 0.30.0, 0.29.9"]
    assert releases_summary([]) == ["There are no newer releases"]
