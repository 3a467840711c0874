"""Read JavaScript that starts Pyodide: the packages that it loads, and the Python that it runs or fetches."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.formats.documents import parse_json
from pyodide_cache.formats.requirement_lines import requirements_in
from pyodide_cache.projects.javascript.calls import ITERATING
from pyodide_cache.projects.javascript.known_values import UNKNOWN, Text, Value, as_json, items_of, joined, texts
from pyodide_cache.projects.javascript.names import Names
from pyodide_cache.projects.javascript.script import Script
from pyodide_cache.projects.javascript.tree import CALLS, FUNCTIONS, Node, parse
from pyodide_cache.projects.python.imports import read_python
from pyodide_cache.projects.source_imports import Import, SourceImports

#: What names packages, and what else a script has that needs packages.
_NAMING = re.compile(
    r"pyodide|loadPackage|load_package|runPython|micropip|piplite|requirements|official|stlite|PyWorker|donkey", re.I
)
_MARKS = re.compile(rf"{_NAMING.pattern}|\.py\b|worker|pyimport", re.I)
#: Methods of functions whose first argument is the object.
_CALLERS = ("call", "apply", "bind")
_LOADERS = ("loadPackage", "load_package")
#: Functions with packages in their options, and the key; others that have Pyodide in their name have ``packages``.
_STARTERS = {"mount": "requirements", "createKernel": "requirements", "PyWorker": "packages", "donkey": "packages"}
_RUNNERS = frozenset({"runPython", "runPythonAsync", "loadPackagesFromImports"})
#: Calls in imported scripts that count with what the importing script gives to them.
_WITH_GIVEN = _RUNNERS | {*_LOADERS, "loadPyodide", "install"}
_SETTINGS = frozenset({"set_index_urls", "set_constraints", "add_mock_package"})
_INSTALLERS = re.compile(r"\b(?:micropip|piplite)\b")
_INSTALLS = re.compile(r"\b(?:(?:micropip|piplite)\.install|pyodide_js\.loadPackage)\(")
#: Methods of texts with a placeholder.
_REPLACING = frozenset({"replace", "replaceAll"})
#: How much of a call is shown, in characters.
_LONGEST = 60
#: How many parts of arguments are looked through.
_MOST_PARTS = 100
#: A wheel at an address, or of the site.
_WHEEL = re.compile(r"https?://\S+/[^/\s]+(?:-[^/\s-]+){4}\.whl|(?:\.?/)?[\w.-][\w./+-]*\.whl")
#: A file beside a script, or below the root of a site.
_FILE = re.compile(r"(?:\.?/)?([\w.-][\w./-]*\.(?:py|[mc]?[jt]sx?)|(?:[\w./-]*/)?requirements[\w.-]*\.txt)(?:\?\w*)?")
#: Functions that run or read a file that is named in them.
_READERS = frozenset({"fetch", "URL", "Worker", "SharedWorker", "PyWorker", "register", "importScripts", "file"})
_READERS |= {"readFile", "readFileSync", "readTextFile", "readTextFileSync"}
#: The places in a script or page that name other scripts, and documents that they read.
_IMPORTS = re.compile(
    r"(?:\b(?:from|import|require)\b\s*\(?\s*|\bWorker\(\s*(?:new\s+URL\(\s*)?)([\"'][^\"'\n]+[\"'])"
    r"|\bimportScripts\(([^)]*)|<script[^>]*\ssrc=([\"'][^\"'\n]+[\"'])"
    r"|([\"'`][^\"'`\n]+\.json(?:\?[^\"'`\n]*)?[\"'`])"
)
#: What runs Streamlit or Gradio in a page, and brings it along.
_FRAMEWORKS = {"streamlit": re.compile("stlite|<streamlit-app"), "gradio": re.compile("<gradio-|@gradio/lite")}
_IMPORTED = re.compile(r"[\"'`]([\w./$@~-]+)(?:\?[^\"'`]*)?[\"'`]")
_MODULE = re.compile(r"[^\W\d][\w.]*")
#: A page with Python in the text of a program.
WRITES_PAGE = re.compile(
    r"<(?:py-(?:config|env)|gradio-requirements|script\b[^>]{0,200}(?:\btype=\\?[\"']py\b|\bpyodide\.m?js\b"
    r"|>[^<]{0,2000}\bloadPyodide\())|\bstlite\.mount\(|@stlite/(?:browser|mountable)\b"
)
#: Built scripts have longer lines, in characters.
_LONGEST_LINE = 5000
#: Of a longer script, in characters, only what is near a name of packages is parsed: a bundle of 3 MB takes 10 s.
_LONGEST_SCRIPT, _NEAR = 250_000, 10_000
_CALLS = re.compile(r"load(?:Pyodide|Package|_package)|runPython|micropip|piplite|stlite|PyWorker|donkey", re.I)


def starts_pyodide(code: str) -> bool:
    """Return whether JavaScript starts Pyodide, or writes a page that does, and is not a build's output."""
    return is_source(code) and ("loadPyodide" in code or WRITES_PAGE.search(code) is not None)


