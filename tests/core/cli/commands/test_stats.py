from __future__ import annotations

from pathlib import Path

from support.cli import run


def test_files_are_counted_by_kind_and_runtime(filled: Path) -> None:
    answer = run("--cache-dir", filled, "stats", "--json").json
    assert answer["packages"] == 4
    assert answer["kinds"]["wasm_wheel"]["files"] == 2
    assert answer["kinds"]["foreign"] == {"files": 1, "bytes": 4}
    assert answer["runtimes"]["314"]["files"] == 2
    assert sum(row["bytes"] for row in answer["kinds"].values()) == answer["totals"]["bytes"]
    assert "Free disk" in run("--cache-dir", filled, "stats").out


def test_c12_packages_are_listed_as_json_too(filled: Path) -> None:
    answer = run("--cache-dir", filled, "stats", "--packages", "--json").json
    assert answer["sizes"]["six"]["files"] == 1
    assert len(answer["sizes"]) == answer["packages"]
