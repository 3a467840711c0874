"""Find what Python code installs by itself: ``micropip.install``, ``piplite.install`` and ``loadPackage``."""

from __future__ import annotations

import ast
import shlex
from collections.abc import Iterator, Mapping

_INSTALLERS = frozenset({"micropip", "piplite"})
#: How much of a call is shown, in characters.
_LONGEST = 60
#: Functions that run a shell line, and those that run a list of words.
_SHELLS = frozenset({"get_ipython().system", "get_ipython().getoutput", "os.system"})
_PROGRAMS = frozenset(f"subprocess.{name}" for name in ("run", "call", "check_call", "check_output", "Popen"))
_LOADERS = frozenset({"loadPackage", "load_package"})


def find_installs(tree: ast.Module) -> tuple[tuple[str, ...], tuple[tuple[int, str], ...]]:
    """Return the requirements that a program installs, as far as they are written out in it.

    Names of lists and strings are followed if they are assigned once, or by a loop. Files of the runtime's own file
    system (``emfs:``) are left out.

    Returns:
        the requirements, and the line and text of each argument that only a run tells.
    """
    values = _assigned_values(tree)
    aliases = _aliases(tree)
    found: list[str] = []
    unknown: list[tuple[int, str]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _is_installer(node.func, aliases):
            arguments = [
                *node.args[:1],
                *(item.value for item in node.keywords if item.arg in {"requirements", "names"}),
            ]
            for text in (text for argument in arguments for text in _strings(argument, values)):
                if text is not None:
                    found.append(text)
                else:
                    unknown.append((node.lineno, ast.unparse(node)[:_LONGEST]))
    return tuple(text for text in dict.fromkeys(found) if not text.startswith("emfs:")), tuple(dict.fromkeys(unknown))


def find_setup_requirements(tree: ast.Module) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the ``install_requires`` that a ``setup.py`` writes out, and the requirements of its extras."""
    values = _assigned_values(tree)
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    given = [
        item for node in calls if ast.unparse(node.func) in {"setup", "setuptools.setup"} for item in node.keywords
    ]
    required, optional = (
        tuple(text for item in given if item.arg == name for text in _strings(item.value, values) if text)
        for name in ("install_requires", "extras_require")
    )
    return required, optional


def shell_lines(tree: ast.Module, *, everything: bool) -> Iterator[tuple[int, str]]:
    """Yield the shell lines and magics that a program runs through IPython, as far as they are written out.

    Args:
        tree: of the program.
        everything: whether to yield those that it runs through ``os`` and ``subprocess``, too.

    Yields:
        the line of the program, and the shell line.
    """
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        name = ast.unparse(node.func)
        texts = [item.value for item in node.args if isinstance(item, ast.Constant) and isinstance(item.value, str)]
        if name == "get_ipython().run_line_magic":
            yield node.lineno, " ".join(texts)
        elif name in _SHELLS and texts and (everything or name.startswith("get_ipython")):
            yield node.lineno, texts[0]
        elif name in _PROGRAMS and everything and node.args and isinstance(node.args[0], ast.List):
            yield node.lineno, " ".join(map(_word, node.args[0].elts))


def _word(node: ast.expr) -> str:
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return shlex.quote(ast.literal_eval(node)) if is_text else f"{{{ast.unparse(node)}}}"


def _is_installer(function: ast.expr, aliases: Mapping[str, str]) -> bool:
    if isinstance(function, ast.Attribute):
        if function.attr in _LOADERS:
            return True
        return function.attr == "install" and aliases.get(getattr(function.value, "id", "")) in _INSTALLERS
    name = getattr(function, "id", "")
    return name in _LOADERS or aliases.get(name) == "install"


def _aliases(tree: ast.Module) -> dict[str, str]:
    """Return the local names of the installers' modules, and of their function ``install``."""
    found = {name: name for name in _INSTALLERS}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update({alias.asname: alias.name for alias in node.names if alias.asname})
        elif isinstance(node, ast.ImportFrom) and node.module in _INSTALLERS:
            found.update({alias.asname or alias.name: alias.name for alias in node.names})
    return found


def _assigned_values(tree: ast.Module) -> dict[str, ast.expr]:
    found: dict[str, ast.expr] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            found.setdefault(node.targets[0].id, node.value)
        elif isinstance(node, ast.For | ast.comprehension) and isinstance(node.target, ast.Name):
            found.setdefault(node.target.id, node.iter)
    return found


def _strings(node: ast.expr, values: Mapping[str, ast.expr], depth: int = 0) -> Iterator[str | None]:
    """Yield the strings that an expression has; None for a part that only a run tells."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.List | ast.Tuple | ast.Set):
        for item in node.elts:
            yield from _strings(item, values, depth)
    elif isinstance(node, ast.Dict):
        for value in node.values:
            yield from _strings(value, values, depth)
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add) and not _has_text(node):
        yield from _strings(node.left, values, depth)
        yield from _strings(node.right, values, depth)
    elif isinstance(node, ast.Name) and node.id in values and depth < 3:
        yield from _strings(values[node.id], values, depth + 1)
    elif isinstance(node, ast.Starred):
        yield from _strings(node.value, values, depth)
    else:
        yield None


def _has_text(node: ast.BinOp) -> bool:
    """Return whether a sum joins strings, not lists."""
    return any(isinstance(side, ast.Constant | ast.JoinedStr) for side in (node.left, node.right))
