"""Find what Python code installs by itself: ``micropip.install``, ``piplite.install``, ``loadPackage``, and mocks."""

from __future__ import annotations

import ast
import contextlib
import re
import shlex
from collections.abc import Iterable, Iterator

from pyodide_cache.base.record import record
from pyodide_cache.formats.python_values import FILE_MARK, Values, as_dictionary
from pyodide_cache.formats.requirements import names_in

_INSTALLERS = frozenset({"micropip.install", "piplite.install"})
_LOADERS = frozenset({"loadPackage", "load_package"})
_SETUPS = frozenset({"setup", "setuptools.setup", "distutils.core.setup"})
#: How much of a call is shown, in characters.
_LONGEST = 60
#: Functions that run a shell line, and those that run a list of words, after a program of their own.
_SHELLS = frozenset({".system", ".getoutput", "os.system"})
_PROGRAMS = {
    **{f"subprocess.{name}": "" for name in ("run", "call", "check_call", "check_output", "Popen")},
    **dict.fromkeys(("pip.main", "pip._internal.main"), "pip "),
}
#: What IPython replaces in a shell line: an expression, or a name.
_REPLACED = re.compile(r"\{([^{}]+)\}|\$([A-Za-z_]\w*)")
#: How many lines one with such parts can stand for.
_MOST_LINES = 100


@record
class Installs:
    """What a program installs, as far as it is written out in it."""

    requirements: tuple[str, ...]
    unknown: tuple[tuple[int, str], ...]  # the line and text of each argument that only a run tells
    index_urls: tuple[str, ...] = ()  # the package indexes that it names; they are asked in order
    prereleases: tuple[str, ...] = ()  # canonical names of the packages whose pre-releases it allows
    files: tuple[str, ...] = ()  # requirements files whose lines it installs, relative to its folder


def find_installs(tree: ast.Module, values: Values) -> Installs:
    """Return what a program installs; files of the runtime's own file system (``emfs:``) are left out."""
    found: list[str] = []
    unknown: list[tuple[int, str]] = []
    urls: list[str | None] = []
    early: list[str] = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = values.full_name(node.func)
        if name.endswith("set_index_urls") and node.args:
            urls += values.strings(node.args[0])
        is_mapped = name == "map" and len(node.args) > 1 and _is_installer(values.full_name(node.args[0]))
        if is_mapped or _is_installer(name):
            options = {item.arg: item.value for item in node.keywords}
            named = [options[name] for name in ("requirements", "names") if name in options]
            before = len(found)
            urls += values.strings(options["index_urls"]) if "index_urls" in options else ()
            for text in (text for item in (*node.args[is_mapped:][:1], *named) for text in values.strings(item)):
                if text is not None:
                    found.append(text)
                else:
                    unknown.append((node.lineno, ast.unparse(node)[:_LONGEST]))
            if getattr(options.get("pre"), "value", False) is True:
                early += found[before:]
    requirements, files = _without_files(text for text in found if text and not text.startswith("#"))
    return Installs(
        tuple(text for text in requirements if not text.startswith("emfs:")),
        tuple(dict.fromkeys(unknown)),
        tuple(url for url in dict.fromkeys(urls) if url and "://" in url),
        names_in(early),
        files,
    )


