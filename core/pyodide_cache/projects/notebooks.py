"""Read Jupyter notebooks: the Python of their cells, and what their magics and shell lines install."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.formats.documents import as_list, parse_json, table_at
from pyodide_cache.projects.python.imports import read_parts
from pyodide_cache.projects.python.ipython import python_of_cell
from pyodide_cache.projects.source_imports import SourceImports

#: A cell in a script, or the head of Jupytext's and Databricks's scripts, and a magic that is a comment in these.
_PERCENT_CELL = re.compile(r"^# ?%%(?:\s|$)|^#\s+jupytext:\s*$|\A# Databricks notebook source\b", re.MULTILINE)
_PERCENT_MAGIC = re.compile(
    r"^[ \t]*# ?(?:MAGIC )?(?:[\w.]+ *= *)?[%!](?:pip|uv|conda|mamba|micromamba|pixi|poetry|pdm|python3?)\s.*"
    r"(?:(?<=\\)\n[ \t]*#.*)*",  # lines that go on
    re.MULTILINE,
)
#: A file that lists requirements, whether or not a cell installs them.
_LIST = re.compile(r"requirements[^\s/]*\.txt$")
_COMMENT = re.compile(r"^([ \t]*)# ?(?:MAGIC )?", re.MULTILINE)
#: A cell of a shell in Jupytext's scripts, all of which are comments.
_SHELL_CELL = re.compile(r"^# (?:%%|[+]) language=\"(?:bash|sh)\".*\n(?P<lines>(?:#(?! ?%%).*\n)*)", re.MULTILINE)


def read_notebook(text: str, source: str) -> SourceImports:
    """Read a Jupyter notebook of any format version.

    Read are the imports of its code cells, and what ``%pip install`` and its relatives, ``micropip.install`` and
    ``loadPackage`` name. Cells of other languages are left out. Of a cell that is not quite Python, the other
    lines are read, and the result has a problem with the cell's number.

    Raises:
        Problem: `Code.UNREADABLE_FILE` when it is not a notebook.
    """
    try:
        document = parse_json(text, as_python=True)
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
    return read_ipython(uncommented(text), source)


def uncommented(text: str) -> str:
    """Return text of Jupytext or Databricks with the magics and shell cells that are comments in it."""
    text = _SHELL_CELL.sub(lambda cell: "\n" + _COMMENT.sub("!", cell["lines"]), text)
    return _PERCENT_MAGIC.sub(lambda magic: _COMMENT.sub(r"\1", magic[0]), text)


def read_ipython(text: str, source: str) -> SourceImports:
    """Read a script for IPython; see `read_notebook`."""
    return read_cells([(0, text)], source)


def read_cells(cells: Iterable[tuple[int, str]], source: str) -> SourceImports:
    """Read cells, each with its number, which may use each other's names; see `read_notebook`."""
    parts = []
    written = defaultdict[str, SourceImports](SourceImports)  # by the name of the file or module
    for number, cell in cells:
        code, more = python_of_cell(cell)
        parts.append((number, code))
        for file in more.files or more.own:
            written[file] += replace(more, files=())
    found = read_parts(parts, source)
    names = {name: name.removeprefix("./") for name in found.files}
    read = tuple(name for name, file in names.items() if file not in written)
    of_lists = (more for file, more in written.items() if more.own or _LIST.search(file) or file in names.values())
    return sum(of_lists, replace(found, files=read))
