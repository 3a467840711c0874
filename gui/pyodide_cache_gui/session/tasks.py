"""The work of each job: the core's actions, put together as generators. No Qt here.

The actions are imported in the job's thread: all of them together take longer than the window needs to open.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record, replace
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions
from pyodide_cache_gui.inventory.rows.ages import Ages
from pyodide_cache_gui.inventory.rows.columns import Order
from pyodide_cache_gui.inventory.rows.listing import Listing, listing_of

if TYPE_CHECKING:
    from pyodide_cache.clean_up.prune import PrunePlan
    from pyodide_cache.export.export import ExportKind, ExportPlan, ExportSelection
    from pyodide_cache.formats.lockfile import LockFile
    from pyodide_cache.inventory.history import Sample
    from pyodide_cache.inventory.inventory import Entry, Inventory
    from pyodide_cache.inventory.quarantine import SetAside
    from pyodide_cache.places.search import Place
    from pyodide_cache.warm_up.warm_up import WarmUpPlan

Work = Callable[[Cancel], Iterator[object]]


@record
class Scanned:
    """A finished scan, with what only the disk knows."""

    inventory: Inventory
    listing: Listing
    free: int | None
    suggested_release: str
    quarantine: tuple[SetAside, ...] = ()
    can_undo: bool = False
    locks: tuple[LockFile, ...] = ()
    history: tuple[Sample, ...] = ()
    place: Place | None = None


@record
class Planned:
    """A warm-up's plan, told before it runs."""

    plan: WarmUpPlan


def scan_task(
    directory: Path,
    release: str | None,
    *,
    remember: bool,
    before: tuple[Inventory, Listing] | None = None,
    order: Callable[[], Order] = Order,
) -> Work:
    """Scan a directory: `Columns` of batches while nothing is shown yet, then `Scanned`.

    Args:
        directory: need not exist.
        release: the release that is worked for, where one was chosen.
        remember: put the directory among the recent ones.
        before: what is shown now, if that is the same directory.
        order: tells how the table is sorted; asked in the thread when the scan is done.

    """
    known, shown = before or (None, None)

    def work(cancel: Cancel) -> Iterator[object]:
        from pyodide_cache.clean_up.undo import last_removal
        from pyodide_cache.files.space import free_bytes
        from pyodide_cache.inventory.columns import Columns
        from pyodide_cache.inventory.history import add_sample, history
        from pyodide_cache.inventory.inventory import Inventory
        from pyodide_cache.inventory.quarantine import quarantined
        from pyodide_cache.inventory.status import local_locks, open_ledger, read_inventory_in_batches
        from pyodide_cache.places.projects import project_folders
        from pyodide_cache.places.search import place_at
        from pyodide_cache.settings.directories import remember_directory
        from pyodide_cache.settings.releases import shipped_lock
        from pyodide_cache.warm_up.sources import suggested_release

        ledger = open_ledger()
        try:
            for found in read_inventory_in_batches(
                directory, ledger=ledger, release=release, before=known, cancel=cancel
            ):
                if not isinstance(found, Inventory):
                    if known is None:
                        yield Columns(found)
                    continue
                suggestion = suggested_release(found)
                # Read here, so that no menu or dialog waits for it.
                locks = (
                    shipped_lock(release or suggestion),
                    *(lock for _, lock in local_locks(directory, found.by_name)),
                )
                now = time.time()
                if found.exists and not found.problem:
                    add_sample(directory, found.totals, now)
                    if remember:
                        remember_directory(directory)
                listing = listing_of(found, order(), shown)
                yield Scanned(
                    found,
                    listing,
                    free_bytes(directory),
                    suggestion,
                    quarantined(directory),
                    can_undo=last_removal(directory) is not None,
                    locks=locks,
                    history=history(directory, now),
                    place=place_at(directory, project_folders(), cancel=cancel),
                )
        finally:
            ledger.close()

    return work


