"""What Python source needs: its imports, and what it installs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Sequence

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.projects.declared.pip_commands import read_install_line, shell_commands
from pyodide_cache.projects.python.conditions import ends_program, tried_block
from pyodide_cache.projects.python.installs import find_installs, find_mocks, shell_lines
from pyodide_cache.projects.python.ipython import python_of_cell
from pyodide_cache.projects.python.known_imports import stdlib_modules
from pyodide_cache.projects.python.known_values import texts
from pyodide_cache.projects.python.program import Calls, Program
from pyodide_cache.projects.python.syntax import Parsed, parse_tolerantly, unparsed
from pyodide_cache.projects.source_imports import Import, SourceImports

#: Modules of the runtime itself, and of the page or worker around it (also Cloudflare's, and xeus-python's).
_OF_THE_RUNTIME = """
_pyodide _pyodide_core asgi js piplite polyscript pyjs pyodide pyodide_js pyodide_kernel pyscript pyweb stlite_lib
workers
"""
OF_THE_RUNTIME = frozenset(_OF_THE_RUNTIME.split())

#: For sources that this Python may be too old to parse; see `named_imports`.
_IMPORT = re.compile(r"^[ \t]*(?:lazy[ \t]+)?import[ \t]+(?P<names>[^\n#;]+)", re.MULTILINE)
_FROM = re.compile(
    r"^[ \t]*(?:lazy[ \t]+)?from[ \t]+(?P<module>\.*[\w.]*)[ \t]+import[ \t]*"
    r"(?P<names>\([^)]*\)|[^\n#;(]+(?:\\\n[^\n#;]+)*)",
    re.MULTILINE,
)
_DYNAMIC = re.compile(r"\bimport_module\(\s*['\"](?P<module>[\w.]+)['\"]")
#: A magic for an extension, and those that come with IPython.
_EXTENSION = re.compile(r"(?:re)?load_ext (?P<module>[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)\s*")
_OWN_EXTENSIONS = frozenset({"autoreload", "storemagic", "IPython", "deduperreload"})
_COMMENT = re.compile(r"#[^\n]*")

#: Functions that run a text as Python; and those that import a module by its name, or look for it.
_EVALUATING = frozenset({"exec", "eval", "compile"})
_RUNNING = frozenset({"eval_code", "eval_code_async", "runPython", "runPythonAsync", "loadPackagesFromImports"}) | {
    "_unparsable_cell"  # of marimo
}
_IMPORTING = frozenset({"import_module", "__import__", "resolve_name", "importorskip"})

#: An import that fails with these does not end a program that catches them.
_IMPORT_ERRORS = frozenset({"ImportError", "ModuleNotFoundError", "Exception", "BaseException"})


def read_python(text: str, source: str, cell: int = 0) -> SourceImports:
    """Read the imports of Python text, and what it installs with micropip.

    Imports inside functions count; relative ones do not, nor those that never run in the browser (``if False``,
    ``if TYPE_CHECKING``, ``if sys.platform != "emscripten"``). A line that is not Python is a problem of the result;
    the others are read.
    """
    return read_parts([(cell, text)], source)


def read_parts(parts: Iterable[tuple[int, str]], source: str) -> SourceImports:
    """Read the parts of one program, such as the cells of a notebook, each with its number; see `read_python`."""
    found = [(cell, text, parse_tolerantly(text)) for cell, text in parts]
    try:
        return _read(found, source)
    except RecursionError as error:  # such as for hundreds of ``elif``
        return _read([(cell, text, unparsed(text, error)) for cell, text, _ in found], source)


def _read(parts: Sequence[tuple[int, str, Parsed]], source: str) -> SourceImports:
    program = Program(*(parsed for _, _, parsed in parts))
    return sum((_read_part(parsed, program, text, source, cell) for cell, text, parsed in parts), SourceImports())


def _read_part(parsed: Parsed, program: Program, text: str, source: str, cell: int) -> SourceImports:
    tree = parsed.tree
    calls = program.calls_in(tree)
    collector = _Collector(cell, program)
    collector.visit(tree)
    found = collector.found
    for name in named_imports(parsed.left_out, "", is_package=False) if parsed.left_out else ():
        found.append(Import(name, _line_of(text, name), cell=cell))
    where = f"{source}, cell {cell}" if cell else source
    odd = [Problem(Code.NOT_PYTHON, path=where, line=line, error=error) for line, error in parsed.odd_lines.items()]
    read = SourceImports(problems=tuple(odd[:1]))
    for line, text in shell_lines(calls, everything=bool(cell)):
        command = read_install_line(text) + SourceImports(files=_run_by(text))
        if (match := _EXTENSION.fullmatch(text)) and match["module"].partition(".")[0] not in _OWN_EXTENSIONS:
            found.append(Import(match["module"], line, optional=True, cell=cell))
            extension = Problem(Code.UNKNOWN_UNTIL_RUN, text=f"%{text}", module=match["module"])
            command += SourceImports(notes=(extension,))
        read += replace(command, notes=tuple(note.with_facts(path=f"{where}:{line}") for note in command.notes))
    for line, text in _programs(calls):
        inner = read_parts([(cell, python_of_cell(text)[0])], source)
        found += [replace(item, line=line) for item in inner.imports]
        read += replace(inner, imports=(), problems=())
    imports = tuple(sorted(found, key=lambda item: item.line))
    return read + find_installs(tree, calls, where) + find_mocks(calls) + SourceImports(imports)


def _programs(calls: Calls) -> Iterator[tuple[int, str]]:
    """Yield the texts that a program runs as Python or as a cell, as far as they are known, with their lines."""
    for node, call in calls:
        given = [value for value in call.arguments if isinstance(value, str)]
        if given and (call.name in _EVALUATING or call.name.rpartition(".")[2] in _RUNNING):
            yield node.lineno, given[0]
        elif call.name.endswith(".run_cell_magic") and len(given) == 3:
            yield node.lineno, "%%{} {}\n{}".format(*given)


def _run_by(magic: str) -> tuple[str, ...]:
    """Return the script or notebook that the magic ``%run`` runs; without an ending it is a script."""
    words = next(shell_commands(magic), [])
    names = [word for word in words[1:] if not word.startswith("-")]
    if words[:1] != ["run"] or not names or "-m" in words:
        return ()
    return (names[0] if names[0].endswith((".py", ".ipy", ".ipynb")) else f"{names[0]}.py",)


def foreign_modules(imports: Iterable[Import], python: str) -> list[Import]:
    """Return the imports that are neither of the runtime nor of the standard library of its Python."""
    known = stdlib_modules(python) | OF_THE_RUNTIME
    return [item for item in imports if item.module.partition(".")[0] not in known]


def named_imports(text: str, module: str, *, is_package: bool) -> tuple[str, ...]:
    """Return every dotted name that an import in ``text`` may refer to, sorted.

    The text is searched by pattern, so that it need not be valid for this Python. The result has rather too many
    names than too few: ``from a import b`` may refer to the module ``a.b``, and a line of a docstring may look like
    an import.

    Args:
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


