"""Say why a search for versions failed: which requirements conflict, or which of them cannot be met at all."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from resolvelib import BaseReporter
from resolvelib.structs import RequirementInformation

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.formats.names import canonicalize_name

if TYPE_CHECKING:
    from packaging.requirements import Requirement

    from pyodide_cache.base.plans import Failure
    from pyodide_cache.warm_up.resolution.package_source import PackageSource

#: The most requirements that a conflict names.
_MOST_CAUSES = 4

#: Facts of a problem that name packages.
_NAMING = ("name", "requirements")

Causes = Collection[RequirementInformation[Any, Any]]


class Unavailable(Exception):  # noqa: N818 -- carries a problem through resolvelib
    """A source that cannot answer, such as an index that is out of reach: the search must not go on without it."""

    def __init__(self, name: str, *problems: Problem) -> None:
        super().__init__(name)
        self.name = name
        self.problems = problems


class LastConflict(BaseReporter[Any, Any, Any]):
    """Remembers the last conflict, for a search that is stopped."""

    def __init__(self) -> None:
        self.causes: Causes = ()

    def resolving_conflicts(self, causes: Causes) -> None:
        """Remember what resolvelib is about to change."""
        self.causes = list(causes)


def reasons_of(source: PackageSource[Any], causes: Causes) -> tuple[Problem, ...]:
    """Return which of the causes conflict; else why those of one package cannot be met by themselves."""
    alone = [(cause, problem) for cause in causes for problem in _problems_alone(source, cause)]
    hopeless = [cause for cause, _ in alone]
    together = [cause for cause in causes if cause not in hopeless]
    names = {cause.requirement.name for cause in together}
    if len(together) > len(names):  # two of them are about one package
        return (Problem(Code.CONFLICT, requirements=listed(together)),)
    if not alone:
        return (Problem(Code.CONFLICT, requirements=listed(causes)),)
    # What the user requires comes first, then what the newest version of a package requires.
    parent = min((cause.parent for cause, _ in alone), key=lambda parent: parent is not None)
    found = [
        of_dependency(cause.requirement.name, problem, is_root=parent is None)
        for cause, problem in alone
        if cause.parent is parent
    ]
    return tuple(dict.fromkeys(found))


def _problems_alone(source: PackageSource[Any], cause: RequirementInformation[Any, Any]) -> tuple[Problem, ...]:
    """Return why a cause cannot be met by itself; nothing if it can."""
    spec, needed_by = cause.requirement, cause.parent.name if cause.parent else ""
    if spec.problems or spec.exact:
        found: tuple[Problem, ...] = spec.problems
        return found
    try:
        files = [*source.files(spec.name, [spec]), *source.others(spec.name, [spec])]
        if any(spec.allows(file, str(file.version)) for file in files):
            return ()
        return (source.explain(spec, needed_by),)
    except Unavailable as error:
        return error.problems


def listed(causes: Iterable[RequirementInformation[Any, Any]]) -> str:
    """Return the requirements of a conflict, and who has them."""
    parts: dict[tuple[str, str], list[str]] = {}
    for cause in causes:
        if not cause.requirement.problems:
            parent = cause.parent
            versions = parts.setdefault((str(cause.requirement), parent.name if parent else ""), [])
            if parent and str(parent.version) not in versions:
                versions.append(str(parent.version))
    listed = [_by(*key, versions) for key, versions in sorted(parts.items(), key=lambda item: item[0][1] != "")]
    more = [f"{len(listed) - _MOST_CAUSES} more"] if len(listed) > _MOST_CAUSES else []
    return "; ".join([*listed[:_MOST_CAUSES], *more])


def _by(requirement: str, parent: str, versions: Sequence[str]) -> str:
    """Return a requirement and who has it; that all versions of a package have it is one reason, not many."""
    if not parent:
        return requirement
    more = f" (and {len(versions) - 1} other versions)" if len(versions) > 2 else ""
    return f"{requirement} by {parent} {versions[0] if more else ' and '.join(versions)}{more}"


def of_dependency(name: str, problem: Problem, *, is_root: bool) -> Problem:
    """Say which dependency is not available, unless the problem says it."""
    is_said = problem.code is Code.DEPENDENCY_UNAVAILABLE or problem.facts.get("needed_by")
    if is_root or is_said or " " in name:  # the latter: the metadata of a file
        return problem
    return Problem(Code.DEPENDENCY_UNAVAILABLE, name=name, cause=problem)


def pins_in_use(
    names: Iterable[str], failures: Iterable[Failure], pins: Iterable[Requirement]
) -> tuple[Problem, ...]:
    """Return a note with the user's pins of what is planned or what failures are about, if there are any."""
    about = {*names}
    for failure in failures:
        problem: Problem | None = failure.problem
        about.add(re.split(r"[^\w.-]", failure.name, maxsplit=1)[0])
        while problem:
            about.update(re.findall(r"[\w.-]+", " ".join(str(problem.facts.get(key, "")) for key in _NAMING)))
            problem = problem.cause
    canonical = {*map(canonicalize_name, about)}
    found = [pin for pin in pins if canonicalize_name(pin.name) in canonical]
    if not found:
        return ()
    texts, chosen = ", ".join(map(str, found)), " ".join(pin.name for pin in found)
    return (Problem(Code.PINNED, pins=texts, names=chosen),)
