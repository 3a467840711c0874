"""Wheels on this machine as a part of the package index: no metadata and no file is fetched that is here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

from pyodide_cache.files.reader import sha256_of
from pyodide_cache.formats.names import NormalizedName
from pyodide_cache.inventory.inventory import Entry, Inventory
from pyodide_cache.net.indexes.page import IndexLink
from pyodide_cache.warm_up.local_sources import LocalSources


class WheelsHere:
    """The wheels of a cache directory, its layers and its store.

    Args:
        find_local: returns the store and the layers.
    """

    def __init__(self, inventory: Inventory, find_local: Callable[[], LocalSources]) -> None:
        self._inventory = inventory
        self._find_local = find_local

    def wheels(self, file_name: str, sha256: str | None) -> Iterator[Path]:
        """Yield the files that have a wheel's name and published hash; without a hash, the directory's file."""
        entry = self._inventory.by_name.get(file_name)
        if entry and entry.is_file and (sha256 is None or self._hash_of(entry) == sha256):
            yield self._inventory.directory / file_name
        for path in self._find_local().files(file_name, sha256):
            if _hash_of(path) == sha256:
                yield path

    def links(self, name: NormalizedName) -> Sequence[IndexLink]:
        """Return the wheels of a project in the directory, with the hashes that lock files or the ledger know."""
        found = []
        for entry in self._inventory.available:
            if entry.file_name.endswith(".whl") and entry.identity.name == name:
                origin = entry.provenance or entry.origin
                published = self._published.get(entry.file_name) or (entry.sha256 if origin else None)
                hashes = {"sha256": published} if published else {}
                path = (self._inventory.directory / entry.file_name).absolute()
                found.append(IndexLink(entry.file_name, path.as_uri(), hashes, entry.size))
        return found

    @cached_property
    def _published(self) -> dict[str, str]:
        """The published hashes in the directory's own lock files, by file name."""
        packages = [package for local in self._inventory.locks for package in local.published.packages.values()]
        return {package.file_name: package.sha256 for package in packages if package.sha256}

    def _hash_of(self, entry: Entry) -> str | None:
        return entry.sha256 or _hash_of(self._inventory.directory / entry.file_name)


def _hash_of(path: Path) -> str | None:
    try:
        return sha256_of(path)
    except OSError:
        return None
