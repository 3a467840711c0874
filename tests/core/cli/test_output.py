from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.cli.output import failure_text, warn, write_json
from pyodide_cache.messages import explain
from support.cli import run


def test_many_rows_are_written_while_they_are_made(capsys: pytest.CaptureFixture[str]) -> None:
    written, most_waiting = "", 0

    def rows() -> Iterator[dict[str, object]]:
        nonlocal written, most_waiting
        for number in range(5000):
            written += capsys.readouterr().out
            most_waiting = max(most_waiting, number - written.count('"number"'))
            yield {"number": number, "path": Path("/a")}

    write_json({"rows": rows(), "none": iter(()), "totals": {"files": 5000}, "url": "https://me:secret@x.example"})
    found = json.loads(written + capsys.readouterr().out)
    assert [row["number"] for row in found["rows"]] == [*range(5000)]
    assert (found["none"], found["totals"], found["url"]) == ([], {"files": 5000}, "https://****@x.example")
    assert most_waiting < 1000


@pytest.mark.parametrize("key", ["six", "six==1.0", "six[extra]>=2"])
@pytest.mark.parametrize("code", [Code.NOT_CACHED, Code.NO_SUCH_ENTRY, Code.NOT_IN_LOCK, Code.NOT_PINNED])
def test_c10_a_name_is_not_said_twice(key: str, code: Code, capsys: pytest.CaptureFixture[str]) -> None:
    warn(failure_text(key, Problem(code, name="six", path="/x", known="")))
    said = capsys.readouterr().err
    assert said.count("six") - said.count("warm-up six") == 1, said


def test_c10_the_name_of_another_package_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    for key in ("sixth", "si", "six-more"):
        warn(failure_text(key, Problem(Code.NOT_CACHED, name="six", count=1)))
        assert capsys.readouterr().err.startswith(f"{key}: six ")


def test_a_hint_with_options_that_a_command_does_not_have_is_left_out(
    cache_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    words = ("warm-up", "six", "--distribution", "https://cdn.example", "--cache-dir", cache_dir)
    assert "(--source index, --distribution FOLDER)" in run(*words).err
    answer = run("releases")
    assert "cannot be reached" in answer.err
    assert "--" not in answer.err
    run("team", "add", "class", "s3://bucket/x", "--endpoint", "http://127.0.0.1:9")
    assert "attach a public bucket with --anonymous" in run("team", "status").err


@pytest.mark.parametrize("words", [["show", "ghost.whl"], ["remove", "ghost"], ["repair", "ghost"]], ids=str)
def test_a_command_in_an_error_works_on_the_same_directory(words: list[str], filled: Path) -> None:
    answer = run("--cache-dir", filled, *words)
    assert answer.code == 1
    assert f"pyodide-cache list --cache-dir {filled}" in answer.err


@pytest.mark.parametrize("path", ["six.whl", "/srv/cache/six.whl", "/srv/my files/ü/six.whl"])
def test_a_file_is_named_once_also_by_its_path(path: str) -> None:
    problem = Problem(Code.GONE, path=path)
    assert failure_text("six.whl", problem) == f"{path} does not exist"
    assert failure_text("numpy.whl", problem) == f"numpy.whl: {path} does not exist"


def test_a_package_is_not_said_before_its_wheel() -> None:
    for code in (Code.NOT_A_ZIP, Code.BAD_METADATA):
        problem = Problem(code, source="six-1.0-py3-none-any.whl", error="no")
        assert failure_text("six", problem) == explain(problem)
        assert failure_text("si", problem) == f"si: {explain(problem)}"


def test_a_hint_with_a_name_that_no_terminal_shows_can_be_copied(tmp_path: Path) -> None:
    folder = tmp_path / "a\nb \udcff"
    folder.mkdir()
    hint = run("show", "it's\n", "--cache-dir", folder).err.strip()
    assert "\n" not in hint
    words = hint.rpartition("with: pyodide-cache")[2]
    written = subprocess.run(["bash", "-c", f"printf '%s|' {words}"], capture_output=True, check=True).stdout
    assert os.fsdecode(written) == f"warm-up|--cache-dir|{folder}|it's\n|"
