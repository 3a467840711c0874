"""Read JavaScript that starts Pyodide: the packages that it loads, and the Python that it runs or fetches."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.formats.imports import read_python
from pyodide_cache.formats.index_choice import IndexChoice, IndexPlace
from pyodide_cache.formats.javascript_data import UNKNOWN, Text, Values, texts
from pyodide_cache.formats.javascript_tokens import Span
from pyodide_cache.formats.javascript_values import Script
from pyodide_cache.formats.requirement_lines import requirements_in
from pyodide_cache.formats.requirements import names_in
from pyodide_cache.formats.source_imports import Import, SourceImports

#: What a script without one of these does not need packages for.
_MARKS = re.compile(
    r"pyodide|loadPackage|load_package|runPython|micropip|piplite|\.py\b|requirements|official|worker|import", re.I
)
_LOADERS = ("loadPackage", "load_package")
_RUNNERS = frozenset({"runPython", "runPythonAsync", "loadPackagesFromImports"})
_INSTALLERS = re.compile(r"\b(?:micropip|piplite)\b")
_INSTALLS = re.compile(r"\b(?:micropip|piplite)\.install\(")
#: How the functions that install are written where a variable gets one.
_INSTALL_NAMES = frozenset({"install", "micropip.install", "piplite.install"})
#: How much of a call is shown, in characters.
_LONGEST = 60
_WHEEL_URL = re.compile(r"https?://\S+/[^/\s]+(?:-[^/\s-]+){4}\.whl")
#: A file beside a script, or below the root of a site.
_FILE = re.compile(r"(?:\.?/)?([\w.-][\w./-]*\.(?:py|[mc]?[jt]sx?))(?:\?\w*)?")
#: Functions that run or read a file that is named in them.
_READERS = frozenset({"fetch", "URL", "Worker", "SharedWorker", "register", "importScripts", "file"})
_READERS |= {"readFile", "readFileSync", "readTextFile", "readTextFileSync"}
#: The places in a script or page that name other scripts.
_IMPORTS = re.compile(
    r"\b(?:from|import|require)\b\s*\(?\s*([\"'][^\"'\n]+[\"'])|\bimportScripts\(([^)]*)|<script[^>]*\ssrc=([\"'][^\"'\n]+[\"'])"
)
_IMPORTED = re.compile(r"[\"']([\w./$@~-]+)(?:\?[^\"']*)?[\"']")
_MODULE = re.compile(r"[^\W\d][\w.]*")
#: Built scripts have longer lines, in characters.
_LONGEST_LINE = 5000


def starts_pyodide(code: str) -> bool:
    """Return whether JavaScript starts Pyodide, and is no built script, such as that of Pyodide itself."""
    return "loadPyodide" in code and is_source(code)


def is_source(code: str) -> bool:
    """Return whether people wrote a script: built ones have longer lines."""
    return max(map(len, code.splitlines()), default=0) < _LONGEST_LINE


def may_need_packages(code: str) -> bool:
    """Return whether JavaScript has a word that has to do with Python."""
    return _MARKS.search(code) is not None


def read_javascript(code: str, source: str, *, imported: str = "") -> SourceImports:
    """Read the packages that JavaScript loads or installs, and the Python that it runs or fetches.

    Args:
        imported: the scripts that it imports, which only say what their names stand for.
    """
    found = SourceImports()
    if may_need_packages(code):
        found = sum(_Reader(code, source, imported).parts(), found)
    return without_frameworks(found, code)


def imported_scripts(code: str) -> tuple[str, ...]:
    """Return the paths of the scripts beside it that JavaScript imports; the suffix can be missing."""
    found = ("".join(groups) for groups in _IMPORTS.findall(code))
    return tuple(dict.fromkeys(name for names in found for name in _IMPORTED.findall(names)))


def without_frameworks(found: SourceImports, text: str) -> SourceImports:
    """Return what was found once, without the packages that stlite and Gradio-Lite bring along."""
    own = {
        module
        for mark, module in (("stlite", "streamlit"), ("<streamlit-app", "streamlit"), ("gradio", "gradio"))
        if mark in text
    }
    return replace(
        found,
        requirements=tuple(dict.fromkeys(found.requirements)),
        files=tuple(dict.fromkeys(found.files)),
        imports=tuple(item for item in found.imports if item.module.partition(".")[0] not in own),
    )


class _Reader:
    """Reads a script part by part."""

    def __init__(self, code: str, source: str, imported: str) -> None:
        self._script = Script(f"{code}\n{imported}" if imported else code)
        self._tokens = self._script.tokens
        self._source = source
        self._last_line = code.count("\n") if imported else len(code)
        self._globals = ""  # the names that JavaScript gives to Python, as Python

    def parts(self) -> Iterator[SourceImports]:
        """Yield what calls, properties and texts need."""
        tokens = self._tokens
        calls = [call for call in tokens.calls() if tokens.lines[call[0]] <= self._last_line]
        self._globals = "; ".join(self._global(*call) for call in calls if tokens.texts[call[0]] == "set")
        for call in calls:
            yield self._call(*call)
        for name in (*_LOADERS, "install"):
            for number, span in self._script.scopes.references.get(name, ()):
                if tokens.lines[number] <= self._last_line and (name != "install" or self._is_installer(number)):
                    where = f"{self._source}:{tokens.lines[number] + 1}"
                    yield _packages(self._texts(span), where, name)
        for number, kind in enumerate(tokens.kinds):
            if tokens.lines[number] > self._last_line:
                break
            if kind in {"name", "string"} and tokens.mark(number + 1) == ":":
                yield self._property(number)
            if kind == "string" or (kind == "template" and number in tokens.closing):
                yield self._text(number)

    def _texts(self, span: Span, *, partly: bool = False) -> list[Text | None]:
        return texts(self._script.values(span), partly=partly)

    def _global(self, number: int, bracket: int) -> str:
        arguments = self._tokens.arguments(bracket)
        if len(arguments) == 1 or "globals" not in self._script.scopes.owners(number):
            return ""
        names, values = self._texts(arguments[0]), self._texts(arguments[1])
        name = names[0] if names else None
        return f"{name} = {[str(value) for value in values if value]}" if name and name.isidentifier() else ""

    def _call(self, number: int, bracket: int) -> SourceImports:
        """Read a call; the token with this number names the function."""
        name, arguments = self._script.scopes.called(number), self._tokens.arguments(bracket)
        if self._tokens.texts[number] in {"call", "apply"}:
            arguments = arguments[1:]
        if not arguments:
            return SourceImports()
        first, line = arguments[0], self._tokens.lines[number] + 1
        where = f"{self._source}:{line}"
        shown = " ".join(self._tokens.written(number, bracket).split())[:_LONGEST]
        if name in _LOADERS:
            return _packages(self._texts(first), where, shown)
        if self._is_installer(number):
            return self._installed(arguments, where, shown)
        if name in {"loadPyodide", "mount"}:  # the latter is of stlite
            wanted = self._script.values(first, of="packages" if name == "loadPyodide" else "requirements")
            return _packages(texts(wanted), where, shown)
        if name in _RUNNERS:
            return self._python(first, where)
        if name == "pyimport":
            modules = (text for text in self._texts(first) if text and _MODULE.fullmatch(text))
            return SourceImports(imports=tuple(Import(text, line) for text in modules))
        if name == "Blob":  # of the code of a worker
            codes = (read_javascript("\n" * text.line + text, self._source) for text in self._texts(first) if text)
            return sum(codes, SourceImports())
        if name in {"writeFile", "createDataFile"}:  # of the runtime's file system
            return self._written(arguments, where)
        return self._named(bracket) if name in _READERS else SourceImports()

    def _named(self, bracket: int) -> SourceImports:
        """Read the names of files in the arguments of a call, which may be parts of a path."""
        span = (bracket + 1, self._tokens.closing[bracket])
        names: list[str] = [text for part in self._tokens.arguments(bracket) for text in self._texts(part) if text]
        names += [self._tokens.texts[number] for number in range(*span) if self._tokens.kinds[number] == "string"]
        found = map(_FILE.fullmatch, names)
        return SourceImports(files=tuple(match[1] for match in found if match))

    def _is_installer(self, number: int) -> bool:
        """Return whether a function is that of micropip or piplite, perhaps under another name."""
        if self._tokens.texts[number] in {"install", "callKwargs"}:
            return any(map(_INSTALLERS.search, self._script.scopes.owners(number)))
        if self._tokens.mark(number - 1) in {".", "?."}:
            return False
        origins = self._script.scopes.owners(number)
        return "pyimport" in origins and not _INSTALL_NAMES.isdisjoint(origins)

    def _installed(self, arguments: list[Span], where: str, shown: str) -> SourceImports:
        def option(key: str) -> Values:
            return [value for item in arguments for value in self._script.values(item, of=key)]

        found = _packages(texts(option("requirements")) or self._texts(arguments[0]), where, shown)
        return replace(
            found,
            index=IndexChoice(tuple(IndexPlace(url) for url in texts(option("index_urls")) if url and "://" in url)),
            prereleases=names_in(found.requirements) if "true" in option("pre") else (),
        )

    def _written(self, arguments: list[Span], where: str) -> SourceImports:
        """Read a Python file that is written into the runtime's file system."""
        names = [text for text in self._texts(arguments[0]) if text and text.endswith(".py")]
        own = tuple(name.rpartition("/")[2].removesuffix(".py") for name in names)
        found = self._python(arguments[1], where) if names and len(arguments) > 1 else SourceImports()
        return replace(found, own=own)

    def _property(self, number: int) -> SourceImports:
        """Read what is given by a name: files of an app of stlite, and the packages of react-py."""
        key = self._tokens.texts[number]
        value = (number + 2, self._tokens.end(number + 2))
        if key.endswith(".py"):
            return self._python(value, self._source)
        if key == "requirements.txt":
            return SourceImports(requirements=tuple(_lines(self._texts(value))))
        if key in {"official", "micropip"}:
            return _packages([text for text in self._texts(value) if text], self._source, "")
        return SourceImports()

    def _text(self, number: int) -> SourceImports:
        """Read a text that says by itself what it is."""
        tokens = self._tokens
        text, before = tokens.texts[number], tokens.name(number - 1)
        if before in {"from", "import"} and (named := _FILE.fullmatch(text)):
            return SourceImports(files=(named[1],))
        span = (number, tokens.closing.get(number, number) + 1)
        if before in {"py", "python"}:  # the tags of Python in Observable
            return self._python(span, self._source)
        if any(map(_INSTALLS.search, tokens.texts[slice(*span)])):  # whichever function runs it
            names = self._python(span, self._source).requirements
            known = tuple(name for name in names if name[0].isalnum())  # others are filled in
            return SourceImports(requirements=known)
        return SourceImports()

    def _python(self, span: Span, where: str) -> SourceImports:
        found = SourceImports()
        for code in self._texts(span, partly=True):
            if code:
                # Its lines are those of the script.
                before = self._globals + "\n" * code.line if code.line else ""
                found += read_python(before + textwrap.dedent(code).lstrip(" "), self._source)
        known = tuple(name for name in found.requirements if UNKNOWN not in name)
        note = Problem(Code.UNKNOWN_UNTIL_RUN, path=where, text="install")
        unknown = (note,) if known != found.requirements else ()
        imports = tuple(item for item in found.imports if UNKNOWN not in item.module)
        return replace(found, imports=imports, requirements=known, notes=(*found.notes, *unknown))


def _packages(texts: Iterable[str | None], where: str, shown: str) -> SourceImports:
    found = list(texts)
    names = (name for name in found if name and (_WHEEL_URL.fullmatch(name) or not re.search(r"[/:]", name)))
    return SourceImports(
        requirements=tuple(str(name) for name in names if UNKNOWN not in name),
        notes=(Problem(Code.UNKNOWN_UNTIL_RUN, path=where, text=shown),) if None in found else (),
    )


def _lines(texts: Iterable[str | None]) -> Iterator[str]:
    for text in texts:
        yield from requirements_in(text or "")
