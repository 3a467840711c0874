"""The facade: everything that can be done with a cache directory, as plans and runs."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyodide_cache.base.events import Cancel, Finished, R, Run
from pyodide_cache.base.problems import Problem
from pyodide_cache.base.record import replace
from pyodide_cache.cache.cleaning import CleanUpMethods
from pyodide_cache.cache.opened import Opened, each, part
from pyodide_cache.cache.packages import PackageMethods
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions

if TYPE_CHECKING:
    from packaging.requirements import Requirement

    from pyodide_cache.base.plans import Plan
    from pyodide_cache.cache.packing import Packing
    from pyodide_cache.cache.places import Places
    from pyodide_cache.cache.serving import Serving
    from pyodide_cache.cache.sharing import CacheLayers, CacheSnapshots, CacheStore
    from pyodide_cache.cache.start_images import StartImages
    from pyodide_cache.cache.team import CacheTeams
    from pyodide_cache.cache.updates import Updates
    from pyodide_cache.clean_up.trash_log import UndoReport
    from pyodide_cache.details.details import Details
    from pyodide_cache.inventory.check import Checked
    from pyodide_cache.inventory.history import Sample
    from pyodide_cache.inventory.inventory import Entry, Inventory, LocalLock
    from pyodide_cache.settings.settings import Settings
    from pyodide_cache.settings.usage import UsageCount
    from pyodide_cache.verify.repair import RepairPlan
    from pyodide_cache.verify.verify import VerifyPlan, VerifyReport
    from pyodide_cache.warm_up.request.requests import PackageRequest


class Cache(PackageMethods, CleanUpMethods):
    """A cache directory, and everything that can be done with it.

    A ``plan_*`` method looks and returns a frozen plan; `run` carries a plan out and yields
    events, `execute` carries it out and returns its report. Use a cache from one thread at a time;
    only a `Cancel` token, which every method that takes long accepts, may be set from another one.

    Args:
        directory: need not exist. None takes the first that applies: ``PYODIDE_CACHE_DIR``,
            ``ANODE_CACHE_DIR``, the setting ``cache-dir``, ``~/.anode/pyodide-cache`` if it
            exists, else a folder of this app.
        pyodide: a Pyodide release, such as ``314.0.7``; None takes the release that the
            directory was filled for.
        distribution: a URL, folder or lock file to use instead of an official release.
        files: more URLs and folders that hold the distribution's files, tried first, in order.
        source: ``auto`` (the distribution, then the package index), ``distribution`` or ``index``.
        index_url: of a package index, or several, separated by spaces: the first that has a project
            provides it. None takes the setting, then those of pip and uv.
        connections: concurrent requests to one host; None takes the setting.
        offline: send no request, and use what is on this computer; None takes ``PYODIDE_CACHE_OFFLINE``, then the
            setting.
        sources: all of these but the directory as one value, which replaces them.
        settings: the user's settings; None reads them.
        known: an inventory of the directory from before; entries that did not change are taken from it.
    """

    def __init__(
        self,
        directory: str | os.PathLike[str] | None = None,
        *,
        pyodide: str | None = None,
        distribution: str | None = None,
        files: Sequence[str] = (),
        source: str = "auto",
        index_url: str | None = None,
        connections: int | None = None,
        offline: bool | None = None,
        sources: SourceOptions | None = None,
        settings: Settings | None = None,
        known: Inventory | None = None,
    ) -> None:
        from pyodide_cache.settings.directories import cache_directory

        if directory == "":  # such as an unset variable: a cleanup must not work on another directory
            raise ValueError("directory is empty; name one, or pass None for the usual one")
        path = cache_directory(os.fspath(directory) if directory is not None else None).path
        if sources is None:
            mode = SourceMode(source)
            sources = SourceOptions(distribution, tuple(files), pyodide, mode, index_url, connections, offline)
        super().__init__(Opened(path, sources, settings=settings, known=known))
        #: The report of the last plan that was carried out.
        self.last_report: Any = None

    def __repr__(self) -> str:
        return f"Cache({str(self.directory)!r})"

    def __enter__(self) -> Cache:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the ledger and the connections."""
        self._opened.close()

    packing: Packing = part("packing", "Packing", "Make the smallest bundle that still runs an app.")
    places: Places = part("places", "Places", "Caches and cross-build environments on this computer.")
    serving: Serving = part("serving", "Serving", "A mirror of the directory for browsers, Node, micropip and pip.")
    start_images: StartImages = part(
        "start_images", "StartImages", "Images of a started Python with packages imported (experimental)."
    )
    updates: Updates = part("updates", "Updates", "What changed between releases and directories, and is outdated.")
    layers: CacheLayers = part("sharing", "CacheLayers", "The read-only folders below the directory.")
    teams: CacheTeams = part("team", "CacheTeams", "Packages that several computers share by a bucket or folder.")

    @property
    def directory(self) -> Path:
        """The cache directory."""
        return self._opened.directory

    @property
    def settings(self) -> Settings:
        """The user's settings."""
        return self._opened.settings

    def check_settings(self) -> None:
        """Raise the problem with which `run` would refuse a plan because of the settings."""
        self._opened.check_settings()

    def run(self, plan: Plan[R], *, cancel: Cancel | None = None) -> Run[R]:
        """Carry out a plan, and yield events; the last is `Finished` with the report.

        Closing the generator cancels.

        Raises:
            Problem: `Code.SETTINGS_REFUSED` or `Code.SETTING_REFUSED` if a setting that protects files is not read.
        """
        from pyodide_cache.cache.runs import run_plan

        if getattr(plan, "changes_files", True):
            self._opened.check_settings()
        try:
            for event in run_plan(plan, self._opened, cancel or Cancel()):
                if isinstance(event, Finished):
                    self.last_report = event.report
                yield event
        finally:
            self._opened.changed()

    def execute(self, plan: Plan[R], *, cancel: Cancel | None = None) -> R:
        """Carry out a plan, and return its report."""
        for event in self.run(plan, cancel=cancel):
            if isinstance(event, Finished):
                report: R = event.report
        return report

    # Inventory

    def inventory(self, *, cancel: Cancel | None = None) -> Inventory:
        """Return what the directory holds; it is scanned once, and again only after a job.

        Raises:
            Problem: when the directory exists and cannot be read.
        """
        return self._opened.inventory(cancel)

    def scan(self, *, cancel: Cancel | None = None) -> Iterator[tuple[Entry, ...] | Inventory]:
        """Scan the directory now, and yield entries in batches, then the whole inventory."""
        return self._opened.batches(cancel or Cancel())

    def check(self, requirements: Iterable[str | Requirement] | PackageRequest) -> tuple[Checked, ...]:
        """Return for each requirement which cached files meet it, and what it needs that is not there.

        Files that were not hashed yet are read now. Of what `request` returned, only requirements that are not
        optional, and that are for this runtime, are checked.

        Raises:
            Problem: `Code.BAD_REQUIREMENT`.
        """
        from pyodide_cache.formats.requirements import parse_name_or_requirement
        from pyodide_cache.inventory.check import check, unread

        if not isinstance(requirements, Iterable):
            requirements = requirements.needed_by(lambda: self._opened.sources.lock.runtime)
        parsed = [parse_name_or_requirement(item) if isinstance(item, str) else item for item in each(requirements)]
        locks, unreadable = self._opened.dependency_locks(), set[str]()
        found = check(parsed, self.inventory(), locks)
        if names := unread(found):
            for plan in self.plan_verify_layers():
                unreadable.update(name for name, _ in self.execute(plan.only(names)).failed)
            found = check(parsed, self.inventory(), locks, unreadable)
        return found

    def history(self) -> tuple[Sample, ...]:
        """Return how large the directory was over time, oldest first."""
        from pyodide_cache.inventory.history import history

        return history(self.directory)

    def local_locks(self, *, cancel: Cancel | None = None) -> tuple[LocalLock, ...]:
        """Return the lock files in the directory."""
        return self.inventory(cancel=cancel).locks

    def find(self, name: str) -> tuple[Entry, ...]:
        """Return the file of this name, else the files of the package of this name."""
        return self.inventory().find(name)

    def details(
        self,
        entry: Entry,
        *,
        inventory: Inventory | None = None,
        release: str | None = None,
        cancel: Cancel | None = None,
    ) -> Iterator[Details]:
        """Yield the details of a file in two steps: from the file itself, then also from other files.

        Args:
            inventory: the inventory of the entry; None takes that of the cache.
            release: the Pyodide release to answer for; None takes that of the cache.
        """
        from pyodide_cache.details.read import details_in_steps
        from pyodide_cache.inventory.release import suggested_release

        found = inventory or self.inventory(cancel=cancel)
        wanted = release or self._opened.release or suggested_release(found)
        ledger = self._opened.ledger
        yield from details_in_steps(found, entry, release=wanted, ledger=ledger, cancel=cancel)

    # Verify

    def plan_verify(
        self, *, full: bool = False, only: Iterable[str] = (), cancel: Cancel | None = None
    ) -> VerifyPlan:
        """Plan to hash the files whose hash is not known.

        Args:
            full: also hash files whose hash is known.
            only: file names to hash in any case, and no others; empty for all files.

        Raises:
            Problem: `Code.UNKNOWN_RELEASE` if the release of the cache is not known.
        """
        from pyodide_cache.verify.verify import plan_verify

        self._opened.check_release()
        names = frozenset(each(only))
        return plan_verify(self._opened.inventory(cancel), full=full or bool(names), only=names)

    def ask_index(self, report: VerifyReport, *, cancel: Cancel | None = None) -> VerifyReport:
        """Ask the package index for wheels that no known lock file has, and remember those that it publishes.

        Return the report with their new statuses; what the index could not answer for is among its failed files.
        """
        from pyodide_cache.base.plans import Failure
        from pyodide_cache.verify.verify import ask_index

        found = {entry.file_name: entry for entry in report.entries}
        resolver, failed = self._opened.resolver(cancel), [*report.failed]
        answers = ask_index(report.entries, self._opened.index(), self._opened.ledger, cancel or Cancel())
        for entry, answer in answers:
            if isinstance(answer, Problem):
                failed.append(Failure(entry.file_name, answer))
            else:
                found[entry.file_name] = resolver.with_record(entry, answer)
        self._opened.changed()
        return replace(report, entries=tuple(found.values()), failed=tuple(failed))

    def plan_verify_layers(self, *, full: bool = False, cancel: Cancel | None = None) -> tuple[VerifyPlan, ...]:
        """Plan to verify the directory and its layers; see `verify.verify.plan_verify_layers`."""
        from pyodide_cache.verify.verify import plan_verify_layers

        self._opened.check_release()
        return plan_verify_layers(self._opened.inventory(cancel), full=full)

    def plan_repair(
        self, entries: Iterable[Entry] | None = None, *, differing: bool = False, cancel: Cancel | None = None
    ) -> RepairPlan:
        """Plan to download damaged files again.

        Args:
            entries: from a verification; None for all files of the directory.
            differing: also replace sound files of which a release publishes other bytes.
        """
        from pyodide_cache.verify.repair import plan_repair

        self._opened.check_settings()
        inventory = self.inventory(cancel=cancel)
        found = inventory.entries if entries is None else entries
        return plan_repair(inventory, found, self._opened.sources, differing=differing, cancel=cancel or Cancel())

    # Clean up

    def undo(self, *, cancel: Cancel | None = None) -> UndoReport:
        """Restore what the last cleanup moved to the trash."""
        return self.execute(self.plan_undo(), cancel=cancel)

    # Sharing

    def store(self, root: Path | None = None) -> CacheStore:
        """Return the store in a folder; None for the one that the directory uses, or would use by default."""
        from pyodide_cache.cache.sharing import CacheStore

        return CacheStore(self._opened, root)

    def snapshots(self, folder: Path) -> CacheSnapshots:
        """Return the snapshots in a folder, which need not exist."""
        from pyodide_cache.cache.sharing import CacheSnapshots

        return CacheSnapshots(self._opened, folder)

    def wanted(self, *, days: int | None = None) -> tuple[UsageCount, ...]:
        """Return how often the packages of `release` were requested and used in the last days; None for all."""
        from pyodide_cache.settings.releases import shipped_lock

        return self._opened.usage.wanted(shipped_lock(self.release()).runtime.line or "", days=days)
