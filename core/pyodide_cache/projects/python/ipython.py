"""What a cell of IPython is in Python: its magics and shell lines as the calls that IPython makes of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyodide_cache.base.record import replace
from pyodide_cache.formats.requirement_lines import requirements_in
from pyodide_cache.projects.declared.conda import read_environment
from pyodide_cache.projects.python.syntax import is_valid
from pyodide_cache.projects.source_imports import SourceImports

#: Cell magics whose body is Python of this kernel (IPython's documentation of its built-in magics).
_PYTHON_CELLS = frozenset(
    {"time", "timeit", "capture", "prun", "python", "python3", "pypy", "debug", "px", "memit", "mprun", "lprun"}
    | {"heat", "snakeviz", "scalene", "pyinstrument", "micropython", "ipytest", "code_wrap", "ai_python"}
)

#: Line magics with a Python statement after their options.
_STATEMENT_MAGICS = frozenset({"time", "timeit", "prun", "memit", "lprun", "mprun"})
#: Line magics that import a module.
_IMPORTING_MAGICS = {"pylab": "numpy, matplotlib", "matplotlib widget": "ipympl", "matplotlib ipympl": "ipympl"}

#: Cell magics whose body is a shell script, and one that writes a file.
_SHELL_CELLS = frozenset({"bash", "sh", "zsh", "shell", "script", "system", "sx", "!", "cmd"})
_WRITTEN = re.compile(r"\s*%%(?:write)?file\s+(?:-a\s+)?[\"']?(?P<file>[^\s\"']+)[\"']?\s*$")

_MAGIC = re.compile(r"^(?P<indent>\s*)%\s*(?P<name>[A-Za-z_][\w.]*)\s*(?P<rest>.*)$", re.DOTALL)
_SHELL = re.compile(r"^(?P<indent>\s*)!!?(?P<rest>.*)$", re.DOTALL)
_ASSIGNMENT = re.compile(
    r"^(?P<indent>\s*)(?=\S)(?:[\w.,:*\s\[\]]|'[^']*'|\"[^\"]*\"|\([\w.,*\s\[\]]*\))+?=\s*(?P<kind>!|%)"
    r"(?=[\w{(/~.])(?P<rest>.*)$",
    re.DOTALL,
)
#: A magic without its percent sign, which IPython adds.
_AUTOMATIC = re.compile(
    r"^(?P<indent>\s*)(?P<name>pip|uv|conda|mamba|micromamba)\s+(?P<rest>(?:install|pip|add)\s.*)$", re.DOTALL
)
_HELP = re.compile(r"^(?P<indent>\s*)(?:\?{1,2}[\w.%*]*|[%\w.*()\[\]'\"]+\?{1,2})\s*$")
_AUTOCALL = re.compile(r"^(?P<indent>\s*)[/,;]\s*[A-Za-z_]")
_INDENT = re.compile(r"(?:[ \t]*\n)*([ \t]+)(?=\S)")
#: What a copied session has before its lines, which IPython removes.
_PROMPT = re.compile(r"^(?:>>> ?|\.\.\. ?|In \[\d+\]: ?|\s*\.{3,}: ?)", re.MULTILINE)
_CELL_MAGIC = re.compile(r"^\s*%%(?P<name>[!\w.]+)[^\n]*\n?")


def python_of_cell(cell: str) -> tuple[str, SourceImports]:
    """Return a cell as Python, and what the file needs that it writes, with its name."""
    nothing = SourceImports()
    if indent := _INDENT.match(cell):  # which IPython removes from all lines that have it
        cell = re.sub(rf"^{indent[1]}", "", cell, flags=re.MULTILINE)
    while match := _CELL_MAGIC.match(cell):
        name, body = match["name"], cell[match.end() :]
        if name in _SHELL_CELLS:
            commands = (_as_call("system", line) for line in _logical_lines(body, is_shell=True))
            return "\n".join(("", *commands)), nothing
        if written := _WRITTEN.match(match[0].rstrip()):
            return _written(written["file"], f"\n{body}")
        if name == "pip":  # only a line magic, which a program can name as that of a cell
            return _magic(name, match[0].partition(name)[2]), nothing
        if name not in _PYTHON_CELLS:
            return "", nothing
        first = match[0].partition(name)[2]
        if name in _STATEMENT_MAGICS and "import" in first:
            body = f"{_statement(first)}\n{body}"
        cell = f"\n{body}" if body else ""  # line numbers stay those of the cell
        if cell.lstrip().startswith("%%"):
            cell = cell.lstrip()
    if not is_valid(cell):  # else a line that begins with % continues an expression or a string
        lines = _logical_lines(_PROMPT.sub("", cell))
        cell = "\n".join(_python_of(line) + "\n" * line.count("\n") for line in lines)
    return cell, nothing


def _written(file: str, body: str) -> tuple[str, SourceImports]:
    """Read a file that a cell writes: a module that other cells import, or packages if it is a list of them."""
    name = file.rpartition("/")[2]
    if name.endswith(".py"):
        return body, SourceImports(own=(name.removesuffix(".py"),))
    is_of_conda = name.endswith((".yml", ".yaml"))
    found = read_environment(body) if is_of_conda else SourceImports(requirements=requirements_in(body))
    return "", replace(found, files=(file.removeprefix("./"),))


def _logical_lines(cell: str, *, is_shell: bool = False) -> Iterator[str]:
    """Yield the lines of a cell; a magic or shell line that ends in a backslash continues."""
    lines = iter(cell.splitlines())
    for line in lines:
        if is_shell or line.lstrip().startswith(("%", "!")):
            while line.endswith("\\") and (more := next(lines, None)) is not None:
                line = f"{line[:-1]} {more}" if is_shell else f"{line}\n{more}"
        yield line


def _python_of(line: str) -> str:
    """Return a line as Python: IPython's additions as the calls that IPython makes of them."""
    shell = line.replace("\\\n", " ")
    if match := _SHELL.match(shell):
        return match["indent"] + _as_call("system", match["rest"])
    if match := _HELP.match(line) or _AUTOCALL.match(line):
        return f"{match['indent']}pass"
    if match := _MAGIC.match(shell) or _AUTOMATIC.match(shell):
        return match["indent"] + _magic(match["name"], match["rest"])
    if match := _ASSIGNMENT.match(shell):
        name, _, rest = match["rest"].partition(" ")
        return match["indent"] + (_as_call("system", match["rest"]) if match["kind"] == "!" else _magic(name, rest))
    return line


def _magic(name: str, rest: str) -> str:
    if name in _STATEMENT_MAGICS:
        return _python_of(_statement(rest)) or "pass"
    if name in _SHELL_CELLS:
        return _as_call("system", rest)
    if module := _IMPORTING_MAGICS.get(f"{name} {rest}".strip()) or _IMPORTING_MAGICS.get(name):
        return f"import {module}"
    return _as_call("run_line_magic", name, rest.strip())


def _as_call(method: str, *words: str) -> str:
    return f"get_ipython().{method}({', '.join(map(repr, words))})"


def _statement(rest: str) -> str:
    """Return the statement after a magic's options, such as ``-n1 -r 3`` and ``-s cumulative``."""
    return re.sub(r"(?:-(?:[DTflms]\s*\S+|-?[\w-]+(?:\s+\d+)?)\s*)*", "", rest.strip(), count=1)
