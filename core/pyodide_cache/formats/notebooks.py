"""Read Jupyter notebooks: the Python of their cells, and what their magics and shell lines install."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.formats.documents import as_list, parse_json, table_at
from pyodide_cache.formats.imports import read_parts
from pyodide_cache.formats.requirement_lines import requirements_in
from pyodide_cache.formats.source_imports import SourceImports
from pyodide_cache.formats.syntax import is_valid

#: Cell magics whose body is Python of this kernel (IPython's documentation of its built-in magics).
_PYTHON_CELLS = frozenset(
    {"time", "timeit", "capture", "prun", "python", "python3", "pypy", "debug", "px", "memit", "mprun", "lprun"}
    | {"heat", "snakeviz", "scalene", "pyinstrument", "micropython", "ipytest", "code_wrap", "ai_python"}
)

#: Line magics with a Python statement after their options.
_STATEMENT_MAGICS = frozenset({"time", "timeit", "prun", "memit", "lprun", "mprun"})
#: Line magics that import a module.
_IMPORTING_MAGICS = {"pylab": "numpy, matplotlib", "matplotlib widget": "ipympl", "matplotlib ipympl": "ipympl"}

#: Cell magics whose body is a shell script, and one that writes a file.
_SHELL_CELLS = frozenset({"bash", "sh", "zsh", "shell", "script", "system", "sx", "!", "cmd"})
_WRITTEN = re.compile(r"\s*%%(?:write)?file\s+(?:-a\s+)?[\"']?(?P<file>[^\s\"']+)[\"']?\s*$")

_MAGIC = re.compile(r"^(?P<indent>\s*)%(?P<name>[A-Za-z_][\w.]*)\s*(?P<rest>.*)$", re.DOTALL)
_SHELL = re.compile(r"^(?P<indent>\s*)!!?(?P<rest>.*)$", re.DOTALL)
_ASSIGNMENT = re.compile(r"^(?P<indent>\s*)[\w.,\s\[\]'\"]+?=\s*(?P<kind>!|%)(?=[\w{(/~.])(?P<rest>.*)$", re.DOTALL)
_HELP = re.compile(r"^(?P<indent>\s*)(?:\?{1,2}[\w.%*]+|[%\w.*()\[\]'\"]+\?{1,2})\s*$")
_AUTOCALL = re.compile(r"^(?P<indent>\s*)[/,;]\s*[A-Za-z_]")
#: A cell in a script, or the head of Jupytext's and Databricks's scripts, and a magic that is a comment in these.
_PERCENT_CELL = re.compile(r"^# ?%%(?:\s|$)|^#\s+jupytext:\s*$|\A# Databricks notebook source\b", re.MULTILINE)
_PERCENT_MAGIC = re.compile(
    r"^# ?(?:MAGIC )?(?=[%!](?:pip|uv|conda|mamba|micromamba|pixi|poetry|pdm|python3?)\s)", re.MULTILINE
)
_INDENT = re.compile(r"\n*([ \t]+)(?=\S)")
_CELL_MAGIC = re.compile(r"^\s*%%(?P<name>[!\w.]+)[^\n]*\n?")


def read_notebook(text: str, source: str) -> SourceImports:
    """Read a Jupyter notebook of any format version.

    Read are the imports of its code cells, and what ``%pip install`` and its relatives, ``micropip.install`` and
    ``loadPackage`` name. Cells of other languages are left out. Of a cell that is not quite Python, the other
    lines are read, and the result has a problem with the cell's number.

    Raises:
        Problem: `Code.UNREADABLE_FILE` when it is not a notebook.
    """
    try:
        document = parse_json(text)
        cells = document["cells"] if "cells" in document else _old_cells(document)
        sources = [(number, _source(cell)) for number, cell in enumerate(cells, start=1) if _is_code(cell)]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        what = str(error) if isinstance(error, ValueError) else "it has no cells"
        raise Problem(Code.UNREADABLE_FILE, path=source, error=f"not a notebook: {what}") from error
    if not _is_python(document):
        return SourceImports()
    return read_cells(sources, source)


def _old_cells(document: dict[str, Any]) -> list[Any]:
    """Return the cells of format versions 1 to 3."""
    return [cell for sheet in document["worksheets"] for cell in sheet["cells"]]


def _is_code(cell: dict[str, Any]) -> bool:
    language = table_at(cell, "metadata", "vscode").get("languageId", "python")
    return cell.get("cell_type") == "code" and language == "python"


def _source(cell: dict[str, Any]) -> str:
    value = cell.get("source", cell.get("input"))
    return value if isinstance(value, str) else "".join(map(str, as_list(value)))


def _is_python(document: dict[str, Any]) -> bool:
    language = table_at(document, "metadata", "kernelspec").get("language")
    language = language or table_at(document, "metadata", "language_info").get("name")
    return not isinstance(language, str) or language.lower() in {"python", "ipython", ""}


def is_percent_script(text: str) -> bool:
    """Return whether a Python script has cells, as Jupytext, Spyder, Databricks and Visual Studio Code write them."""
    return _PERCENT_CELL.search(text) is not None


def read_percent_script(text: str, source: str) -> SourceImports:
    """Read a Python script with cells; magics in it may be comments."""
    return read_ipython(_PERCENT_MAGIC.sub("", text), source)


def read_ipython(text: str, source: str) -> SourceImports:
    """Read a script for IPython; see `read_notebook`."""
    return read_cells([(0, text)], source)


def read_cells(cells: Iterable[tuple[int, str]], source: str) -> SourceImports:
    """Read cells, each with its number, which may use each other's names; see `read_notebook`."""
    found = SourceImports()
    parts = []
    for number, cell in cells:
        code, written = _python_of_cell(cell)
        parts.append((number, code))
        found += written
    return read_parts(parts, source) + found


