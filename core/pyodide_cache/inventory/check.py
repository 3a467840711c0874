"""Check whether requirements are cached."""

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
    """The cached files for a requirement.

    Attributes:
        requirement: as text.
        files: the files that meet it.
        other_versions: files of the package that do not meet it.
        damaged: files of the package that are known to be damaged.

    """

    requirement: str
    files: tuple[Entry, ...]
    other_versions: tuple[Entry, ...] = ()
    damaged: tuple[Entry, ...] = ()

    @property
    def is_cached(self) -> bool:
        """Whether a file meets the requirement."""
        return bool(self.files)


def check(requirements: Sequence[Requirement | BareName], inventory: Inventory) -> tuple[Checked, ...]:
    """Compare requirements with the package files of a directory and its layers.

    Names are compared in canonical form and as a whole. Tests archives, empty files and broken links do not count.
    """
    by_name: dict[str, list[Entry]] = {}
    for entry in inventory.available:
        is_broken = entry.warning is not None and entry.warning.code is Code.DANGLING_LINK
        if entry.identity.name and entry.kind is not Kind.TESTS_ARCHIVE and entry.size and not is_broken:
            by_name.setdefault(entry.identity.name, []).append(entry)
    found = []
    for requirement in requirements:
        named = by_name.get(canonicalize_name(requirement.name), [])
        damaged = tuple(entry for entry in named if entry.status is Status.DAMAGED)
        usable = [entry for entry in named if entry.status is not Status.DAMAGED]
        files = tuple(entry for entry in usable if meets(requirement.specifier, entry.identity.version or ""))
        others = tuple(entry for entry in usable if entry not in files)
        found.append(Checked(str(requirement), files, others, damaged))
    return tuple(found)
