"""What a file of a project needs, as all readers of such files say it."""

from __future__ import annotations

from pyodide_cache.base.problems import Problem
from pyodide_cache.base.record import record


@record
class Import:
    """An import.

    Attributes:
        module: its dotted name; ``a.b`` for ``from a import b``, which may be a module or not.
        line: its line, in the cell for a notebook.
        optional: whether the program handles a failure of the import.
        cell: number of the notebook's cell, from 1; 0 outside notebooks.

    """

    module: str
    line: int
    optional: bool = False
    cell: int = 0


@record
class SourceImports:
    """What a file needs.

    Attributes:
        imports: the modules that it imports.
        requirements: what it declares or installs.
        optional: declared requirements that the program can do without, such as those of extras.
        conda: requirements of conda packages, whose names need not be those of the package index.
        files: requirements files that it names, relative to its folder.
        problems: parts of it that cannot be read.
        notes: what it needs that only its run tells.
        hashes: requirements with the only hashes that their files may have, as ``algorithm:digest``.
        indexes: addresses of package indexes to ask first; see `pyodide_cache.net.index.Index`.
        releases: the Pyodide releases that it runs with, as specifiers such as ``==0.29.0``.
        pythons: the Python versions that it runs with, as specifiers.
        projects: names of the projects that it is the declaration of.
        constraints: narrow versions without asking for packages.

    """

    imports: tuple[Import, ...] = ()
    requirements: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    conda: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    hashes: tuple[tuple[str, frozenset[str]], ...] = ()
    indexes: tuple[str, ...] = ()
    releases: tuple[str, ...] = ()
    pythons: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    constraints: tuple[str, ...] = ()

    def __add__(self, other: SourceImports) -> SourceImports:
        fields = SourceImports.__annotations__
        return SourceImports(*(getattr(self, name) + getattr(other, name) for name in fields))
