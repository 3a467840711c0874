"""What source text wants: imports of a script or notebook, and requirements that a file declares."""

from __future__ import annotations

import ast
import json
import re
import sys
import tomllib
import warnings
from collections.abc import Iterable
from typing import Any

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record

#: Import names whose package is called otherwise, for what no lock file tells. From the projects' own
#: documentation; a lock's ``imports`` win over this table.
ALIASES = {
    "attr": "attrs",
    "bs4": "beautifulsoup4",
    "Crypto": "pycryptodome",
    "cv2": "opencv-python",
    "dateutil": "python-dateutil",
    "docx": "python-docx",
    "dotenv": "python-dotenv",
    "fitz": "pymupdf",
    "git": "gitpython",
    "IPython": "ipython",
    "jose": "python-jose",
    "jwt": "pyjwt",
    "Levenshtein": "levenshtein",
    "markdown_it": "markdown-it-py",
    "mpl_toolkits": "matplotlib",
    "OpenSSL": "pyopenssl",
    "PIL": "pillow",
    "pkg_resources": "setuptools",
    "pptx": "python-pptx",
    "pylab": "matplotlib",
    "serial": "pyserial",
    "skimage": "scikit-image",
    "sklearn": "scikit-learn",
    "slugify": "python-slugify",
    "socks": "pysocks",
    "typing_extensions": "typing-extensions",
    "umap": "umap-learn",
    "yaml": "pyyaml",
    "zmq": "pyzmq",
}

#: Modules that the runtime itself brings.
OF_THE_RUNTIME = frozenset({"js", "pyodide", "pyodide_js", "_pyodide", "_pyodide_core", "pyscript"})

_SCRIPT_BLOCK = re.compile(r"(?m)^# /// script\s*$\s(?P<content>(^#(| .*)$\s)+)^# ///$")
_MAGIC = re.compile(r"^\s*[%!]\s*(?:conda|mamba|pip|uv pip)\s+install\s+(?P<names>.+)$|^\s*[%!?].*$")


@record
class Import:
    """An import of a top-level module, and the line where it stands."""

    module: str
    line: int


@record
class SourceImports:
    """What one source text wants: modules that it imports, requirements that it declares."""

    imports: tuple[Import, ...] = ()
    requirements: tuple[str, ...] = ()


def read_script(text: str, source: str) -> SourceImports:
    """Read a Python script: its imports, and the dependencies of a PEP 723 block.

    Imports anywhere count, also those inside functions and ``try``; relative ones do not.

    Raises:
        Problem: `Code.UNREADABLE_FILE` when it is not Python.

    """
    return SourceImports(_imports(text, source), _script_block(text, source))


def read_notebook(text: str, source: str) -> SourceImports:
    """Read a Jupyter notebook: the imports of its code cells, and what ``%pip install`` names.

    A cell that is not Python (``%%bash``, a typo) is passed over, as the kernel would.

    Raises:
        Problem: `Code.UNREADABLE_FILE` when it is not a notebook.

    """
    try:
        cells = json.loads(text)["cells"]
        sources = ["".join(cell["source"]) for cell in cells if cell.get("cell_type") == "code"]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Problem(Code.UNREADABLE_FILE, path=source, error=f"not a notebook: {error}") from error
    imports: list[Import] = []
    requirements: list[str] = []
    for cell in sources:
        if cell.lstrip().startswith("%%"):
            continue
        lines = []
        for line in cell.splitlines():
            magic = _MAGIC.match(line)
            if magic and magic["names"]:
                requirements += [word for word in magic["names"].split() if not word.startswith("-")]
            lines.append("" if magic else line)
        try:
            imports += _imports("\n".join(lines), source)
        except Problem:
            continue
    return SourceImports(tuple(imports), tuple(requirements))


def read_pyproject(text: str, source: str) -> SourceImports:
    """Read a ``pyproject.toml``: the dependencies of its project.

    Raises:
        Problem: `Code.UNREADABLE_FILE` when it is not TOML, or its dependencies are no list of text.

    """
    project = _toml(text, source).get("project", {})
    return SourceImports(requirements=_strings(project.get("dependencies", []), source))


def foreign_modules(imports: Iterable[Import], own: Iterable[str]) -> dict[str, int]:
    """Return the modules that must come from packages, with the first line of each.

    The standard library's, the runtime's and the project's ``own`` modules are left out.
    """
    known = sys.stdlib_module_names | OF_THE_RUNTIME | set(own)
    found: dict[str, int] = {}
    for item in imports:
        if item.module not in known:
            found.setdefault(item.module, item.line)
    return found


def _imports(text: str, source: str) -> tuple[Import, ...]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # an odd escape in their code is no concern of ours
            tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        where = f"line {line}: " if line else ""
        raise Problem(Code.UNREADABLE_FILE, path=source, error=f"{where}not Python: {error}") from error
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [Import(alias.name.partition(".")[0], node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.append(Import(node.module.partition(".")[0], node.lineno))
    return tuple(sorted(found, key=lambda item: item.line))


def _script_block(text: str, source: str) -> tuple[str, ...]:
    match = _SCRIPT_BLOCK.search(text)
    if not match:
        return ()
    content = "".join(
        line[2:] if line.startswith("# ") else line[1:] for line in match["content"].splitlines(keepends=True)
    )
    return _strings(_toml(content, source).get("dependencies", []), source)


def _toml(text: str, source: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Problem(Code.UNREADABLE_FILE, path=source, error=str(error)) from error


def _strings(value: object, source: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise Problem(Code.UNREADABLE_FILE, path=source, error="dependencies is not a list of strings")
    return tuple(value)