def _python_of_cell(cell: str) -> tuple[str, SourceImports]:
    """Return a cell as Python, and what the file needs that it writes."""
    nothing = SourceImports()
    if indent := _INDENT.match(cell):  # which IPython removes from all lines that have it
        cell = re.sub(rf"^{indent[1]}", "", cell, flags=re.MULTILINE)
    while match := _CELL_MAGIC.match(cell):
        name, body = match["name"], cell[match.end() :]
        if name in _SHELL_CELLS:
            commands = (_as_call("system", line) for line in _logical_lines(body, is_shell=True))
            return "\n".join(("", *commands)), nothing
        if written := _WRITTEN.match(match[0].rstrip()):
            return _written(written["file"], f"\n{body}")
        if name not in _PYTHON_CELLS:
            return "", nothing
        first = match[0].partition(name)[2]
        if name in _STATEMENT_MAGICS and "import" in first:
            body = f"{_statement(first)}\n{body}"
        cell = f"\n{body}" if body else ""  # line numbers stay those of the cell
        if cell.lstrip().startswith("%%"):
            cell = cell.lstrip()
    if not is_valid(cell):  # else a line that begins with % continues an expression or a string
        cell = "\n".join(_python_of(line) + "\n" * line.count("\n") for line in _logical_lines(cell))
    return cell, nothing


def _written(file: str, body: str) -> tuple[str, SourceImports]:
    """Read a file that a cell writes: requirements, or a module that other cells import."""
    name = file.rpartition("/")[2]
    if name.endswith(".py"):
        return body, SourceImports(own=(name.removesuffix(".py"),))
    is_list = re.search(r"requirements\S*\.txt$", name)
    return "", SourceImports(requirements=requirements_in(body) if is_list else ())


def _logical_lines(cell: str, *, is_shell: bool = False) -> Iterator[str]:
    """Yield the lines of a cell; a magic or shell line that ends in a backslash goes on."""
    lines = iter(cell.splitlines())
    for line in lines:
        if is_shell or line.lstrip().startswith(("%", "!")):
            while line.endswith("\\") and (more := next(lines, None)) is not None:
                line = f"{line[:-1]} {more}" if is_shell else f"{line}\n{more}"
        yield line


def _python_of(line: str) -> str:
    """Return a line as Python: IPython's additions as the calls that IPython makes of them."""
    shell = line.replace("\\\n", " ")
    if match := _SHELL.match(shell):
        return match["indent"] + _as_call("system", match["rest"])
    if match := _MAGIC.match(shell):
        return match["indent"] + _magic(match["name"], match["rest"])
    if match := _ASSIGNMENT.match(shell):
        name, _, rest = match["rest"].partition(" ")
        return match["indent"] + (_as_call("system", match["rest"]) if match["kind"] == "!" else _magic(name, rest))
    if match := _HELP.match(line) or _AUTOCALL.match(line):
        return f"{match['indent']}pass"
    return line


def _magic(name: str, rest: str) -> str:
    if name in _STATEMENT_MAGICS:
        return _statement(rest) or "pass"
    if name in _SHELL_CELLS:
        return _as_call("system", rest)
    if module := _IMPORTING_MAGICS.get(f"{name} {rest}".strip()) or _IMPORTING_MAGICS.get(name):
        return f"import {module}"
    return _as_call("run_line_magic", name, rest.strip())


def _as_call(method: str, *words: str) -> str:
    return f"get_ipython().{method}({', '.join(map(repr, words))})"


def _statement(rest: str) -> str:
    """Return the statement after a magic's options, such as ``-n1 -r 3``."""
    words = rest.strip()
    while match := re.match(r"-{1,2}\w+(?:\s+\d+)?\s*", words):
        words = words[match.end() :]
    return words
