"""The command line: what others script against."""

from __future__ import annotations

import csv
import importlib.metadata
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name

from support.cli import files_of, run, warm
from support.wheels import WASM_TAG, DistributionFolder, build_wheel

COMMANDS = ["warm-up", "check", "list", "stats", "cleanup", "clear", "presets", "lists", "dirs"]


def child(*words: object, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pyodide_cache", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload, no-any-return]


@pytest.fixture
def filled(cache_dir: Path) -> Path:
    build_wheel("pydantic_core", "2.41.5", tag=WASM_TAG, payload=4000).write_to(cache_dir)
    build_wheel("scikit_learn", "1.8.0", tag=WASM_TAG).write_to(cache_dir)
    build_wheel("six", "1.17.0").write_to(cache_dir)
    (cache_dir / "notes.txt").write_text("mine")
    (cache_dir / "tool-tests.tar").write_bytes(b"x" * 10)
    return cache_dir


@pytest.mark.parametrize(
    "words",
    [
        ["list"],
        ["stats"],
        ["presets"],
        ["lists"],
        ["dirs"],
        ["check", "six"],
        ["check", "ghost"],
        ["cleanup", "--dry-run"],
        ["clear", "--dry-run"],
        ["clear", "--yes"],
        ["warm-up", "ghost", "--source", "distribution"],
        ["warm-up", "ghost", "--source", "distribution", "--dry-run"],
        ["warm-up", "!!", "--source", "distribution", "--verbose"],
    ],
    ids=" ".join,
)
def test_with_json_there_is_json_and_nothing_else_on_standard_output(words: list[str], filled: Path) -> None:
    before = words[:1] == ["lists"]
    answer = run("--cache-dir", filled, *words, "--json")
    assert isinstance(answer.json, dict)
    assert before or "cache_dir" in answer.json


@pytest.mark.parametrize(
    "words",
    [
        ["warm-up"],
        ["warm-up", "--no-such-option"],
        ["warm-up", "six", "--source", "moon"],
        ["check"],
        ["list", "--sort", "x"],
    ],
    ids=" ".join,
)
def test_a_command_that_is_not_understood_writes_nothing_on_standard_output(words: list[str], filled: Path) -> None:
    answer = run("--cache-dir", filled, *words, "--json")
    assert answer.code == 2
    assert answer.out == ""
    assert answer.err


def test_an_entry_of_the_list_has_the_agreed_shape(filled: Path) -> None:
    answer = run("--cache-dir", filled, "list", "--json").json
    assert answer["cache_dir"] == str(filled)
    assert answer["totals"] == {"files": 5, "bytes": sum(path.stat().st_size for path in filled.iterdir())}
    rows = {row["file_name"]: row for row in answer["entries"]}
    row = rows["scikit_learn-1.8.0-cp314-cp314-pyodide_2026_0_wasm32.whl"]
    assert {"file_name", "name", "version", "kind", "size", "modified", "last_used", "runtime", "status"} <= set(row)
    assert (row["name"], row["version"], row["kind"], row["runtime"]) == ("scikit-learn", "1.8.0", "wheel", "314")
    assert row["modified"].endswith("+00:00")
    assert rows["notes.txt"]["kind"] == "foreign"
    assert rows["tool-tests.tar"]["kind"] == "tests archive"


@pytest.mark.parametrize("place", ["before", "after", "variable"])
def test_the_cache_directory_is_named_before_the_command_or_after_it(
    place: str, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if place == "variable":
        monkeypatch.setenv("PYODIDE_CACHE_DIR", str(filled))
    words = {
        "before": ["--cache-dir", filled, "check", "six"],
        "after": ["check", "six", "--cache-dir", filled],
        "variable": ["check", "six"],
    }[place]
    assert run(*words, "--json").json["cache_dir"] == str(filled)


def test_a_directory_named_twice_is_the_later_one(filled: Path, tmp_path: Path) -> None:
    assert run("--cache-dir", tmp_path / "x", "list", "--cache-dir", filled, "--json").json["cache_dir"] == str(
        filled
    )


@pytest.mark.parametrize(
    ("requirement", "cached"),
    [
        ("scikit-learn", True),
        ("Scikit.Learn>=1.8", True),
        ("scikit-learn<1", False),
        ("pydantic_core", True),
        ("pydantic", False),
        ("scikit", False),
        ("six==1.17", True),
        ("tool", False),
        ("tool-tests", False),
    ],
)
def test_check_compares_names_whole_and_canonically(requirement: str, cached: bool, filled: Path) -> None:
    answer = run("--cache-dir", filled, "check", requirement, "--json")
    assert answer.code == (0 if cached else 1)
    assert answer.json["results"][0]["cached"] is cached


def test_check_of_several_fails_when_one_is_not_cached(filled: Path) -> None:
    answer = run("--cache-dir", filled, "check", "six", "ghost", "scikit-learn<1")
    assert answer.code == 1
    lines = answer.out.splitlines()
    assert [line.split()[1] for line in lines] == ["cached", "not", "not"]
    assert "there is 1.8.0" in lines[2]


def test_check_takes_an_empty_file_or_a_dangling_link_for_nothing(cache_dir: Path, tmp_path: Path) -> None:
    cache_dir.mkdir()
    (cache_dir / "six-1.0-py3-none-any.whl").touch()
    (cache_dir / "rich-1.0-py3-none-any.whl").symlink_to(tmp_path / "nowhere")
    (cache_dir / "pytz-1.0-py3-none-any.whl.part").write_bytes(b"half")
    answer = run("--cache-dir", cache_dir, "check", "six", "rich", "pytz", "--json")
    assert [row["cached"] for row in answer.json["results"]] == [False, False, False]


@pytest.mark.parametrize(
    "column", ["package", "size", "age", "kind", "status", "runtime", "version", "file", "last-used"]
)
def test_the_list_sorts_by_each_column(column: str, filled: Path) -> None:
    answer = run("--cache-dir", filled, "list", "--sort", column, "--json")
    assert len(answer.json["entries"]) == 5
    if column == "size":
        sizes = [row["size"] for row in answer.json["entries"]]
        assert sizes == sorted(sizes, reverse=True)


def test_the_list_in_a_pipe_has_plain_whole_lines(filled: Path) -> None:
    answer = run("--cache-dir", filled, "list")
    assert "\x1b" not in answer.out
    assert len(answer.out.splitlines()) == 7
    assert answer.out.splitlines()[-1].startswith("5 files, ")


def test_stats_count_by_kind_runtime_and_status(filled: Path) -> None:
    answer = run("--cache-dir", filled, "stats", "--json").json
    assert answer["packages"] == 4
    assert answer["kinds"]["wasm wheel"]["files"] == 2
    assert answer["kinds"]["foreign"] == {"files": 1, "bytes": 4}
    assert answer["runtimes"]["314"]["files"] == 2
    assert sum(row["bytes"] for row in answer["kinds"].values()) == answer["totals"]["bytes"]
    assert "Free disk" in run("--cache-dir", filled, "stats").out


def test_presets_tell_what_is_cached_and_what_the_lock_lacks(filled: Path) -> None:
    rows = {row["name"]: row for row in run("--cache-dir", filled, "presets", "--json").json["presets"]}
    assert rows["Data science"]["cached"] == ["scikit-learn"]
    assert rows["Data science"]["not_in_lock"] == ["seaborn"]
    assert rows["Common"]["not_in_lock"] == ["plotly"]
    assert rows["Essential"]["not_in_lock"] == []


def test_dirs_tells_which_applies_and_why(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANODE_CACHE_DIR", str(filled))
    rows = run("dirs", "--json").json["directories"]
    assert [(row["source"], row["current"]) for row in rows] == [("ANODE_CACHE_DIR", True), ("default", False)]
    assert "ANODE_CACHE_DIR" in run("dirs").out


def test_a_missing_directory_is_told_as_missing_and_empty(cache_dir: Path) -> None:
    answer = run("--cache-dir", cache_dir, "list", "--json")
    assert (answer.code, answer.json["exists"], answer.json["entries"]) == (0, False, [])
    assert "does not exist yet" in run("--cache-dir", cache_dir, "list").out
    assert not cache_dir.exists()


def test_a_file_in_the_place_of_the_directory_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for words in (["list"], ["stats"], ["check", "six"], ["clear", "--yes"], ["warm-up", "six"]):
        answer = run("--cache-dir", tmp_path / "file", *words)
        assert answer.code == 1
        assert "is not a directory" in answer.err


def test_names_that_would_spoil_a_terminal_are_made_visible(cache_dir: Path) -> None:
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


def test_every_command_has_help_and_an_example_runs(filled: Path) -> None:
    top = run("--help").out
    for command in COMMANDS:
        assert f"  {command} " in top
        assert run(command, "--help").code == 0
    assert run("--version").out.startswith("pyodide-cache, version ")
    assert run("no-such-command").code == 2


def test_help_comes_at_once_and_loads_nothing_heavy() -> None:
    code = (
        "import sys\nfrom pyodide_cache.cli import main\n"
        "try:\n    main(['--help'], prog_name='x')\nexcept SystemExit:\n    pass\n"
        "heavy = {'httpx', 'PySide6', 'rich', 'pydantic', 'packaging', 'sqlite3', 'tomlkit', 'resolvelib', 'ssl'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "Usage:" in done.stdout
    assert done.stderr.strip() == "[]"


@pytest.mark.slow
def test_a_listing_does_not_load_the_network(filled: Path) -> None:
    code = (
        "import sys\nfrom pyodide_cache.cli import main\n"
        f"try:\n    main(['--cache-dir', {str(filled)!r}, 'list', '--json'])\nexcept SystemExit:\n    pass\n"
        "print(sorted({'httpx', 'PySide6', 'rich', 'truststore'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


@pytest.mark.slow
def test_a_reader_that_goes_away_is_no_crash(cache_dir: Path) -> None:
    cache_dir.mkdir()
    for number in range(3000):
        (cache_dir / f"package{number}-1.0-py3-none-any.whl").touch()
    for words in ("list", "list --json"):
        command = f"{sys.executable} -m pyodide_cache --cache-dir {cache_dir} {words} | head -n 1"
        done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
        assert len(done.stdout.splitlines()) == 1
        assert done.stderr == ""


@pytest.mark.slow
def test_output_that_takes_no_unicode_is_no_crash(cache_dir: Path) -> None:
    cache_dir.mkdir()
    (cache_dir / "größe-1.0-py3-none-any.whl").write_bytes(b"x")
    for words in (["list"], ["warm-up", "“quoted”"]):
        done = child("--cache-dir", cache_dir, *words, env={**os.environ, "PYTHONIOENCODING": "ascii"})
        assert "Traceback" not in done.stderr


def test_the_plug_in_can_be_found_by_pyodide_s_own_command() -> None:
    (entry,) = importlib.metadata.entry_points(group="pyodide.cli", name="cache")
    assert entry.dist is not None
    # It looks up the distribution by the first part of the value, which must have a dot.
    module, _, attribute = entry.value.partition(":")
    assert "." in module
    assert canonicalize_name(module.split(".")[0]) == canonicalize_name(entry.dist.name)
    assert callable(entry.load())
    assert attribute == "main"


def test_the_plug_in_shows_problems_and_options_as_the_command_itself_does(filled: Path) -> None:
    import click
    from click.testing import CliRunner

    from pyodide_cache.cli import main

    outer = click.Group("pyodide", commands={"cache": main})
    runner = CliRunner()
    listed = runner.invoke(outer, ["cache", "--cache-dir", str(filled), "list", "--json"])
    assert json.loads(listed.stdout)["totals"]["files"] == 5
    failed = runner.invoke(outer, ["cache", "warm-up", "--preset", "ghost", "--cache-dir", str(filled)])
    assert failed.exit_code == 2
    assert failed.stderr.startswith("Error: ")


def test_a_warm_up_in_a_pipe_tells_each_file_in_a_plain_line(
    distribution: DistributionFolder, cache_dir: Path
) -> None:
    answer = warm(
        cache_dir, "six", "pytz", "ghost", "--distribution", distribution, "--source", "distribution", json_too=False
    )
    assert answer.code == 1
    assert "six: downloaded" in answer.err
    assert "ghost: ghost is not in the lock file" in answer.err
    assert "0 cached already, 2 fetched" in answer.out
    assert "\x1b" not in answer.out + answer.err


@pytest.mark.slow
def test_help_takes_less_than_half_a_second() -> None:
    best = 9.0
    for _ in range(4):
        start = time.monotonic()
        child("--help")
        best = min(best, time.monotonic() - start)
    assert best < 0.5


def test_a_list_as_csv_has_a_line_for_each_file_and_odd_names_do_not_break_it(filled: Path) -> None:
    (filled / "two\nlines.txt").write_text("odd")
    answer = run("--cache-dir", filled, "list", "--csv")
    rows = list(csv.DictReader(answer.out.splitlines()))
    entries = run("--cache-dir", filled, "list", "--json").json["entries"]
    assert [row["file_name"].replace("\\n", "\n") for row in rows] == [row["file_name"] for row in entries]
    assert [int(row["size"]) for row in rows] == [row["size"] for row in entries]


@pytest.mark.parametrize("words", [["--cache-dir", "", "clear"], ["clear", "--cache-dir", ""]], ids=str)
def test_an_empty_cache_directory_is_not_taken_for_the_default_one(
    words: list[str], filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYODIDE_CACHE_DIR", str(filled))
    before = files_of(filled)
    answer = run(*words, "--yes")
    assert answer.code == 2
    assert "--cache-dir" in answer.err
    assert files_of(filled) == before


@pytest.mark.parametrize(
    "words",
    [
        ["check", "!!"],
        ["prune", "--rule", "nonsense"],
        ["list", "--filter", "size>big"],
        ["settings", "set", "a", "b"],
    ],
    ids=" ".join,
)
def test_words_that_are_not_understood_are_not_taken_for_the_answer_no(words: list[str], filled: Path) -> None:
    answer = run("--cache-dir", filled, *words)
    assert answer.code == 2
    assert answer.out == ""
    assert answer.err.startswith("Error: ")


@pytest.mark.slow
@pytest.mark.parametrize("words", [["list"], ["list", "--json"], ["presets"]], ids=" ".join)
def test_a_closed_standard_output_is_no_crash(words: list[str], filled: Path) -> None:
    command = [sys.executable, "-m", "pyodide_cache", "--cache-dir", str(filled), *words]
    shell = subprocess.run(["sh", "-c", '"$@" >&-', "sh", *command], capture_output=True, text=True, check=False)
    assert shell.returncode == 0
    assert shell.stderr == ""


def test_a_folder_where_a_file_should_be_is_said_once_and_in_words(tmp_path: Path, filled: Path) -> None:
    for words in (["warm-up", "-r", tmp_path], ["lists", "import", tmp_path]):
        answer = run("--cache-dir", filled, *words)
        assert answer.code == 1
        assert answer.err == f"Error: cannot read {tmp_path}: Is a directory\n"
