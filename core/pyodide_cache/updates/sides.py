"""The two sides of a comparison: a release, a lock file, or the packages of a directory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from pyodide_cache.base.record import record
from pyodide_cache.formats.lockfile import LockFile
from pyodide_cache.formats.names import NormalizedName, canonicalize_name
from pyodide_cache.formats.runtime import Runtime

if TYPE_CHECKING:
    from pyodide_cache.inventory.inventory import Entry


@record
class Item:
    """One package of a side."""

    name: NormalizedName  # canonical
    version: str  # as written; empty if its name has none
    file_name: str
    sha256: str | None = None  # of its bytes; None if unknown
    size: int | None = None  # bytes; None if unknown. Lock files have no sizes.


@record
class Side:
    """A set of packages with at most one version of each."""

    label: str  # ``Pyodide 314.0.6``, or the path
    items: Mapping[NormalizedName, Item]  # by canonical name
    runtime: Runtime | None = None  # what the packages are for; None for a directory without a lock file
    release: str | None = None  # the official release, if it is one


def side_of_lock(lock: LockFile, label: str, release: str | None = None) -> Side:
    """Return the packages of a lock file."""
    items = {
        name: Item(name, package.version, package.file_name, package.sha256)
        for name, package in lock.packages.items()
    }
    return Side(label, items, lock.runtime, release)


def side_of_entries(entries: Iterable[Entry], label: str, runtime: Runtime | None = None) -> Side:
    """Return the newest version of each package among the files of a directory.

    Args:
        entries: package files; others are ignored.
        runtime: prefers the files for its release line over those of other lines.
    """
    from pyodide_cache.inventory.columns import version_key

    line = runtime.line if runtime else None
    found: dict[NormalizedName, Entry] = {}
    for entry in sorted(
        (entry for entry in entries if entry.is_package and entry.identity.name),
        key=lambda entry: (entry.identity.loads_in(line), version_key(entry.identity.version or "")),
    ):
        found[canonicalize_name(entry.identity.name or "")] = entry
    items = {
        name: Item(name, entry.identity.version or "", entry.file_name, entry.sha256, entry.size)
        for name, entry in found.items()
    }
    return Side(label, items, runtime)
