"""Who needs which package: the user's lists and remembered projects."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Problem
from pyodide_cache.base.record import record
from pyodide_cache.formats.lockfile import LockFile
from pyodide_cache.formats.names import NormalizedName, canonicalize_name
from pyodide_cache.formats.requirements import parse_many
from pyodide_cache.settings.lists import RequirementList
from pyodide_cache.warm_up.project import read_project


@record
class Need:
    """A requirement of a list or project."""

    user: str  # such as ``list “course”`` or ``project /home/ada/app``
    specifier: str  # the versions that are allowed; empty for any


def read_needs(
    lists: Iterable[RequirementList], projects: Iterable[Path], lock: LockFile, cancel: Cancel
) -> tuple[dict[NormalizedName, tuple[Need, ...]], list[tuple[str, Problem]]]:
    """Return who needs each package, and the problems of projects that cannot be read."""
    texts: list[tuple[str, Iterable[str]]] = [(f"list “{item.name}”", item.requirements) for item in lists]
    problems: list[tuple[str, Problem]] = []
    for folder in projects:
        try:
            project = read_project(folder, lock, cancel=cancel)
        except Problem as problem:
            problems.append((str(folder), problem))
            continue
        texts.append((f"project {folder}", [item.requirement for item in project.requirements]))
    needs: dict[NormalizedName, list[Need]] = defaultdict(list)
    for user, requirements in texts:
        for requirement in parse_many(requirements).good:
            needs[canonicalize_name(requirement.name)].append(Need(user, str(requirement.specifier)))
    return {name: tuple(found) for name, found in needs.items()}, problems