class _Collector(ast.NodeVisitor):
    """Collects the imports of a tree."""

    def __init__(self, cell: int, program: Program) -> None:
        self.found: list[Import] = []
        self._cell = cell
        self._program = program
        self._optional = False
        self._searches: set[str] = set()  # names that tell whether there is a package

    def generic_visit(self, node: ast.AST) -> None:
        if self._program.is_followed:
            super().generic_visit(node)
        elif not isinstance(node, ast.expr):  # none of these imports anything
            for block in ("body", "handlers", "cases", "orelse", "finalbody"):
                self._visit_all(getattr(node, block, ()))

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names if self._program.reaches(node) else ():
            self._add(alias.name, node)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        if node.module and not node.level and self._program.reaches(node):
            for alias in node.names:
                self._add(node.module if alias.name == "*" else f"{node.module}.{alias.name}", node)

    def visit_Call(self, node: ast.Call) -> None:
        for call in self._program.calls(node):
            function = call.name.rpartition(".")[2]
            if function in _IMPORTING or call.name == "lazy_loader.load":
                package = [*texts([*call.arguments[1:2], call.options.get("package")])]
                names = [*texts([*call.arguments[:1], call.options.get("name")])]
                for text in names:
                    module = text.partition(":")[0] if isinstance(text, str) else ""
                    if module.startswith(".") and package:
                        module = f"{package[0]}{module}"
                    if all(map(str.isidentifier, module.split("."))):
                        # Of several names, such as those of a table of backends, the one is only known at run time.
                        self._add(module, node, optional=function == "importorskip" or len(names) > 1)
        self.generic_visit(node)

    def visit_Assign(self, node: ast.Assign) -> None:
        if self._program.is_followed and "find_spec(" in ast.unparse(node.value):
            self._searches.update(map(ast.unparse, node.targets))
        self.generic_visit(node)

    def visit_If(self, node: ast.If) -> None:
        if not self._program.is_followed:
            truth = self._program.truth(node)
            self._visit_all([*(node.body if truth is not False else ()), *(node.orelse if truth is not True else ())])
            return
        test = ast.unparse(node.test)
        # Other Pythons may need a branch alone, or those that have a package.
        is_for_some = "version_info" in test or "find_spec(" in test or not self._searches.isdisjoint(test.split())
        self._visit_all([*node.body, *node.orelse], optional=is_for_some and self._program.truth(node) is None)

    def visit_Try(self, node: ast.Try | ast.TryStar) -> None:
        if (runs := tried_block(node)) is not None:
            self._visit_all(runs)
            return
        catching = [handler for handler in node.handlers if _catches_import_errors(handler.type)]
        handled = bool(catching) and not any(
            map(ends_program, (line for handler in catching for line in handler.body[-1:]))
        )
        self._visit_all([*node.body, *node.orelse], optional=handled)
        for handler in node.handlers:
            self._visit_all(handler.body, optional=handled and handler in catching)
        self._visit_all(node.finalbody)

    visit_TryStar = visit_Try  # noqa: N815 -- the name that ast looks for

    def visit_With(self, node: ast.With) -> None:
        handled = any(
            isinstance(item.context_expr, ast.Call)
            and ast.unparse(item.context_expr.func).endswith("suppress")
            and any(_catches_import_errors(argument) for argument in item.context_expr.args)
            for item in node.items
        )
        for item in node.items:
            self.visit(item)
        self._visit_all(node.body, optional=handled)

    def _visit_all(self, nodes: Iterable[ast.AST], *, optional: bool = False) -> None:
        before, self._optional = self._optional, self._optional or optional
        for node in nodes:
            self.visit(node)
        self._optional = before

    def _add(self, module: str, node: ast.stmt | ast.expr, *, optional: bool = False) -> None:
        self.found.append(Import(module, node.lineno, optional or self._optional, self._cell))


def _catches_import_errors(kind: ast.expr | None) -> bool:
    if kind is None:
        return True
    kinds = kind.elts if isinstance(kind, ast.Tuple) else [kind]
    names = {item.attr if isinstance(item, ast.Attribute) else getattr(item, "id", "") for item in kinds}
    return not names.isdisjoint(_IMPORT_ERRORS)


def _line_of(text: str, module: str) -> int:
    top = re.compile(rf"\b{re.escape(module.partition('.')[0])}\b")
    lines: Iterator[int] = (
        number for number, line in enumerate(text.splitlines(), start=1) if "import" in line and top.search(line)
    )
    return next(lines, 1)


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
