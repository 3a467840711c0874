"""Read JavaScript that starts Pyodide: the packages that it loads, and the Python that it runs or fetches."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.formats.imports import read_python
from pyodide_cache.formats.index_choice import IndexChoice, IndexPlace
from pyodide_cache.formats.javascript_values import Script, Span, Text
from pyodide_cache.formats.requirement_lines import requirements_in
from pyodide_cache.formats.requirements import names_in
from pyodide_cache.formats.source_imports import SourceImports

#: What a script without one of these does not need packages for.
_MARKS = re.compile(r"pyodide|loadPackage|load_package|runPython|micropip|piplite|\.py\b|requirements|official", re.I)
_LOADERS = frozenset({"loadPackage", "load_package"})
_RUNNERS = frozenset({"runPython", "runPythonAsync", "loadPackagesFromImports"})
_INSTALLERS = frozenset({"micropip", "piplite"})
_INSTALLS = re.compile(r"\b(?:micropip|piplite)\.install\(")
#: How much of a call is shown, in characters.
_LONGEST = 60
#: Stands in Python code for what only a run tells.
_UNKNOWN = "unknown_until_run"
_WHEEL_URL = re.compile(r"https?://\S+/[^/\s]+(?:-[^/\s-]+){4}\.whl")
_PYTHON_FILE = re.compile(r"(?:\.?/)?([\w./-]+\.py)")
_SCRIPT_FILE = re.compile(r"(?:\./)?([\w.-][\w./-]*\.[mc]?[jt]s)")
#: Built scripts have longer lines, in characters.
_LONGEST_LINE = 5000


def starts_pyodide(code: str) -> bool:
    """Return whether JavaScript starts Pyodide, and is no built script, such as that of Pyodide itself."""
    return "loadPyodide" in code and is_source(code)


def is_source(code: str) -> bool:
    """Return whether people wrote a script: built ones have longer lines."""
    return max(map(len, code.splitlines()), default=0) < _LONGEST_LINE


def read_javascript(code: str, source: str) -> SourceImports:
    """Read the packages that JavaScript loads or installs, and the Python that it runs or fetches."""
    found = SourceImports()
    if _MARKS.search(code):
        script = Script(code)
        for number in script.calls():
            found += _read_call(script, number, source)
        for key, value in script.properties():
            found += _read_property(script, key, value, source)
        for number in script.literals():
            text, before = script.name(number), script.name(number - 1) if number else ""
            if before in {"from", "import"} and _SCRIPT_FILE.fullmatch(text):
                found += SourceImports(files=(text.removeprefix("./"),))
            elif before in {"py", "python"}:  # the tags of Python in Observable
                found += _python(script.strings((number, number + 1), unknown=_UNKNOWN), source, source)
            elif _INSTALLS.search(text):  # whichever function runs it
                codes = script.strings((number, number + 1), unknown=_UNKNOWN)
                found += SourceImports(requirements=_python(codes, source, source).requirements)
    return without_frameworks(found, code)


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


def _read_call(script: Script, number: int, source: str) -> SourceImports:
    """Read a call; the token with this number is its name."""
    name, arguments = script.name(number), script.arguments(number)
    if not arguments:
        return SourceImports()
    first, where = arguments[0], f"{source}:{script.line(number)}"
    shown = " ".join(script.text(number).split())[:_LONGEST]
    if name in _LOADERS:
        return _packages(script.strings(first), where, shown)
    if name in {"install", "callKwargs"} and not _INSTALLERS.isdisjoint(script.owners(number)):
        return _installed(script, arguments, where, shown)
    if name in {"loadPyodide", "mount"}:  # the latter is of stlite
        wanted = script.property(first, "packages" if name == "loadPyodide" else "requirements")
        return _packages(script.strings(wanted), where, shown) if wanted else SourceImports()
    if name in _RUNNERS:
        return _python(script.strings(first, unknown=_UNKNOWN), source, where)
    if pattern := {"fetch": _PYTHON_FILE, "Worker": _SCRIPT_FILE}.get(name):
        names = (pattern.fullmatch(text) for text in script.strings(first) if text)
        return SourceImports(files=tuple(match[1] for match in names if match))
    return SourceImports()


def _installed(script: Script, arguments: list[Span], where: str, shown: str) -> SourceImports:
    wanted = script.property(arguments[0], "requirements") or arguments[0]
    options = {
        key: value for item in arguments for key in ("index_urls", "pre") if (value := script.property(item, key))
    }
    found = _packages(script.strings(wanted), where, shown)
    urls = script.strings(options["index_urls"]) if "index_urls" in options else []
    is_early = "pre" in options and script.text_of(options["pre"]) == "true"
    return replace(
        found,
        index=IndexChoice(tuple(IndexPlace(url) for url in urls if url and "://" in url)),
        prereleases=names_in(found.requirements) if is_early else (),
    )


def _read_property(script: Script, key: str, value: Span, source: str) -> SourceImports:
    """Read what is given by a name: files of an app of stlite, and the packages of react-py."""
    if key.endswith(".py"):
        return _python(script.strings(value, unknown=_UNKNOWN), source, source)
    if key == "requirements.txt":
        return SourceImports(requirements=tuple(_lines(script.strings(value))))
    if key in {"official", "micropip"}:
        return _packages([text for text in script.strings(value) if text], source, "")
    return SourceImports()


def _packages(texts: Iterable[str | None], where: str, shown: str) -> SourceImports:
    found = list(texts)
    names = (name for name in found if name and (_WHEEL_URL.fullmatch(name) or not re.search(r"[/:]", name)))
    return SourceImports(
        requirements=tuple(str(name) for name in names if _UNKNOWN not in name),
        notes=(Problem(Code.UNKNOWN_UNTIL_RUN, path=where, text=shown),) if None in found else (),
    )


def _python(codes: Iterable[Text | None], source: str, where: str) -> SourceImports:
    found = SourceImports()
    for code in codes:
        if code:
            # Its lines are those of the script.
            found += read_python("\n" * code.line + textwrap.dedent(code).lstrip(" "), source)
    known = tuple(name for name in found.requirements if _UNKNOWN not in name)
    note = Problem(Code.UNKNOWN_UNTIL_RUN, path=where, text="install")
    unknown = (note,) if known != found.requirements else ()
    imports = tuple(item for item in found.imports if _UNKNOWN not in item.module)
    return replace(found, imports=imports, requirements=known, notes=(*found.notes, *unknown))


def _lines(texts: Iterable[str | None]) -> Iterator[str]:
    for text in texts:
        yield from requirements_in(text or "")
