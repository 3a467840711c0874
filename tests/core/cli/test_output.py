from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.cli.output import plain_table, printable, warn_problem, write_json, write_table
from support.cli import run

COLUMNS = ("Package", ">Size", "Status")


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


def table_of_rich(rows: Sequence[Sequence[str]]) -> str:
    stream = io.StringIO()
    table = Table(box=None, pad_edge=False)
    for heading, side in (("Package", "left"), ("Size", "right"), ("Status", "left")):
        table.add_column(heading, justify="right" if side == "right" else "left", overflow="fold", no_wrap=True)
    for row in rows:
        table.add_row(*map(Text, row))
    Console(file=stream, width=100_000, highlight=False, soft_wrap=True).print(table)
    return "\n".join(line.rstrip() for line in stream.getvalue().removesuffix("\n").split("\n"))


#: rich also removes spaces at the edge of a cell.
CELLS = st.text(max_size=20).map(lambda text: printable(text).strip())


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # on a busy machine
@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=5))
@example([("数据", "1 B", "é̂"), ("[red]x[/red]", ":smile:", "👍🏽")])
@example([("", "", "")])
def test_a_table_for_a_pipe_looks_as_rich_draws_it(rows: list[tuple[str, str, str]]) -> None:
    assert plain_table(COLUMNS, rows) == table_of_rich(rows)


def test_east_asian_characters_take_two_cells() -> None:
    assert plain_table(COLUMNS, [("数据", "1 B", "a"), ("numpy", "10 B", "")]).splitlines() == [
        "Package  Size  Status",
        "数据      1 B  a",
        "numpy    10 B",
    ]


def test_a_pipe_gets_no_control_characters(capsys: pytest.CaptureFixture[str]) -> None:
    write_table(COLUMNS, [("a\x1b[31m\n", "1 B", "")])
    assert capsys.readouterr().out == "Package      Size\na\\x1b[31m\\n   1 B\n"


def test_a_terminal_gets_a_line_below_the_headings(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "dumb")
    write_table(COLUMNS, [("[red]x:smile:", "1 B", "")])
    lines = capsys.readouterr().out.splitlines()
    assert any("──" in line for line in lines)
    assert any("[red]x:smile:" in line for line in lines)


WIDE = ["Package", ">Size", "Status", "Needed by"]
ROWS = [
    ("pydantic-core", "12.3 MB", "not verified", "pydantic, fastapi, sqlmodel"),
    ("a-package-with-a-very-long-name-that-is-copied", "1 kB", "verified", ""),
]


@pytest.mark.parametrize("width", [20, 40, 60, 80, 200])
def test_c10_no_word_is_broken_and_no_name_cut_on_a_terminal_of_any_width(
    width: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", str(width))
    write_table(WIDE, ROWS)
    out = re.sub(r"\x1b\[[0-9;]*m", "", capsys.readouterr().out)
    words = {word.strip(",;") for row in ROWS for cell in row for word in cell.split()}
    assert words <= {word.strip(",;") for word in out.split()}
    longest = len(ROWS[1][0])
    assert max(map(len, out.splitlines())) <= max(width, longest)


def test_a_table_that_fits_into_a_terminal_is_that_of_a_pipe_with_a_line_under_the_headings(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    write_table(WIDE, ROWS)
    first, line, *rows = re.sub(r"\x1b\[[0-9;]*m", "", capsys.readouterr().out).splitlines()
    assert [first, *rows] == plain_table(WIDE, ROWS).splitlines()
    assert line == "─" * max(map(len, [first, *rows]))


def test_a_size_is_never_parted_from_its_unit(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    for width in range(20, 90):
        monkeypatch.setenv("COLUMNS", str(width))
        write_table(WIDE, ROWS)
        assert "12.3 MB" in capsys.readouterr().out


def test_c10_a_narrow_terminal_gets_a_paragraph_for_each_row_with_the_headings(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "40")
    write_table([" ", *WIDE], [("*", *ROWS[0])])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "* pydantic-core"
    assert lines[1].startswith("  Size 12.3 MB; Status not verified")


def test_c10_no_color_leaves_no_color_codes(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    write_table(WIDE, ROWS)
    assert not re.findall(r"\x1b\[[0-9;]*3[0-7]m", capsys.readouterr().out)


def test_c10_a_last_column_without_texts_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    write_table(WIDE, [("six", "1 kB", "verified", "")])
    assert "Needed by" not in capsys.readouterr().out


@pytest.mark.parametrize("key", ["six", "six==1.0", "six[extra]>=2"])
@pytest.mark.parametrize("code", [Code.NOT_CACHED, Code.NO_SUCH_ENTRY, Code.NOT_IN_LOCK, Code.NOT_PINNED])
def test_c10_a_name_is_not_said_twice(key: str, code: Code, capsys: pytest.CaptureFixture[str]) -> None:
    warn_problem(key, Problem(code, name="six", path="/x", known=""))
    said = capsys.readouterr().err
    assert said.count("six") - said.count("warm-up six") == 1, said


def test_c10_the_name_of_another_package_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    for key in ("sixth", "si", "six-more"):
        warn_problem(key, Problem(Code.NOT_CACHED, name="six"))
        assert capsys.readouterr().err.startswith(f"{key}: six ")


def test_a_hint_with_options_that_a_command_does_not_have_is_left_out(
    cache_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    words = ("warm-up", "six", "--distribution", "https://cdn.example", "--cache-dir", cache_dir)
    assert "(--source, --distribution)" in run(*words).err
    answer = run("releases")
    assert "cannot be reached" in answer.err
    assert "--" not in answer.err
    run("team", "add", "class", "s3://bucket/x", "--endpoint", "http://127.0.0.1:9")
    assert "attach a public bucket with --anonymous" in run("team", "status").err


@pytest.mark.parametrize("words", [["show", "ghost"], ["remove", "ghost"], ["repair", "ghost"]], ids=str)
def test_a_command_in_an_error_works_on_the_same_directory(words: list[str], filled: Path) -> None:
    answer = run("--cache-dir", filled, *words)
    assert answer.code == 1
    assert f"pyodide-cache list --cache-dir {filled}" in answer.err