def is_source(code: str) -> bool:
    """Return whether people wrote a script: built ones have longer lines."""
    return max(map(len, code.splitlines()), default=0) < _LONGEST_LINE


def names_packages(code: str) -> bool:
    """Return whether JavaScript may name packages or run Python, and not only make values for others."""
    return _NAMING.search(code) is not None


def read_javascript(code: str, source: str, *, imported: Iterable[str] = ()) -> SourceImports:
    """Read the packages that JavaScript loads or installs, and the Python that it runs or fetches.

    Args:
        imported: the scripts that it imports, which only say what their names stand for.
    """
    return read_scripts([(0, code)], source, imported=imported)


def read_scripts(scripts: Sequence[tuple[int, str]], source: str, *, imported: Iterable[str] = ()) -> SourceImports:
    """Read scripts that know each other's names, each with the line where it begins.

    Left out are built ones, such as a library in a page, unless they name packages.
    """
    wanted = [(line, code) for line, code in scripts if is_source(code) or names_packages(code)]
    scripts = [(line, code if len(code) <= _LONGEST_SCRIPT else _near_names(code)) for line, code in wanted]
    codes, imported = [code for _, code in scripts], [*imported]
    found = SourceImports()
    is_named = any(map(names_packages, (*codes, *imported)))
    if is_named or any(map(_MARKS.search, codes)):
        found = _Reader(scripts, source, imported if is_named else ()).read()
    return with_frameworks(found, "\n".join(codes))


def _near_names(code: str) -> str:
    """Return the parts of a long script that are near a name of packages, on the lines that they have in it."""
    parts: list[str] = []
    end = length = 0
    for found in _CALLS.finditer(code):
        first, last = max(found.start() - _NEAR, 0), found.end() + _NEAR
        start = max(end, code.rfind(";", max(first - _NEAR, 0), first) + 1 or first)
        if length < _LONGEST_SCRIPT:
            parts += ["\n" * code.count("\n", end, start), code[start:last]]
            length, end = length + last - start, last
    return "".join(parts)


def imported_scripts(code: str) -> tuple[str, ...]:
    """Return the paths of the scripts beside it that JavaScript imports; the suffix can be missing."""
    found = ("".join(groups) for groups in _IMPORTS.findall(code))
    return tuple(dict.fromkeys(name for names in found for name in _IMPORTED.findall(names)))


def module_of(file: str) -> str:
    """Return the module or package that a page imports a file as."""
    return file.removeprefix("./").partition("/")[0].removesuffix(".py")


def with_frameworks(found: SourceImports, text: str) -> SourceImports:
    """Return what was found once, with the modules that stlite and Gradio-Lite bring along."""
    return replace(
        found,
        requirements=tuple(dict.fromkeys(found.requirements)),
        files=tuple(dict.fromkeys(found.files)),
        own=(*found.own, *(name for name, mark in _FRAMEWORKS.items() if mark.search(text))),
    )


