from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from support.cli import run
from support.wheels import build_wheel


def test_a_json_entry_has_the_documented_keys(filled: Path) -> None:
    answer = run("--cache-dir", filled, "list", "--json").json
    assert answer["cache_dir"] == str(filled)
    assert answer["totals"] == {"files": 5, "bytes": sum(path.stat().st_size for path in filled.iterdir())}
    rows = {row["file_name"]: row for row in answer["entries"]}
    row = rows["scikit_learn-1.8.0-cp314-cp314-pyodide_2026_0_wasm32.whl"]
    assert {"file_name", "name", "version", "kind", "size", "modified", "last_used", "runtime", "status"} <= set(row)
    assert (row["name"], row["version"], row["kind"], row["runtime"]) == ("scikit-learn", "1.8.0", "wheel", "314")
    assert row["modified"].endswith("+00:00")
    assert rows["notes.txt"]["kind"] == "foreign"
    assert rows["tool-tests.tar"]["kind"] == "tests_archive"


@pytest.mark.parametrize(
    "column", ["package", "size", "age", "kind", "status", "runtime", "version", "file", "last-used"]
)
def test_the_list_sorts_by_each_column(column: str, filled: Path) -> None:
    answer = run("--cache-dir", filled, "list", "--sort", column, "--json")
    assert len(answer.json["entries"]) == 5
    if column == "size":
        sizes = [row["size"] for row in answer.json["entries"]]
        assert sizes == sorted(sizes, reverse=True)


def test_i11_versions_are_sorted_as_versions(filled: Path) -> None:
    for version in ("1.9.0", "1.10.0"):
        build_wheel("six", version).write_to(filled)
    rows = run("--cache-dir", filled, "list", "--sort", "version", "--filter", "six", "--json").json["entries"]
    assert [row["version"] for row in rows] == ["1.9.0", "1.10.0", "1.17.0"]


def test_a_pipe_gets_plain_lines_that_are_not_cut(filled: Path) -> None:
    answer = run("--cache-dir", filled, "list")
    assert "\x1b" not in answer.out
    assert len(answer.out.splitlines()) == 7
    assert answer.out.splitlines()[-1].startswith("5 files, ")


def test_a_name_leads_to_the_filter(filled: Path) -> None:
    answer = run("list", "numpy", "--cache-dir", filled)
    assert answer.code == 2
    assert "--filter numpy" in answer.err


def test_a_missing_directory_is_empty_and_reported(cache_dir: Path) -> None:
    answer = run("--cache-dir", cache_dir, "list", "--json")
    assert (answer.code, answer.json["exists"], answer.json["entries"]) == (0, False, [])
    assert "does not exist yet" in run("--cache-dir", cache_dir, "list").out
    assert not cache_dir.exists()


def test_control_characters_in_names_are_escaped(cache_dir: Path) -> None:
    cache_dir.mkdir()
    (cache_dir / "evil\x1b[31m-1.0-py3-none-any.whl").write_bytes(b"x")
    Path(os.fsdecode(os.fsencode(cache_dir) + b"/caf\xe9.txt")).write_bytes(b"x")
    (cache_dir / "[bold]x.txt").write_bytes(b"x")
    answer = run("--cache-dir", cache_dir, "list")
    assert answer.code == 0
    assert "\x1b" not in answer.out
    assert "\\x1b" in answer.out
    assert "\\udce9" in answer.out
    assert "[bold]x.txt" in answer.out
    names = {row["file_name"] for row in run("--cache-dir", cache_dir, "list", "--json").json["entries"]}
    assert "caf\udce9.txt" in names


def test_csv_has_one_line_for_each_file_also_with_odd_names(filled: Path) -> None:
    (filled / "two\nlines.txt").write_text("odd")
    answer = run("--cache-dir", filled, "list", "--csv")
    rows = list(csv.DictReader(answer.out.splitlines()))
    entries = run("--cache-dir", filled, "list", "--json").json["entries"]
    assert [row["file_name"].replace("\\n", "\n") for row in rows] == [row["file_name"] for row in entries]
    assert [int(row["size"]) for row in rows] == [row["size"] for row in entries]


def test_i13_an_age_that_no_time_tells_is_unknown(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pyodide_cache.files.stamps._FIRST_RELEASE_NS", 2**62)  # no time of these files can be right
    assert " unknown " in run("list", "--cache-dir", filled).out
    assert {row["modified"] for row in run("list", "--json", "--cache-dir", filled).json["entries"]} == {None}
    assert run("list", "--filter", "age>1d", "--json", "--cache-dir", filled).json["entries"] == []
    removed = run("prune", "--rule", "all", "--dry-run", "--json", "--cache-dir", filled).json["removed"]
    assert {(row["modified"], row["age_days"]) for row in removed} == {(None, None)}
    assert " unknown " in run("prune", "--rule", "all", "--dry-run", "--cache-dir", filled).out


@pytest.mark.parametrize("name", ["package.whl", "rich-15.0.0-py3-none-any (1).whl"])
def test_a_wheel_that_nothing_loads_for_its_name_is_named(cache_dir: Path, name: str) -> None:
    cache_dir.mkdir(exist_ok=True)
    build_wheel("rich", "15.0.0").write_to(cache_dir).rename(cache_dir / name)
    said = f"{name}: Pyodide cannot load this: the name of a wheel has a version and tags"
    assert said in run("--cache-dir", cache_dir, "list").err
