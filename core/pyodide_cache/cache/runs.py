"""Carry out plans: which function runs which plan, with what the cache has open."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from pyodide_cache.base.events import Cancel, Finished, R, Run, report_of
from pyodide_cache.base.record import replace

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyodide_cache.base.plans import Plan
    from pyodide_cache.cache.opened import Opened


def run_plan(plan: Plan[R], opened: Opened, cancel: Cancel) -> Run[R]:
    """Carry out ``plan``, and yield events; the last is `Finished` with the report.

    Raises:
        TypeError: for a value that is not a plan of this program.
    """
    runner = _RUNNERS.get(type(plan).__name__)
    if runner is None:
        raise TypeError(f"not a plan: {plan!r}")
    return runner(plan, opened, cancel)


def _warm_up(plan: Any, opened: Opened, cancel: Cancel) -> Run[Any]:
    return opened.run_warm_up(plan, opened.sources_with(plan.index_url), cancel)


def _verify(plan: Any, opened: Opened, cancel: Cancel) -> Run[Any]:
    from pyodide_cache.verify.verify import run_verify

    # A plan for a layer needs a resolver of its own.
    resolver = opened.resolver(cancel) if plan.directory == opened.directory else None
    return run_verify(plan, ledger=opened.ledger, release=opened.release, resolver=resolver, cancel=cancel)


def _repair(plan: Any, opened: Opened, cancel: Cancel) -> Run[Any]:
    from pyodide_cache.verify.repair import run_repair

    return run_repair(plan, opened.sources, ledger=opened.ledger, local_sources=opened.local_sources, cancel=cancel)


def _prune(plan: Any, opened: Opened, cancel: Cancel) -> Run[Any]:
    from pyodide_cache.clean_up.prune import run_prune
    from pyodide_cache.clean_up.trash_log import note_deletion
    from pyodide_cache.clean_up.undo import LoggedTrash
    from pyodide_cache.files.permissions import check_writable
    from pyodide_cache.files.trash import delete

    check_writable(plan.directory)
    if plan.for_good:
        with suppress(OSError):
            note_deletion(plan.directory)
        yield from run_prune(plan, remove=delete, cancel=cancel)
        return
    known = opened.ledger.records(cancel)
    files = {item.entry.file_name: known.get(item.entry.stamp) for item in plan.items}
    with LoggedTrash(plan.directory, files) as trash:
        report = yield from report_of(run_prune(plan, remove=trash, cancel=cancel))
        yield Finished(replace(report, can_undo=bool(report.removed) and trash.can_undo))


def _undo(plan: Any, opened: Opened, cancel: Cancel) -> Run[Any]:
    from pyodide_cache.clean_up.undo import run_undo

    return run_undo(plan, ledger=opened.ledger, cancel=cancel)


def _remove_roots(plan: Any, _opened: Opened, cancel: Cancel) -> Run[Any]:
    from pyodide_cache.places.removal import run_remove_roots

    return run_remove_roots(plan, cancel=cancel)


def _export(plan: Any, opened: Opened, cancel: Cancel) -> Run[Any]:
    from pyodide_cache.export.run import run_export
    from pyodide_cache.files.trash import move_to_trash

    return run_export(plan, opened.export_sources, replace_with=move_to_trash, cancel=cancel)


def _adopt(plan: Any, opened: Opened, cancel: Cancel) -> Run[Any]:
    from pyodide_cache.sharing.adopt import adopt

    return adopt(plan, ledger=opened.ledger, cancel=cancel)


def _gc(plan: Any, opened: Opened, cancel: Cancel) -> Run[Any]:
    from pyodide_cache.sharing.gc import run_gc
    from pyodide_cache.sharing.store import open_store

    return run_gc(plan, open_store(plan.store), ledger=opened.ledger, cancel=cancel)


def _compress(plan: Any, _opened: Opened, cancel: Cancel) -> Run[Any]:
    from pyodide_cache.sharing.compress import run_compress
    from pyodide_cache.sharing.store import open_store

    return run_compress(plan, open_store(plan.store), cancel=cancel)


def _snapshot(plan: Any, opened: Opened, cancel: Cancel) -> Run[Any]:
    from pyodide_cache.sharing.build import run_snapshot

    sources = opened.open_sources(plan.recipe.source_options)
    return run_snapshot(plan, sources, ledger=opened.ledger, folders=opened.folders(cancel), cancel=cancel)


def _upgrade(plan: Any, opened: Opened, cancel: Cancel) -> Run[Any]:
    from pyodide_cache.files.trash import delete, move_to_trash
    from pyodide_cache.updates.upgrade import run_upgrade

    return run_upgrade(
        plan,
        opened.sources_of_release(plan.warm_up.release),
        ledger=opened.ledger,
        local_sources=opened.local_sources,
        remove=delete if plan.for_good else move_to_trash,
        cancel=cancel,
    )


def _undo_upgrade(plan: Any, opened: Opened, _cancel: Cancel) -> Run[Any]:
    from pyodide_cache.files.trash import delete, move_to_trash
    from pyodide_cache.updates.upgrade import run_undo_upgrade

    return run_undo_upgrade(plan, ledger=opened.ledger, remove=delete if plan.for_good else move_to_trash)


def _push(plan: Any, _opened: Opened, cancel: Cancel) -> Run[Any]:
    from pyodide_cache.settings.teams import note_sync
    from pyodide_cache.team.bucket import open_bucket
    from pyodide_cache.team.push import run_push

    report = yield from report_of(run_push(plan, open_bucket(plan.team), cancel=cancel))
    note_sync(plan.team.name, pushed=True)
    yield Finished(report)


def _pull(plan: Any, opened: Opened, cancel: Cancel) -> Run[Any]:
    from pyodide_cache.settings.teams import note_sync
    from pyodide_cache.team.bucket import open_bucket
    from pyodide_cache.team.status import note_reader

    report = yield from report_of(_warm_up(plan.warm_up, opened, cancel))
    note_sync(plan.team.name, pushed=False)
    note_reader(open_bucket(plan.team), plan.channel)
    yield Finished(report)


def _team_gc(plan: Any, _opened: Opened, cancel: Cancel) -> Run[Any]:
    from pyodide_cache.team.bucket import open_bucket
    from pyodide_cache.team.gc import run_team_gc

    return run_team_gc(plan, open_bucket(plan.team), cancel=cancel)


def _start_image(plan: Any, opened: Opened, cancel: Cancel) -> Run[Any]:
    from pyodide_cache.cache.start_images import run_planned

    return run_planned(plan, opened, cancel)


_RUNNERS: dict[str, Callable[[Any, Opened, Cancel], Run[Any]]] = {
    "WarmUpPlan": _warm_up,
    "VerifyPlan": _verify,
    "RepairPlan": _repair,
    "PrunePlan": _prune,
    "UndoPlan": _undo,
    "RemovalPlan": _remove_roots,
    "ExportPlan": _export,
    "AdoptPlan": _adopt,
    "GcPlan": _gc,
    "CompressPlan": _compress,
    "SnapshotPlan": _snapshot,
    "UpgradePlan": _upgrade,
    "UndoUpgradePlan": _undo_upgrade,
    "PushPlan": _push,
    "PullPlan": _pull,
    "TeamGcPlan": _team_gc,
    "StartImagePlan": _start_image,
}
