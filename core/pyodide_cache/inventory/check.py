"""Tell whether requirements are cached, by canonical name and exactly."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pyodide_cache.base.problems import Code
from pyodide_cache.base.record import record
from pyodide_cache.formats.filenames import Kind
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.formats.specifiers import meets
from pyodide_cache.inventory.inventory import Entry, Inventory, Status

if TYPE_CHECKING:
    from packaging.requirements import Requirement

    from pyodide_cache.formats.requirements import BareName


@record
class Checked:
    """A requirement, and the files that meet it; those of its name in other versions, or known to be damaged."""

    requirement: str
    files: tuple[Entry, ...]
    other_versions: tuple[Entry, ...] = ()
    damaged: tuple[Entry, ...] = ()

    @property
    def is_cached(self) -> bool:
        """Whether any file meets the requirement."""
        return bool(self.files)


def check(requirements: Sequence[Requirement | BareName], inventory: Inventory) -> tuple[Checked, ...]:
    """Compare requirements with the whole package files of an inventory, and of the layers below it."""
    by_name: dict[str, list[Entry]] = {}
    for entry in inventory.available:
        leads_nowhere = entry.warning is not None and entry.warning.code is Code.DANGLING_LINK
        if entry.identity.name and entry.kind is not Kind.TESTS_ARCHIVE and entry.size and not leads_nowhere:
            by_name.setdefault(entry.identity.name, []).append(entry)
    found = []
    for requirement in requirements:
        named = by_name.get(canonicalize_name(requirement.name), [])
        damaged = tuple(entry for entry in named if entry.status is Status.DAMAGED)
        sound = [entry for entry in named if entry.status is not Status.DAMAGED]
        files = tuple(entry for entry in sound if meets(requirement.specifier, entry.identity.version or ""))
        others = tuple(entry for entry in sound if entry not in files)
        found.append(Checked(str(requirement), files, others, damaged))
    return tuple(found)
