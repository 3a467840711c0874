"""Carry out plans: which function runs which plan, with what the cache has open."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from pyodide_cache.base.events import Cancel, Finished, Run, report_of
from pyodide_cache.base.record import replace
from pyodide_cache.cache.opened import Opened


def run_plan(plan: Any, opened: Opened, cancel: Cancel) -> Run[Any]:
    """Carry out a plan, and yield events; the last is `Finished` with the report."""
    # By the name of its class: to import all of these classes takes longer than a short command needs.
    match type(plan).__name__:
        case "WarmUpPlan":
            return opened.run_warm_up(plan, opened.sources_with(plan.index), cancel)
        case "VerifyPlan":
            from pyodide_cache.inventory.status import StatusResolver
            from pyodide_cache.verify.verify import run_verify

            if plan.directory == opened.directory:
                return run_verify(plan, opened.resolver(cancel), cancel=cancel)
            resolver = StatusResolver(plan.directory, opened.ledger, opened.release, cancel=cancel)  # of a layer
            return run_verify(plan, resolver, cancel=cancel)
        case "RepairPlan":
            from pyodide_cache.verify.repair import run_repair

            return run_repair(plan, opened.sources, cancel=cancel)
        case "PrunePlan":
            return _prune(plan, opened, cancel)
        case "UndoPlan":
            from pyodide_cache.clean_up.undo import run_undo

            return run_undo(plan, ledger=opened.ledger, cancel=cancel)
        case "RemovalPlan":
            from pyodide_cache.places.removal import run_remove_roots

            return run_remove_roots(plan, cancel=cancel)
        case "ExportPlan":
            from pyodide_cache.export.run import run_export

            return run_export(plan, opened.export_sources, cancel=cancel)
        case "AdoptPlan":
            from pyodide_cache.sharing.adopt import run_adopt

            return run_adopt(plan, ledger=opened.ledger, cancel=cancel)
        case "GcPlan":
            from pyodide_cache.sharing.gc import run_gc
            from pyodide_cache.sharing.store import open_store

            return run_gc(plan, open_store(plan.store), ledger=opened.ledger, cancel=cancel)
        case "CompressPlan":
            from pyodide_cache.sharing.compress import run_compress
            from pyodide_cache.sharing.store import open_store

            return run_compress(plan, open_store(plan.store), cancel=cancel)
        case "SnapshotPlan":
            from pyodide_cache.sharing.build import run_snapshot

            return run_snapshot(plan, opened.sources_of_recipe(plan.recipe), cancel=cancel)
        case "UpgradePlan":
            from pyodide_cache.updates.upgrade import run_upgrade

            sources = opened.sources_of_release(plan.warm_up.release, plan.warm_up.index)
            return run_upgrade(plan, sources, cancel=cancel)
        case "UndoUpgradePlan":
            from pyodide_cache.updates.upgrade import run_undo_upgrade

            return run_undo_upgrade(plan, ledger=opened.ledger)
        case "PushPlan":
            return _push(plan, cancel)
        case "PullPlan":
            return _pull(plan, opened, cancel)
        case "TeamGcPlan":
            from pyodide_cache.team.bucket import open_bucket
            from pyodide_cache.team.gc import run_team_gc

            return run_team_gc(plan, open_bucket(plan.team), cancel=cancel)
        case "StartImagePlan":
            from pyodide_cache.cache.start_images import run_planned

            return run_planned(plan, opened, cancel)
    raise TypeError(f"not a plan: {plan!r}")


def _prune(plan: Any, opened: Opened, cancel: Cancel) -> Run[Any]:
    from pyodide_cache.clean_up.prune import run_prune
    from pyodide_cache.clean_up.trash_log import note_deletion
    from pyodide_cache.clean_up.undo import LoggedTrash
    from pyodide_cache.files.permissions import check_writable
    from pyodide_cache.files.trash import delete

    check_writable(plan.directory)
    if plan.for_good:
        with suppress(OSError):
            note_deletion(plan.directory, (item.entry.file_name for item in plan.items))
        yield from run_prune(plan, remove=delete, cancel=cancel)
        return
    known = opened.ledger.records(cancel)
    files = {item.entry.file_name: known.get(item.entry.stamp) for item in plan.items}
    with LoggedTrash(plan.directory, files) as trash:
        report = yield from report_of(run_prune(plan, remove=trash, cancel=cancel))
        yield Finished(replace(report, can_undo=bool(report.removed) and trash.can_undo))


def _push(plan: Any, cancel: Cancel) -> Run[Any]:
    from pyodide_cache.settings.teams import note_sync
    from pyodide_cache.team.bucket import open_bucket
    from pyodide_cache.team.push import run_push

    report = yield from report_of(run_push(plan, open_bucket(plan.team), cancel=cancel))
    if report.in_channel is not None:
        note_sync(plan.team.name, pushed=True)
    yield Finished(report)


def _pull(plan: Any, opened: Opened, cancel: Cancel) -> Run[Any]:
    from pyodide_cache.settings.teams import note_sync

    report = yield from report_of(run_plan(plan.warm_up, opened, cancel))
    if report.cached or report.fetched:
        note_sync(plan.team.name, pushed=False)
    if plan.team.reader:
        from pyodide_cache.team.bucket import open_bucket
        from pyodide_cache.team.status import note_reader

        note_reader(open_bucket(plan.team), plan.channel)
    yield Finished(report)
