"""Read web pages that run Python: PyScript's configuration and scripts, and calls of ``loadPackage``."""

from __future__ import annotations

import posixpath
import re
import textwrap
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import unquote

from pyodide_cache.formats.documents import as_list, as_table, read_json, read_toml, string_list, table_at
from pyodide_cache.formats.html import HtmlReader
from pyodide_cache.formats.requirement_lines import requirements_in
from pyodide_cache.projects.javascript.reader import WRITES_PAGE, module_of, read_scripts, with_frameworks
from pyodide_cache.projects.python.imports import read_python
from pyodide_cache.projects.python.syntax import is_valid
from pyodide_cache.projects.scripts import read_script
from pyodide_cache.projects.source_imports import SourceImports, tried

#: The address of a runtime, and what names one in JavaScript and in the configuration of PyScript.
_RELEASE = re.compile(
    r"(?:\bpyodide(?:/v|@)|\biodide\.io/v|\b(?:interpreter|pyodide_?version)[\"']?\s*[=:]\s*[\"']v?)"
    r"(\d+\.\d+\.\d+[\w.-]*)(?=[/\"'`])",
    re.IGNORECASE,
)
_PATHS = re.compile(r"^[ \t-]*paths[ \t]*:[ \t]*$", re.MULTILINE)
_PYTHON_TYPES = frozenset({"py", "pyodide", "text/x-python", "text/python", "python", "py-game", "py-editor"})
_SCRIPT_FILE = re.compile(r"(?:\./)?([\w-][\w./-]*\.m?js)(?:\?.*)?")
#: Types of scripts that run, perhaps after a translation.
_SCRIPT_TYPES = re.compile(r"^\s*$|^module|javascript|ecmascript|typescript|babel|jsx", re.IGNORECASE)
#: Frames with pages of their own are read unless there are this many.
_MANY_FRAMES = 20
#: Attributes with a configuration, or with the file of a configuration or of Python.
_FILE_ATTRIBUTES = ("config", "src", "url", "worker")
#: In the configuration of JupyterLite: lists of wheels among other files, and tables with lists of packages.
_WHEEL_LISTS = frozenset({"piplite_urls", "pipliteUrls", "piplite_wheels"})
_PACKAGE_TABLES = frozenset({"loadPyodideOptions", "PyodideLockAddon"})
_PACKAGE_LISTS = frozenset({"packages", "specs", "requirements", "extra_preload_packages"})
#: Comments of Python and JavaScript, and no pattern of paths in a text.
_COMMENT = re.compile(r"^[ \t]*(?://|#)[^\n]*|(?<![\w*./\"'])/\*.*?(?:\*/|\Z)", re.MULTILINE | re.DOTALL)
#: Statements and comments of Django, Jinja, Liquid and Twig; values in ``{{ }}`` look like sets to Python.
_TEMPLATE_TAG = re.compile(r"\{([%#]).*?\1\}")
#: A name that a program does not fill in.
_WRITTEN_NAME = re.compile(r"[A-Za-z0-9][^{}$%]*")
_RUNS_PYTHON = re.compile(r"\brunPython|\bloadPackagesFromImports")
_FILE_TAGS = frozenset({"gradio-file", "app-file"})
#: What is in the elements of PyScript, stlite, Gradio-Lite and marimo, whose code is percent-encoded.
_KINDS = {
    "py-config": "config",
    "textarea": "editor",
    **dict.fromkeys(("gradio-requirements", "app-requirements", "py-env"), "requirements"),
    **dict.fromkeys(("marimo-code", "marimo-cell-code"), "escaped"),
    **dict.fromkeys(("script", "py-script", "py-repl", "gradio-lite", "streamlit-app", *_FILE_TAGS), "python"),
}


