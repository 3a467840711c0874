"""A file to fetch: where it can be found, and whether the right bytes are on this machine already."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record, replace
from pyodide_cache.files.reader import check_archive, hash_of, open_target
from pyodide_cache.formats.lockfile import new_entry
from pyodide_cache.formats.modules import importable_names
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.inventory.inventory import Entry, Inventory
from pyodide_cache.inventory.ledger import Ledger, Record, hash_entry
from pyodide_cache.inventory.own_lock import Addition
from pyodide_cache.net.distribution import official_place
from pyodide_cache.net.transfer import Location
from pyodide_cache.settings.releases import catalog
from pyodide_cache.warm_up.local_sources import LocalSources


@record
class Artifact:
    """A file that a warm-up or a repair provides."""

    name: str
    version: str
    file_name: str
    locations: tuple[Location, ...]  # where the file can be fetched, tried in order
    sha256: str | None  # as published; None if the source publishes none
    size: int | None  # bytes; None if not known before the download
    origin: str  # the release, distribution or index that publishes it; the ledger stores it
    needed_by: tuple[str, ...] = ()  # the packages that need it; empty if only the user does
    replaces: bool = False  # whether the directory has a file of this name with other bytes
    #: What it needs, for the directory's own lock file; None for a package of the distribution's lock file
    depends: tuple[str, ...] | None = None
    layer: str = ""  # the layer whose file the runtime reads, so that the directory needs none; empty otherwise
    is_local: bool = False  # whether the store or a layer has the right bytes, so that nothing is downloaded
    other_hash: tuple[str, str] | None = None  # an algorithm and its digest, if the source publishes no sha256
    #: The only hashes that the file may have, as ``algorithm:digest``; empty allows all
    allowed: frozenset[str] = frozenset()
    index: str = ""  # the address of the index that it is from; empty for the public one, and where there is none

    @property
    def is_copied(self) -> bool:
        """True if nothing is downloaded: the bytes are in the store, a layer, or a folder before any address."""
        first = next((place for place in self.locations if isinstance(place, str) or place.is_file()), "")
        return self.is_local or isinstance(first, Path)

    @property
    def is_published(self) -> bool:
        """True if the source publishes a hash, so that the bytes can be verified."""
        return self.sha256 is not None or self.other_hash is not None


def check_allowed(artifact: Artifact, path: Path) -> None:
    """Check a file against the hashes that the user allows.

    Raises:
        Problem: `Code.HASH_NOT_ALLOWED`.
        OSError: when the file cannot be read.
    """
    if not artifact.allowed:
        return
    from pyodide_cache.warm_up.request.named_files import algorithms_of

    found = [f"{algorithm}:{hash_of(path, algorithm)}" for algorithm in algorithms_of(artifact.allowed)]
    if artifact.allowed.isdisjoint(found):
        facts = {"name": artifact.name, "version": artifact.version, "found": ", ".join(found) or "not known"}
        raise Problem(Code.HASH_NOT_ALLOWED, **facts)


def has_right_bytes(artifact: Artifact, entry: Entry, directory: Path, ledger: Ledger) -> bool:
    """Return whether a file has the published bytes; without a published hash, if its archive is sound.

    The file is hashed unless its hash is known, and the ledger stores the result.
    """
    if not entry.is_file:
        return False
    path = directory / artifact.file_name

    def record_of(sha256: str) -> Record:
        is_right = artifact.sha256 == sha256
        return Record(sha256, artifact.origin, True, index=artifact.index) if is_right else Record(sha256)

    try:
        sha256 = hash_entry(entry, directory, ledger, record_of)
        check_allowed(artifact, path)
        if artifact.sha256 is not None:
            return artifact.sha256 == sha256
        if artifact.other_hash:
            algorithm, digest = artifact.other_hash
            return hash_of(path, algorithm) == digest
        check_archive(path, artifact.file_name)
    except (OSError, Problem):
        return False
    return True


def is_in_layer(artifact: Artifact, layer: Inventory, ledger: Ledger) -> bool:
    """Return whether a layer has the published bytes under the name that a runtime looks for."""
    entry = layer.by_name.get(artifact.file_name)
    if entry is None or artifact.sha256 is None:
        return False
    return has_right_bytes(artifact, entry, layer.directory, ledger)


def find_locally(artifact: Artifact, local: LocalSources, inventory: Inventory, ledger: Ledger) -> Artifact:
    """Return the artifact, marked as local and with its size if the store or a layer has the right bytes."""
    if artifact.sha256 is None:
        return artifact
    store = local.store
    if store and (size := store.size(artifact.sha256)) is not None:
        return replace(artifact, is_local=True, size=size)
    for layer in inventory.layers:
        entry = layer.by_name.get(artifact.file_name)
        if entry and has_right_bytes(artifact, entry, layer.directory, ledger):
            return replace(artifact, is_local=True, size=entry.size)
    return artifact


def official_address(file_name: str, sha256: str | None) -> Location | None:
    """Return the address of an official release that publishes exactly these bytes; None if no known one does."""
    releases = catalog().releases_with(file_name, sha256) if sha256 else ()
    return official_place(releases[0]).locate(file_name) if releases else None


def is_missing(artifact: Artifact) -> bool:
    """Return whether a file should be in folders of this machine, and is in none of them."""
    return not any(isinstance(location, str) or location.is_file() for location in artifact.locations)


def is_remote(artifact: Artifact) -> bool:
    """Return whether a file can only be downloaded."""
    return not any(isinstance(location, Path) and location.is_file() for location in artifact.locations)


def addition_of(artifact: Artifact, path: Path, sha256: str) -> Addition | None:
    """Return the entry of an index's wheel for the directory's own lock file; None for other packages.

    Raises:
        Problem: `Code.NOT_A_ZIP`.
        OSError: when the file cannot be read.
    """
    if artifact.depends is None:
        return None
    with open_target(path) as file:
        imports = importable_names(file, artifact.file_name)
    name = str(canonicalize_name(artifact.name))
    entry = new_entry(name, artifact.version, artifact.file_name, sha256, imports, artifact.depends)
    return Addition(name, entry, published=artifact.sha256 is not None, layer=artifact.layer)


def size_of(locations: Sequence[Location]) -> int | None:
    """Return the size of the first file that exists; None if a URL comes before it."""
    for location in locations:
        if not isinstance(location, Path):
            return None
        try:
            return location.stat().st_size
        except OSError:
            continue
    return None
