"""Find what Python code installs by itself: ``micropip.install``, ``piplite.install``, ``loadPackage``, and mocks."""

from __future__ import annotations

import ast
import re
import shlex
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.formats.index_choice import IndexChoice, IndexPlace
from pyodide_cache.formats.requirements import names_in
from pyodide_cache.projects.python.expressions import Call
from pyodide_cache.projects.python.known_values import FILE_MARK, Unknown, Value, known_texts, texts
from pyodide_cache.projects.python.program import Calls, Program
from pyodide_cache.projects.python.syntax import Parsed, walk
from pyodide_cache.projects.source_imports import SourceImports, excluded

_INSTALLERS = frozenset({"micropip.install", "piplite.install"})
#: The parameters of `_INSTALLERS`, as far as they can be given without a name.
_PARAMETERS = ("requirements", "keep_going", "deps", "credentials", "pre", "index_urls")
_LOADERS = frozenset({"loadPackage", "load_package"})
#: A wheel in a folder that is only known at run time, such as that of the page: it may be beside the program.
_WHEEL_SOMEWHERE = re.compile(r"(?:\{[^{}]*\}/?)?((?:[\w.-]+/)*[\w.]+(?:-[\w.+]+){4}\.whl)")
#: How much of a call is shown, in characters.
_LONGEST = 60
#: Functions that run a list of words, or a shell line, after a program of their own.
_PROGRAMS = {
    **{f"subprocess.{name}": "" for name in ("run", "call", "check_call", "check_output", "Popen")},
    **dict.fromkeys(("pip.main", "pip._internal.main", "pip._internal.cli.main.main"), "pip "),
    "os.system": "",
}


def find_installs(tree: ast.Module, calls: Calls, where: str) -> SourceImports:
    """Return what a program installs; a file of the runtime's own file system (``emfs:``) is named by its path.

    A version is left out, too, if the program continues with another one where it cannot be installed.

    Args:
        where: names the program in notes about arguments that are only known at run time.
    """
    found = defaultdict[ast.AST, list[str]](list)
    unknown: list[tuple[int, str]] = []
    ahead = defaultdict[str, list[str]](list)
    usual: list[str] = []
    early: list[str] = []
    constraints: list[Value] = []
    alone: dict[str, bool] = {}
    for node, call in calls:
        if call.name.endswith("set_index_urls"):
            usual += _addresses([*call.arguments[:1]])
        if call.name.endswith("set_constraints"):
            constraints += call.arguments[:1]
        if call.name == "map" and call.arguments and isinstance(call.arguments[0], Unknown):
            call = Call(call.arguments[0].name, call.arguments[1:], {})
        if call.name not in _INSTALLERS and call.name.rpartition(".")[2] not in _LOADERS:
            continue
        options = {**dict(zip(_PARAMETERS, call.arguments, strict=False)), **call.options}
        named = [_or_wheel(text) for text in texts([options.get("requirements"), options.get("names")])]
        if any(isinstance(text, Unknown) for text in named):
            unknown.append((node.lineno, ast.unparse(node)[:_LONGEST]))
        known = [text for text in named if isinstance(text, str)]
        names = names_in(known)
        found[node] += known
        early += names if options.get("pre") is True else ()
        constraints.append(options.get("constraints"))
        for url in _addresses(options.get("index_urls")):
            ahead[url] += names
        is_alone = options.get("deps") is False
        alone |= {name: is_alone and alone.get(name, True) for name in names}
    for url in usual:
        ahead[url] += alone
    fallbacks = _fallbacks(tree, found)
    certain = (text for node, known in found.items() for text in known if not _is_version_of(text, fallbacks[node]))
    requirements, files = _without_files(text for text in certain if text and not text.startswith("#"))
    return SourceImports(
        requirements=tuple(text.removeprefix("emfs:") for text in requirements),
        files=files,
        notes=_unknown(unknown, where),
        index=IndexChoice(
            tuple(map(IndexPlace, ahead)), ahead=tuple((name, url) for url in ahead for name in ahead[url])
        ),
        constraints=tuple(dict.fromkeys(known_texts(constraints))),
        prereleases=tuple(early),
        without_dependencies=tuple(name for name, is_alone in alone.items() if is_alone),
    )


def _or_wheel(text: str | Unknown) -> str | Unknown:
    """Return the path of a wheel of which only the folder is not known; any other text as it is."""
    wheel = _WHEEL_SOMEWHERE.fullmatch(text.text) if isinstance(text, Unknown) else None
    return wheel[1] if wheel else text