def warm_up_task(
    before: Inventory, source_options: SourceOptions, requirements: Sequence[str], *, only_plan: bool = False
) -> Work:
    """Plan a warm-up, tell it as `Planned`, and run it unless only the plan is wanted.

    Args:
        before: what is known of the directory; entries that are as they were are taken from it, here and below.
        source_options: where packages come from.
        requirements: what is wanted.
        only_plan: do nothing else.

    """

    def work(cancel: Cancel) -> Iterator[object]:
        from pyodide_cache.files.trash import move_to_trash
        from pyodide_cache.formats.requirements import parse_many
        from pyodide_cache.inventory.status import open_ledger, read_inventory
        from pyodide_cache.warm_up.sources import open_sources
        from pyodide_cache.warm_up.warm_up import plan_warm_up, run_warm_up

        wanted = parse_many(dict.fromkeys(requirements))
        ledger = open_ledger()
        try:
            inventory = read_inventory(before.directory, ledger=ledger, before=before, cancel=cancel)
            if inventory.problem:
                raise inventory.problem
            with open_sources(source_options, inventory) as sources:
                plan = plan_warm_up(wanted.good, sources, inventory, ledger=ledger, bad=wanted.bad, cancel=cancel)
                yield Planned(plan)
                if not only_plan:
                    yield from run_warm_up(plan, sources, ledger=ledger, replace_with=move_to_trash, cancel=cancel)
        finally:
            ledger.close()

    return work


def verify_task(before: Inventory, release: str | None, *, only: frozenset[str] = frozenset()) -> Work:
    """Hash the files whose bytes are not known; files that are named are hashed in any case."""

    def work(cancel: Cancel) -> Iterator[object]:
        from pyodide_cache.inventory.status import open_ledger, read_inventory
        from pyodide_cache.verify.verify import plan_verify, run_verify

        ledger = open_ledger()
        try:
            inventory = read_inventory(before.directory, ledger=ledger, before=before, cancel=cancel)
            if inventory.problem:
                raise inventory.problem
            plan = plan_verify(inventory, full=bool(only), only=only)
            yield from run_verify(plan, ledger=ledger, release=release, cancel=cancel)
        finally:
            ledger.close()

    return work


def repair_task(before: Inventory, source_options: SourceOptions) -> Work:
    """Fetch the right bytes for the files that are known to be damaged or altered."""

    def work(cancel: Cancel) -> Iterator[object]:
        from pyodide_cache.inventory.status import open_ledger, read_inventory
        from pyodide_cache.verify.repair import plan_repair, run_repair
        from pyodide_cache.warm_up.sources import open_sources

        ledger = open_ledger()
        try:
            inventory = read_inventory(before.directory, ledger=ledger, before=before, cancel=cancel)
            with open_sources(source_options, inventory) as sources:
                plan = plan_repair(before.directory, inventory.entries, sources, cancel=cancel)
                yield from run_repair(plan, sources, ledger=ledger, cancel=cancel)
        finally:
            ledger.close()

    return work


def empty_quarantine_task(directory: Path) -> Work:
    """Delete for good what lies in quarantine."""

    def work(_cancel: Cancel) -> Iterator[object]:
        from pyodide_cache.inventory.quarantine import empty_quarantine

        yield empty_quarantine(directory)

    return work


@record
class ExportRequest:
    """What a person wants exported, as what, and where to."""

    choice: ExportSelection
    kind: ExportKind
    output: Path | None = None
    runtime: Path | None = None


@record
class ExportPlanned:
    """An export's plan, told before it runs."""

    plan: ExportPlan


