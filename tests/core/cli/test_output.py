from __future__ import annotations

import io
import sys
from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pyodide_cache.cli.output import plain_table, printable, write_table

COLUMNS = (("Package", "left"), ("Size", "right"), ("Status", "left"))


def table_of_rich(rows: Sequence[Sequence[str]]) -> str:
    stream = io.StringIO()
    table = Table(box=None, pad_edge=False)
    for heading, side in COLUMNS:
        table.add_column(heading, justify="right" if side == "right" else "left", overflow="fold", no_wrap=True)
    for row in rows:
        table.add_row(*map(Text, row))
    Console(file=stream, width=100_000, highlight=False, soft_wrap=True).print(table)
    return stream.getvalue().rstrip("\n")


#: rich also removes spaces at the edge of a cell.
CELLS = st.text(max_size=20).map(lambda text: printable(text).strip())


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=5))
@example([("数据", "1 B", "é̂"), ("[red]x[/red]", ":smile:", "👍🏽")])
@example([("", "", "")])
def test_a_table_for_a_pipe_looks_as_rich_draws_it(rows: list[tuple[str, str, str]]) -> None:
    assert plain_table(COLUMNS, rows) == table_of_rich(rows)


def test_east_asian_characters_take_two_cells() -> None:
    assert plain_table(COLUMNS, [("数据", "1 B", "a"), ("numpy", "10 B", "")]).splitlines() == [
        "Package  Size  Status",
        "数据      1 B  a     ",
        "numpy    10 B        ",
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
