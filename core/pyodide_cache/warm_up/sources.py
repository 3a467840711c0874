"""Where a warm-up takes packages from: the runtime, its lock, its files, and the index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record
from pyodide_cache.formats.filenames import Flavour
from pyodide_cache.formats.lockfile import LockFile
from pyodide_cache.inventory.inventory import Inventory
from pyodide_cache.net.distribution import (
    CDN,
    Distribution,
    PackageLocation,
    official_place,
    open_distribution,
    read_lock,
)
from pyodide_cache.net.http import Http
from pyodide_cache.net.index import Index
from pyodide_cache.net.index_url import index_url
from pyodide_cache.settings.releases import (
    newest_of_line,
    newest_release,
    release_of_lock,
    releases,
    shipped_lock,
)
from pyodide_cache.settings.settings import Settings, load_settings
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions


@record
class Sources:
    """Opened sources.

    Attributes:
        distribution: the lock file and its places.
        release: the official release whose lock it is; None for any other lock.
        index: None when the index must not be asked.
        uses_lock: false when everything is to come from the index.

    """

    distribution: Distribution
    release: str | None
    index: Index | None
    uses_lock: bool
    http: Http

    @property
    def lock(self) -> LockFile:
        """The distribution's lock file."""
        return self.distribution.lock

    @property
    def origin(self) -> str:
        """What the ledger calls the distribution: its release, or its place."""
        if self.release:
            return self.release
        return str(self.distribution.places[0]) if self.distribution.places else "lock"


def open_http(connections: int | None = None, *, settings: Settings | None = None) -> Http:
    """Return an HTTP client with the user's settings.

    Args:
        connections: concurrent requests to one host; None for the setting.
        settings: the user's; None reads them.

    """
    settings = settings or load_settings()[0]
    return Http(connections=connections or settings.connections, proxy=settings.proxy)


@contextmanager
def open_sources(
    source_options: SourceOptions, inventory: Inventory, *, settings: Settings | None = None
) -> Iterator[Sources]:
    """Open the lock file, its locations and the index.

    Args:
        source_options: what the user chose; without a release or distribution, the release that
            ``inventory`` was filled for.
        inventory: of the directory.
        settings: the user's; None reads them.

    Raises:
        Problem: when a lock file is not available, or a folder does not exist.

    """
    settings = settings or load_settings()[0]
    http = open_http(source_options.connections, settings=settings)
    index_of = partial(index_url, source_options.index_url, setting=settings.index_url)
    try:
        distribution = _distribution(source_options, inventory, http)
        extra = tuple(PackageLocation.parse(text) for text in source_options.files)
        release = _release(source_options, distribution.lock)
        yield Sources(
            distribution=Distribution(distribution.lock, (*extra, *distribution.places)),
            release=release,
            index=None if source_options.mode is SourceMode.DISTRIBUTION else Index(http, index_of),
            uses_lock=source_options.mode is not SourceMode.INDEX,
            http=http,
        )
    finally:
        http.close()


def suggested_release(inventory: Inventory) -> str:
    """Return the release that a directory is most likely for.

    The newest release of the line that most of its wasm wheels are built for, so that an old
    kernel's directory is not filled with wheels that it cannot load; else the newest of all.
    """
    lines = Counter(
        entry.identity.runtime
        for entry in inventory.available
        if entry.flavour is Flavour.WASM and entry.identity.runtime
    )
    for line, _ in lines.most_common():
        if found := newest_of_line(str(line)):
            return found.version
    return newest_release().version


def _distribution(source_options: SourceOptions, inventory: Inventory, http: Http) -> Distribution:
    version = source_options.pyodide.removeprefix("v") if source_options.pyodide else None
    if source_options.distribution:
        try:
            return open_distribution(source_options.distribution, http, version=version)
        except Problem as problem:
            # A mirror may be out of reach or hold wheels only; a release named is known anyway.
            tolerable = {Code.UNREACHABLE, Code.LOCK_NOT_FOUND, Code.TOO_SLOW}
            if not version or problem.code not in tolerable or not _is_shipped(version):
                raise
            return Distribution(shipped_lock(version), (PackageLocation.parse(source_options.distribution),))
    version = version or suggested_release(inventory)
    place = official_place(version)
    if _is_shipped(version):
        return Distribution(shipped_lock(version), (place,))
    try:
        return Distribution(read_lock(place.locate("pyodide-lock.json"), http), (place,))
    except Problem as problem:
        known = ", ".join(release.version for release in releases())
        raise Problem(
            Code.UNKNOWN_RELEASE,
            version=version,
            known=known,
            tried=CDN.format(version=version),
            cause=problem,
        ) from problem


def _release(source_options: SourceOptions, lock: LockFile) -> str | None:
    """Name the official release whose lock this is; the one that was asked for, where several share it."""
    asked = source_options.pyodide.removeprefix("v") if source_options.pyodide else None
    if asked and (
        not source_options.distribution or (_is_shipped(asked) and shipped_lock(asked).sha256 == lock.sha256)
    ):
        return asked
    return release_of_lock(lock)


def _is_shipped(version: str) -> bool:
    return any(release.version == version for release in releases())
