"""Read web pages that run Python: PyScript's configuration and scripts, and calls of ``loadPackage``."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote

from pyodide_cache.base.record import replace
from pyodide_cache.formats.documents import as_table, closed_html, read_json, read_toml, string_list
from pyodide_cache.formats.imports import read_python
from pyodide_cache.formats.requirement_lines import requirements_in
from pyodide_cache.formats.scripts import read_script
from pyodide_cache.formats.source_imports import SourceImports, tried

_STRINGS = r"(?P<names>\[[^\]]{0,9999}\]|'[^'\n]*'|\"[^\"\n]*\"|`[^`$]*`)"
#: Strings that are written out, or the name of a variable that has them.
_GIVEN = rf"(?:{_STRINGS}|(?P<variable>\w{{1,99}})\s*[,)}}])"
_CALLS = (
    re.compile(
        r"\b(?:loadPackage|load_package|(?:micropip|piplite)(?:[\"'`]\))?\.install(?:\.callKwargs)?)\(\s*"
        r"(?:\{[^{}]{0,300}?\brequirements\s*:\s*)?" + _GIVEN
    ),
    re.compile(
        rf"\bloadPyodide\((?:(?!loadPyodide).){{0,1000}}?\bpackages(?:[\"']?\s*:\s*{_GIVEN}|\s*[,}}])", re.DOTALL
    ),
    re.compile(r"\b(?:official|micropip)\s*:\s*" + _STRINGS),  # react-py
    re.compile(r"\bmount\((?:(?!\bmount\().){0,2000}?\brequirements[\"']?\s*:\s*" + _STRINGS, re.DOTALL),  # stlite
)
#: Another name for the module.
_ALIAS = re.compile(
    r"\b(\w{1,99})\s*=\s*(?:await\s+)?[\w.]{0,99}\bpyimport\(\s*[\"'`](?:micropip|piplite)[\"'`]\s*\)"
)
_VARIABLE = re.compile(r"\b(?:const|let|var)\s+(?P<name>\w{1,99})\s*(?::[^=;\n]{1,99})?=\s*" + _STRINGS)
_LOOP = re.compile(r"\bfor\s*\(\s*(?:const|let|var)\s+(?P<name>\w{1,99})\s+of\s+" + _GIVEN)
_EACH = re.compile(r"\.(?:map|forEach)\(\s*(?:async\s*)?\(?\s*(?P<name>\w{1,99})")
_BEFORE = re.compile(r"(?:(?P<names>\[[^\[\]]*\])|\b(?P<variable>\w{1,50}))\Z")
#: How long a list before ``.map`` may be, in characters.
_LONGEST_LIST = 2000
_LONGEST_NAME = 50
_PLACEHOLDER = re.compile(r"\$\{\s*(\w{1,99})\s*\}")
_SPREAD = re.compile(r"\.\.\.\s*(\w{1,99})")
_TEXT = re.compile(r"'([^'\n]*)'|\"([^\"\n]*)\"|`([^`$]*)`")
#: Python in JavaScript: what it runs, and the files of an app of stlite.
_PYTHON = re.compile(
    r"(?:\b(?:runPython(?:Async)?|loadPackagesFromImports)\(|\.py[\"']\s*:)\s*"
    r"(?:`((?:[^`\\]|\\.)*)`|\"((?:[^\"\\\n]|\\.)*)\"|'((?:[^'\\\n]|\\.)*)')"
)
#: A string, or a comment (in a group).
_COMMENT = re.compile(
    r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|(?P<comment>//[^\n]*|/\*(?:[^*]|\*(?!/))*\*/)"
)
_FETCHED = re.compile(r"\bfetch\(\s*[\"'`](?:\.?/)?([\w./-]+\.py)[\"'`]")
_RUN_VARIABLE = re.compile(r"\brunPython(?:Async)?\(\s*(\w{1,99})\s*[,)]")
#: The address of a runtime, and what names one in JavaScript and in the configuration of PyScript.
_RELEASE = re.compile(
    r"(?:\bpyodide(?:/v|@)|\biodide\.io/v|\b(?:interpreter|pyodide_?version)[\"']?\s*[=:]\s*[\"']v?)"
    r"(\d+\.\d+\.\d+[\w.-]*)(?=[/\"'`])",
    re.IGNORECASE,
)
_PATHS = re.compile(r"^[ \t-]*paths[ \t]*:[ \t]*$", re.MULTILINE)
_WHEEL_URL = re.compile(r"https?://\S+/[^/\s]+(?:-[^/\s-]+){4}\.whl")
_ESCAPES = {"n": "\n", "t": "\t"}
#: Built scripts have longer lines, in characters.
_LONGEST_LINE = 5000
_MOST_VARIABLES = 20
_PYTHON_TYPES = frozenset({"py", "pyodide", "text/x-python", "text/python", "python", "py-game", "py-editor"})
_PYTHON_TAGS = frozenset({"py-script", "py-repl", "gradio-lite", "marimo-code"})
#: In the configuration of JupyterLite: lists of wheels among other files, and tables with lists of packages.
_WHEEL_LISTS = frozenset({"piplite_urls", "pipliteUrls", "piplite_wheels"})
_PACKAGE_TABLES = frozenset({"loadPyodideOptions", "PyodideLockAddon"})
_PACKAGE_LISTS = frozenset({"packages", "specs", "extra_preload_packages"})
_FILE_TAGS = frozenset({"gradio-file", "app-file"})
_REQUIREMENTS_TAGS = frozenset({"gradio-requirements", "app-requirements", "py-env"})


def read_pyscript(text: str, source: str) -> SourceImports:
    """Read the packages of a PyScript configuration in TOML or JSON."""
    document = as_table((read_json if text.lstrip().startswith("{") else read_toml)(text, source))
    packages = string_list(document.get("packages", []), source, "packages")
    elsewhere = ("/", "emfs:")  # a server's root, and the runtime's own files
    return SourceImports(
        requirements=tuple(
            name
            for name in packages
            if name.endswith(".whl") > name.startswith(elsewhere) or not name.startswith((".", *elsewhere))
        )
    )


def read_jupyterlite(text: str, source: str) -> SourceImports:
    """Read the packages and wheels that a ``jupyter-lite.json`` or ``jupyter_lite_config.json`` names."""
    document = read_json(text, source)
    found: list[str] = []
    folders: list[str] = []
    queue: list[tuple[str, Any]] = [("", document)]
    while queue:
        owner, value = queue.pop()
        for key, item in value.items() if isinstance(value, dict) else ():
            names = [name for name in item if isinstance(name, str)] if isinstance(item, list) else []
            if key in _WHEEL_LISTS:  # of wheels, folders of wheels, and indexes beside wheels
                others = [name.partition("?")[0] for name in names if "://" not in name and not name.endswith(".whl")]
                folders += [name.rpartition("/")[0] if name.endswith(".json") else name for name in others]
            if key in _WHEEL_LISTS or owner in _PACKAGE_TABLES:
                is_list_of_packages = key in _PACKAGE_LISTS and owner in _PACKAGE_TABLES
                found += [
                    name for name in names if name.endswith(".whl") or (is_list_of_packages and "/" not in name)
                ]
            queue.append((key, item))
    return SourceImports(requirements=tuple(dict.fromkeys(found)), files=tuple(dict.fromkeys(folders)))


def read_shinylive(text: str, source: str) -> SourceImports:
    """Read the ``app.json`` of an exported Shinylive app, which has the texts of its files."""
    document = read_json(text, source)
    found = SourceImports()
    for file in document if isinstance(document, list) else ():
        name, content = (str(file.get(key, "")) if isinstance(file, dict) else "" for key in ("name", "content"))
        if name.endswith(".py"):
            found += read_script(content, f"{source}: {name}")
        elif name == "requirements.txt":
            found += SourceImports(requirements=requirements_in(content))
    return found


def read_page(text: str, source: str) -> SourceImports:
    """Read an HTML page: its PyScript configuration and Python, and what its JavaScript loads or installs."""
    parser = _Page()
    parser.feed(closed_html(text))
    parser.close()
    found = SourceImports(files=tuple(dict.fromkeys(parser.files)))
    for configuration in parser.configurations:
        found += tried(read_pyscript, configuration, source)
    for line, code in parser.python:
        found += read_python("\n" * line + textwrap.dedent(code), source)
    for code in parser.escaped:
        found += read_script(unquote(code.strip()), source)
    for line, code in parser.scripts:
        found += read_javascript("\n" * line + code, source)
    # The list of py-env ends with the paths of files.
    lines = [
        line.partition("#")[0].strip().removeprefix("- ")
        for item in parser.requirements
        for line in _PATHS.split(item)[0].splitlines()
    ]
    named = tuple(line for line in lines if line and line[0] not in "./" and line[-1] != ":")
    return _clean(found + SourceImports(requirements=named), text)


def read_javascript(code: str, source: str) -> SourceImports:
    """Read the Python that JavaScript runs or fetches, and the packages that it loads; see `loaded_packages`."""
    code = _COMMENT.sub(lambda found: "\n" * found[0].count("\n") if found["comment"] else found[0], code)
    found = SourceImports(requirements=loaded_packages(code), files=tuple(dict.fromkeys(_FETCHED.findall(code))))
    variables = "|".join(map(re.escape, sorted(set(_RUN_VARIABLE.findall(code)))[:_MOST_VARIABLES]))
    named = (
        re.compile(rf"\b(?:{variables})\s*(?::\s*\w+\s*)?=\s*`((?:[^`\\]|\\.)*)`").finditer(code) if variables else ()
    )
    for match in (*_PYTHON.finditer(code), *named):
        text = next(filter(None, match.groups()), "")
        if "${" not in text:
            line = code.count("\n", 0, match.start(match.lastindex or 0))
            if not match[0].endswith("`"):
                text = re.sub(r"\\(.)", lambda escape: _ESCAPES.get(escape[1], escape[1]), text)
            found += read_python("\n" * line + textwrap.dedent(text).lstrip(" "), source)
    return _clean(found, code)


def _clean(found: SourceImports, text: str) -> SourceImports:
    """Return what was found once, without the packages that stlite and Gradio-Lite bring along."""
    own = {
        module
        for mark, module in (("stlite", "streamlit"), ("<streamlit-app", "streamlit"), ("gradio", "gradio"))
        if mark in text
    }
    return replace(
        found,
        requirements=tuple(dict.fromkeys(found.requirements)),
        imports=tuple(item for item in found.imports if item.module.partition(".")[0] not in own),
    )


def starts_pyodide(code: str) -> bool:
    """Return whether JavaScript starts Pyodide, unlike that of Pyodide itself, which has longer lines."""
    return "loadPyodide" in code and max(map(len, code.splitlines())) < _LONGEST_LINE


def named_releases(text: str) -> tuple[str, ...]:
    """Return the Pyodide releases that addresses in a page, script or configuration name, as specifiers."""
    return tuple(dict.fromkeys(f"=={found}" for found in _RELEASE.findall(text)))


def loaded_packages(code: str) -> tuple[str, ...]:
    """Return the names that JavaScript loads or installs, also those in variables, and the URLs of wheels."""
    for alias in sorted(set(_ALIAS.findall(code)))[:_MOST_VARIABLES]:
        code = re.sub(rf"\b{alias}\.install\b", "micropip.install", code)
    values: dict[str, list[str]] = {}
    for pattern in (_VARIABLE, _LOOP):
        for match in pattern.finditer(code):
            values.setdefault(match["name"], _texts(match, values))
    for match in _EACH.finditer(code):
        before = code[max(0, match.start() - _LONGEST_LIST) : match.start()].rstrip()
        start = before.rfind("[") if before.endswith("]") else len(before) - _LONGEST_NAME
        if given := _BEFORE.search(before, max(0, start)):
            values.setdefault(match["name"], _texts(given, values))
    found = [text for pattern in _CALLS for call in pattern.finditer(code) for text in _texts(call, values)]
    return tuple(
        dict.fromkeys(name for name in found if _WHEEL_URL.fullmatch(name) or not re.search(r"[/:]|^$", name))
    )


def _texts(match: re.Match[str], values: Mapping[str, list[str]]) -> list[str]:
    """Return the strings in a match: those that are written out, and those of the variables that it names."""
    groups = match.groupdict()
    if groups.get("names") is None:
        return values.get(groups.get("variable") or "packages", [])
    found = []
    for parts in _TEXT.findall(groups["names"]):
        text = "".join(parts)
        name = _PLACEHOLDER.fullmatch(text)
        found += values.get(name[1], []) if name else [text]
    return found + [text for name in _SPREAD.findall(groups["names"]) for text in values.get(name, [])]


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.configurations: list[str] = []
        self.files: list[str] = []
        self.python: list[tuple[int, str]] = []
        self.escaped: list[str] = []
        self.requirements: list[str] = []
        self.scripts: list[tuple[int, str]] = []
        self._open: list[tuple[str, str, int, list[str]]] = []  # tag, kind, line and text

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {key: value or "" for key, value in attrs}
        kind = _kind(tag, attributes)
        if kind in {"config", "python"} and tag not in _FILE_TAGS:
            self._configure(attributes.get("config", ""))
            self._configure(attributes.get("src", ""))
        if kind:
            self._open.append((tag, kind, self.getpos()[0] - 1, []))

    def handle_data(self, data: str) -> None:
        if self._open:
            self._open[-1][3].append(data)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1][0] != tag:
            return
        _, kind, line, parts = self._open.pop()
        if not (text := "".join(parts)).strip():
            return
        if kind == "config":
            self.configurations.append(text)
        elif kind == "requirements":
            self.requirements.append(text)
        elif kind == "python" and tag == "marimo-code":  # percent-encoded
            self.escaped.append(text)
        elif kind == "python":
            self.python.append((line, text))
        elif kind == "script":
            self.scripts.append((line, text))

    def close(self) -> None:
        """Read what no tag closes, too."""
        super().close()
        while self._open:
            self.handle_endtag(self._open[-1][0])

    def _configure(self, value: str) -> None:
        if value.lstrip().startswith("{") or "=" in value.partition("?")[0]:  # JSON or TOML
            self.configurations.append(value)
        elif value and "://" not in value:
            self.files.append(value.partition("?")[0].lstrip("/"))  # the root of a site is often the page's folder


def _kind(tag: str, attributes: dict[str, str]) -> str:
    if tag == "py-config":
        return "config"
    if tag in _REQUIREMENTS_TAGS:
        return "requirements"
    if tag in _PYTHON_TAGS or (tag == "script" and attributes.get("type", "").lower() in _PYTHON_TYPES):
        return "python"
    if tag == "pre" and attributes.get("data-executable") == "true":  # Thebe's cells
        return "python" if attributes.get("data-language", "python") in _PYTHON_TYPES else "other"
    if tag in _FILE_TAGS:
        return "python" if attributes.get("name", "").endswith(".py") else "other"
    return "script" if tag == "script" else ""
