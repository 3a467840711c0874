"""What source text needs: imports of a script or notebook, and requirements that a file declares."""

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

#: Packages of modules that have another name, from the documentation of these projects. The ``imports`` of a lock
#: file take precedence.
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

#: Modules of the runtime itself.
OF_THE_RUNTIME = frozenset({"js", "pyodide", "pyodide_js", "_pyodide", "_pyodide_core", "pyscript"})

_SCRIPT_BLOCK = re.compile(r"(?m)^# /// script\s*$\s(?P<content>(^#(| .*)$\s)+)^# ///$")
_MAGIC = re.compile(r"^\s*[%!]\s*(?:conda|mamba|pip|uv pip)\s+install\s+(?P<names>.+)$|^\s*[%!?].*$")


#: For sources that this Python may be too old to parse; see `named_imports`.
_IMPORT = re.compile(r"^[ \t]*import[ \t]+(?P<names>[^\n#;]+)", re.MULTILINE)
_FROM = re.compile(
    r"^[ \t]*from[ \t]+(?P<module>\.*[\w.]*)[ \t]+import[ \t]*(?P<names>\([^)]*\)|[^\n#;(]+(?:\\\n[^\n#;]+)*)",
    re.MULTILINE,
)
_DYNAMIC = re.compile(r"\bimport_module\(\s*['\"](?P<module>[\w.]+)['\"]")
_COMMENT = re.compile(r"#[^\n]*")


@record
class Import:
    """An import of a top-level module, and its line."""

    module: str
    line: int


@record
class SourceImports:
    """What a source text needs: modules that it imports, and requirements that it declares."""

    imports: tuple[Import, ...] = ()
    requirements: tuple[str, ...] = ()


def read_script(text: str, source: str) -> SourceImports:
    """Read a Python script: its imports, and the dependencies of a PEP 723 block.

    Imports inside functions and ``try`` count, too; relative ones do not.

    Raises:
        Problem: `Code.UNREADABLE_FILE` when it is not Python.

    """
    return SourceImports(_imports(text, source), _script_block(text, source))


def read_notebook(text: str, source: str) -> SourceImports:
    """Read a Jupyter notebook: the imports of its code cells, and the requirements of ``%pip install``.

    Cells that are not Python (``%%bash``, or a syntax error) are ignored.

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
        Problem: `Code.UNREADABLE_FILE` when it is not TOML, or its dependencies are not a list of strings.

    """
    project = _toml(text, source).get("project", {})
    return SourceImports(requirements=_strings(project.get("dependencies", []), source))


def foreign_modules(imports: Iterable[Import], own: Iterable[str]) -> dict[str, int]:
    """Return the modules that packages must provide, each with its first line.

    Args:
        imports: of the project.
        own: modules of the project itself, which are left out like those of the standard library and the runtime.

    """
    known = sys.stdlib_module_names | OF_THE_RUNTIME | set(own)
    found: dict[str, int] = {}
    for item in imports:
        if item.module not in known:
            found.setdefault(item.module, item.line)
    return found


def named_imports(text: str, module: str, *, is_package: bool) -> tuple[str, ...]:
    """Return every dotted name that an import in ``text`` may refer to, sorted.

    The text is searched by pattern, so that it need not be valid for this Python. The result has rather too many
    names than too few: ``from a import b`` may refer to the module ``a.b``, and a line of a docstring may look like
    an import.

    Args:
        text: the source.
        module: its own dotted name, for relative imports.
        is_package: whether it is an ``__init__.py``.

    """
    found: set[str] = set()
    for match in _IMPORT.finditer(text):
        found.update(_first_words(match["names"]))
    for match in _FROM.finditer(text):
        base = _absolute(match["module"], module, is_package=is_package)
        if base:
            found.add(base)
        names = _COMMENT.sub("", match["names"]).strip("()")
        found.update(f"{base}.{name}" if base else name for name in _first_words(names))
    found.update(match["module"] for match in _DYNAMIC.finditer(text))
    return tuple(sorted(name for name in found if all(part.isidentifier() for part in name.split("."))))


def _imports(text: str, source: str) -> tuple[Import, ...]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # invalid escapes in the code that is read
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


def _first_words(names: str) -> set[str]:
    parts = names.replace("\\\n", " ").split(",")
    return {words[0] for part in parts if (words := part.split())}


def _absolute(target: str, module: str, *, is_package: bool) -> str:
    dots = len(target) - len(target.lstrip("."))
    if not dots:
        return target
    parts = module.split(".") if module else []
    if not is_package:
        parts = parts[:-1]
    parts = parts[: len(parts) - (dots - 1)] if dots > 1 else parts
    rest = target[dots:]
    return ".".join([*parts, *([rest] if rest else [])])
