"""Choose what an export contains: the selected packages and everything they need, each file verified."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from packaging.requirements import Requirement

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import field, record
from pyodide_cache.export.cached_packages import BrokenFile, CachedPackages, CachedSource
from pyodide_cache.formats.names import NormalizedName
from pyodide_cache.formats.specifiers import marker_applies
from pyodide_cache.warm_up.resolution.package_source import PackageSpec, spec_of
from pyodide_cache.warm_up.resolution.resolver import Provider, solve

Roots = list[tuple[str, PackageSpec[Any]]]


@record
class ExportPackage:
    """A package that an export contains."""

    name: NormalizedName
    version: str
    file_name: str
    size: int
    sha256: str  # of the bytes on disk when the plan was made
    verified: bool  # whether a lock file or an index published exactly this hash
    source: CachedSource
    depends: tuple[NormalizedName, ...]  # canonical names, all of them in the same export
    imports: tuple[str, ...]
    needed_by: tuple[str, ...] = ()  # the packages that need it; empty if only the user does
    #: Of the lock file that lists it, if one does.
    entry: Mapping[str, Any] | None = field(default=None, repr=False, compare=False)


@record
class Selected:
    """The packages of an export by name, what cannot be exported, and notes for the user."""

    packages: tuple[ExportPackage, ...]
    failures: tuple[Failure, ...] = ()
    notes: tuple[Problem, ...] = ()


def select(
    cached: CachedPackages,
    requirements: Iterable[Requirement] = (),
    file_names: Iterable[str] = (),
    *,
    everything: bool = False,
    cancel: Cancel,
) -> Selected:
    """Choose files for requirements, exact files, or everything, with all that they need, and verify their bytes.

    A file whose bytes are wrong is a failure, and so is every requirement that cannot be met without it.
    """
    while True:
        cancel.check()
        roots, missing = _roots(cached, requirements, file_names)
        if everything:
            roots += [(name, PackageSpec(name)) for name in cached.names]
        try:
            solution, unmet = solve(Provider(cached, cancel), roots)
            packages = tuple(
                ExportPackage(
                    file.name,
                    file.version,
                    file.file_name,
                    cached.size_of(file),
                    cached.verify(file),
                    bool(file.published),
                    file.source,
                    solution.depends[name],
                    cached.imports_of(file),
                    solution.needed_by[name],
                    file.entry,
                )
                for name, file in solution.files.items()
            )
            break
        except BrokenFile as error:
            cached.drop(error)
    unverified = [item.file_name for item in packages if not item.verified]
    notes = [Problem(Code.UNVERIFIED, name=", ".join(unverified), count=len(unverified))] if unverified else []
    for _, spec in roots:
        file = solution.files.get(spec.name)
        if spec.extras and file and file.source is CachedSource.LOCK:
            extras = ", ".join(sorted(spec.extras))
            notes.append(Problem(Code.EXTRA_NOT_IN_LOCK, name=spec.name, extras=extras))
    broken = [Failure(item.file.name, item.problem) for item in cached.broken]
    named = {failure.name for failure in broken}
    others = (failure for failure in unmet if failure.name not in named)
    return Selected(packages, (*missing, *broken, *others), tuple(notes))


def _roots(
    cached: CachedPackages, requirements: Iterable[Requirement], file_names: Iterable[str]
) -> tuple[Roots, list[Failure]]:
    """Return what the resolver starts from, and the selected files that cannot be exported."""
    applying = (item for item in requirements if marker_applies(item, cached.lock.runtime))
    roots: Roots = [(str(item), spec_of(item)) for item in applying]
    failures = []
    for file_name in file_names:
        file = cached.with_file_name(file_name)
        if file:
            roots.append((file_name, PackageSpec(file.name, exact=file)))
        else:
            broken = next((item.problem for item in cached.broken if item.file.file_name == file_name), None)
            failures.append(Failure(file_name, broken or cached.not_for_runtime(file_name)))
    return roots, failures
