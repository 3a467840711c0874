"""Record an app, and make and prove its pack; both yield events, and the last has the report."""

from __future__ import annotations

import json
from collections.abc import Generator
from pathlib import Path

from pyodide_cache.base.events import (
    Cancel,
    Cancelled,
    Event,
    Finished,
    ItemDone,
    ItemFailed,
    ItemStarted,
    JobStarted,
    Note,
    Run,
)
from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.base.record import record
from pyodide_cache.export.staging import is_free
from pyodide_cache.files.space import free_bytes
from pyodide_cache.files.trash import Remover
from pyodide_cache.pack.folder import PackFolder, is_pack
from pyodide_cache.pack.inputs import BROKEN_ARCHIVE, STDLIB_FILE, PackInputs, Workspace, archives_in, open_bench
from pyodide_cache.pack.make import Maker
from pyodide_cache.pack.node import Node
from pyodide_cache.pack.plan import ArchivePlan, PackPlan, plan_pack
from pyodide_cache.pack.report import (
    REPORT_JSON,
    REPORT_PAGE,
    PackReport,
    Try,
    planned_rows,
    report_json,
    report_page,
    rows_of,
)
from pyodide_cache.pack.settings import Form, PackSettings
from pyodide_cache.pack.trace import Steps, Trace
from pyodide_cache.pack.trim import Trimmed
from pyodide_cache.pack.watch import Proof, medians, prove, time_whole, trace_app
from pyodide_cache.warm_up.sources import Sources

#: The steps, as keys of events; a proof has its number behind it.
WATCH, WRITE, PROVE, PUBLISH = "watch", "write", "prove", "publish"

_REPORT_BYTES = 2 * 1024 * 1024


@record
class Recording:
    """What came of watching an app: a trace, or why there is none."""

    trace: Trace | None
    notes: tuple[Problem, ...] = ()
    problem: Problem | None = None
    cancelled: bool = False


def record_run(
    material: PackInputs, settings: PackSettings, sources: Sources, node: Node, *, cancel: Cancel
) -> Run[Recording]:
    """Run the untrimmed app and watch it; nothing but a scratch folder is written.

    Args:
        material: see `material.gather`.
        settings: the app's arguments, what else is run, the time limit.
        sources: the same as for the material.
        node: see `node.find_node`.
        cancel: ends it.

    """
    yield JobStarted(1, None)
    yield ItemStarted(WATCH, None)
    notes = [] if node.permission_flag else [Problem(Code.NO_PERMISSION_MODEL, version=node.text)]
    try:
        with open_bench(material, sources, cancel) as bench:
            trace = trace_app(material, bench, node, settings, cancel)
    except Cancelled:
        yield Finished(Recording(None, cancelled=True))
        return
    except Problem as problem:
        yield ItemFailed(WATCH, problem)
        yield Finished(Recording(None, problem=problem))
        return
    except OSError as error:
        of_disk = disk_problem(error, str(error.filename or ""))
        yield ItemFailed(WATCH, of_disk)
        yield Finished(Recording(None, problem=of_disk))
        return
    if trace.attempts:
        notes.append(Problem(Code.ASKED_NETWORK, attempts=", ".join(trace.attempts[:5])))
    for note in notes:
        yield Note(note)
    yield ItemDone(WATCH, 0)
    yield Finished(Recording(trace, tuple(notes)))


def blocked_by(target: Path) -> Problem | None:
    """Say what keeps a pack from getting the name ``target``; an older pack of ours does not."""
    if is_free(target) or is_pack(target):
        return None
    return Problem(Code.NOT_A_PACK, path=str(target))


def run_pack(
    plan: PackPlan,
    material: PackInputs,
    target: Path,
    sources: Sources,
    node: Node,
    *,
    replace_with: Remover,
    cancel: Cancel,
) -> Run[PackReport]:
    """Make the pack, prove it, add what was missing and try again; it gets its name when a proof went well.

    Args:
        plan: see `plan_pack`.
        material: what the plan's trace was recorded with.
        target: the folder that comes to be.
        sources: the same as for the material.
        node: see `node.find_node`.
        replace_with: takes an older pack of ours away right before the new one gets its name.
        cancel: ends it; nothing has the target's name then that had it not before.

    """
    run = _Run(plan, material, target, sources, node, replace_with, cancel)
    yield JobStarted(3, None)
    try:
        report = yield from run.all()
    except Cancelled:
        report = run.failed(Problem(Code.CANCELLED), cancelled=True)
    except Problem as problem:
        report = run.failed(problem)
    except BROKEN_ARCHIVE as error:
        report = run.failed(Problem(Code.NOT_A_ZIP, source=run.at, error=str(error)))
    except OSError as error:
        report = run.failed(disk_problem(error, str(error.filename or target)))
    if report.problem and not report.cancelled:
        yield ItemFailed(run.at, report.problem)
    yield Finished(report)


