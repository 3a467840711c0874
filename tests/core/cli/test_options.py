from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from support.cli import Answer, files_of, run
from support.packs import NODE
from support.wheels import DistributionFolder

INDEX = "http://127.0.0.1:1/simple"


@pytest.mark.parametrize("place", ["before", "after", "variable"])
def test_the_cache_directory_can_be_given_before_or_after_the_command(
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


def test_two_cache_directories_are_refused_and_one_may_be_named_twice(filled: Path, tmp_path: Path) -> None:
    other = tmp_path / "x"
    for words in (
        ["--cache-dir", other, "clear", "--cache-dir", filled],
        ["clear", "--cache-dir", filled, "--cache-dir", other],
    ):
        answer = run(*words, "--yes")
        assert answer.code == 2
        assert str(other) in answer.err
        assert str(filled) in answer.err
    for spelled in (filled, f"{filled}/", filled.parent / "." / filled.name, f"{filled.parent}/x/../{filled.name}"):
        assert run("--cache-dir", filled, "list", "--cache-dir", spelled, "--json").json["cache_dir"] == str(filled)
    adopted = run("--cache-dir", filled, "store", "adopt", other, "--yes")
    assert (adopted.code, "one directory at a time" in adopted.err) == (2, True)


@pytest.mark.parametrize("words", [["--cache-dir", "", "clear"], ["clear", "--cache-dir", ""]], ids=str)
def test_an_empty_cache_directory_is_refused(words: list[str], filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYODIDE_CACHE_DIR", str(filled))
    before = files_of(filled)
    answer = run(*words, "--yes")
    assert answer.code == 2
    assert "--cache-dir" in answer.err
    assert files_of(filled) == before


@pytest.mark.parametrize("words", ["warm-up --cache-dir", "export lock --all --output", "store list --store"])
def test_an_option_is_not_taken_for_the_path_of_an_unset_variable(
    words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = run(*words.split(), "--json")
    assert (answer.code, "--json is not a path here" in answer.err) == (2, True)
    assert files_of(tmp_path) == set()


@pytest.mark.parametrize(
    "words",
    ["store adopt", "snapshot create", "export lock --all --output", "lists export", "team key", "store forget"],
)
def test_an_empty_path_is_not_the_working_folder(words: str, filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(filled)
    before = files_of(filled)
    answer = run(*words.rstrip("").split(), "")
    assert (answer.code, "it is empty" in answer.err) == (2, True)
    assert files_of(filled) == before


def test_the_address_of_a_bucket_is_no_cache_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    answer = run("--cache-dir", "s3://bucket/packages", "list")
    assert (answer.code, "pyodide-cache team --help" in answer.err) == (2, True)
    assert files_of(tmp_path) == set()


def test_options_of_sources_are_given_to_the_cache(cache_dir: Path) -> None:
    import click
    from click.testing import CliRunner

    from pyodide_cache.cli.common import common
    from pyodide_cache.cli.options import source_options
    from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions

    @click.command()
    @source_options
    def command() -> None:
        options = common().source_options
        assert options == SourceOptions("/mirror", ("/a", "/b"), "314.0.7", SourceMode.INDEX, INDEX)

    words = [
        "--distribution",
        "/mirror",
        "--files",
        "/a",
        "--files",
        "/b",
        "--pyodide",
        "314.0.7",
        "--source",
        "index",
    ]
    result = CliRunner().invoke(command, [*words, "--index-url", INDEX], catch_exceptions=False)
    assert result.exit_code == 0


@pytest.mark.parametrize(
    ("option", "found"),
    [
        ("idna --constraint", ["idna==3"]),
        ("idna -c", ["idna==3"]),
        ("--requirement", ["idna==3"]),
        ("-r", ["idna==3"]),
        ("--project", ["idna==3"]),
        ("--list", ["pytz"]),
        ("--preset essential --list", ["ipython", "pytz"]),
    ],
)
def test_every_option_about_packages_reaches_the_request(
    option: str, found: list[str], cache_dir: Path, tmp_path: Path
) -> None:
    file = tmp_path / "requirements.txt"
    file.write_text("idna==3\n")
    run("lists", "save", "mine", "pytz")
    answer = run(
        "check", *option.split(), "mine" if option.endswith("--list") else file, "--cache-dir", cache_dir, "--json"
    )
    names = [row["requirement"] for row in answer.json["results"]]
    assert [names[0], names[-1]][: len(names)] == found  # the presets are shipped, and may change in between


def test_invalid_settings_are_reported_and_the_command_runs(filled: Path, home: Path) -> None:
    settings = home / ".config" / "pyodide-cache" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("removal = 3\n")
    answer = run("--cache-dir", filled, "check", "six")
    assert answer.code == 0
    assert "Warning: " in answer.err


@pytest.mark.parametrize(
    "words", [["-q", "list"], ["list", "--quiet"], ["check", "six", "-q"], ["stats", "-q"]], ids=str
)
def test_c10_quiet_writes_nothing_if_all_is_well(words: list[str], filled: Path) -> None:
    answer = run(*words, "--cache-dir", filled)
    assert (answer.code, answer.out, answer.err) == (0, "", "")


def test_c10_quiet_still_writes_errors_and_json(
    filled: Path, distribution: DistributionFolder, cache_dir: Path
) -> None:
    from_there = ("--distribution", distribution, "--source", "distribution", "--cache-dir", cache_dir)
    assert run("warm-up", "six", "-q", *from_there) == Answer(0, "", "")
    wrong = run("warm-up", "no-such", "-q", *from_there)
    assert (wrong.code, wrong.out) == (1, "")
    assert "no-such" in wrong.err
    assert run("list", "-q", "--json", "--cache-dir", filled).json["totals"]["files"] > 0


def test_c7_json_can_be_asked_for_before_the_command(filled: Path) -> None:
    assert run("--json", "list", "--cache-dir", filled).json["schema"] == 1
    assert run("--json", "lists").json["lists"] == []
    assert run("--json").json["error"]["code"] == "usage"


def test_c10_the_version_is_json_too_for_bug_reports() -> None:
    answer = run("--version", "--json")
    assert answer.code == 0
    assert answer.json["libraries"]["click"]
    assert run("--version").out == f"pyodide-cache {answer.json['version']}\n"


@pytest.mark.parametrize("command", ["remove six", "undo", "clear", "list", "warm-up -r -"])
def test_closed_standard_streams_are_no_traceback(command: str, filled: Path) -> None:
    line = f'{sys.executable} -m pyodide_cache --cache-dir "{filled}" {command}'
    for closed in ("<&-", "<&- >&-", "<&- 2>&-"):
        done = subprocess.run(["/bin/sh", "-c", f"{line} {closed}"], capture_output=True, text=True, check=False)
        assert done.returncode in {0, 1, 2}, done.stderr
        assert "Traceback" not in done.stdout + done.stderr


def test_c10_the_documentation_names_every_variable_that_is_read() -> None:
    root = Path(__file__).parents[3]
    text = (root / "docs" / "command-line.md").read_text(encoding="utf-8")
    read = {
        name
        for file in (root / "core").rglob("*.py")
        for name in re.findall(r"\b(?:PYODIDE_CACHE|ANODE_CACHE|PIP)_[A-Z_]+\b", file.read_text(encoding="utf-8"))
    }
    assert {"PYODIDE_CACHE_DIR", "PYODIDE_CACHE_OFFLINE"} <= read
    assert {name for name in read if f"`{name}`" not in text} == set()


def test_an_index_that_is_none_is_a_wrong_command(cache_dir: Path) -> None:
    answer = run("--cache-dir", cache_dir, "warm-up", "six", "--index-url", "ftp://me:secret@host", "--json")
    assert (answer.code, answer.json["error"]["code"]) == (2, "bad-url")
    assert "secret" not in answer.out + answer.err
    assert "ftp://host" in answer.err


@pytest.mark.parametrize(
    "words",
    [
        ["check", "-r", "nowhere.txt"],
        ["check", "six", "-c", "nowhere.txt"],
        ["check", "-r", "."],
        ["warm-up", "-r", ""],
        ["warm-up", "--project", "nowhere"],
        ["lists", "import", "nowhere.txt"],
        ["team", "push", "--all", "--key", "nowhere.pem"],
        ["team", "key", "nowhere/team.pem"],
        ["pack", "nowhere.py"],
        ["pack", "."],
        ["places", "--add", "nowhere"],
        ["layer", "snippet", "--pyodide", "9"],
        ["dirs", "--plain", "--json"],
        ["completion"],
    ],
)
def test_a_wrong_argument_is_a_wrong_command_in_two_lines(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pyodide_cache.cache.packing.find_node", lambda: NODE)  # it would not be started
    monkeypatch.chdir(tmp_path)
    answer = run(*words)
    assert (answer.code, len(answer.err.splitlines()) <= 2) == (2, True), answer
    if words[-1] not in {"completion", "--json", ".", ""}:
        assert words[-1].partition("/")[0] in answer.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="needs /dev/full")
@pytest.mark.parametrize(
    "words", [["stats"], ["undo"], ["undo", "--json"], ["list", "--json"], ["dirs"], ["--help"], ["list", "--help"]]
)
def test_a_full_disk_on_standard_output_is_an_error_without_a_traceback(words: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "pyodide_cache", *words],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert words[0] == "undo" or "cannot write standard output: No space left on device" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a folder in which a program works")
@pytest.mark.parametrize("words", ["list --cache-dir packages", "export pylock --all -o pylock.toml"])
def test_a_relative_path_in_a_folder_that_was_removed_says_so(words: str, tmp_path: Path) -> None:
    # Not in this process: in one that began with -c, such as pytest's workers, Python 3.13.0 loses errors there.
    command = ["sh", "-c", 'rmdir "$PWD" && exec "$0" -m pyodide_cache "$@"', sys.executable, *words.split()]
    (tmp_path / "work").mkdir()
    done = subprocess.run(command, cwd=tmp_path / "work", capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "Error: the working folder no longer exists; change to another one\n"


def test_a_file_may_be_named_from_the_home(home: Path, filled: Path) -> None:
    (home / "needs.txt").write_text("six\n")
    assert run("--cache-dir", filled, "check", "-r", "~/needs.txt").code == 0
    assert run("lists", "import", "~/needs.txt").code == 0
    assert run("export", "requirements", "six", "--output=~/out.txt", "--cache-dir", filled).code == 0
    assert run("lists", "export", "~/lists.toml").code == 0
    assert {"out.txt", "lists.toml"} <= {path.name for path in home.iterdir()}


@pytest.mark.parametrize("words", [["warm-up"], ["check"], ["pin"], ["lists", "save", "course"]], ids=str)
def test_a_version_on_its_own_is_not_taken_for_a_package(words: list[str], cache_dir: Path) -> None:
    answer = run(*words, "rich", "15.0.0", "--cache-dir", cache_dir)
    assert answer.code == 2
    assert answer.err.splitlines()[0] == "Error: 15.0.0 is a version, not a package. Write: rich==15.0.0"


@pytest.mark.parametrize(
    "words", [["list"], ["layer", "add", "."], ["pin", "six==1.16"], ["quarantine", "list"], ["undo"]]
)
def test_a_cache_directory_that_is_a_file_is_refused(words: list[str], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no directory")
    answer = run(*words, "--cache-dir", tmp_path / "file")
    assert (answer.code, answer.err) == (2, f"Error: {tmp_path / 'file'} is not a directory. Name a folder\n")


@pytest.mark.parametrize("number", ["nan", "inf", "-inf", "1e400", "x", "-1"])
@pytest.mark.parametrize(
    "words",
    [
        ["cleanup", "--max-age"],
        ["store", "gc", "--grace"],
        ["team", "gc", "--keep-days"],
        ["pack", __file__, "--timeout"],
        ["serve", "--port"],
        ["snapshot", "wanted", "--days"],
    ],
    ids=str,
)
def test_what_is_no_number_is_refused_in_plain_words(words: list[str], number: str) -> None:
    answer = run(*words, number)
    assert answer.code == 2
    assert words[-1] in answer.err
    assert "float" not in answer.err
    assert "integer" not in answer.err


def test_a_number_of_days_may_be_of_any_size(cache_dir: Path) -> None:
    assert run("snapshot", "wanted", "--days", "9" * 30).code == 0
