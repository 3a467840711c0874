"""Read a project's requirements: what its files declare and import, with the reason for each package."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record, replace
from pyodide_cache.files.paths import is_there
from pyodide_cache.formats.lockfile import LockFile
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.formats.requirements import names_in, parse_many, parse_requirement
from pyodide_cache.formats.specifiers import marker_applies
from pyodide_cache.projects.python.imports import foreign_modules
from pyodide_cache.projects.python.known_imports import HOSTS, OF_SERVERS, ImportMap, unknown_name
from pyodide_cache.projects.source_imports import SourceImports, tried
from pyodide_cache.warm_up.request.local_projects import names_part, parts_around, with_place
from pyodide_cache.warm_up.request.named_runtimes import others_named
from pyodide_cache.warm_up.request.own_modules import OwnModules
from pyodide_cache.warm_up.request.project_files import is_for_development, read_file, requirements_in
from pyodide_cache.warm_up.request.references import named_folder, parse_any_requirement
from pyodide_cache.warm_up.request.requests import PackageRequest
from pyodide_cache.warm_up.request.source_files import scripts_of, source_files, used_by, walk

if TYPE_CHECKING:
    from packaging.requirements import Requirement


@record
class ProjectRequirement:
    """A package that a project needs, and why."""

    requirement: str  # its text
    reasons: tuple[str, ...]  # where it comes from, as ``file`` or ``file:line: import name``, in the order found
    optional: bool = False  # whether the project can do without it
    #: The only hashes that its file may have, as ``algorithm:digest``; empty for any
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
    #: Files that cannot be read and lines that are not requirements, each with the file's name; and that there was
    #: nothing to read
    problems: tuple[Failure, ...]
    files: int  # how many files were read
    #: Imports that no known package provides, sorted. Nothing is downloaded for them unasked.
    unknown: tuple[UnknownImport, ...] = ()
    #: What its files need that is only known at run time, and which other Python or release they name
    notes: tuple[Problem, ...] = ()
    every: SourceImports = SourceImports()  # what its files say together, such as about indexes

    def request(self, *, guess_imports: bool = False) -> PackageRequest:
        """Return a request of the packages.

        Args:
            guess_imports: also request packages with the names of unknown imports.
        """
        items = {parse_any_requirement(item.requirement): item for item in self.requirements}
        reasons = {str(canonicalize_name(requirement.name)): item.reasons for requirement, item in items.items()}
        unknown = [item for item in self.unknown if not item.optional]
        guessed = unknown if guess_imports else []
        reasons |= {item.guess: tuple(f"{where}: import {item.module}" for where in item.reasons) for item in guessed}
        is_empty = not (self.requirements or self.problems or self.unknown or self.notes)
        nothing = (Problem(Code.NOTHING_REQUIRED, path=str(self.root)),) if is_empty else ()
        constraints, overrides = (
            parse_many(texts, parse_any_requirement) for texts in (self.every.constraints, self.every.overrides)
        )
        return PackageRequest(
            (*items, *(parse_requirement(item.guess) for item in guessed)),
            (
                *self.problems,
                *constraints.bad,
                *overrides.bad,
                *(Failure(item.module, item.problem) for item in unknown if item not in guessed),
            ),
            constraints.good,
            reasons,
            (*self.notes, *nothing),
            {requirement: item.hashes for requirement, item in items.items() if item.hashes},
            index=self.every.index,
            optional=tuple(requirement for requirement, item in items.items() if item.optional),
            overrides=overrides.good,
            prereleases=frozenset(self.every.prereleases),
            without_dependencies=frozenset(self.every.without_dependencies),
        )


def read_project(
    path: Path, lock: LockFile, *, declared: Iterable[str] = (), alone: bool = False, cancel: Cancel
) -> ProjectRequirements:
    """Read a folder, script, notebook, requirements file, or another file that declares requirements.

    Unless a script or notebook is read ``alone``, so are the modules beside it that it imports, and what it runs.

    A declared requirement replaces an import of the same package, since it may name versions. An import is mapped
    to a package by the lock file's ``imports``, then by a table of well-known packages. A module that neither knows
    is listed in `ProjectRequirements.unknown`, unless a declared requirement has its name.

    Args:
        lock: maps imports to packages, and says which Python the runtime has.
        declared: names of packages that the user asks for.

    Raises:
        Problem: `Code.GONE`; `Code.UNREADABLE_FILE` for a file, or for a folder with too many of them.
    """
    if not is_there(path):
        raise Problem(Code.GONE, path=str(path))
    root = path if path.is_dir() else path.parent
    files = _read_files(path, root, lock, alone=alone, cancel=cancel)
    own_parts = {name: file.folder.absolute() for file in files for name in file.found.projects}
    parts = (parts_around(root) if own_parts else {}) | own_parts
    files = [_with_parts(file, parts, own_parts.values()) for file in files]
    every = sum((file.found for file in files), SourceImports())
    without = set(every.without_dependencies)
    for file in files:  # what one program installs alone, another may need whole
        without.difference_update(set(names_in(file.found.requirements)).difference(file.found.without_dependencies))
    collected = _Collected(lock, dict(every.hashes))
    for file in files:
        collected.declare_all(file)
    import_map = ImportMap(lock, (*collected.declared(), *declared))
    for file in files:
        collected.declare_conda(file, import_map)
    import_map = ImportMap(lock, (*collected.declared(), *declared))  # also with the packages of conda
    modules = walk(root) if path.is_dir() else (*root.glob("*.py"), *root.glob("*/*.py"))
    own = OwnModules(root, (file for file in modules if file.suffix == ".py"), every.own)
    for file in files:
        collected.add_imports(file, own, import_map)
    problems = [
        Failure(file.name, problem) for file in files if not file.for_developers for problem in file.found.problems
    ]
    if not files:
        problems.append(Failure(path.name or str(path), Problem(Code.NOTHING_TO_READ, path=str(path))))
    named = [note for file in files for note in (*file.found.notes, *others_named(file.name, file.found, lock))]
    named += [problem for file in files if file.for_developers for problem in file.found.problems]
    notes = [note for note in named if not (module := note.facts.get("module")) or not import_map.find(str(module))]
    return ProjectRequirements(
        path,
        collected.requirements(),
        (*problems, *collected.problems),
        len(files),
        collected.unknown(),
        (*notes, *collected.notes),
        replace(every, without_dependencies=tuple(sorted(without))),
    )


@record
class _File:
    number: int  # in the order of the files, which is that of the reasons
    name: str  # in problems and reasons
    folder: Path
    found: SourceImports
    for_developers: bool  # whether only the developers of the project need it


def _read_files(path: Path, root: Path, lock: LockFile, *, alone: bool, cancel: Cancel) -> list[_File]:
    """Read the files of a project, and those that they use unless one is read ``alone``."""
    files: list[_File] = []
    sources = source_files(path)
    for number, source in enumerate(sources):  # grows by what a file uses
        cancel.check()
        name = source.relative_to(root).as_posix() if source.is_relative_to(root) else str(source)
        given = (source, name, lock.runtime)
        found = read_file(*given) if source == path else tried(read_file, *given)
        files.append(_File(number, name, source.parent, found, path.is_dir() and is_for_development(source, root)))
        if not alone:
            used = [*scripts_of(found, source.parent)]
            if not path.is_dir():
                used += (file for folder in dict.fromkeys((source.parent, root)) for file in used_by(found, folder))
            sources += dict.fromkeys(file for file in used if file not in sources)
    return files


def _with_parts(file: _File, parts: Mapping[str, Path], known: Collection[Path]) -> _File:
    """Return a file with what the projects need whose folders it names; ``parts`` are those of a workspace.

    The ``known`` ones are read anyway, but for what extras need.
    """
    found = replace(file.found, requirements=(), optional=())
    for texts, is_optional in ((file.found.requirements, False), (file.found.optional, True)):
        lines = {text: _line_of_part(text, file, parts, known) for text in texts}
        named = "\n".join(filter(None, lines.values()))
        read = tried(requirements_in, file.folder / Path(file.name).name, named) if named else SourceImports()
        needed = (*(text for text, line in lines.items() if line is None), *read.requirements)
        given = ((), (*needed, *read.optional)) if is_optional else (needed, read.optional)
        found += replace(read, requirements=given[0], optional=given[1])
    return replace(file, found=found)


def _line_of_part(text: str, file: _File, parts: Mapping[str, Path], known: Collection[Path]) -> str | None:
    """Return the line of a requirements file for what a part needs, empty if that is read anyway; None for others."""
    line = with_place(text, parts if file.found.projects else {})
    folder, extras, _ = named_folder(line, [file.folder]) or (None, None, "")
    return None if folder is None else line if extras or folder not in known else ""


class _Package:
    """What is known of a package or module so far."""

    def __init__(self) -> None:
        self.declared = ""  # the requirement; empty if it is only imported
        self.reasons: list[tuple[int, str]] = []  # each with the number of its file
        self.is_required = False
        self.is_of_extra = False  # whether the project itself declares that it can do without

    def texts(self) -> tuple[str, ...]:
        """Return the reasons in the order of the files."""
        return tuple(dict.fromkeys(text for _, text in sorted(self.reasons, key=itemgetter(0))))


class _Collected:
    """Packages and unknown modules by name."""

    def __init__(self, lock: LockFile, hashes: dict[str, frozenset[str]]) -> None:
        self._lock = lock
        self._hashes = hashes
        self._packages: defaultdict[str, _Package] = defaultdict(_Package)
        self._unknown: defaultdict[str, _Package] = defaultdict(_Package)
        self.problems: list[Failure] = []
        self.notes: list[Problem] = []

    def declare_all(self, file: _File) -> None:
        """Add what a file declares."""
        for text in file.found.requirements:
            self._declare(text, file, optional=file.for_developers)
        for text in file.found.optional:
            self._declare(text, file, optional=True)

    def declared(self) -> list[str]:
        """Return the names of the packages that files declare."""
        return [name for name, package in self._packages.items() if package.declared]

    def _declare(self, text: str, file: _File, *, optional: bool = False) -> None:
        """Add a requirement.

        One that is needed replaces one that is optional, or for another runtime. Several of a file are met together;
        of optional ones the first counts, since they may exclude each other.
        """
        try:
            requirement = parse_any_requirement(text, [file.folder])
        except Problem as problem:
            if names_part(text):  # which is not there
                self.notes.append(Problem(Code.IGNORED_OPTION, path=file.name, text=text))
            elif optional:
                self.notes.append(problem.with_facts(path=file.name))
            else:
                self.problems.append(Failure(file.name, problem))
            return
        name = canonicalize_name(requirement.name)
        if OF_SERVERS.fullmatch(name):
            self.notes += [] if optional else [Problem(Code.IGNORED_OPTION, path=file.name, text=text)]
            return
        package = self._packages[name]
        applies = marker_applies(requirement, self._lock.runtime)
        if not package.declared or (applies and not optional and not package.is_required):
            package.declared = str(requirement) if requirement.url else text
        elif applies and not optional and package.reasons[-1][1] == file.name:
            package.declared = self._merged(package.declared, requirement)
        package.reasons.append((file.number, file.name))
        package.is_required |= applies and not optional
        package.is_of_extra |= optional and not file.for_developers

    def _merged(self, text: str, other: Requirement) -> str:
        """Return a requirement that meets an earlier one, too."""
        merged = parse_any_requirement(text)
        if merged.url or other.url:  # whatever version it has, the program wants that file
            return text if merged.url else str(other)
        merged.specifier &= other.specifier
        merged.extras |= other.extras
        merged.marker = None  # those of both are true
        if hashes := self._hashes.get(text, frozenset()) | self._hashes.get(str(other), frozenset()):
            self._hashes[str(merged)] = hashes
        return str(merged)

    def declare_conda(self, file: _File, import_map: ImportMap) -> None:
        """Add the conda packages of a file, if packages of the index are known to be the same."""
        for text in file.found.conda:
            try:
                name = canonicalize_name(parse_requirement(text).name)
            except Problem as problem:
                self.problems.append(Failure(file.name, problem))
                continue
            if import_map.is_known_package(name):
                self._declare(text, file, optional=file.for_developers)
            else:
                self._unknown[name].reasons.append((file.number, file.name))
                self._unknown[name].is_required |= not file.for_developers

    def add_imports(self, file: _File, own: OwnModules, import_map: ImportMap) -> None:
        """Add what the modules of a file's imports need."""
        foreign = set(foreign_modules(file.found.imports, self._lock.runtime.python))
        for item in file.found.imports:
            if own.hide(top := item.module.partition(".")[0], file.folder):
                continue
            where = f"{file.name}, cell {item.cell}:{item.line}" if item.cell else f"{file.name}:{item.line}"
            optional = item.optional or file.for_developers
            if found := import_map.find(item.module) if item in foreign else import_map.of_stdlib(item.module):
                name, module = found
                package, reason = self._packages.get(name), f"{where}: import {module}"
                # An optional one must cost no search: the lock file has it, or the project declares it.
                if optional and name not in self._lock.packages and not (package and package.declared):
                    continue
                package = self._packages[name]
            elif item in foreign and not own.include(top):
                module = unknown_name(item.module)
                if host := HOSTS.get(module):
                    self.notes += [] if optional else [Problem(Code.OF_A_HOST, path=where, name=module, host=host)]
                    continue
                package, reason = self._unknown[module], where
            else:
                continue
            package.reasons.append((file.number, reason))
            # A module may need what only an extra of the project has; a notebook is run as it is.
            package.is_required |= not optional and (bool(item.cell) or not package.is_of_extra)

    def requirements(self) -> tuple[ProjectRequirement, ...]:
        """Return the packages, sorted."""
        return tuple(
            ProjectRequirement(
                text := package.declared or name,
                package.texts(),
                optional=not package.is_required,
                hashes=self._hashes.get(text, frozenset()),
            )
            for name, package in sorted(self._packages.items())
        )

    def unknown(self) -> tuple[UnknownImport, ...]:
        """Return the modules that no known package provides, sorted."""
        return tuple(
            UnknownImport(name, module.texts(), optional=not module.is_required)
            for name, module in sorted(self._unknown.items())
        )
