"""Write the manual pages of the command line from its own help.

Usage: .venv/bin/python packaging/linux/man_pages.py FOLDER

One page for ``pyodide-cache``, one for each command and subcommand, and one for the window. Roff's rules are those of
man(7): a leading dot or quote, hyphens and backslashes are escaped.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from pyodide_cache.base.version import __version__
from pyodide_cache.cli import main as command_line

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))

from commands import contexts, definitions

WINDOW = r""".TH PYODIDE\-CACHE\-GUI 1 "" "pyodide\-cache VERSION" "Pyodide Cache Inspector"
.SH NAME
pyodide\-cache\-gui \- see, fill and clean a folder of Pyodide packages
.SH SYNOPSIS
.B pyodide\-cache\-gui
[\fI\,OPTION\/\fR]... [\fI\,PATH\/\fR]
.SH DESCRIPTION
Open the window on a cache directory. \fI\,PATH\/\fR is the directory, or a lock file in it. The option
\fB\-\-help\fR lists all options.
.SH SEE ALSO
.BR pyodide\-cache (1)
"""

EXIT_STATUS = (
    ("0", "Everything was done."),
    ("1", "Something failed: a package is not available or not cached, or a file is damaged."),
    ("2", "The command was not understood, or was refused."),
    ("130", "The command was interrupted."),
)


def main() -> int:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pyodide-cache-gui.1").write_text(WINDOW.replace("VERSION", __version__), encoding="utf-8")
    for context in contexts(click.Context(command_line, info_name="pyodide-cache", **command_line.context_settings)):
        name = context.command_path.replace(" ", "-")
        (folder / f"{name}.1").write_text(page(context), encoding="utf-8")
    return 0


def page(context: click.Context) -> str:
    """Return the manual page of a command."""
    command, name = context.command, context.command_path.replace(" ", "-")
    first, _, rest = (command.help or "").partition("\n\n")
    lines = [
        f'.TH {_escaped(name.upper())} 1 "" "pyodide\\-cache {__version__}" "Pyodide Cache Inspector"',
        *(".SH NAME", f"{_escaped(name)} \\- {_escaped(_flowed(first).rstrip('.'))}"),
        *(".SH SYNOPSIS", f".B {_escaped(context.command_path)}"),
        _escaped(" ".join(command.collect_usage_pieces(context))),
    ]
    if rest:
        lines += [".SH DESCRIPTION", *_paragraphs(rest)]
    if options := definitions(context):
        lines += [".SH OPTIONS", *_definitions(options)]
    if isinstance(command, click.Group):
        below = [(each.info_name or "", each.command.get_short_help_str(200)) for each in _children(context)]
        lines += [".SH COMMANDS", *_definitions(below)]
    if context.parent is None:
        lines += [".SH EXIT STATUS", *_definitions(EXIT_STATUS)]
    related = [context.parent] if context.parent else list(_children(context))
    pages = [f".BR {_escaped(each.command_path.replace(' ', '-'))} (1)" for each in related]
    return "\n".join([*lines, ".SH SEE ALSO", " ,\n".join(pages)]) + "\n"


def _children(context: click.Context) -> Iterator[click.Context]:
    return (each for each in contexts(context) if each.parent is context)


def _definitions(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    for term, text in pairs:
        yield from (".TP", f"\\fB{_escaped(term)}\\fR", _escaped(_flowed(text)))


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in text.split("\n\n"):
        if paragraph.startswith("\b\n"):  # click's mark for lines that stay as they are
            yield from (".PP", ".nf", *map(_escaped, paragraph[2:].splitlines()), ".fi")
        else:
            yield from (".PP", _escaped(_flowed(paragraph)))


def _flowed(text: str) -> str:
    return " ".join(text.split())


def _escaped(text: str) -> str:
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("…", "...")
    return f"\\&{text}" if text.startswith(".") else text


if __name__ == "__main__":
    raise SystemExit(main())
