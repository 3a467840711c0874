"""What the command line writes: tables and progress for a terminal, plain lines for a pipe, JSON."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import click

from pyodide_cache.base.problems import Problem
from pyodide_cache.messages import explain

if TYPE_CHECKING:
    from rich.console import Console

_NO_WRAP_WIDTH = 100_000


def write_json(value: object) -> None:
    """Write ``value`` as JSON; text that is not valid Unicode (odd file names) is escaped."""
    click.echo(json.dumps(value, indent=2, ensure_ascii=True))


def console(*, stderr: bool = False) -> Console:
    """Return the console for an output; a pipe gets neither colours nor line breaks of ours."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    is_terminal = stream.isatty()
    return Console(
        file=stream, width=None if is_terminal else _NO_WRAP_WIDTH, highlight=False, soft_wrap=not is_terminal
    )


def draws_on_terminal(*, stderr: bool = False) -> bool:
    """Tell whether bars and colours are wanted; rich decides, and is not even imported for a plain pipe."""
    stream = sys.stderr if stderr else sys.stdout
    if not stream.isatty() and not any(os.environ.get(name) for name in ("FORCE_COLOR", "TTY_COMPATIBLE")):
        return False
    return console(stderr=stderr).is_terminal


def write_table(columns: Sequence[tuple[str, str]], rows: Iterable[Sequence[str]]) -> None:
    """Write rows under headings; a column is ``(heading, "left" or "right")``."""
    from rich import box
    from rich.markup import escape
    from rich.table import Table

    out = console()
    table = Table(box=box.SIMPLE_HEAD if out.is_terminal else None, pad_edge=False, header_style="bold")
    for heading, side in columns:
        table.add_column(
            heading,
            justify="right" if side == "right" else "left",
            overflow="fold",
            no_wrap=not out.is_terminal,
        )
    for row in rows:
        table.add_row(*(escape(printable(cell)) for cell in row))
    out.print(table)


def say(text: str) -> None:
    """Write a line on standard output."""
    click.echo(printable(text))


def warn(text: str) -> None:
    """Write a line on standard error."""
    click.echo(printable(text), err=True)


def warn_problem(key: str, problem: Problem) -> None:
    """Say on standard error what failed, and why."""
    warn(f"{key}: {explain(problem)}")


def printable(text: str) -> str:
    """Return ``text`` with whatever a terminal could not or should not show made visible."""
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape", "surrogatepass").decode()
        for character in text
    )


def human_size(size: int) -> str:
    """Return bytes for people: ``3.6 MB``."""
    from humanize import naturalsize

    return naturalsize(size, format="%.1f") if size >= 1000 else f"{size} B"


def human_age(seconds: float) -> str:
    """Return an age for people: ``3 days``."""
    from humanize import naturaldelta

    return naturaldelta(max(0.0, seconds))


def plural(count: int, singular: str, plural_form: str = "") -> str:
    """Return a count with its noun: ``1 file``, ``2 files``; ``plural_form`` is for nouns without a plain s."""
    return f"{count} {singular if count == 1 else plural_form or singular + 's'}"


def problem_json(problem: Problem) -> dict[str, Any]:
    """Return a problem for JSON: its code and its sentence."""
    return {"code": problem.code.value, "reason": explain(problem)}