class _Run:
    def __init__(
        self,
        plan: PackPlan,
        material: PackInputs,
        target: Path,
        sources: Sources,
        node: Node,
        replace_with: Remover,
        cancel: Cancel,
    ) -> None:
        self._plan = plan
        self._material = material
        self._target = target
        self._sources = sources
        self._node = node
        self._replace_with = replace_with
        self._cancel = cancel
        self._tries: list[Try] = []
        self._before = [plan.trace.before]
        self.at = WRITE

    def failed(self, problem: Problem, *, cancelled: bool = False) -> PackReport:
        trace = self._plan.trace
        return PackReport(
            None,
            self._plan,
            planned_rows(self._plan),
            0,
            None,
            len(self._material.app.archive),
            trace.before,
            None,
            tuple(self._tries),
            problem=problem,
            cancelled=cancelled,
        )

    def all(self) -> Generator[Event, None, PackReport]:
        if problem := blocked_by(self._target):
            raise problem
        with open_bench(self._material, self._sources, self._cancel) as bench:
            _check_trace(self._plan.trace, self._material, bench, self._cancel)
            maker = Maker(self._material, bench, self._node)
            made, proof = yield from self._until_it_runs(maker, bench)
            report = self._report(bench, made, proof)
            for note in report.notes:
                yield Note(note)
            self.at = PUBLISH
            yield ItemStarted(PUBLISH, None)
            self._publish(bench, report)
            yield ItemDone(PUBLISH, report.total.after.bytes)
        return report

    def _until_it_runs(
        self, maker: Maker, bench: Workspace
    ) -> Generator[Event, None, tuple[dict[str, tuple[ArchivePlan, Trimmed]], list[Proof]]]:
        for number in range(1, self._plan.settings.attempts + 1):
            self.at = WRITE
            yield ItemStarted(WRITE, None)
            made = maker.make(self._plan, self._cancel)
            yield ItemDone(WRITE, sum(len(trimmed.data) for _, trimmed in made.values()))
            self.at = f"{PROVE} {number}"
            yield ItemStarted(self.at, None)
            proof = prove(self._plan, self._material, bench, self._node, self._cancel)
            self._tries.append(Try(tuple(sorted(proof.missing)), proof.problem))
            if proof.problem is None and not proof.missing:
                proofs = [proof]
                for _ in range(self._plan.settings.rounds - 1):
                    # By turns, so that whatever else the machine does weighs on both.
                    given = (self._material, bench, self._node, self._plan.settings, self._cancel)
                    self._before.append(time_whole(*given))
                    proofs.append(prove(self._plan, self._material, bench, self._node, self._cancel))
                yield ItemDone(self.at, 0)
                return made, proofs
            if not proof.missing:
                assert proof.problem is not None
                raise Problem(Code.PACK_FAILED, **_facts(proof.problem, self._plan))
            for owner, member in sorted(proof.missing)[:20]:
                yield Note(Problem(Code.MISSED_MEMBER, name=f"{owner}: {member}"))
            self._plan = plan_pack(self._plan.trace, self._plan.settings, self._plan.missed | proof.missing)
        names = ", ".join(f"{owner}: {member}" for owner, member in self._tries[-1].missing[:10])
        raise Problem(Code.PACK_GIVEN_UP, attempts=self._plan.settings.attempts, missing=names)

    def _report(
        self, bench: Workspace, made: dict[str, tuple[ArchivePlan, Trimmed]], proofs: list[Proof]
    ) -> PackReport:
        plan = self._plan
        runtime = sum(
            (bench.made / file.file_name).stat().st_size
            for file in self._material.runtime
            if file.file_name != STDLIB_FILE
        )
        bundle = None
        if plan.settings.form is Form.BUNDLE:
            bundle = sum(path.stat().st_size for path in bench.made.glob("bundle-*.zip"))
        notes = []
        if any(proof.output_sha256 != plan.trace.output_sha256 for proof in proofs):
            notes.append(Problem(Code.OTHER_OUTPUT, path=self._material.app.script.name))
        steps: list[Steps] = [proof.steps for proof in proofs if proof.steps]
        return PackReport(
            self._target,
            plan,
            rows_of(plan, made),
            runtime,
            bundle,
            len(self._material.app.archive),
            medians(self._before),
            medians(steps) if steps else None,
            tuple(self._tries),
            tuple(notes),
        )

    def _publish(self, bench: Workspace, report: PackReport) -> None:
        files = sorted(bench.made.iterdir())
        needed = sum(path.stat().st_size for path in files) + _REPORT_BYTES
        free = free_bytes(self._target.parent)
        if free is not None and needed > free:
            raise Problem(Code.NO_SPACE, path=str(self._target), needed=needed, free=free)
        staging = PackFolder(self._target)
        try:
            for path in files:
                self._cancel.check()
                staging.add(path.name, path.read_bytes())
            staging.add(REPORT_JSON, (json.dumps(report_json(report), indent=1) + "\n").encode())
            staging.add(REPORT_PAGE, report_page(report, self._material.app.script.name))
            self._cancel.check()
            staging.publish(self._replace_with)
        finally:
            staging.discard()


def _check_trace(trace: Trace, material: PackInputs, bench: Workspace, cancel: Cancel) -> None:
    """Refuse a trace that was recorded with another app, other packages or another runtime."""
    there = {(item.name, item.sha256) for item in archives_in(material, bench, cancel)}
    recorded = {(item.name, item.sha256) for item in trace.archives}
    if trace.app_sha256 != material.app.sha256:
        raise Problem(Code.OTHER_TRACE, what=material.app.script.name)
    if there != recorded:
        raise Problem(Code.OTHER_TRACE, what=", ".join(sorted({name for name, _ in there ^ recorded})))


def _facts(problem: Problem, plan: PackPlan) -> dict[str, str | int]:
    facts = dict(problem.facts)
    if problem.code is Code.APP_TOO_SLOW:
        facts["error"] = f"no end after {facts.get('seconds', '')} s"
    return {**facts, "strategies": ", ".join(sorted(plan.settings.strategies))}