def _unknown(found: Iterable[tuple[int, str]], where: str) -> tuple[Problem, ...]:
    """Return notes about lines, each with the text that is only known at run time."""
    return tuple(
        Problem(Code.UNKNOWN_UNTIL_RUN, path=f"{where}:{line}", text=text) for line, text in dict.fromkeys(found)
    )


def _addresses(value: Value) -> list[str]:
    return [url for url in known_texts(value) if "://" in url]


def _fallbacks(tree: ast.Module, found: Mapping[ast.AST, list[str]]) -> Mapping[ast.AST, set[str]]:
    """Return the names of the packages that a program installs when a call fails."""
    fallbacks = defaultdict[ast.AST, set[str]](set)
    for attempt in walk(tree) if found else ():
        if isinstance(attempt, ast.Try | ast.TryStar):
            handlers = [node for handler in attempt.handlers for node in walk(handler)]
            if names := names_in(text for node in handlers if node in found for text in found[node]):
                for node in chain.from_iterable(map(walk, attempt.body)):
                    fallbacks[node].update(names)
    return fallbacks


def _is_version_of(text: str, names: set[str]) -> bool:
    """Return whether a text asks for a version of one of these packages, which may not be there."""
    return "://" not in text and bool(re.search("[<>=~]", text)) and not names.isdisjoint(names_in([text]))


def _without_files(found: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return requirements without duplicates, and the requirements files among them."""
    found = dict.fromkeys(found)
    files = tuple(text.removeprefix(FILE_MARK) for text in found if text.startswith(FILE_MARK))
    return tuple(text for text in found if not text.startswith(FILE_MARK)), files


def find_mocks(calls: Calls) -> SourceImports:
    """Return the packages that a program makes up with ``micropip.add_mock_package``, and their top-level modules."""
    found: list[Value] = []
    packages: list[Value] = []
    for _, call in calls:
        if call.name.endswith("add_mock_package"):
            modules, name = call.options.get("modules"), [*call.arguments[:1], call.options.get("name")]
            packages += name
            # Without a list of modules, the mock is of a module of its own name.
            found += modules if isinstance(modules, dict) else name
    modules = tuple(name for name in dict.fromkeys(known_texts(found)) if "." not in name)
    return SourceImports(own=modules, overrides=excluded(names_in(known_texts(packages))))


def find_setup_requirements(parsed: Parsed, source: str) -> SourceImports:
    """Return what a ``setup.py`` gives to ``setup``, which may be that of scikit-build or NumPy."""
    made = Program(parsed).calls_in(parsed.tree)
    calls = [call.options for _, call in made if call.name.rpartition(".")[2] == "setup"]
    (required, files), (optional, optional_files) = (
        _without_files(line for given in calls for text in known_texts(given.get(name)) for line in text.splitlines())
        for name in ("install_requires", "extras_require")
    )
    key = "install_requires"
    unknown = [
        (item.line, key)
        for given in calls
        for item in texts(given.get(key, [value for name, value in given.items() if isinstance(name, Unknown)]))
        if isinstance(item, Unknown)
    ]
    return SourceImports(
        requirements=required,
        optional=optional,
        files=files,
        rules=tuple(("optional", name) for name in optional_files),
        notes=_unknown(unknown, source),
        projects=tuple(names_in(name for given in calls for name in known_texts(given.get("name")))),
    )


def shell_lines(calls: Calls, *, everything: bool) -> Iterator[tuple[int, str]]:
    """Yield the shell lines and magics that a program runs through IPython, each after its line number.

    Args:
        everything: whether to yield those that it runs through ``os`` and ``subprocess``, too.
    """
    for node, call in calls:
        owner, _, name = call.name.rpartition(".")
        if name == "run_line_magic" or (name == "magic" and owner.endswith("get_ipython()")):
            yield node.lineno, " ".join(map(_shown, call.arguments))
        elif name in {"system", "getoutput"} and owner.endswith("get_ipython()"):
            yield node.lineno, _shown(*call.arguments[:1])
        elif call.name in _PROGRAMS and everything and call.arguments:
            yield node.lineno, _PROGRAMS[call.name] + _words(call.arguments[0])


def _words(value: Value) -> str:
    """Return a list of words, or a shell line, as a shell line."""
    if isinstance(value, list):
        return " ".join(shlex.quote(item) if isinstance(item, str) else _shown(item) for item in value)
    return _shown(value)


def _shown(value: Value = "") -> str:
    """Return a string; for what is only known at run time, the expression in braces."""
    return " ".join(item.text if isinstance(item, Unknown) else item for item in texts(value))
