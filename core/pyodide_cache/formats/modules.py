"""The modules that a wheel makes importable, as a lock file lists them in ``imports``.

A package that shares its folder with other wheels is listed with dots. The runtime looks up ``import a.b.c`` as
``a``, ``a.b`` and ``a.b.c`` (``find_imports`` of Pyodide 0.27 and newer), and each name loads one package.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import IO, Any

from pyodide_cache.formats.bounded_zip import opened_zip, read_member
from pyodide_cache.formats.lockfile import closures

#: The folders of a ``.data`` folder whose files are installed as modules (binary distribution format).
_INSTALLED = frozenset({"purelib", "platlib"})

#: More levels than any package has; deeper members are left out.
_MOST_LEVELS = 20

#: A larger ``__init__.py`` does more than share its folder, in bytes.
_MOST_SHARING_CODE = 4096

_Tree = dict[str, "_Tree | str"]


def importable_names(file: IO[bytes], source: str = "") -> tuple[str, ...]:
    """Return the modules of an open wheel; see `modules_of`.

    Raises:
        Problem: `Code.NOT_A_ZIP`, naming ``source``.
    """
    with opened_zip(file, source) as wheel:

        def shares(member: str) -> bool:
            info = wheel.getinfo(member)
            if info.file_size > _MOST_SHARING_CODE:
                return False
            code = read_member(wheel, info, _MOST_SHARING_CODE)
            return b"declare_namespace" in code or (b"pkgutil" in code and b"extend_path" in code)

        return modules_of(wheel.namelist(), shares)


def modules_of(names: Iterable[str], shares: Callable[[str], bool] = lambda member: False) -> tuple[str, ...]:
    """Return the modules and packages that the members of a wheel make importable, sorted.

    A folder without ``__init__`` is a namespace: its modules and packages are listed with dots. A folder without any
    module, such as one of data, is left out.

    Args:
        shares: whether an ``__init__.py`` shares its folder with other wheels, as before PEP 420.
    """
    root: _Tree = {}
    for name in names:
        parts = name.split("/")
        if len(parts) > 2 and parts[0].endswith(".data") and parts[1] in _INSTALLED:
            parts = parts[2:]
        if not _is_module(parts):
            continue
        *folders, file_name = parts
        tree = root
        for folder in folders:
            below = tree.setdefault(folder, {})
            if isinstance(below, str):  # a module beside a folder of the same name
                break
            tree = below
        else:
            tree.setdefault(file_name.partition(".")[0], name)
    return tuple(sorted(_modules(root, "", shares)))


def namespaces_of(modules: Iterable[str]) -> frozenset[str]:
    """Return the namespaces of modules with dots: ``a`` and ``a.b`` for ``a.b.c``."""
    found = set()
    for module in modules:
        parts = module.split(".")
        found |= {".".join(parts[:number]) for number in range(1, len(parts))}
    return frozenset(found)


def with_namespaces(
    packages: Mapping[str, Mapping[str, Any]], names: Collection[str]
) -> dict[str, Mapping[str, Any]]:
    """Return the entries of a lock file, those that share a namespace last, and with its name in ``imports``.

    The runtime takes the last package with an import name, and its dependencies with it. So of packages that share a
    namespace, the one that needs the others comes last, for ``from namespace import module``. A name that another
    package has as a module of its own stays with that package.

    Args:
        names: the keys of the entries that may be changed: those whose files are there.
    """
    listed = {key: {*_texts(entry, "imports")} for key, entry in packages.items()}
    shared = {key: namespaces_of(names) for key, names in listed.items()}
    taken = {name for key, names in listed.items() for name in names - shared[key]}
    last = {key for key in names if shared[key]}
    found = {key: entry for key, entry in packages.items() if key not in last}
    closure = closures(packages)
    for key in sorted(last, key=lambda key: (len(closure(key)), key)):
        found[key] = {**packages[key], "imports": sorted(listed[key] - shared[key] | (shared[key] - taken))}
    return found


def _texts(entry: Mapping[str, Any], key: str) -> Iterator[str]:
    """Yield the texts of a list in an entry, which may have been edited by hand."""
    found = entry.get(key)
    return (text for text in (found if isinstance(found, list) else ()) if isinstance(text, str))


def _is_module(parts: Sequence[str]) -> bool:
    """Return whether a member is Python code; a ``.so`` in a folder without a tag may be any library."""
    if len(parts) > _MOST_LEVELS:
        return False
    return parts[-1].endswith((".py", ".pyc")) or (
        parts[-1].endswith(".so") and (len(parts) == 1 or parts[-1].count(".") > 1)
    )


def _modules(tree: _Tree, prefix: str, shares: Callable[[str], bool]) -> Iterator[str]:
    for name, below in tree.items():
        # Names such as ``__pycache__`` and ``__main__`` are not imported by programs.
        if not name.isidentifier() or name.startswith("__"):
            continue
        if isinstance(below, str):
            yield prefix + name
            continue
        init = below.get("__init__")
        is_package = isinstance(init, str) and not shares(init)
        found = [] if is_package else list(_modules(below, f"{prefix}{name}.", shares))
        if isinstance(init, str) and not found:
            yield prefix + name
        yield from found
