"""Read a project's requirements: what its files declare and import, with the reason for each package."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record, replace
from pyodide_cache.formats.imports import foreign_modules
from pyodide_cache.formats.index_choice import USUAL, IndexChoice
from pyodide_cache.formats.known_imports import HOSTS, ImportMap, unknown_name
from pyodide_cache.formats.lockfile import LockFile
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.formats.requirements import parse_requirement
from pyodide_cache.formats.source_imports import Import, SourceImports
from pyodide_cache.formats.specifiers import marker_applies
from pyodide_cache.warm_up.named_runtimes import others_named
from pyodide_cache.warm_up.project_files import (
    is_for_development,
    is_project_file,
    is_superseded,
    is_web_file,
    read_file,
    uses_npm_pyodide,
)
from pyodide_cache.warm_up.references import parse_any_requirement

if TYPE_CHECKING:
    from packaging.requirements import Requirement

#: Folders with installed packages or build results.
_SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__", "venv", "env", "site-packages", "build", "dist"})

#: A project with more source files than this is probably a home folder.
MOST_FILES = 5000


@record
class ProjectRequirement:
    """A requirement of a project."""

    requirement: str  # its text
    reasons: tuple[str, ...]  # where it comes from, as ``file`` or ``file:line: import name``, in the order found
    optional: bool = False  # whether the project can do without it
    #: the only hashes that its file may have, as ``algorithm:digest``; empty for any
    hashes: frozenset[str] = frozenset()


@record
class UnknownImport:
    """An imported module that no known package provides."""

    module: str  # such as ``mycompany_utils``
    reasons: tuple[str, ...]  # where it is imported, as ``file:line``
    optional: bool = False  # whether the project handles its absence

    @property
    def guess(self) -> str:
        """The package name that the module would have if it had its own name."""
        return canonicalize_name(self.module.replace(".", "-"))

    @property
    def problem(self) -> Problem:
        """Why nothing is downloaded for it."""
        return Problem(Code.UNKNOWN_IMPORT, name=self.module, where=self.reasons[0], guess=self.guess)


@record
class ProjectRequirements:
    """What a project requires."""

    root: Path  # the folder or file that was read
    requirements: tuple[ProjectRequirement, ...]  # sorted by name
    #: files that cannot be read and lines that are no requirements, each with the file's name; and that there was
    #: nothing to read
    problems: tuple[tuple[str, Problem], ...]
    files: int  # how many files were read
    #: imports that no known package provides, sorted. Nothing is downloaded for them unasked.
    unknown: tuple[UnknownImport, ...] = ()
    index: IndexChoice = USUAL  # the package indexes that its files name
    #: what its files need that only a run tells, and which other Python or release they name
    notes: tuple[Problem, ...] = ()
    constraints: tuple[str, ...] = ()  # narrow versions without asking for packages


def read_project(path: Path, lock: LockFile, *, declared: Iterable[str] = (), cancel: Cancel) -> ProjectRequirements:
    """Read a folder, script, notebook, requirements file, or another file that declares requirements.

    A declared requirement replaces an import of the same package, since it may name versions. An import is mapped
    to a package by the lock file's ``imports``, then by a table of well-known packages. A module that neither knows
    is listed in `ProjectRequirements.unknown`, unless a declared requirement has its name.

    Args:
        path: of the project.
        lock: maps imports to packages, and says which Python the runtime has.
        declared: names of packages that the user asks for.
        cancel: stops the search.

    Raises:
        Problem: `Code.GONE` if ``path`` does not exist, `Code.UNREADABLE_FILE` if a folder has more than
            `MOST_FILES` source files.
        Cancelled: when ``cancel`` is set.
    """
    if not path.exists():
        raise Problem(Code.GONE, path=str(path))
    root = path if path.is_dir() else path.parent
    files = _source_files(path)
    own = _own_modules(root) if path.is_dir() else _modules_beside(root)
    collected = _Collected(lock)
    read: list[tuple[Path, str, SourceImports]] = []
    notes: list[Problem] = []
    for file in files:
        cancel.check()
        name = collected.start(file.relative_to(root).as_posix())
        try:
            read.append((file, name, read_file(file, name, lock.runtime)))
        except Problem as problem:
            read.append((file, name, SourceImports(problems=(problem,))))
    # The parts of a workspace need each other; on an index, anybody's package may have such a name.
    parts = {project for _, _, found in read for project in found.projects}
    for file, name, found in read:
        collected.problems += [(name, problem) for problem in found.problems]
        collected.hashes.update(found.hashes)
        is_extra = path.is_dir() and is_for_development(file, root)
        for texts, optional in ((found.requirements, is_extra), (found.optional, True)):
            for text in texts:
                collected.declare(text, name, file.parent, parts if found.projects else (), optional=optional)
        collected.index += found.index
        for text in found.conda:
            collected.declare_conda(text, name, file.parent)
        collected.constraints += found.constraints
        notes += (*found.notes, *others_named(name, found, lock))
    import_map = ImportMap(lock, (*collected.declared, *declared))
    collected.notes = tuple(
        note for note in notes if not (module := note.facts.get("module")) or not import_map.find(str(module))
    )
    for file, name, found in read:
        is_extra = path.is_dir() and is_for_development(file, root)
        imports = [replace(item, optional=True) if is_extra else item for item in found.imports]
        collected.add_imports(name, imports, own, import_map)
    if not files:
        collected.problems.append((path.name, Problem(Code.NOTHING_TO_READ, path=str(path))))
    return collected.result(path, len(files))


class _Collected:
    """What was found so far, by canonical name of the package."""

    def __init__(self, lock: LockFile) -> None:
        self._lock = lock
        self.declared: dict[str, str] = {}
        self.problems: list[tuple[str, Problem]] = []
        self.index = USUAL
        self.notes: tuple[Problem, ...] = ()
        self.constraints: tuple[str, ...] = ()
        self.hashes: dict[str, frozenset[str]] = {}
        self._reasons: dict[str, list[tuple[int, str]]] = {}
        self._order: dict[str, int] = {}
        self._required: set[str] = set()
        self._unknown: dict[str, list[str]] = {}
        self._unknown_required: set[str] = set()

    def start(self, file: str) -> str:
        """Note the order of the files, for that of the reasons."""
        self._order[file] = len(self._order)
        return file

    def declare(
        self, text: str, file: str, folder: Path, parts: Collection[str] = (), *, optional: bool = False
    ) -> None:
        """Add a requirement that a file declares, unless it names one of ``parts``.

        One that is needed replaces one that is optional, or for another runtime. Several of a file are met together.
        """
        try:
            requirement = parse_any_requirement(text, [folder])
        except Problem as problem:
            if not optional:
                self.problems.append((file, problem))
            return
        name = canonicalize_name(requirement.name)
        if name in parts and not requirement.url:
            return
        if requirement.url:
            text = str(requirement)
        applies = marker_applies(requirement, self._lock.runtime)
        if name not in self.declared or (applies and not optional and name not in self._required):
            self.declared[name] = text
        elif applies and optional == (name not in self._required) and self._reasons[name][-1][1] == file:
            self.declared[name] = self._merged(self.declared[name], requirement)
        self._add(name, file, file, optional=optional or not applies)

    def _merged(self, text: str, other: Requirement) -> str:
        """Return a requirement that meets an earlier one, too."""
        merged = parse_any_requirement(text)
        if merged.url or other.url:
            return text
        merged.specifier &= other.specifier
        merged.extras |= other.extras
        merged.marker = None  # those of both are true
        if hashes := self.hashes.get(text, frozenset()) | self.hashes.get(str(other), frozenset()):
            self.hashes[str(merged)] = hashes
        return str(merged)

    def declare_conda(self, text: str, file: str, folder: Path) -> None:
        """Add a conda package if a package of the index is known to be the same."""
        try:
            name = canonicalize_name(parse_requirement(text).name)
        except Problem as problem:
            self.problems.append((file, problem))
            return
        if ImportMap(self._lock).is_known_package(name):
            self.declare(text, file, folder)
        else:
            self._unknown.setdefault(name, []).append(file)
            self._unknown_required.add(name)

    def add_imports(self, file: str, imports: Iterable[Import], own: set[str], import_map: ImportMap) -> None:
        """Add what the modules of a file's imports need."""
        foreign = set(foreign_modules(imports, own, self._lock.runtime.python))
        for item in imports:
            where = f"{file}, cell {item.cell}:{item.line}" if item.cell else f"{file}:{item.line}"
            found = import_map.find(item.module) if item in foreign else import_map.of_stdlib(item.module)
            if found is None and item in foreign:
                module = unknown_name(item.module)
                if host := HOSTS.get(module):
                    self.notes += (Problem(Code.OF_A_HOST, path=where, name=module, host=host),) * (not item.optional)
                    continue
                self._unknown.setdefault(module, []).append(where)
                if not item.optional:
                    self._unknown_required.add(module)
            elif found and (not item.optional or self._is_at_hand(found[0])):
                self._add(found[0], file, f"{where}: import {found[1]}", optional=item.optional)

    def result(self, root: Path, files: int) -> ProjectRequirements:
        """Return everything, sorted."""
        requirements = tuple(
            ProjectRequirement(
                self.declared.get(name, name),
                tuple(dict.fromkeys(text for _, text in sorted(reasons, key=itemgetter(0)))),
                optional=name not in self._required,
                hashes=self.hashes.get(self.declared.get(name, name), frozenset()),
            )
            for name, reasons in sorted(self._reasons.items())
        )
        unknown = tuple(
            UnknownImport(module, tuple(dict.fromkeys(reasons)), optional=module not in self._unknown_required)
            for module, reasons in sorted(self._unknown.items())
        )
        more = (self.index, self.notes, self.constraints)
        return ProjectRequirements(root, requirements, tuple(self.problems), files, unknown, *more)

    def _add(self, name: str, file: str, reason: str, *, optional: bool) -> None:
        self._reasons.setdefault(name, []).append((self._order[file], reason))
        if not optional:
            self._required.add(name)

    def _is_at_hand(self, name: str) -> bool:
        """Return True if an optional package costs no search: the lock file has it, or the project declares it."""
        return name in self._lock.packages or name in self.declared


