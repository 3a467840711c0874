"""Find the files that a user names: packages, packages in some versions, or files by their exact names."""

from __future__ import annotations

from collections.abc import Iterable

from pyodide_cache.formats.lockfile import LockFile
from pyodide_cache.formats.requirements import parse_name_or_requirement
from pyodide_cache.formats.specifiers import meets
from pyodide_cache.inventory.inventory import Entry, Inventory
from pyodide_cache.inventory.needs import Needs, names_of


def file_names_of(inventory: Inventory, names: Iterable[str], locks: Iterable[LockFile] = ()) -> tuple[str, ...]:
    """Return the files of packages and files that are named, sorted; with ``locks``, also of what only these need.

    Raises:
        Problem: `Code.NO_SUCH_ENTRY` for a name that nothing has, or `Code.BAD_REQUIREMENT`.
    """
    found: dict[str, Entry] = {}
    for name in names:
        entries = _named(inventory, name)
        if not entries:
            raise inventory.no_such_entry(name)
        found |= {entry.file_name: entry for entry in entries}
    needs = Needs(inventory, locks)
    staying = names_of(entry for entry in inventory.packages if entry.file_name not in found)
    alone = needs.only_for(names_of(found.values()) - staying)
    found |= {entry.file_name: entry for entry in inventory.packages if entry.identity.name in alone}
    return tuple(sorted(found))


def _named(inventory: Inventory, name: str) -> list[Entry]:
    if entries := inventory.find(name):
        return [*entries]
    wanted = parse_name_or_requirement(name)
    entries = inventory.find(wanted.name)
    return [entry for entry in entries if meets(str(wanted.specifier), entry.identity.version or "")]
