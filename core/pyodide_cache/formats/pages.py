"""Read web pages that run Python: PyScript's configuration and scripts, and calls of ``loadPackage``."""

from __future__ import annotations

import re
import textwrap
from html.parser import HTMLParser
from typing import Any

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.formats.documents import parse_json
from pyodide_cache.formats.imports import SourceImports, read_python, read_toml, string_list

_CALL = re.compile(
    r"\b(?:loadPackage|load_package|(?:micropip|piplite)\.install)\(\s*(?P<names>\[[^\]]*\]|'[^'\n]*'|\"[^\"\n]*\")"
)
_TEXT = re.compile(r"'([^'\n]*)'|\"([^\"\n]*)\"")
_PYTHON_TYPES = frozenset({"py", "pyodide", "text/x-python", "text/python", "python", "py-game", "py-editor"})
_PYTHON_TAGS = frozenset({"py-script", "py-repl"})


def read_pyscript_toml(text: str, source: str) -> SourceImports:
    """Read the packages of a PyScript configuration in TOML.

    Raises:
        Problem: `Code.UNREADABLE_FILE`.

    """
    return _packages(read_toml(text, source), source)


def read_pyscript_json(text: str, source: str) -> SourceImports:
    """Read the packages of a PyScript configuration in JSON.

    Raises:
        Problem: `Code.UNREADABLE_FILE`.

    """
    try:
        document = parse_json(text)
    except ValueError as error:
        raise Problem(Code.UNREADABLE_FILE, path=source, error=str(error)) from error
    return _packages(document if isinstance(document, dict) else {}, source)


def read_page(text: str, source: str) -> SourceImports:
    """Read an HTML page: its PyScript configuration and Python, and what its JavaScript loads or installs.

    Raises:
        Problem: `Code.UNREADABLE_FILE` when its configuration is not valid.

    """
    parser = _Page()
    parser.feed(text)
    parser.close()
    found = SourceImports(files=tuple(dict.fromkeys(parser.files)))
    for configuration in parser.configurations:
        read = read_pyscript_json if configuration.lstrip().startswith("{") else read_pyscript_toml
        found += read(configuration, source)
    for line, code in parser.python:
        found += read_python("\n" * line + textwrap.dedent(code), source)
    for code in parser.scripts:
        found += SourceImports(requirements=loaded_packages(code))
    return found


def loaded_packages(code: str) -> tuple[str, ...]:
    """Return the names that JavaScript passes to ``loadPackage`` or ``micropip.install``, without URLs."""
    found = [first or second for call in _CALL.finditer(code) for first, second in _TEXT.findall(call["names"])]
    return tuple(dict.fromkeys(name for name in found if name and "/" not in name and ":" not in name))


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.configurations: list[str] = []
        self.files: list[str] = []
        self.python: list[tuple[int, str]] = []
        self.scripts: list[str] = []
        self._kind = ""
        self._line = 0
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {key: value or "" for key, value in attrs}
        is_python = tag in _PYTHON_TAGS or (tag == "script" and attributes.get("type") in _PYTHON_TYPES)
        if is_python or tag == "py-config":
            self._configure(attributes.get("config", ""))
        if tag == "py-config":
            self._configure(attributes.get("src", ""))
        self._kind = (
            "config" if tag == "py-config" else "python" if is_python else "script" if tag == "script" else ""
        )
        self._line, self._text = self.getpos()[0] - 1, []

    def handle_data(self, data: str) -> None:
        if self._kind:
            self._text.append(data)

    def handle_endtag(self, _tag: str) -> None:
        text = "".join(self._text)
        if self._kind == "config" and text.strip():
            self.configurations.append(text)
        elif self._kind == "python" and text.strip():
            self.python.append((self._line, text))
        elif self._kind == "script":
            self.scripts.append(text)
        self._kind, self._text = "", []

    def _configure(self, value: str) -> None:
        if value.lstrip().startswith("{"):
            self.configurations.append(value)
        elif value and "://" not in value:
            self.files.append(value)


def _packages(document: dict[str, Any], source: str) -> SourceImports:
    packages = string_list(document.get("packages", []), source)
    return SourceImports(requirements=tuple(name for name in packages if not name.startswith(("./", "/", "emfs:"))))
