"""What a terminal shows: consoles, and tables that fit it; a pipe gets plain text."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import click

from pyodide_cache.base.switches import switch
from pyodide_cache.cli.output import printable, say, writes_text

if TYPE_CHECKING:
    from rich.console import Console

_NO_WRAP_WIDTH = 100_000

#: Spaces between the columns of a table.
_GAP = 2


def console(*, stderr: bool = False) -> Console:
    """Return the console for an output; a pipe gets no line breaks, and no colors unless they are forced."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    is_terminal = stream.isatty()
    return Console(
        file=stream,
        width=None if is_terminal else _NO_WRAP_WIDTH,
        highlight=False,
        soft_wrap=not is_terminal,
        force_terminal=is_terminal or switch("FORCE_COLOR"),
        no_color=True if switch("FORCE_COLOR") is False else None,  # as in Node; None lets NO_COLOR decide
    )


def moves_cursor() -> bool:
    """Return whether standard error can draw over what it wrote, as bars do; with ``TERM=dumb`` it cannot."""
    return sys.stderr.isatty() and not console(stderr=True).is_dumb_terminal


def write_table(columns: Sequence[str], rows: Iterable[Sequence[object]], *, none: str = "") -> None:
    """Write rows under headings, unless ``--quiet`` or ``--json``.

    Before a heading, ``>`` aligns its column to the right, ``?`` lets a narrow terminal leave it out, and ``?>`` does
    both. A cell that is None is empty. Last columns without a text in any row are left out. Without rows, ``none`` is
    written.
    """
    if not writes_text():
        return
    cells = [["" if cell is None else printable(str(cell)) for cell in row] for row in rows]
    if not cells:
        if none:
            say(none)
        return
    while not any(row[-1] for row in cells):
        columns, cells = columns[:-1], [row[:-1] for row in cells]
    if sys.stdout.isatty() or switch("FORCE_COLOR"):
        _write_rich_table(columns, cells)
    else:
        click.echo(plain_table(columns, cells))


def plain_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table as lines of text, two spaces between columns."""
    lines = [_headings(columns), *rows]
    width_of: Callable[[str], int] = len
    if not all(cell.isascii() for line in lines for cell in line):  # East Asian characters and emoji take two cells
        from rich.cells import cell_len as width_of
    widths = [max(map(width_of, column)) for column in zip(*lines, strict=True)]
    aligned = [
        [
            " " * (width - width_of(cell)) + cell if ">" in column[:2] else cell + " " * (width - width_of(cell))
            for cell, width, column in zip(line, widths, columns, strict=True)
        ]
        for line in lines
    ]
    return "\n".join("  ".join(line).rstrip() for line in aligned)


def _headings(columns: Sequence[str]) -> list[str]:
    return [column.lstrip(">?") for column in columns]


def _write_rich_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write a table; where words would be broken, write a paragraph for each row instead.

    The first column with a heading has what people copy, such as names: it is never broken. Nor are numbers with
    their units, which are aligned to the right.
    """
    from rich import box
    from rich.cells import cell_len
    from rich.rule import Rule
    from rich.table import Table
    from rich.text import Text

    screen, headings = console(), _headings(columns)
    key = next(number for number, heading in enumerate(headings) if heading.strip() or number == len(columns) - 1)
    wanted = [max(map(cell_len, texts)) for texts in zip(headings, *rows, strict=True)]
    kept = [*range(len(columns))]
    optional = [number for number in kept if "?" in columns[number][:2]]
    while (total := sum(wanted[number] + _GAP for number in kept) - _GAP) > screen.width and optional:
        kept.remove(optional.pop())
    if total <= screen.width:  # nothing has to be broken, for which rich takes 0.3 ms a row
        shown = [[line[number] for number in kept] for line in (columns, *rows)]
        first, *lines = plain_table(shown[0], shown[1:]).splitlines()
        screen.print(Text(first, style="bold"), Rule(style="none"), width=total)
        click.echo("\n".join(lines))
        return
    widths = []  # that of the longest word
    for number, texts in enumerate(zip(headings, *rows, strict=True)):
        cells = texts[1:] if number == key or ">" in columns[number][:2] else ()
        words = [word for text in texts for word in text.split()]
        widths.append(max(map(cell_len, [*words, *cells]), default=0))
    free = screen.width - sum(widths) - _GAP * (len(widths) - 1)
    if free < 0:
        for row in rows:
            _write_paragraph(headings, row, key, screen.width)
        return
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    for number, (column, heading) in enumerate(zip(columns, headings, strict=True)):
        more = min(free, wanted[number] - widths[number])
        free -= more
        table.add_column(heading, justify="right" if ">" in column[:2] else "left", width=widths[number] + more)
    for row in rows:
        table.add_row(*map(Text, row))
    screen.print(table)


def _write_paragraph(headings: Sequence[str], row: Sequence[str], key: int, width: int) -> None:
    import textwrap

    click.echo(" ".join(cell for cell in row[: key + 1] if cell))
    pairs = zip(headings[key + 1 :], row[key + 1 :], strict=True)
    text = "; ".join(f"{heading} {cell}".strip() for heading, cell in pairs if cell)
    for line in textwrap.wrap(text, max(width - 2, 20), break_long_words=False, break_on_hyphens=False):
        click.echo(f"  {line}")
