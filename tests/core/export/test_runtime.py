"""The runtime's files are found and checked."""

from __future__ import annotations

from pathlib import Path

from support.exporting import export, failures
from support.wheels import DistributionFolder


def test_an_error_page_is_not_accepted_as_a_file_of_the_runtime(
    warmed: Path, distribution: DistributionFolder, runtime: Path, tmp_path: Path
) -> None:
    (runtime / "pyodide.asm.wasm").write_text("<!doctype html>")
    words = ("offline", "rich", "--distribution", distribution, "--runtime", runtime, "--output", tmp_path / "out")
    assert failures(export(warmed, *words)) == {"pyodide.asm.wasm": "not-a-zip"}
    assert not (tmp_path / "out").exists()


def test_without_a_runtime_the_reason_says_how_to_get_one(
    warmed: Path, distribution: DistributionFolder, tmp_path: Path
) -> None:
    answer = export(warmed, "offline", "rich", "--distribution", distribution, "--output", tmp_path / "out")
    assert answer.code == 1
    assert failures(answer) == {"pyodide": "no-runtime"}
    assert "npm pack pyodide@" in answer.json["failed"][0]["reason"]
    assert "--runtime" in answer.json["failed"][0]["reason"]


def test_the_runtime_of_another_line_is_rejected(
    warmed: Path, distribution: DistributionFolder, runtime: Path, tmp_path: Path
) -> None:
    (runtime / "package.json").write_text('{"version": "0.29.5"}')
    words = ("offline", "rich", "--distribution", distribution, "--runtime", runtime, "--output", tmp_path / "out")
    answer = export(warmed, *words)
    assert failures(answer) == {"pyodide": "other-runtime"}
    assert "0.29.5" in answer.json["failed"][0]["reason"]


def test_r7_a_runtime_that_is_out_of_reach_is_not_called_incomplete(warmed: Path, tmp_path: Path) -> None:
    closed = ("--distribution", "http://127.0.0.1:9/", "--pyodide", "314.0.7")
    answer = export(warmed, "offline", "rich", *closed, "--output", tmp_path / "out")
    reasons = [item["reason"] for item in answer.json["failed"] if item["code"] == "no-runtime"]
    assert "127.0.0.1:9 cannot be reached" in reasons[0]
    assert "missing" not in reasons[0]