def export_task(
    before: Inventory,
    source_options: SourceOptions,
    export: ExportRequest,
    *,
    only_plan: bool = False,
    keep_going: bool = False,
) -> Work:
    """Plan an export, tell it as `ExportPlanned`, and run it unless only the plan is wanted."""

    def work(cancel: Cancel) -> Iterator[object]:
        from pyodide_cache.export.export import plan_export, run_export
        from pyodide_cache.files.trash import move_to_trash
        from pyodide_cache.inventory.status import open_ledger, read_inventory
        from pyodide_cache.warm_up.sources import open_sources

        ledger = open_ledger()
        try:
            inventory = read_inventory(before.directory, ledger=ledger, before=before, cancel=cancel)
            with open_sources(replace(source_options, mode=SourceMode.DISTRIBUTION), inventory) as sources:
                plan = plan_export(
                    export.choice,
                    sources,
                    inventory,
                    kind=export.kind,
                    ledger=ledger,
                    output=export.output,
                    runtime=export.runtime,
                    cancel=cancel,
                )
                yield ExportPlanned(plan)
                if not only_plan:
                    yield from run_export(
                        plan, sources, replace_with=move_to_trash, cancel=cancel, keep_going=keep_going
                    )
        finally:
            ledger.close()

    return work


def project_task(path: Path, release: str | None) -> Work:
    """Read what a project wants, and tell it as `ProjectWishes`."""

    def work(cancel: Cancel) -> Iterator[object]:
        from pyodide_cache.settings.releases import newest_release, shipped_lock
        from pyodide_cache.warm_up.project import read_project

        yield read_project(path, shipped_lock(release or newest_release().version), cancel=cancel)

    return work


@record
class NewReleases:
    """Releases newer than every shipped one, newest first."""

    versions: tuple[str, ...]


def new_releases_task() -> Work:
    """Look for newer releases, and tell them as `NewReleases`."""

    def work(_cancel: Cancel) -> Iterator[object]:
        from pyodide_cache.warm_up.newer_releases import find_new_releases

        yield NewReleases(find_new_releases())

    return work


@record
class Undoable:
    """A clean-up of this directory can be undone now."""

    directory: Path


def prune_task(plan: PrunePlan, *, for_good: bool) -> Work:
    """Carry out a prune's plan."""

    def work(cancel: Cancel) -> Iterator[object]:
        from pyodide_cache.clean_up.prune import run_prune
        from pyodide_cache.clean_up.undo import UndoableTrash, last_removal
        from pyodide_cache.files.trash import delete

        with UndoableTrash(plan.directory) as trash:
            yield from run_prune(plan, remove=delete if for_good else trash, cancel=cancel)
        if not for_good and last_removal(plan.directory):
            yield Undoable(plan.directory)

    return work


def undo_task(directory: Path) -> Work:
    """Undo the last clean-up of a directory."""

    def work(cancel: Cancel) -> Iterator[object]:
        from pyodide_cache.clean_up.undo import last_removal, run_undo

        removal = last_removal(directory)
        if removal is None:
            raise Problem(Code.NOTHING_TO_UNDO, path=str(directory))
        yield from run_undo(removal, cancel=cancel)

    return work


@record
class RowsSaved:
    """A list of files was written."""

    path: Path
    files: int


def save_rows_task(entries: Sequence[Entry], path: Path, kind: str) -> Work:
    """Write a list of files as ``csv`` or ``json``, and tell it as `RowsSaved`."""

    def work(_cancel: Cancel) -> Iterator[object]:
        from pyodide_cache.inventory.export_rows import save_rows

        save_rows(entries, path, kind)
        yield RowsSaved(path, len(entries))

    return work


def details_task(directory: Path, inventory: Inventory, entry: Entry, release: str | None) -> Work:
    """Read the details of one file: `Details` of the file itself, then with what others say of it."""

    def work(cancel: Cancel) -> Iterator[object]:
        from pyodide_cache.details.details import details_in_steps
        from pyodide_cache.inventory.status import open_ledger
        from pyodide_cache.warm_up.sources import suggested_release

        assert inventory.directory == directory
        wanted = release or suggested_release(inventory)
        ledger = open_ledger()
        try:
            yield from details_in_steps(inventory, entry, release=wanted, ledger=ledger, cancel=cancel)
        finally:
            ledger.close()

    return work


def ages_task(entries: Sequence[Entry]) -> Work:
    """Put files in the order of their ages, and tell them as `Ages`."""

    def work(_cancel: Cancel) -> Iterator[object]:
        yield Ages(entries, time.time())

    return work
