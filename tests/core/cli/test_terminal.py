"""Tables fit every terminal, and a pipe gets them as plain text."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pyodide_cache.cli.output import printable
from pyodide_cache.cli.terminal import console, plain_table, write_table

COLUMNS = ("Package", ">Size", "Status")


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


def test_a_narrow_terminal_leaves_out_columns_that_may_be_missing_and_a_paragraph_has_all(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    lines = []
    for width in (37, 36, 22, 15):
        monkeypatch.setenv("COLUMNS", str(width))
        write_table(["Package", ">Size", "?Kind", "?Runtime", "Status"], [("numpy", "10 B", "wheel", "314", "sound")])
        out = re.sub(r"\x1b\[[0-9;]*m", "", capsys.readouterr().out)
        lines.append(out.splitlines()[-1])
    assert lines[:3] == [
        "numpy    10 B  wheel  314      sound",
        "numpy    10 B  wheel  sound",
        "numpy    10 B  sound",
    ]
    assert "Runtime 314" in out
    monkeypatch.setenv("COLUMNS", "20")
    write_table(["File", "?>Age", "Rules"], [("a.whl", "3 days", "all"), ("b.whl", "23 days", "all")])
    assert "Age" not in capsys.readouterr().out
    monkeypatch.setenv("COLUMNS", "21")
    write_table(["File", "?>Age", "Rules"], [("a.whl", "3 days", "all"), ("b.whl", "23 days", "all")])
    assert "a.whl   3 days  all" in capsys.readouterr().out


def test_a_size_is_never_parted_from_its_unit(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    for width in range(20, 110):
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


@pytest.mark.parametrize(
    ("value", "has_codes"), [("1", True), ("true", True), ("0", False), ("false", False), ("", False)]
)
def test_force_color_is_on_or_off_on_a_pipe(
    value: str, has_codes: bool, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", value)
    monkeypatch.setenv("TERM", "xterm")
    write_table(WIDE, ROWS)
    assert ("\x1b[" in capsys.readouterr().out) is has_codes


@pytest.mark.parametrize(("value", "has_color"), [("", True), ("1", True), ("0", False)])
def test_force_color_can_take_colors_from_a_terminal(
    value: str, has_color: bool, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("FORCE_COLOR", value)
    monkeypatch.setenv("TERM", "xterm")
    console().print("[red]x")
    assert ("\x1b[31m" in capsys.readouterr().out) is has_color


def test_c10_a_last_column_without_texts_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    write_table(WIDE, [("six", "1 kB", "verified", "")])
    assert "Needed by" not in capsys.readouterr().out
