"""Read Python scripts: their code, and the requirements that they declare."""

from __future__ import annotations

import re

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.formats.documents import read_toml
from pyodide_cache.projects.declared.manifests import read_project_table
from pyodide_cache.projects.notebooks import is_percent_script, read_percent_script
from pyodide_cache.projects.python.imports import read_python
from pyodide_cache.projects.python.installs import find_setup_requirements
from pyodide_cache.projects.python.syntax import parse_tolerantly
from pyodide_cache.projects.source_imports import SourceImports, tried

_BLOCK = re.compile(r"^# /// script[ \t]*\n((?:#(?! ///)(?: .*)?\n)+)# ///[ \t]*$", re.MULTILINE)


def read_script(text: str, source: str) -> SourceImports:
    """Read a Python script: what its code needs, and the dependencies of a PEP 723 block with uv's sources for them.

    That the block is not valid is a problem of the result.
    """
    read_code = read_percent_script if is_percent_script(text) else read_python
    return tried(read_block, text, source) + read_code(text, source)


def read_setup_py(text: str, source: str) -> SourceImports:
    """Read the ``install_requires`` and extras that a ``setup.py`` writes out; its imports only build the project."""
    return find_setup_requirements(parse_tolerantly(text), source)


def read_block(text: str, source: str) -> SourceImports:
    """Read a PEP 723 block; nothing if there is none.

    Raises:
        Problem: `Code.UNREADABLE_FILE` when it is not valid, or there are several.
    """
    blocks = _BLOCK.findall(text)
    if not blocks:
        return SourceImports()
    if len(blocks) > 1:
        raise Problem(Code.UNREADABLE_FILE, path=source, error="it has several blocks “# /// script”")
    document = read_toml(re.sub(r"^# ?", "", blocks[0], flags=re.MULTILINE), source)
    project = {key: document[key] for key in ("dependencies", "requires-python") if key in document}
    return read_project_table({"project": project, "tool": document.get("tool")}, source)