class _Reader:
    """Reads scripts part by part."""

    def __init__(self, scripts: Sequence[tuple[int, str]], source: str, imported: Iterable[str]) -> None:
        self._nodes = [node for line, code in scripts for node in parse(code, line)]
        # Lines of other scripts are below 0.
        others = [node for code in imported for node in parse(code, -code.count("\n") - 1)]
        self._calls = [node for node in self._nodes if node.kind in CALLS]
        self._calls += [node for node in others if node.kind in CALLS and node.callee.name in _WITH_GIVEN]
        self._names = Names([*self._nodes, *others])
        self._script = Script(self._names)
        self._source = source
        self._read = cache(lambda code: read_python(code, source))  # several calls can run the same
        self._globals = ""  # the names that JavaScript gives to Python, as Python
        self._settings: list[str] = []  # calls of micropip, as Python

    def read(self) -> SourceImports:
        """Return what calls, properties and texts need; an archive, which stlite names, has modules in it."""
        found = sum(self._parts(), SourceImports())
        names = (node.callee.name if node.kind in CALLS else node["key"].key for node in self._nodes)
        has_archive = not {"unpackArchive", "archives"}.isdisjoint(names)
        optional = tuple(replace(item, optional=item.optional or has_archive) for item in found.imports)
        return replace(found, imports=optional)

    def _parts(self) -> Iterator[SourceImports]:
        self._globals = "; ".join(filter(None, map(self._global, self._calls)))
        for call in self._calls:
            for name, owner in self._functions(call.callee):
                yield self._call(call, name, owner)
        yield self._read("\n".join(self._settings))
        for node in self._nodes:
            if node.kind == "pair":
                yield self._property(node["key"].key, node["value"])
            elif node.kind in {"string", "template_string"}:
                yield self._text(node)

    def _texts(self, *nodes: Node, of: Sequence[str] = (), partly: bool = False) -> list[Text | None]:
        """Return the texts of expressions; where these are in other scripts, those that this one has."""
        return [
            text
            for node in nodes
            for text in texts(self._script.values(node, of=of), partly=partly)
            if node.line >= 0 or (text is not None and text.line >= 0)
        ]

    def _functions(self, callee: Node) -> list[tuple[str, Node]]:
        """Return the names of the functions that are called, and what they are methods of."""
        name, owner = callee.name, callee["object"]
        if owner and name in {*_CALLERS, "callKwargs"}:
            return self._functions(owner)
        if owner and name:
            return [(name, owner)]
        if natives := self._script.natives(callee):
            return [(native.name, native.owner) for native in natives]
        imported = self._names.imported.get(name, "default")
        return [(name if imported == "default" else imported, owner)]

    def _global(self, call: Node) -> str:
        callee, arguments = call.callee, call.arguments
        if callee.name != "set" or callee["object"].name != "globals" or len(arguments) < 2:
            return ""
        name = next(iter(self._texts(arguments[0])), None) or ""
        return f"{name} = {_in_python(self._script.values(arguments[1]))}" if name.isidentifier() else ""

    def _call(self, call: Node, name: str, owner: Node) -> SourceImports:
        """Read a call of a function with a name, which can be a method of something."""
        callee = call.callee
        arguments = call.arguments[callee.name in _CALLERS :]
        if not arguments:
            return SourceImports()
        first, where = arguments[0], f"{self._source}:{call.line + 1}"
        shown = " ".join(call.between((callee["property"] or callee).start, call.end).split())[:_LONGEST]
        if name in ITERATING and owner:
            used = self._functions(first) if first.kind not in FUNCTIONS else []
            is_loader = any(function in _LOADERS or self._is_installer(function, of) for function, of in used)
            return _packages(self._texts(owner), where, shown) if is_loader else SourceImports()
        if name in _LOADERS:
            return _packages(self._texts(first), where, shown)
        if self._is_installer(name, owner):
            return self._installed(arguments, where, shown)
        if key := _STARTERS.get(name, "packages" if "pyodide" in name.lower() else ""):
            paths = ((key,), ("config", key))  # the latter is of PyScript
            found = _packages(chain(*(self._texts(*arguments, of=path) for path in paths)), where, shown)
            is_app = name == "mount" and (not owner or owner.name == "stlite")  # others are of Vue
            return found + (self._python(first, where) if is_app else self._named(name, arguments))
        if name in _RUNNERS:
            return self._python(first, where)
        if name == "pyimport":
            modules = (text for text in self._texts(first) if text and _MODULE.fullmatch(text))
            return SourceImports(imports=tuple(Import(text, call.line + 1) for text in modules))
        if name == "Blob":  # of the code of a worker
            parts = [[part] for part in items_of(self._script.values(first))]
            return read_scripts([(text.line, text) for text in joined(parts) if text], self._source)
        if name in _SETTINGS:
            self._as_python(name, _in_python(self._script.values(first)), arguments)
        if name == "registerJsModule":
            return SourceImports(own=tuple(text for text in self._texts(first) if text))
        if name in {"writeFile", "createDataFile"}:  # of the runtime's file system
            return self._written(arguments, where)
        if name in {"py", "python"} and first.kind == "template_string":  # the tags of Python in Observable
            return self._python(first, self._source)
        return self._named(name, arguments)

    def _named(self, name: str, arguments: list[Node]) -> SourceImports:
        """Read the names of files in the arguments of a call that reads them, which may be parts of a path."""
        if name not in _READERS or arguments[0].line < 0:
            return SourceImports()
        names: list[str] = [text for text in self._texts(*arguments) if text and _FILE.fullmatch(text)]
        queue = [] if names else [*arguments]
        for part in queue:
            names += [part.key] if part.kind == "string" else []
            queue += part.parts[: _MOST_PARTS - len(queue)]
        found = map(_FILE.fullmatch, names)
        return SourceImports(files=tuple(match[1] for match in found if match))

    def _is_installer(self, name: str, owner: Node) -> bool:
        """Return whether a function is that of micropip or piplite, perhaps under another name."""
        return name == "install" and any(_INSTALLERS.search(part.text) for part in self._names.origins(owner))

    def _installed(self, arguments: list[Node], where: str, shown: str) -> SourceImports:
        """Read the packages that micropip installs; the options of the call are read as those in Python."""
        values = self._script.values(arguments[0])
        named = [text for table in values if isinstance(table, dict) for text in texts(table.get("requirements", ()))]
        found = _packages(named or self._texts(arguments[0]), where, shown)
        self._as_python("install", str([*found.requirements]), arguments)
        return found

    def _as_python(self, name: str, first: str, arguments: list[Node]) -> None:
        """Note a call of micropip as Python, with its options."""
        given = [self._script.values(item) for item in arguments]
        tables = [value for values in given for value in values if isinstance(value, dict)]
        pairs = [pair for table in tables for pair in table.items() if pair[0] != "requirements"]
        options = ", ".join(f"{key!r}: {_in_python(values)}" for key, values in pairs)
        words = [_in_python(values) for values in given[1:] if not any(isinstance(value, dict) for value in values)]
        self._settings.append(f"micropip.{name}({', '.join([first, *words])}, **{{{options}}})")

    def _written(self, arguments: list[Node], where: str) -> SourceImports:
        """Read a Python file that is written into the runtime's file system."""
        names = [text for text in self._texts(arguments[0], partly=True) if text and text.endswith((".py", UNKNOWN))]
        own = tuple(part.removesuffix(".py") for name in names for part in name.split("/")[-2:])  # or its package
        is_python = any(name.endswith(".py") for name in names) and len(arguments) > 1
        found = self._python(arguments[1], where) if is_python else SourceImports()
        return replace(found, own=own)

    def _property(self, key: str, value: Node) -> SourceImports:
        """Read what is given by a name: files of an app of stlite, and the packages of react-py."""
        if key.endswith(".py"):
            return replace(self._python(value, self._source), own=(module_of(key),))
        if key == "requirements.txt":
            lines = (line for text in self._texts(value) for line in requirements_in(text or ""))
            return SourceImports(requirements=tuple(lines))
        if key == "url":  # of a file of stlite
            files = self._named("URL", [value]).files
            return SourceImports(files=tuple(name for name in files if name.endswith(".py")))
        if key in {"official", "micropip"}:
            return _packages([text for text in self._texts(value) if text], self._source, "")
        return SourceImports()

    def _text(self, node: Node) -> SourceImports:
        """Read a text that says by itself what it is."""
        if node.parent.kind in {"import_statement", "export_statement"}:
            named = _FILE.fullmatch(node.key)
            return SourceImports(files=(named[1],) if named else ())
        if _INSTALLS.search(node.text) and node.parent.name not in _REPLACING:  # whichever function runs it
            names = self._python(node, self._source).requirements
            known = tuple(name for name in names if name[0].isalnum())  # others are filled in
            return SourceImports(requirements=known)
        return SourceImports()

    def _python(self, node: Node, where: str) -> SourceImports:
        found = SourceImports()
        for code in self._texts(node, partly=True):
            if code:
                # Its lines are those of the script.
                line = code.line if code.line >= 0 else node.line
                before = self._globals + "\n" * max(line, bool(self._globals))
                found += self._read(before + textwrap.dedent(code).lstrip(" "))
        known = tuple(name for name in found.requirements if UNKNOWN not in name)
        note = Problem(Code.UNKNOWN_UNTIL_RUN, path=where, text="install")
        unknown = (note,) if known != found.requirements else ()
        imports = tuple(item for item in found.imports if UNKNOWN not in item.module)
        return replace(found, imports=imports, requirements=known, notes=(*found.notes, *unknown))


def _in_python(values: Iterable[Value]) -> str:
    known = [parse_json(text) for text in map(as_json, values) if text]
    return repr(known[0]) if len(known) == 1 else str([str(text) for text in texts(values) if text])


def _packages(texts: Iterable[str | None], where: str, shown: str) -> SourceImports:
    found = list(texts)
    known = [name.removeprefix("emfs:") for name in found if name and UNKNOWN not in name]
    return SourceImports(
        requirements=tuple(name for name in known if _WHEEL.fullmatch(name) or not re.search("[/:]|^#", name)),
        notes=(Problem(Code.UNKNOWN_UNTIL_RUN, path=where, text=shown),) if None in found else (),
    )
