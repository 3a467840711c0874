from __future__ import annotations

from pathlib import Path

from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.files.stamps import NO_STAMP
from pyodide_cache.inventory.inventory import Entry
from pyodide_cache.sharing.adopt import AdoptReport
from pyodide_cache.sharing.build import SnapshotReport
from pyodide_cache.sharing.gc import GcReport
from pyodide_cache.sharing.layers import LayerComparison
from pyodide_cache.sharing.store import Blob
from pyodide_cache.sharing.store_check import StoreCheck
from pyodide_cache.team.check import BytesCheck
from pyodide_cache.team.push import PushReport
from pyodide_cache_gui.sharing.summaries import (
    adopt_summary,
    bytes_summary,
    check_summary,
    comparison_summary,
    gc_summary,
    push_summary,
    snapshot_summary,
)

GONE = Problem(Code.GONE, path="/x")
BLOB = Blob("a" * 64, NO_STAMP, 1)


def test_an_adoption_names_the_space_that_it_saves_or_needs() -> None:
    saved = AdoptReport((Entry("a.whl"),), (Entry("b.whl"), Entry("c.whl")), (), 2_000_000)
    assert adopt_summary(saved) == ["1 file added to the store", "2 files shared", "2.0 MB saved"]
    needed = AdoptReport((Entry("a.whl"),), (), (("b.whl", GONE),), -5)
    assert adopt_summary(needed) == ["1 file added to the store", "0 files shared", "5 B more needed", "1 failed"]


def test_a_garbage_collection_names_files_that_came_into_use() -> None:
    assert gc_summary(GcReport((BLOB,), 2, (), 5)) == ["1 file deleted, 5 B", "2 files in use again"]


def test_a_check_names_wrong_and_repaired_files() -> None:
    check = StoreCheck(3, 1000, ((BLOB, ()),), (BLOB.sha256,), (("x", GONE),))
    assert check_summary(check) == [
        "3 files intact, 1.0 kB",
        "1 file damaged",
        "1 file repaired",
        "1 failed",
    ]
    assert bytes_summary(BytesCheck(3, ())) == ["3 files intact"]
    assert bytes_summary(BytesCheck(3, ("x",), (("y", GONE),))) == ["3 files intact", "1 file damaged", "1 failed"]


def test_a_snapshot_names_what_was_downloaded_and_what_did_not_fit() -> None:
    left_out = (Failure("pandas", GONE),)
    report = SnapshotReport(Path("/s"), ("six",), left_out, (), 1, 2000, 1000)
    assert snapshot_summary(report) == ["1 file, 2.0 kB", "1.0 kB downloaded", "1 did not fit"]
    assert snapshot_summary(SnapshotReport(None, (), (), ())) == ["The current snapshot was not replaced"]
    assert snapshot_summary(SnapshotReport(None, (), (), (), cancelled=True)) == []


def test_a_comparison_names_the_files_that_were_hashed() -> None:
    assert comparison_summary(LayerComparison(1)) == ["1 file hashed"]


def test_16_a_push_names_the_deltas_that_it_made() -> None:
    report = PushReport((), 3, (), 0, 3, deltas=(2_000, 3_000))
    assert push_summary(report)[1] == "2 deltas to earlier versions, 5.0 kB"
    assert push_summary(PushReport((), 3, (), 0, 3)) == ["0 files uploaded, 0 B", "the channel has 3 files"]