def _source_files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    found = []
    with_scripts = uses_npm_pyodide(path)
    for file in _walk(path):
        if is_project_file(file) or (with_scripts and is_web_file(file)):
            found.append(file)
            if len(found) > MOST_FILES:
                error = f"more than {MOST_FILES} source files; choose a folder further down"
                raise Problem(Code.UNREADABLE_FILE, path=str(path), error=error)
    return sorted(file for file in found if not is_superseded(file))


def _walk(folder: Path) -> Iterator[Path]:
    for item in sorted(folder.iterdir()):
        if item.is_symlink() or item.name.startswith("."):
            continue
        if item.is_dir():
            if item.name not in _SKIPPED_FOLDERS:
                yield from _walk(item)
        elif item.is_file():
            yield item


def _modules_beside(folder: Path) -> set[str]:
    """Return the names of the modules that a script in a folder can import from there, and of its own packages."""
    found = {file.stem for file in folder.glob("*.py")}
    found.update(file.parent.name for file in folder.glob("*/*.py"))
    return found | _packages_around(folder)


def _packages_around(folder: Path) -> set[str]:
    """Return the names of the packages that a folder is a part of."""
    return {parent.name for parent in (folder, *folder.absolute().parents) if (parent / "__init__.py").is_file()}


def _own_modules(root: Path) -> set[str]:
    """Return the names of the project's own modules: its files and folders, on any import path."""
    found = _packages_around(root)
    for file in _walk(root):
        if file.suffix == ".py":
            found.add(file.stem)
            if file.parent != root:
                found.update(part for part in file.relative_to(root).parts[:-1] if part.isidentifier())
    return found
