"""Make a pack and prove it: the second half of packing."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from pyodide_cache.base.events import Cancel, Cancelled, Event, Finished, ItemFailed, Note, Run, StepStarted
from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.export.staging import Staging
from pyodide_cache.net.http import Http
from pyodide_cache.pack.harness import Harness, medians
from pyodide_cache.pack.inputs import STDLIB_FILE, PackInputs
from pyodide_cache.pack.make import Maker
from pyodide_cache.pack.node import Node
from pyodide_cache.pack.plan import PackPlan, plan_pack
from pyodide_cache.pack.report import REPORT_JSON, REPORT_PAGE, PackReport, report_document, report_page, rows_of
from pyodide_cache.pack.request import PackStep, check_target, is_pack
from pyodide_cache.pack.settings import Form
from pyodide_cache.pack.trace import Key, Proof
from pyodide_cache.pack.trim import Trimmed
from pyodide_cache.pack.workspace import BROKEN_ARCHIVE, Workspace, archives_in, open_workspace

#: Space to keep free for the two reports, in bytes.
_REPORT_BYTES = 2 * 1024 * 1024

_MAX_MISSING_SHOWN = 20


def make_and_prove(
    plan: PackPlan, inputs: PackInputs, target: Path, http: Http, node: Node, *, cancel: Cancel
) -> Run[PackReport]:
    """Make the pack, prove it, add what was missing, and repeat; change ``target`` only after a successful proof."""
    run = _PackRun(plan, inputs, target, cancel)
    try:
        report = yield from run.all(http, node)
    except Cancelled:
        report = run.failed(Problem(Code.CANCELLED), cancelled=True)
    except BROKEN_ARCHIVE as error:
        report = run.failed(Problem(Code.NOT_A_ZIP, source=inputs.app.script.name, error=str(error)))
    except (Problem, OSError) as error:
        report = run.failed(disk_problem(error, target, inside=True))
    if report.problem and not report.cancelled:
        yield ItemFailed(inputs.app.script.name, report.problem)
    yield Finished(report)


class _PackRun:
    def __init__(self, plan: PackPlan, inputs: PackInputs, target: Path, cancel: Cancel) -> None:
        self._plan = plan
        self._inputs = inputs
        self._target = target
        self._cancel = cancel
        self._proofs: list[Proof] = []
        self._missed: frozenset[Key] = frozenset()  # what proofs failed without
        self._before = [plan.trace.before]

    def failed(self, problem: Problem, *, cancelled: bool = False) -> PackReport:
        plan, size = self._plan, len(self._inputs.app.archive)
        proofs = tuple(self._proofs)
        return PackReport(plan, rows_of(plan), size, plan.trace.before, proofs, problem=problem, cancelled=cancelled)

    def all(self, http: Http, node: Node) -> Generator[Event, None, PackReport]:
        check_target(self._target)
        with open_workspace(self._inputs, http, self._cancel) as workspace:
            self._check_trace(workspace)
            harness = Harness(self._inputs, workspace, node, self._cancel)
            made, proofs = yield from self._until_it_runs(Maker(self._inputs, workspace, harness), harness)
            report = self._report(workspace, made, proofs)
            for note in report.notes:
                yield Note(note)
            yield StepStarted(PackStep.PUBLISH)
            self._publish(workspace, report)
        return report

    def _check_trace(self, workspace: Workspace) -> None:
        """Refuse a trace that was recorded with another app, other packages or another runtime."""
        trace = self._plan.trace
        if trace.app_sha256 != self._inputs.app.sha256:
            raise Problem(Code.OTHER_TRACE, what=self._inputs.app.script.name)
        current = {(item.name, item.sha256) for item in archives_in(self._inputs, workspace, self._cancel)}
        changed = current ^ {(item.name, item.sha256) for item in trace.archives}
        if changed:
            raise Problem(Code.OTHER_TRACE, what=", ".join(sorted({name for name, _ in changed})))

    def _until_it_runs(
        self, maker: Maker, harness: Harness
    ) -> Generator[Event, None, tuple[dict[str, Trimmed], list[Proof]]]:
        settings = self._plan.settings
        for number in range(1, settings.attempts + 1):
            yield StepStarted(PackStep.WRITE, number)
            made = maker.make(self._plan, self._cancel)
            yield StepStarted(PackStep.PROVE, number)
            proof = harness.prove(self._plan)
            self._proofs.append(proof)
            if proof.ok:
                proofs = [proof]
                for _ in range(settings.rounds - 1):
                    # Alternately, so that the load of the machine affects both equally.
                    self._before.append(harness.time_whole(settings))
                    proofs.append(harness.prove(self._plan))
                return made, proofs
            if proof.problem and not proof.missing:
                strategies = ", ".join(sorted(settings.strategies))
                raise Problem(Code.PACK_FAILED, cause=proof.problem, strategies=strategies)
            for owner, member in proof.missing[:_MAX_MISSING_SHOWN]:
                yield Note(Problem(Code.MISSED_MEMBER, name=f"{owner}: {member}"))
            self._missed |= {*proof.missing}
            self._plan = plan_pack(self._plan.trace, settings, self._missed)
        names = ", ".join(f"{owner}: {member}" for owner, member in proof.missing[:10])
        raise Problem(Code.PACK_GIVEN_UP, attempts=settings.attempts, missing=names)

    def _report(self, workspace: Workspace, made: dict[str, Trimmed], proofs: list[Proof]) -> PackReport:
        plan, folder = self._plan, workspace.made
        runtime = [folder / file.file_name for file in self._inputs.runtime if file.file_name != STDLIB_FILE]
        bundles = [*folder.glob("bundle-*.zip")] if plan.settings.form is Form.BUNDLE else []
        differs = any(proof.output_sha256 != plan.trace.output_sha256 for proof in proofs)
        timings = [proof.timings for proof in proofs if proof.timings]
        return PackReport(
            plan,
            rows_of(plan, made),
            len(self._inputs.app.archive),
            medians(self._before),
            tuple(self._proofs),
            target=self._target,
            runtime_bytes=_size_of(runtime),
            bundle_bytes=_size_of(bundles) if bundles else None,
            after=medians(timings) if timings else None,
            notes=(Problem(Code.OTHER_OUTPUT, path=self._inputs.app.script.name),) if differs else (),
        )

    def _publish(self, workspace: Workspace, report: PackReport) -> None:
        files = sorted(workspace.made.iterdir())
        with Staging(self._target, _size_of(files) + _REPORT_BYTES) as folder:
            for path in files:
                self._cancel.check()
                folder.add(path.name, path.read_bytes())
            folder.add(REPORT_JSON, report_document(report))
            folder.add(REPORT_PAGE, report_page(report, self._inputs.app.script.name))
            self._cancel.check()
            check_target(self._target)
            folder.publish(is_pack)


def _size_of(paths: list[Path]) -> int:
    return sum(path.stat().st_size for path in paths)