def read_pyscript(text: str, source: str) -> SourceImports:
    """Read the packages of a PyScript configuration in TOML or JSON."""
    document = as_table((read_json if text.lstrip().startswith("{") else read_toml)(text, source))
    packages = string_list(document.get("packages", []), source, "packages")
    # Those at a server's root, and the runtime's own files.
    elsewhere = [name for name in packages if name.startswith(("/", "emfs:"))]
    copied = [pair for pair in _copied(document) if pair[1].endswith(".py")]
    scripts = (place.removeprefix("./") for place, _ in copied if not re.search(r"^/|://|\{", place))
    return SourceImports(
        requirements=tuple(
            name for name in packages if name not in elsewhere and (name.endswith(".whl") or not name.startswith("."))
        ),
        files=(*scripts, *(name.removeprefix("emfs:").lstrip("./") for name in elsewhere)),
        own=tuple(module_of(name) for _, name in copied),
    )


def _copied(document: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield where files are that PyScript copies for a page, and the names that they get."""
    for place, name in table_at(document, "files").items():
        yield place, str(name) or place.rpartition("/")[2]
    for row in map(as_table, as_list(document.get("fetch"))):
        folder, target, only = (str(row.get(key, "")) for key in ("from", "to_folder", "to_file"))
        for name in map(str, as_list(row.get("files"))):
            yield posixpath.join(folder, name), posixpath.join(target, name)
        if only and not row.get("files"):
            yield folder, only


def read_jupyterlite(text: str, source: str) -> SourceImports:
    """Read the packages and wheels that a ``jupyter-lite.json`` or ``jupyter_lite_config.json`` names."""
    named: list[tuple[str, bool]] = []
    queue = [("", read_json(text, source))]
    for owner, value in queue:  # grows
        for key, item in as_table(value).items():
            queue.append((key, item))
            named += _named_in(owner, key, item)
    return SourceImports(
        requirements=tuple(dict.fromkeys(name for name, is_file in named if not is_file)),
        files=tuple(dict.fromkeys(name for name, is_file in named if is_file)),
    )


def _named_in(owner: str, key: str, item: object) -> Iterator[tuple[str, bool]]:
    """Yield what a key of a table names, each with whether it is a file or folder that names more."""
    if key == "environment_file" and isinstance(item, str):  # of xeus kernels
        yield item, True
    is_of_wheels, is_of_packages = key in _WHEEL_LISTS, owner in _PACKAGE_TABLES and key in _PACKAGE_LISTS
    for name in as_list(item) if is_of_wheels or owner in _PACKAGE_TABLES else ():
        if not isinstance(name, str):
            continue
        place = name.partition("?")[0]
        if name.endswith(".whl") or (is_of_packages and not re.search("^-|/", name)):
            yield name, False
        elif name.startswith("-r "):
            yield name.removeprefix("-r "), True
        elif is_of_wheels and "://" not in name:  # a folder of wheels, or an index beside them
            yield (place.rpartition("/")[0] if place.endswith(".json") else place), True


def read_shinylive(text: str, source: str) -> SourceImports:
    """Read the ``app.json`` of an exported Shinylive app, which has the texts of its files."""
    found = SourceImports()
    for file in map(as_table, as_list(read_json(text, source))):
        name, content = (str(file.get(key, "")) for key in ("name", "content"))
        if name.endswith(".py"):
            found += read_script(content, f"{source}: {name}") + SourceImports(own=(module_of(name),))
        elif name == "requirements.txt":
            found += SourceImports(requirements=requirements_in(content))
    return found


def read_page(text: str, source: str, *, imported: Sequence[str] = ()) -> SourceImports:
    """Read an HTML page: its PyScript configuration and Python, and what its JavaScript loads or installs.

    Args:
        imported: the scripts that it names, which only say what names stand for.
    """
    parser = _Page()
    text = _TEMPLATE_TAG.sub("", text)
    parser.read(text)
    found = SourceImports(files=tuple(parser.files), own=tuple(parser.own))
    parts = parser.parts
    for _, configuration in parts["config"]:
        if not configuration.lstrip().startswith("- "):  # YAML, in which the first releases had no packages
            found += tried(read_pyscript, configuration, source)
    for line, code in parts["python"]:
        found += read_python("\n" * line + textwrap.dedent(code), source)
    runs_editors = any(map(_RUNS_PYTHON.search, (text, *imported)))
    for line, code in parts["editor"] if runs_editors else ():
        if is_valid(code := textwrap.dedent(code)):  # it may have any text
            found += read_python("\n" * line + code, source)
    for _, code in parts["escaped"]:
        found += read_script(unquote(code.strip()), source)
    found += read_scripts(parts["script"], source, imported=imported)
    for line, inner in parts["frame"] if text.count("srcdoc") < _MANY_FRAMES else ():  # they can stand in each other
        found += read_page("\n" * line + inner, source)
    # The list of py-env ends with the paths of files.
    lines = [
        line.partition("#")[0].strip().removeprefix("- ")
        for _, item in parts["requirements"]
        for line in _PATHS.split(item)[0].splitlines()
    ]
    named = tuple(line for line in lines if line and line[0] not in "./" and line[-1] != ":")
    return with_frameworks(found + SourceImports(requirements=named), text)


def read_written_page(code: str, source: str) -> SourceImports:
    """Read the packages of a page that a program in Python or JavaScript writes, as far as they are in its text."""
    if not WRITES_PAGE.search(code):
        return SourceImports()
    text = _COMMENT.sub("", code).replace("<\\/", "</")
    text = re.sub(r"([{}])\1", r"\1", text) if "{{" in text else text  # as in an f-string
    names = read_page(text, source).requirements
    return SourceImports(requirements=tuple(name for name in names if _WRITTEN_NAME.fullmatch(name)))


def named_releases(text: str) -> tuple[str, ...]:
    """Return the Pyodide releases that addresses in a page, script or configuration name, as specifiers."""
    return tuple(dict.fromkeys(f"=={found}" for found in _RELEASE.findall(text)))


class _Page(HtmlReader):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.files: list[str] = []
        self.own: list[str] = []
        self.parts = defaultdict[str, list[tuple[int, str]]](list)  # the lines and texts, by kind
        self._open: list[tuple[str, str, int, list[str]]] = []  # tag, kind, line and text

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {key: value or "" for key, value in attrs}
        kind, line = _kind(tag, attributes), self.getpos()[0] - 1
        if kind in {"config", "python"}:
            for name in _FILE_ATTRIBUTES:
                self._configure(attributes.get(name, ""))
            self.own += [module_of(attributes["name"])] if tag in _FILE_TAGS else []
        elif kind == "script" and (file := _SCRIPT_FILE.fullmatch(attributes.get("src", ""))):
            self.files.append(file[1])
        self.parts["script"] += [(line, value) for key, value in attributes.items() if key.startswith("on")]
        self.parts["frame"] += [(line, value) for key, value in attributes.items() if key == "srcdoc"]
        if kind:
            self._open.append((tag, kind, line, []))

    def handle_data(self, data: str) -> None:
        if self._open:
            self._open[-1][3].append(data)

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1][0] == tag:
            _, kind, line, parts = self._open.pop()
            text = "".join(parts)
            self.parts[kind] += [(line, text)] if text.strip() else []

    def close(self) -> None:
        """Read what no tag closes, too."""
        super().close()
        while self._open:
            self.handle_endtag(self._open[-1][0])

    def _configure(self, value: str) -> None:
        if value.lstrip().startswith("{") or "=" in value.partition("?")[0]:  # JSON or TOML
            self.parts["config"].append((0, value))
        elif value and "://" not in value:
            self.files.append(value.partition("?")[0].lstrip("/"))  # the root of a site is often the page's folder


def _kind(tag: str, attributes: dict[str, str]) -> str:
    kind = attributes.get("type", "").lower()
    if tag == "script" and kind not in _PYTHON_TYPES:
        return "script" if _SCRIPT_TYPES.search(kind) else "other"
    if tag == "pre" and attributes.get("data-executable", "false") != "false":  # Thebe's cells
        return "python" if attributes.get("data-language", "python") in _PYTHON_TYPES else "other"
    if tag in _FILE_TAGS and not attributes.get("name", "").endswith(".py"):
        return "other"
    return _KINDS.get(tag, "")
