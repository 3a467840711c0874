from __future__ import annotations

import pytest

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


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("en", ["1 differs"], ["1 verified", "2 differ"]),
        ("de", ["1 weicht ab"], ["1 bestätigt", "2 weichen ab"]),
        ("fr", ["1 diffère"], ["1 vérifié", "2 diffèrent"]),
    ],
    indirect=["language"],
)
def test_several_files_have_the_plural_of_their_status(language: str, one: list[str], two: list[str]) -> None:
    differing = tuple(Entry(f"{name}.whl", status=Status.DIFFERS) for name in "ab")
    assert verify_summary(VerifyReport(differing[:1], (), 0)) == one
    assert verify_summary(VerifyReport((Entry("c.whl", status=Status.VERIFIED), *differing), (), 0)) == two


def test_a_repair_is_summed_up_by_what_was_repaired_and_what_failed() -> None:
    failed = (Failure("a.whl", Problem(Code.NO_SOURCE, name="a.whl")),)
    assert repair_summary(RepairReport((), failed, 0)) == ["0 files repaired", "1 failed"]
