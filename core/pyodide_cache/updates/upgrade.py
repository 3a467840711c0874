"""Carry out an upgrade: get the new set beside the old one, prove it, and switch."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pyodide_cache.base.enumeration import StrEnum
from pyodide_cache.base.events import (
    Cancel,
    Event,
    Finished,
    ItemDone,
    ItemFailed,
    JobStarted,
    Run,
    StepStarted,
    report_of,
)
from pyodide_cache.base.plans import Failure, Plan
from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.base.record import record, replace
from pyodide_cache.files.reader import read_file, read_text, sha256_of
from pyodide_cache.files.stamps import stamp_of, unchanged_stamp
from pyodide_cache.files.trash import Remover, delete, move_to_trash
from pyodide_cache.formats.lockfile import parse_lock
from pyodide_cache.inventory.ledger import Ledger
from pyodide_cache.inventory.own_lock import LOCK_NAME, own_lock_names, restore_additions
from pyodide_cache.settings.usage import UsageCounts
from pyodide_cache.updates.prove import prove
from pyodide_cache.updates.set_aside import (
    Switch,
    files_of_set,
    last_switch,
    new_set,
    note_added,
    old_set,
    switch,
    switch_back,
)
from pyodide_cache.updates.upgrade_plan import UpgradePlan, UpgradeReport, sources_beside
from pyodide_cache.warm_up.plan import WarmUpReport
from pyodide_cache.warm_up.run import run_warm_up
from pyodide_cache.warm_up.sources import Sources


class UpgradeStep(StrEnum):
    """The steps of an upgrade after the download."""

    LOAD = "load-new"
    SWITCH = "switch"


@record
class UndoUpgradeReport:
    """What undoing an upgrade did."""

    release_now: str  # the release that the directory has again
    restored: tuple[str, ...] = ()  # names of the files that are back
    failed: tuple[Failure, ...] = ()  # files that could not be removed or restored


@record
class UndoUpgradePlan(Plan[UndoUpgradeReport]):
    """What undoing an upgrade would do: remove what it added, and restore what it set aside."""

    directory: Path
    switch: Switch
    for_good: bool = False  # whether the added files are deleted instead of moved to the trash


def run_upgrade(plan: UpgradePlan, sources: Sources, *, cancel: Cancel) -> Run[UpgradeReport]:
    """Carry out an upgrade, and yield events; the last has the report.

    Until the switch, no file of the directory is changed. What was downloaded by then stays beside it, so that the
    next attempt needs less. Canceling stops it before the switch, with `Cancelled` while the new set is loaded.
    """
    beside, usage = sources_beside(plan.directory, sources), UsageCounts(None)
    warmed = yield from report_of(run_warm_up(plan.warm_up, beside, replace_with=delete, usage=usage, cancel=cancel))
    known = () if plan.skips_missing else plan.failures
    failed = tuple(item for item in warmed.failed if item not in plan.failures) + known
    report = UpgradeReport(plan.after, switched=False, failed=failed)
    if not failed and not cancel.is_set and plan.proves:
        yield StepStarted(UpgradeStep.LOAD)
        try:
            files = _files(plan)
            with _records_kept(files, sources.ledger):
                file = warmed.lock_file
                lock = parse_lock(read_file(file), str(file)) if file else sources.lock
                proof = prove(files, lock, sources, plan.runtime, cancel)
            report = replace(report, proof=proof)
        except (Problem, OSError) as error:
            report = replace(report, unproven=Failure("Node", disk_problem(error, plan.directory)))
    unproven = report.unproven
    if unproven and (plan.runtime or unproven.problem.code is Code.DOES_NOT_LOAD):
        yield ItemFailed("Node", unproven.problem)
    elif not failed and not cancel.is_set:
        yield StepStarted(UpgradeStep.SWITCH)
        report = yield from _switched(plan, warmed, report, sources)
    yield Finished(replace(report, cancelled=cancel.is_set))


def _switched(
    plan: UpgradePlan, warmed: WarmUpReport, report: UpgradeReport, sources: Sources
) -> Generator[Event, None, UpgradeReport]:
    """Give the directory the new set, or restore the old one if that fails; return the report with what happened."""
    try:
        moved = _switch_of(plan, warmed)
        report = replace(report, added=tuple(moved.added), set_aside=moved.set_aside)
        lock_texts = [read_text(plan.directory / name) for name in plan.set_aside if name.endswith(".json")]
        earlier = files_of_set(old_set(plan.directory))
        if len(earlier) != plan.earlier:  # another upgrade was faster
            raise Problem(Code.CHANGED, path=str(plan.directory))
        for path in earlier:
            _remover(plan)(path)
        switch(plan.directory, moved, sources.ledger)
        report = replace(report, switched=True)
        names = own_lock_names(plan.directory)
        for text in lock_texts:  # of packages that are not part of the upgrade
            if parse_lock(text.encode(), LOCK_NAME).runtime == sources.lock.runtime:
                restore_additions(plan.directory, text)
        if more := {*own_lock_names(plan.directory)}.difference(names):
            note_added(plan.directory, more)
    except (Problem, OSError) as error:
        problem = disk_problem(error, plan.directory)
        failed = [Failure(str(problem.facts.get("path", plan.directory)), problem)]
        yield ItemFailed(str(plan.directory), problem)
        if not _restores(plan.directory, sources.ledger):
            failed.append(Failure("switch", Problem(Code.UPGRADE_CUT_SHORT, path=str(plan.directory))))
        report = replace(report, failed=(*report.failed, *failed))
    return report


def run_undo_upgrade(plan: UndoUpgradePlan, *, ledger: Ledger) -> Run[UndoUpgradeReport]:
    """Undo an upgrade, and yield events; the last has the report."""
    yield JobStarted(len(plan.switch.set_aside), None)
    restored: list[str] = []
    failed: list[Failure] = []
    try:
        for name, problem in switch_back(plan.directory, plan.switch, ledger, _remover(plan)):
            if problem:
                failed.append(Failure(name, problem))
                yield ItemFailed(name, problem)
            else:
                restored.append(name)
                yield ItemDone(name, (plan.directory / name).lstat().st_size)
    except Problem as problem:
        failed.append(Failure(str(plan.directory), problem))
        yield ItemFailed(str(plan.directory), problem)
    yield Finished(UndoUpgradeReport(plan.switch.before, tuple(restored), tuple(failed)))


def _remover(plan: UpgradePlan | UndoUpgradePlan) -> Remover:
    return delete if plan.for_good else move_to_trash


def _restores(directory: Path, ledger: Ledger) -> bool:
    """Restore the old set after a switch that failed, and return whether it is complete."""
    last = last_switch(directory)
    if last is None or last.is_done:
        return True
    try:
        return not any(problem for _, problem in switch_back(directory, last, ledger, delete))
    except (Problem, OSError):
        return False


def _files(plan: UpgradePlan) -> list[Path]:
    """Return where each file of the new set is now."""
    found = []
    for artifact in plan.artifacts:
        staged = new_set(plan.directory) / artifact.file_name
        below = Path(artifact.layer or plan.directory) / artifact.file_name
        found.append(staged if staged.is_file() else below)
    return found


@contextmanager
def _records_kept(files: Sequence[Path], ledger: Ledger) -> Iterator[None]:
    """Keep what the ledger knows about files that get a link elsewhere for a while, which changes their stamps."""
    records = ledger.records()
    known = [(path, stamp) for path in files if not path.is_symlink() and (stamp := stamp_of(path)) in records]
    try:
        yield
    finally:
        ledger.add([(unchanged_stamp(path, stamp), records[stamp]) for path, stamp in known])


def _switch_of(plan: UpgradePlan, warmed: WarmUpReport) -> Switch:
    """Return which files are moved: staged files with the bytes of those in the directory are not."""
    directory, staged = plan.directory, new_set(plan.directory)
    added: dict[str, str] = {}
    set_aside = set(plan.set_aside)
    for artifact in plan.artifacts:
        path, target = staged / artifact.file_name, directory / artifact.file_name
        if not path.is_file():
            continue
        sha256 = sha256_of(path)
        if target.is_file() and not target.is_symlink() and sha256_of(target) == sha256:
            set_aside.discard(artifact.file_name)
            continue
        if os.path.lexists(target):
            set_aside.add(artifact.file_name)
        added[artifact.file_name] = sha256
    if warmed.lock_file and warmed.lock_file.parent == staged:
        name = _lock_name(directory, warmed.lock_file.name, set_aside, plan.warm_up.runtime_line)
        if name != warmed.lock_file.name:
            warmed.lock_file.replace(staged / name)
        added[name] = ""
    return Switch(plan.before, plan.after, added, tuple(sorted(set_aside)))


def _lock_name(directory: Path, name: str, set_aside: set[str], line: str | None) -> str:
    """Return a name for the new lock file that no other lock file keeps."""
    label = "".join(character if character.isalnum() else "_" for character in line or "new")
    names = (name, *(f"pyodide-lock-{label}-{number}.json" for number in range(1, 100)))
    return next(item for item in names if item in set_aside or not os.path.lexists(directory / item))
