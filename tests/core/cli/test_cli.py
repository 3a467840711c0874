"""The command line as scripts use it: exit statuses, output and start."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from support.cli import run

COMMANDS = ["warm-up", "check", "list", "stats", "cleanup", "clear", "presets", "lists", "dirs"]


def child(*words: object, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pyodide_cache", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload, no-any-return]


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
        ["warm-up", "six", "!!", "--source", "distribution", "--verbose"],
    ],
    ids=" ".join,
)
def test_with_json_standard_output_has_only_json(words: list[str], filled: Path) -> None:
    before = words[:1] == ["lists"]
    answer = run("--cache-dir", filled, *words, "--json")
    assert isinstance(answer.json, dict)
    assert before or "cache_dir" in answer.json


@pytest.mark.parametrize(
    "words",
    [
        ["warm-up", "--preset", "moon"],
        ["warm-up", "--no-such-option"],
        ["warm-up", "six", "--source", "moon"],
        ["check"],
        ["list", "--sort", "x"],
    ],
    ids=" ".join,
)
def test_c7_a_wrong_command_is_an_error_in_json_too(words: list[str], filled: Path) -> None:
    answer = run("--cache-dir", filled, *words, "--json")
    assert answer.code == 2
    assert answer.json["error"]["message"] in " ".join(answer.err.split())
    plain = run("--cache-dir", filled, *words)
    assert plain.code == 2
    assert plain.out == ""
    assert plain.err


def test_a_file_instead_of_the_directory_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for words in (["list"], ["stats"], ["check", "six"], ["clear", "--yes"], ["warm-up", "six"]):
        answer = run("--cache-dir", tmp_path / "file", *words)
        assert answer.code == 2
        assert "is not a directory" in answer.err


@pytest.mark.parametrize("words", [("list",), ("check", "six"), ("verify",), ("prune", "--rule", "all", "--yes")])
def test_a_broken_link_instead_of_the_directory_is_a_clear_error(tmp_path: Path, words: tuple[str, ...]) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "unmounted")
    answer = run("--cache-dir", link, *words)
    assert answer.code == 1
    assert f"{link} is a broken link. Restore what it leads to" in answer.err


def test_every_command_has_help_and_an_example_runs(filled: Path) -> None:
    top = run("--help").out
    for command in COMMANDS:
        assert f"  {command} " in top
        assert run(command, "--help").code == 0
    assert run("--version").out.startswith("pyodide-cache ")
    assert run("no-such-command").code == 2


def test_help_imports_nothing_heavy() -> None:
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
def test_list_imports_no_network_code(filled: Path) -> None:
    code = (
        "import sys\nfrom pyodide_cache.cli import main\n"
        f"try:\n    main(['--cache-dir', {str(filled)!r}, 'list', '--json'])\nexcept SystemExit:\n    pass\n"
        "print(sorted({'httpx', 'PySide6', 'rich', 'tree_sitter', 'truststore'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


@pytest.mark.slow
def test_a_closed_pipe_is_no_error(cache_dir: Path) -> None:
    cache_dir.mkdir()
    for number in range(3000):
        (cache_dir / f"package{number}-1.0-py3-none-any.whl").touch()
    for words in ("list", "list --json"):
        command = f"{sys.executable} -m pyodide_cache --cache-dir {cache_dir} {words} | head -n 1"
        done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
        assert len(done.stdout.splitlines()) == 1
        assert done.stderr == ""


@pytest.mark.slow
def test_an_output_without_unicode_is_no_error(cache_dir: Path) -> None:
    cache_dir.mkdir()
    (cache_dir / "größe-1.0-py3-none-any.whl").write_bytes(b"x")
    for words in (["list"], ["warm-up", "“quoted”"]):
        done = child("--cache-dir", cache_dir, *words, env={**os.environ, "PYTHONIOENCODING": "ascii"})
        assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_help_takes_less_than_half_a_second_of_cpu_time() -> None:
    best = 9.0
    for _ in range(4):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        child("--help")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert best < 0.5


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
def test_wrong_arguments_have_exit_status_2_and_not_1(words: list[str], filled: Path) -> None:
    answer = run("--cache-dir", filled, *words)
    assert answer.code == 2
    assert answer.out == ""
    assert answer.err.startswith("Error: ")


_ASKING = [
    ["check"],
    ["remove", "--dry-run"],
    ["pin"],
    ["lists", "save", "mine"],
    ["warm-up"],
    ["warm-up", "--dry-run"],
    ["export", "lock"],
    ["export", "requirements"],
    ["export", "offline", "-o", "{folder}/out"],
    ["snapshot", "create", "{folder}/out"],
    ["snapshot", "create", "{folder}/out", "--dry-run"],
    ["team", "push", "--team", "class"],
    ["start-image", "create", "mine"],
]


@pytest.mark.parametrize("words", _ASKING, ids=" ".join)
def test_with_nothing_but_malformed_requirements_a_command_ends_with_status_2(
    words: list[str], filled: Path, tmp_path: Path
) -> None:
    (tmp_path / "team").mkdir()
    assert run("team", "add", "class", tmp_path / "team").code == 0
    answer = run("--cache-dir", filled, *(word.format(folder=tmp_path) for word in words), "six!", "six>>", "--json")
    assert (answer.code, answer.json["error"]["code"]) == (2, "bad-requirement")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("more", [(), ("--dry-run",)])
def test_a_malformed_requirement_among_others_is_one_of_the_failures(filled: Path, more: tuple[str, ...]) -> None:
    answer = run("--cache-dir", filled, "warm-up", "six!", "ghost", "--source", "distribution", "--json", *more)
    assert answer.code == 1
    assert {row["requirement"] for row in answer.json["failed"]} == {"six!", "ghost"}


@pytest.mark.slow
@pytest.mark.parametrize("words", [["list"], ["list", "--json"], ["presets"]], ids=" ".join)
def test_a_closed_standard_output_is_no_error(words: list[str], filled: Path) -> None:
    command = [sys.executable, "-m", "pyodide_cache", "--cache-dir", str(filled), *words]
    shell = subprocess.run(["sh", "-c", '"$@" >&-', "sh", *command], capture_output=True, text=True, check=False)
    assert shell.returncode == 0
    assert shell.stderr == ""


def test_a_folder_instead_of_a_file_is_a_clear_error(tmp_path: Path, filled: Path) -> None:
    for words in (["warm-up", "-r", tmp_path], ["lists", "import", tmp_path]):
        answer = run("--cache-dir", filled, *words)
        assert answer.code == 2
        assert f"File '{tmp_path}' is a directory" in answer.err


@pytest.mark.parametrize("odd", ["\u202egpj.exe", "a\x1b[31m", "a\nb", "\udcff"])
def test_what_was_typed_cannot_change_the_look_of_an_error(odd: str) -> None:
    for words in ([odd], ["--cache-dir", "here", "list", "--cache-dir", odd], ["list", "--sort", odd]):
        answer = run(*words)
        assert answer.code == 2
        assert len(answer.err.splitlines()) == 2
        assert answer.err.replace("\n", "").isprintable(), answer.err


def test_an_error_names_a_file_with_two_spaces_as_it_is() -> None:
    assert "two  spaces.txt" in run("check", "-r", "two  spaces.txt").err


def test_without_enough_memory_a_command_says_so(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object, **_options: object) -> None:
        raise MemoryError

    monkeypatch.setattr("pyodide_cache.Cache.inventory", full)
    answer = run("--cache-dir", filled, "list", "--json")
    assert answer.code == 1
    assert answer.err == "Error: there is not enough memory\n"
    assert answer.json["error"]["code"] == "failed"
