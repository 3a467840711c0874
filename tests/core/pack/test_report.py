from __future__ import annotations

import json
from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.pack.plan import Count, plan_pack
from pyodide_cache.pack.report import PackReport, Row, preview, report_json, report_page, rows_of, save_report
from pyodide_cache.pack.settings import PackSettings
from pyodide_cache.pack.trace import STDLIB, Proof, Timings
from pyodide_cache.pack.trim import Trimmed
from support.packs import USED


@pytest.fixture
def report() -> PackReport:
    plan = plan_pack(USED, PackSettings())
    proofs = (Proof(missing=(("sky", "sky/late.py"),)), Proof())
    rows = rows_of(plan)
    after = Timings(1, 1, 1, 1)
    return PackReport(plan, rows, 300, USED.before, proofs, target=Path("pack"), runtime_bytes=900, after=after)


def test_a_preview_has_a_row_for_each_package_and_counts_the_matches_of_each_pattern() -> None:
    found = preview(plan_pack(USED, PackSettings(include=("sky/deep/*", "nothing/*"))))
    assert [row.name for row in found.rows] == ["sky", "libstars", "libmoon", STDLIB]
    assert found.included == {"sky/deep/*": 2, "nothing/*": 0}
    sky, libstars = found.rows[:2]
    assert (sky.before.files, sky.after.files) == (15, 7)
    assert dict(sky.taken) == {"unused-files": 4, "unused-libraries": 2, "tests": 1, "docs": 1}
    assert (libstars.after, libstars.reduction) == (Count(0, 0, 0, 0), 1)


def test_the_rows_of_a_finished_pack_have_the_sizes_of_its_files() -> None:
    plan = plan_pack(USED, PackSettings())
    sky, _, _, standard = plan.archives
    made = {
        "sky": Trimmed(sky, "sky.whl", b"12345", {"sky/__init__.pyc": b""}),
        STDLIB: Trimmed(standard, "python_stdlib.zip", b"123", dict.fromkeys(standard.kept, b"")),
    }
    assert [row.after for row in rows_of(plan, made)] == [
        Count(1, 1, 0, 5),
        Count(0, 0, 0, 0),
        Count(0, 0, 0, 0),
        Count(2, 2, 0, 3),
    ]


def test_the_total_of_a_bundle_is_the_size_of_the_bundle_without_the_app(report: PackReport) -> None:
    from pyodide_cache.base.record import replace

    standard = report.rows[-1].after.bytes
    assert replace(report, bundle_bytes=1300).total.after.bytes == 1000 + standard


def test_a_package_that_grew_has_a_negative_reduction() -> None:
    assert Row("sky", "1", Count(1, 1, 0, 100), Count(1, 1, 0, 150)).reduction == -0.5
    assert Row("sky", "1", Count(0, 0, 0, 0), Count(0, 0, 0, 0)).reduction == 0


def test_the_json_has_sizes_timings_and_proofs(report: PackReport) -> None:
    document = report_json(report)
    assert document["ok"]
    assert document["before_ms"] == {"load": 1, "unpack": 2, "libraries": 3, "run": 4, "total": 10}
    assert document["proofs"] == [{"ok": False, "missing": [["sky", "sky/late.py"]]}, {"ok": True, "missing": []}]
    assert [item["name"] for item in document["packages"]] == ["sky", "libstars", "libmoon", STDLIB]


def test_the_page_cannot_be_left_by_a_name(report: PackReport) -> None:
    page = report_page(report, "</script><b>x").decode()
    assert "</script><b>" not in page
    assert "\\u003c/script>" in page


@pytest.mark.parametrize(("suffix", "start"), [("json", "{"), ("html", "<!doctype html>"), ("txt", "as text")])
def test_a_report_is_saved_in_the_format_of_the_suffix(
    report: PackReport, tmp_path: Path, suffix: str, start: str
) -> None:
    path = tmp_path / f"report.{suffix}"
    save_report(report, path, title="app.py", text="as text")
    assert path.read_text().startswith(start)
    if suffix == "json":
        rows = json.loads(path.read_text())["packages"]
        assert [(row["name"], row["after"]["bytes"]) for row in rows] == [
            (row.name, row.after.bytes) for row in report.rows
        ]


def test_a_report_that_cannot_be_saved_is_a_problem(report: PackReport, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Problem) as raised:
        save_report(report, tmp_path / "file" / "report.txt", title="", text="")
    assert raised.value.code in {Code.NOT_A_DIRECTORY, Code.IN_THE_WAY}