def _without_files(texts: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return requirements without duplicates, and the requirements files among them."""
    found = dict.fromkeys(texts)
    files = tuple(text.removeprefix(FILE_MARK) for text in found if text.startswith(FILE_MARK))
    return tuple(text for text in found if not text.startswith(FILE_MARK)), files


def _is_installer(name: str) -> bool:
    return name in _INSTALLERS or name.rpartition(".")[2] in _LOADERS


def find_mock_modules(tree: ast.Module, values: Values) -> tuple[str, ...]:
    """Return the top-level modules that a program makes up with ``micropip.add_mock_package``."""
    found: list[str | None] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and values.full_name(node.func).endswith("add_mock_package"):
            given = {item.arg: item.value for item in node.keywords}
            if modules := given.get("modules"):
                found += [name for name, _ in values.items(modules)]
            elif name := next(iter(node.args), given.get("name")):
                found += values.strings(name)  # without a list of modules, the mock is of a module of its own name
    return tuple(name for name in dict.fromkeys(found) if name and "." not in name)


@record
class SetupRequirements:
    """What a ``setup.py`` says."""

    required: tuple[str, ...]  # its ``install_requires``
    optional: tuple[str, ...]  # the requirements of its extras
    unknown: tuple[int, ...]  # the lines with requirements that only a run tells, such as what a function returns
    files: tuple[str, ...] = ()  # requirements files whose lines it takes, relative to its folder
    optional_files: tuple[str, ...] = ()  # the same for extras


def find_setup_requirements(tree: ast.Module) -> SetupRequirements:
    """Return what a ``setup.py`` gives to ``setup``."""
    values = Values(tree)
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    setups = [node for node in calls if values.full_name(node.func) in _SETUPS]
    given = [item for node in setups for item in values.items(as_dictionary(node.keywords))]
    (required, files), (optional, optional_files) = (
        _without_files(text for key, value in given if key == name for text in values.strings(value) if text)
        for name in ("install_requires", "extras_require")
    )
    is_named = any(key == "install_requires" for key, _ in given)
    unknown = (
        value.lineno
        for key, value in given
        if (key is None and not is_named) or (key == "install_requires" and None in values.strings(value))
    )
    return SetupRequirements(required, optional, tuple(unknown), files, optional_files)


def shell_lines(tree: ast.Module, values: Values, *, everything: bool) -> Iterator[tuple[int, str]]:
    """Yield the shell lines and magics that a program runs through IPython, as far as they are written out.

    A line with a name that has several values, such as that of a loop, stands for a line with each.

    Args:
        everything: whether to yield those that it runs through ``os`` and ``subprocess``, too.

    Yields:
        the line of the program, and the shell line.
    """
    for line, text in _lines(tree, values, everything=everything):
        yield from ((line, found) for found in _replaced(text, values))


def _replaced(text: str, values: Values) -> list[str]:
    """Return a line with the values of what IPython replaces; what only a run tells stays as it is written."""
    found = [text]
    for match in _REPLACED.finditer(text):
        with contextlib.suppress(SyntaxError, ValueError):
            known = values.strings(ast.parse(match[1] or match[2], mode="eval").body)
            if known and None not in known and len(known) * len(found) <= _MOST_LINES:
                found = [line.replace(match[0], str(value), 1) for line in found for value in known]
    return found


def _lines(tree: ast.Module, values: Values, *, everything: bool) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name, first = values.full_name(node.func), node.args[0]
        is_of_ipython = isinstance(node.func, ast.Attribute) and ast.unparse(node.func.value).endswith(
            "get_ipython()"
        )
        if name.endswith("run_line_magic") or (name == ".magic" and is_of_ipython):
            yield node.lineno, " ".join(map(_shown, node.args))
        elif name in _SHELLS and (is_of_ipython or (everything and name == "os.system")):
            yield node.lineno, _shown(first)
        elif name in _PROGRAMS and everything:
            yield node.lineno, _PROGRAMS[name] + _words(first, values)


def _words(node: ast.expr, values: Values) -> str:
    """Return a list of words, or a shell line, as a shell line."""
    if isinstance(node, ast.List):
        return " ".join(map(_word, node.elts))
    known = values.strings(node)
    is_list = len(known) > 1 and None not in known
    return shlex.join(map(str, known)) if is_list else _shown(node)


def _word(node: ast.expr) -> str:
    return shlex.quote(_shown(node)) if isinstance(node, ast.Constant) else _shown(node)


def _shown(node: ast.expr) -> str:
    """Return a string as it is written, with expressions in braces."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(map(_shown, parts))
        case ast.FormattedValue(value=node):
            pass
    return f"{{{ast.unparse(node)}}}"
