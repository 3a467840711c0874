"""Read what a warm-up or an export is asked for: requirements, presets, lists, requirements files and projects."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import field, record, replace
from pyodide_cache.formats.index_choice import USUAL, IndexChoice

if TYPE_CHECKING:
    from packaging.requirements import Requirement

    from pyodide_cache.base.events import Cancel
    from pyodide_cache.formats.lockfile import LockFile
    from pyodide_cache.formats.runtime import Runtime
    from pyodide_cache.warm_up.project import ProjectRequirements
    from pyodide_cache.warm_up.requirements_files import RequirementsFiles


@record
class PackageRequest:
    """The packages that the user asks for."""

    requirements: tuple[Requirement, ...] = ()  # without duplicates
    invalid: tuple[tuple[str, Problem], ...] = ()  # texts that are no requirements, each with the problem
    constraints: tuple[Requirement, ...] = ()  # narrow versions without asking for packages, as pip's constraints do
    #: by canonical name, where a project declares or imports the package
    reasons: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    notes: tuple[Problem, ...] = ()  # for the user: what in requirements files does not apply
    #: the only hashes that a requirement's file may have, as ``algorithm:digest``
    hashes: Mapping[Requirement, frozenset[str]] = field(default_factory=dict)
    require_hashes: bool = False  # True if every package needs such a hash
    index: IndexChoice = USUAL  # what requirements files and projects say about package indexes
    optional: tuple[Requirement, ...] = ()  # those of ``requirements`` that a project can do without

    def __bool__(self) -> bool:
        return bool(self.requirements or self.invalid)

    def without(self, optional: Collection[Requirement]) -> PackageRequest:
        """Return the request without some of its optional requirements."""
        requirements, rest = (
            tuple(item for item in items if item not in optional) for items in (self.requirements, self.optional)
        )
        return replace(self, requirements=requirements, optional=rest)

    def needed_by(self, runtime: Callable[[], Runtime]) -> tuple[Requirement, ...]:
        """Return what must be there: without optional requirements and those for others, within the constraints.

        Args:
            runtime: returns the runtime; called only if a requirement has a marker.
        """
        from packaging.requirements import Requirement

        from pyodide_cache.formats.names import canonicalize_name
        from pyodide_cache.formats.specifiers import marker_applies

        found = []
        for requirement in self.requirements:
            if requirement in self.optional or (requirement.marker and not marker_applies(requirement, runtime())):
                continue
            narrowed = Requirement(str(requirement))
            for constraint in self.constraints:
                if canonicalize_name(constraint.name) == canonicalize_name(requirement.name):
                    narrowed.specifier &= constraint.specifier
            found.append(narrowed)
        return tuple(found)


def read_request(
    requirements: Iterable[str] = (),
    *,
    presets: Iterable[str] = (),
    lists: Iterable[str] = (),
    files: Iterable[Path | str] = (),
    constraints: Iterable[Path | str] = (),
    projects: Iterable[Path] = (),
    require_hashes: bool = False,
    guess_imports: bool = False,
    index: IndexChoice = USUAL,
    lock: Callable[[], LockFile] | None = None,
    choose_release: Callable[[str], bool] = lambda version: False,
    fetch: Callable[[str], bytes] | None = None,
    cancel: Cancel,
) -> PackageRequest:
    """Combine everything that names packages into one request.

    Args:
        requirements: such as ``pandas>=2``, or the path or URL of a wheel.
        files: requirements files: paths, URLs, or ``-`` for standard input.
        projects: folders, scripts, notebooks and ``pyproject.toml`` files.
        guess_imports: whether to ask the index for packages with the names of unknown imports. Anybody can publish
            such a package.
        index: the package indexes to ask, beside those of the files.
        lock: returns the lock file that maps the imports of projects to packages.
        choose_release: is called with another release that a project names, and returns whether ``lock`` now returns
            its lock file.
        fetch: returns the bytes at a URL, for requirements files; None refuses URLs.

    Raises:
        Problem: `Code.UNKNOWN_PRESET`, `Code.UNKNOWN_LIST` or `Code.UNREADABLE_FILE`.
    """
    from pyodide_cache.warm_up.requirements_files import RequirementsFiles

    if presets or lists:
        from pyodide_cache.settings.lists import with_lists

        requirements = with_lists(requirements, presets, lists)
    read = RequirementsFiles(fetch, runtime=(lambda: lock().runtime) if lock else None)
    for text in dict.fromkeys(requirements):
        read.add(text)
    for paths, is_constraint in ((files, False), (constraints, True)):
        for path in paths:
            read.read(str(path), is_constraint=is_constraint)
    read.index += index
    reasons: dict[str, tuple[str, ...]] = {}
    optional: list[Requirement] = []
    for path in projects:
        from pyodide_cache.warm_up.project import read_project

        if lock is None:
            raise ValueError("projects need a lock file")
        declared = [item.name for item in read.requirements]
        found = read_project(path, lock(), declared=declared, cancel=cancel)
        named = (str(note.facts["nearest"]) for note in found.notes if note.code is Code.NAMES_RELEASE)
        if any(map(choose_release, named)):
            found = read_project(path, lock(), declared=declared, cancel=cancel)
        optional += _add_project(found, read, reasons, guess_imports=guess_imports)
    mentions = Counter(read.requirements)
    return PackageRequest(
        tuple(mentions),
        tuple(read.invalid),
        tuple(read.constraints),
        reasons,
        tuple(read.notes),
        read.hashes,
        require_hashes=require_hashes or read.require_hashes,
        index=read.index,
        # What one project can do without, the user or another project may need.
        optional=tuple(item for item, count in Counter(optional).items() if count == mentions[item]),
    )


def _add_project(
    found: ProjectRequirements, read: RequirementsFiles, reasons: dict[str, tuple[str, ...]], *, guess_imports: bool
) -> Iterator[Requirement]:
    """Add what a project requires, and yield what it can do without."""
    from pyodide_cache.formats.names import canonicalize_name
    from pyodide_cache.formats.requirements import parse_many, parse_requirement
    from pyodide_cache.warm_up.references import parse_any_requirement

    read.invalid += found.problems
    read.notes += found.notes
    if not (found.requirements or found.problems or found.unknown or found.notes):
        read.notes.append(Problem(Code.NOTHING_REQUIRED, path=str(found.root)))
    read.index += found.index
    read.constraints += parse_many(found.constraints).good
    for item in found.requirements:
        requirement = parse_any_requirement(item.requirement)
        read.requirements.append(requirement)
        if item.optional:
            yield requirement
        if item.hashes:
            read.hashes[requirement] = item.hashes
        reasons[canonicalize_name(requirement.name)] = item.reasons
    for unknown in found.unknown:
        if guess_imports and not unknown.optional:
            read.requirements.append(parse_requirement(unknown.guess))
            reasons[unknown.guess] = tuple(f"{where}: import {unknown.module}" for where in unknown.reasons)
        elif not unknown.optional:
            read.invalid.append((unknown.module, unknown.problem))
