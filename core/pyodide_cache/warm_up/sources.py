"""Open the sources of packages: the runtime's lock file, the locations of its files, and the index."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record, replace
from pyodide_cache.base.switches import switch
from pyodide_cache.formats.index_choice import USUAL, IndexChoice
from pyodide_cache.formats.lockfile import LockFile
from pyodide_cache.inventory.inventory import Inventory
from pyodide_cache.inventory.release import suggested_release
from pyodide_cache.net.distribution import (
    CDN,
    Distribution,
    PackageLocation,
    official_place,
    open_distribution,
    read_lock,
    version_in,
)
from pyodide_cache.net.documents import Documents
from pyodide_cache.net.http import Http
from pyodide_cache.net.indexes.urls import places_of, usual_indexes
from pyodide_cache.settings.paths import AppPath
from pyodide_cache.settings.releases import nearest_releases, range_of, release_of_lock, releases, shipped_lock
from pyodide_cache.settings.settings import Settings, load_settings
from pyodide_cache.warm_up.artifacts import official_address
from pyodide_cache.warm_up.local_sources import LocalSources
from pyodide_cache.warm_up.local_wheels import WheelsHere
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions

if TYPE_CHECKING:
    from pyodide_cache.inventory.ledger import Ledger
    from pyodide_cache.net.indexes.index import Index

#: Sends no request if it is set, other than to 0 or false.
OFFLINE_VARIABLE = "PYODIDE_CACHE_OFFLINE"


@record
class Sources:
    """Opened sources, and what is known of the files on this computer."""

    distribution: Distribution  # the lock file and its locations
    release: str | None  # the official release that the lock file belongs to; None for any other lock file
    index: Index | None  # None if the index must not be used
    uses_lock: bool  # False if everything must come from the index
    http: Http  # the client for the locations and the index
    ledger: Ledger  # the hashes of files that were read before
    find_local: Callable[[], LocalSources]  # returns the bytes that need no download, as they are attached now
    cool_down_days: int = 0  # younger files of the index are left out; 0 allows all

    @property
    def lock(self) -> LockFile:
        """The distribution's lock file."""
        return self.distribution.lock

    @property
    def local(self) -> LocalSources:
        """The bytes that need no download."""
        return self.find_local()

    @property
    def origin(self) -> str:
        """The name of the distribution in the ledger: its release, or its first location."""
        if self.release:
            return self.release
        return str(self.distribution.places[0]) if self.distribution.places else "lock"

    def notes(self) -> tuple[Problem, ...]:
        """Return what replaced answers of servers that could not be asked."""
        reused = [Problem(Code.SAVED_PAGES_USED, host=host, count=count) for host, count in self.http.reused.items()]
        names = sorted(self.index.from_directory) if self.index else []
        used = [Problem(Code.DIRECTORY_USED, names=", ".join(names), count=len(names))] if names else []
        young = sorted(self.index.too_young) if self.index else []
        left_out = [Problem(Code.TOO_YOUNG, names=", ".join(young), days=self.cool_down_days)] if young else []
        return (*reused, *used, *left_out)


def open_http(
    connections: int | None = None, *, settings: Settings | None = None, offline: bool | None = None
) -> Http:
    """Return an HTTP client with the user's settings.

    Args:
        connections: concurrent requests to one host; None takes the setting.
        offline: whether no request is sent; None takes the environment, then the setting.
    """
    settings = settings or load_settings()
    return Http(
        connections=connections or settings.connections,
        proxy=settings.proxy,
        offline=is_offline(offline, settings),
        documents=Documents(AppPath.DOCUMENTS.path),
    )


def is_offline(option: bool | None, settings: Settings) -> bool:
    """Return whether no request may be sent: the option decides, then `OFFLINE_VARIABLE`, then the setting."""
    if option is not None:
        return option
    switched = switch(OFFLINE_VARIABLE)
    return settings.offline if switched is None else switched


@contextmanager
def open_sources(
    source_options: SourceOptions,
    inventory: Inventory,
    choice: IndexChoice = USUAL,
    *,
    ledger: Ledger,
    settings: Settings | None = None,
    find_local: Callable[[], LocalSources] = LocalSources,
) -> Iterator[Sources]:
    """Open the lock file, its locations and the index.

    Args:
        source_options: the user's choice; without a release or distribution, `suggested_release` decides.
        choice: of the package indexes, instead of the usual ones.
        find_local: returns the store and the layers, whose wheels are read instead of fetched.

    Raises:
        Problem: when a lock file is not available, or a folder does not exist.
    """
    settings = settings or load_settings()
    http = open_http(source_options.connections, settings=settings, offline=source_options.offline)
    usual = partial(usual_indexes, source_options.index_url, setting=settings.index_url)
    try:
        extra = tuple(PackageLocation.parse(text) for text in source_options.files)
        distribution = _distribution(source_options, extra, inventory, http)
        release = _release(source_options, distribution.lock)
        local = WheelsHere(inventory, find_local)
        days = settings.cool_down_days
        newest_upload = time.time() - days * 86_400 if days else None
        index = None
        if source_options.mode is not SourceMode.DISTRIBUTION:
            from pyodide_cache.net.indexes.index import Index

            index = Index(http, lambda: tuple(places_of(choice, usual)), local, newest_upload=newest_upload)
        yield Sources(
            distribution=replace(distribution, places=(*extra, *distribution.places)),
            release=release,
            index=index,
            uses_lock=source_options.mode is not SourceMode.INDEX,
            http=http,
            ledger=ledger,
            find_local=find_local,
            cool_down_days=days,
        )
    finally:
        http.close()


def _distribution(
    source_options: SourceOptions, extra: Sequence[PackageLocation], inventory: Inventory, http: Http
) -> Distribution:
    version = source_options.release
    if source_options.distribution:
        try:
            return open_distribution(
                source_options.distribution,
                http,
                version=version,
                elsewhere=lambda package: bool(extra or official_address(package.file_name, package.sha256)),
                more=extra,
            )
        except Problem as problem:
            # A mirror may be unreachable or have only wheels; the lock file of a shipped release is here.
            tolerable = {Code.UNREACHABLE, Code.OFFLINE, Code.LOCK_NOT_FOUND, Code.TOO_SLOW}
            if not version or problem.code not in tolerable or not _is_shipped(version):
                raise
            return Distribution(shipped_lock(version), (PackageLocation.parse(source_options.distribution),))
    version = version or suggested_release(inventory)
    if _is_shipped(version) or not re.match(r"\d+\.\d+", version):  # the latter is a problem
        return Distribution(shipped_lock(version), (official_place(version),))
    place = official_place(version)
    try:
        return Distribution(read_lock(place.locate("pyodide-lock.json"), http), (place,))
    except Problem as problem:
        known = ", ".join(nearest_releases(version))
        raise Problem(
            Code.UNKNOWN_RELEASE, version=version, known=known, tried=CDN.format(version=version), cause=problem
        ) from problem


def _release(source_options: SourceOptions, lock: LockFile) -> str | None:
    """Return the official release of a lock file; the requested one if several have the same lock file."""
    requested = source_options.release
    if requested and (
        not source_options.distribution or (_is_shipped(requested) and shipped_lock(requested).sha256 == lock.sha256)
    ):
        return requested
    found = release_of_lock(lock)
    folder = Path(source_options.distribution or "")
    named = version_in(folder.parent if folder.suffix == ".json" else folder)
    return named if found and range_of(named) == range_of(found) else found


def _is_shipped(version: str) -> bool:
    return any(release.version == version for release in releases())
