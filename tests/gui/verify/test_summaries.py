from __future__ import annotations

from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.inventory.inventory import Entry, Status
from pyodide_cache.verify.repair import RepairReport
from pyodide_cache.verify.verify import VerifyReport
from pyodide_cache_gui.verify.summaries import repair_summary, verify_summary


def test_a_verification_is_summed_up_by_the_statuses() -> None:
    entries = (Entry("a.whl", status=Status.VERIFIED), Entry("b.whl", status=Status.DAMAGED))
    assert verify_summary(VerifyReport(entries, (), 2)) == ["2 files hashed", "1 verified", "1 damaged"]
    assert verify_summary(VerifyReport(entries, (), 0)) == ["1 verified", "1 damaged"]


def test_a_repair_is_summed_up_by_what_was_repaired_and_what_failed() -> None:
    failed = (Failure("a.whl", Problem(Code.NO_SOURCE, name="a.whl")),)
    assert repair_summary(RepairReport((), failed, 0)) == ["0 files repaired", "1 failed"]
