"""What a file of a project needs, as all readers of such files say it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ParamSpec

from pyodide_cache.base.problems import Problem
from pyodide_cache.base.record import record
from pyodide_cache.formats.index_choice import USUAL, IndexChoice

P = ParamSpec("P")

#: All projects, in pip's notation.
ALL = ":all:"

#: Stands among allowed hashes where those of the release's own build are unknown, so that it may be taken, too.
OR_OF_RELEASE = "release"


@record
class Import:
    """A module that a file imports."""

    module: str  # its dotted name; ``a.b`` for ``from a import b``, which may be a module or not
    line: int  # its line, in the cell for a notebook
    optional: bool = False  # whether the program handles a failure of the import
    cell: int = 0  # number of the notebook's cell, from 1; 0 outside notebooks


@record
class SourceImports:
    """What a file needs."""

    imports: tuple[Import, ...] = ()  # the modules that it imports
    requirements: tuple[str, ...] = ()  # what it declares or installs
    optional: tuple[str, ...] = ()  # declared requirements that the program can do without, such as those of extras
    conda: tuple[str, ...] = ()  # requirements of conda packages, whose names need not be those of the package index
    files: tuple[str, ...] = ()  # requirements files that it names, and files that it runs, relative to its folder
    #: Requirements files with a role, relative to its folder, each after the role: ``constraints``, ``overrides``,
    #: ``excludes`` or ``optional``
    rules: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()  # parts of it that cannot be read
    notes: tuple[Problem, ...] = ()  # what it needs that is only known at run time
    #: Requirements with the only hashes that their files may have, as ``algorithm:digest``
    hashes: tuple[tuple[str, frozenset[str]], ...] = ()
    index: IndexChoice = USUAL  # the package indexes that it names
    releases: tuple[str, ...] = ()  # the Pyodide releases that it runs with, as specifiers such as ``==0.29.0``
    pythons: tuple[str, ...] = ()  # the Python versions that it runs with, as specifiers
    projects: tuple[str, ...] = ()  # names of the projects that it is the declaration of
    own: tuple[str, ...] = ()  # modules that come with it, such as those of mock packages and of its framework
    constraints: tuple[str, ...] = ()  # narrow versions without asking for packages
    overrides: tuple[str, ...] = ()  # replace every requirement on their packages, also those of other packages
    prereleases: tuple[str, ...] = ()  # canonical names of projects whose pre-releases may be chosen; `ALL` for all
    without_dependencies: tuple[str, ...] = ()  # canonical names of what is installed alone

    def __add__(self, other: SourceImports) -> SourceImports:
        fields = SourceImports.__annotations__
        return SourceImports(*(getattr(self, name) + getattr(other, name) for name in fields))


def excluded(names: Iterable[str]) -> tuple[str, ...]:
    """Return overrides that leave packages out, whatever requires them: they are for no Python."""
    return tuple(f"{name} ; python_version < '0'" for name in names)


def tried(read: Callable[P, SourceImports], *args: P.args, **options: P.kwargs) -> SourceImports:
    """Return what a reader finds; what it cannot read at all is a problem of the result."""
    try:
        return read(*args, **options)
    except Problem as problem:
        return SourceImports(problems=(problem,))
