"""Who needs which package: the user's lists and remembered projects."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Problem
from pyodide_cache.base.record import record
from pyodide_cache.formats.index_choice import USUAL, IndexChoice
from pyodide_cache.formats.lockfile import LockFile
from pyodide_cache.formats.names import NormalizedName, canonicalize_name
from pyodide_cache.formats.requirements import parse_many
from pyodide_cache.formats.specifiers import marker_applies
from pyodide_cache.settings.lists import RequirementList

if TYPE_CHECKING:
    from packaging.requirements import Requirement


@record
class Need:
    """A requirement of a list or project."""

    user: str  # such as ``list “course”`` or ``project /home/ada/app``
    specifier: str  # the versions that are allowed; empty for any
    is_limit: bool = False  # whether it only narrows versions: the user can do without the package


@record
class Users:
    """What the users need, and how their projects choose versions."""

    needs: Mapping[NormalizedName, tuple[Need, ...]]
    overrides: tuple[Requirement, ...]  # of projects; replace what packages require of their packages
    problems: tuple[Failure, ...]  # of projects that cannot be read
    index: IndexChoice = USUAL  # the indexes of projects, which are asked before the usual ones

    def names(self) -> dict[NormalizedName, tuple[str, ...]]:
        """Return the users who cannot do without each package."""
        found = {name: [need.user for need in needs if not need.is_limit] for name, needs in self.needs.items()}
        return {name: tuple(users) for name, users in found.items() if users}


def read_users(
    lists: Iterable[RequirementList], projects: Iterable[Path], pins: Iterable[str], lock: LockFile, cancel: Cancel
) -> Users:
    """Return who needs which package, in the runtime of a lock file."""
    texts: list[tuple[str, Iterable[str], bool]] = [
        (f"list “{item.name}”", item.requirements, False) for item in lists
    ]
    problems: list[Failure] = []
    overrides: list[Requirement] = []
    index = USUAL
    for folder in projects:
        # Its readers are a third of a short command's modules, and most users have no project here.
        from pyodide_cache.warm_up.request.project import read_project

        try:
            project = read_project(folder, lock, cancel=cancel)
        except Problem as problem:
            problems.append(Failure(str(folder), problem))
            continue
        user = f"project {folder}"
        texts.append((user, [item.requirement for item in project.requirements], False))
        texts.append((user, [*project.every.constraints, *project.every.overrides], True))
        overrides += parse_many(project.every.overrides).good
        # What one project does without is left to the others.
        index += IndexChoice(project.every.index.places(tuple))
    texts.append(("your pins", pins, True))
    needs: dict[NormalizedName, list[Need]] = defaultdict(list)
    for user, requirements, is_limit in texts:
        for requirement in parse_many(requirements).good:
            if marker_applies(requirement, lock.runtime):
                need = Need(user, str(requirement.specifier), is_limit)
                needs[canonicalize_name(requirement.name)].append(need)
    found = {name: tuple(needs_of) for name, needs_of in needs.items()}
    return Users(found, tuple(overrides), tuple(problems), index)
