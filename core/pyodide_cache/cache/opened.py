"""What a `Cache` opens, each part once and only when it is needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pyodide_cache.base.record import replace
from pyodide_cache.formats.index_choice import USUAL, IndexChoice, IndexPlace
from pyodide_cache.warm_up.source_options import SourceMode

if TYPE_CHECKING:
    from packaging.requirements import Requirement

    from pyodide_cache.base.events import Cancel, Run
    from pyodide_cache.formats.lockfile import LockFile
    from pyodide_cache.inventory.inventory import Entry, Inventory
    from pyodide_cache.inventory.ledger import Ledger
    from pyodide_cache.inventory.status import StatusResolver
    from pyodide_cache.net.http import Http
    from pyodide_cache.net.indexes.index import Index
    from pyodide_cache.settings.settings import Settings
    from pyodide_cache.settings.usage import UsageCounts
    from pyodide_cache.sharing.snapshots import Recipe
    from pyodide_cache.warm_up.local_sources import LocalSources
    from pyodide_cache.warm_up.plan import WarmUpPlan, WarmUpReport
    from pyodide_cache.warm_up.request.requests import PackageRequest
    from pyodide_cache.warm_up.source_options import SourceOptions
    from pyodide_cache.warm_up.sources import Sources

T = TypeVar("T")

#: Settings that say what may be removed, and where: with a wrong default, files are lost.
_PROTECTIVE_SETTINGS = frozenset({"protected", "removal", "cache-dir"})


def part(module: str, name: str, doc: str) -> Any:
    """Return a property of `Cache` for a part of it, whose module is imported when it is first used."""

    def open_part(cache: Any) -> Any:
        return getattr(import_module(f"pyodide_cache.cache.{module}"), name)(cache._opened)  # noqa: SLF001

    return property(open_part, doc=doc)


def each(values: Iterable[T]) -> Iterable[T]:
    """Return values to iterate over; a text alone, which is iterable by its letters, is one value."""
    alone: Any = (values,)
    return alone if isinstance(values, str) else values


class Part:
    """Methods that need what a `Cache` opens: a part of it, or a base class of it."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened


class Opened:
    """Settings, ledger, inventory, sources and attachments of one cache directory.

    Use it from one thread at a time, and close it; see `Cache` for the arguments.
    """

    def __init__(
        self,
        directory: Path,
        source_options: SourceOptions,
        *,
        settings: Settings | None = None,
        known: Inventory | None = None,
    ) -> None:
        self.directory = directory
        self.source_options = source_options
        self._settings = settings
        self._known = known
        self._inventory: Inventory | None = None
        self._resolver: StatusResolver | None = None
        self._sources: dict[tuple[SourceOptions, IndexChoice], Sources] = {}
        self._stack = ExitStack()
        self._cancel: Cancel | None = None

    @property
    def settings(self) -> Settings:
        """The user's settings."""
        if self._settings is None:
            from pyodide_cache.settings.settings import load_settings

            self._settings = load_settings()
        return self._settings

    @property
    def pins(self) -> tuple[Requirement, ...]:
        """The user's pins."""
        from pyodide_cache.formats.requirements import parse_many

        return tuple(parse_many(self.settings.pins).good)

    @property
    def is_offline(self) -> bool:
        """Whether no request may be sent."""
        from pyodide_cache.warm_up.sources import is_offline

        return is_offline(self.source_options.offline, self.settings)

    def check_settings(self) -> None:
        """Refuse to change anything while a setting that protects files cannot be read; see `Cache.run`."""
        self.settings.check(_PROTECTIVE_SETTINGS)

    @cached_property
    def ledger(self) -> Ledger:
        """Hashes that are known from before."""
        from pyodide_cache.inventory.ledger import open_ledger

        ledger = open_ledger()
        self._stack.callback(self._close_ledger, ledger)
        return ledger

    def _close_ledger(self, ledger: Ledger) -> None:
        if self._cancel:
            ledger.forget(self._cancel)
        ledger.close()

    @property
    def release(self) -> str | None:
        """The release that the user chose, if any."""
        return self.source_options.release

    def check_release(self) -> None:
        """Raise a problem if the user chose a release that is not known."""
        from pyodide_cache.settings.releases import shipped_lock

        if self.release:
            shipped_lock(self.release)

    def choose_release(self, version: str) -> bool:
        """Take a release that a project names, unless the user or the directory's files decide; return if it was."""
        from pyodide_cache.settings.releases import releases

        options = self.source_options
        is_shipped = any(release.version == version for release in releases())
        if options.release or options.distribution or not is_shipped or self.inventory().available:
            return False
        self.source_options = replace(options, pyodide=version)
        self.changed()
        return True

    def suited_release(self, cancel: Cancel | None = None) -> str:
        """Return the release that the user chose, else the one that suits the files of the directory."""
        from pyodide_cache.inventory.release import suggested_release

        return self.release or suggested_release(self.inventory(cancel))

    def dependency_locks(self) -> tuple[LockFile, ...]:
        """Return the lock files that say which packages need which: those in the directory, and the release's."""
        from pyodide_cache.base.problems import Problem
        from pyodide_cache.settings.releases import shipped_lock

        local = tuple(item.lock for item in self.inventory().locks)
        try:
            return (*local, shipped_lock(self.suited_release()))
        except Problem:  # a release that is not shipped
            return local

    def resolver(self, cancel: Cancel | None = None) -> StatusResolver:
        """Return what resolves statuses in the directory, the same until the next scan."""
        from pyodide_cache.inventory.status import StatusResolver

        if self._resolver is None:
            self._resolver = StatusResolver(self.directory, self.ledger, self.release, cancel=cancel)
        return self._resolver

    def inventory(self, cancel: Cancel | None = None) -> Inventory:
        """Scan the directory, once; after `changed` only what changed is read again. See `Cache.inventory`."""
        self._cancel = cancel or self._cancel
        if self._inventory is None:
            *_, found = self._scan(cancel)
            if found.problem:
                raise found.problem
            self._inventory = self._known = found
        return self._inventory

    def batches(self, cancel: Cancel) -> Iterator[tuple[Entry, ...] | Inventory]:
        """Scan the directory and yield entries in batches, then the whole inventory."""
        from pyodide_cache.inventory.inventory import Inventory

        self._cancel = cancel
        self.changed()
        for found in self._scan(cancel):
            if isinstance(found, Inventory):
                self._inventory = self._known = found
            yield found

    def _scan(self, cancel: Cancel | None) -> Iterator[Any]:
        from pyodide_cache.inventory.read import read_inventory_in_batches

        self._resolver = None
        return read_inventory_in_batches(self.resolver(cancel), before=self._known, cancel=cancel)

    def changed(self) -> None:
        """Forget the inventory and the attachments: a job may have changed them."""
        self._inventory = self._resolver = None
        self.__dict__.pop("local_sources", None)

    @property
    def sources(self) -> Sources:
        """Lock file, locations and index; see `open_sources`."""
        return self.open_sources(self.source_options)

    def open_http(self) -> Http:
        """Return a client of its own; the caller closes it."""
        from pyodide_cache.warm_up.sources import open_http

        return open_http(self.source_options.connections, settings=self.settings, offline=self.is_offline)

    def usual_indexes(self) -> tuple[IndexPlace, ...]:
        """Return the package indexes of the options, else those of the settings, pip and uv."""
        from pyodide_cache.net.indexes.urls import usual_indexes

        return usual_indexes(self.source_options.index_url, setting=self.settings.index_url)

    def index(self, choice: IndexChoice = USUAL) -> Index:
        """Return the package index itself, without the wheels of the directory that stand in for it."""
        from pyodide_cache.net.indexes.index import Index
        from pyodide_cache.net.indexes.urls import places_of

        return Index(self.sources.http, lambda: tuple(places_of(choice, self.usual_indexes)))

    def sources_with(self, choice: IndexChoice, options: SourceOptions | None = None) -> Sources:
        """Return the sources with the indexes that a request names, and with options instead of the own ones."""
        options = options or self.source_options
        if choice and options.mode is SourceMode.AUTO and not choice.places(self.usual_indexes):
            options, choice = replace(options, mode=SourceMode.DISTRIBUTION), USUAL
        return self.open_sources(options, choice)

    def sources_of_release(self, release: str | None, choice: IndexChoice = USUAL) -> Sources:
        """Return the sources with another release, None for that of the options, and with indexes."""
        options = replace(self.source_options, pyodide=release) if release else self.source_options
        return self.open_sources(options, choice)

    def sources_of_recipe(self, recipe: Recipe) -> Sources:
        """Return the sources of a snapshot, for which the directory and its layers have bytes, too.

        How requests are sent, and whether, does not belong to its recipe.
        """
        from pyodide_cache.warm_up.local_sources import LocalSources

        own, folders = self.source_options, self.inventory().folders
        options = replace(recipe.source_options, connections=own.connections, offline=own.offline)
        return replace(self.open_sources(options), find_local=lambda: LocalSources(folders=folders))

    @property
    def export_sources(self) -> Sources:
        """The sources without the index."""
        return self.open_sources(replace(self.source_options, mode=SourceMode.DISTRIBUTION))

    def open_sources(self, options: SourceOptions, choice: IndexChoice = USUAL) -> Sources:
        """Return sources with these options and indexes; they are opened once, and closed with the cache."""
        from pyodide_cache.warm_up import sources

        key = options, choice
        if key not in self._sources:
            opening = sources.open_sources(
                options,
                self.inventory(),
                choice,
                ledger=self.ledger,
                settings=self.settings,
                find_local=lambda: self.local_sources,
            )
            self._sources[key] = self._stack.enter_context(opening)
        return self._sources[key]

    def plan_warm_up(
        self, request: PackageRequest, sources: Sources, *, pins: Iterable[Requirement] = (), cancel: Cancel
    ) -> WarmUpPlan:
        """Resolve a request, and compare the result with the cached files."""
        from pyodide_cache.warm_up.plan import plan_warm_up

        request = replace(request, constraints=(*request.constraints, *pins))
        return plan_warm_up(request, sources, self.inventory(cancel), cancel=cancel)

    def run_warm_up(self, plan: WarmUpPlan, sources: Sources, cancel: Cancel) -> Run[WarmUpReport]:
        """Fetch the files of a plan into the directory, and count what was asked for."""
        from pyodide_cache.files.trash import move_to_trash
        from pyodide_cache.warm_up.run import run_warm_up

        return run_warm_up(plan, sources, replace_with=move_to_trash, usage=self.usage, cancel=cancel)

    @cached_property
    def local_sources(self) -> LocalSources:
        """The store and the layers of the directory, and the user's team caches."""
        from pyodide_cache.sharing.members import open_local_sources
        from pyodide_cache.team.source import with_teams

        return with_teams(open_local_sources(self.directory, self.ledger), offline=self.is_offline)

    @cached_property
    def usage(self) -> UsageCounts:
        """How often packages were asked for."""
        from pyodide_cache.settings.usage import UsageCounts

        return UsageCounts.open(remembers_sets=self.settings.suggestions)

    def close(self) -> None:
        """Close the ledger and the connections."""
        self._stack.close()
