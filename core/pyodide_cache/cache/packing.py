"""Pack an app: the part of the `Cache` facade that records, plans, makes and proves."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing
from pathlib import Path

from pyodide_cache.base.events import Cancel, Cancelled, Event, Finished, ItemFailed, Run, StepStarted, report_of
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.cache.opened import Part
from pyodide_cache.files.atomic import write_file
from pyodide_cache.pack.app import read_app, requirements_of
from pyodide_cache.pack.harness import Recording, record_run
from pyodide_cache.pack.inputs import PackInputs, gather_inputs
from pyodide_cache.pack.node import Node, find_node
from pyodide_cache.pack.plan import PackPlan, plan_pack
from pyodide_cache.pack.report import PackReport, preview, save_report
from pyodide_cache.pack.request import (
    PackRequest,
    PackStep,
    check_target,
    find_runtime_folder,
    options_for_runtime,
    read_setup,
)
from pyodide_cache.pack.trace import Trace
from pyodide_cache.warm_up.source_options import SourceOptions


class Packing(Part):
    """Makes the smallest bundle that still runs an app; see `Cache.packing`.

    `record` runs the app once, `plan` and `preview` are instant, `run` makes the pack and proves it. The values
    between them can be kept, so that one recording serves many plans.
    """

    setup = staticmethod(read_setup)
    check_target = staticmethod(check_target)
    plan = staticmethod(plan_pack)
    preview = staticmethod(preview)
    save_report = staticmethod(save_report)

    def record(
        self, request: PackRequest, *, trace: Trace | None = None, cancel: Cancel | None = None
    ) -> Run[Recording]:
        """Download what an app needs, run it, and record what it uses; with a saved trace, it is not run.

        Raises:
            Problem: if the app, Node or the runtime is missing, or if the app does not run. Requirements that are
                not available are part of the recording.
        """
        cancel = cancel or Cancel()
        try:
            if not request.script.exists():
                raise Problem(Code.GONE, path=str(request.script))
            node, runtime = find_node(), request.runtime or find_runtime_folder(request.script)
            request = replace(request, runtime=runtime)
            options = options_for_runtime(self._opened.source_options, runtime)
            recording = yield from self._fetch(request, options, cancel)
            if recording.inputs is None:
                yield Finished(recording)
            elif trace is not None:
                yield Finished(replace(recording, trace=trace))
            else:
                http = self._opened.open_sources(options).http
                yield from record_run(recording, request.settings, http, node, cancel=cancel)
        except Cancelled:
            yield Finished(Recording(cancelled=True))

    def run(
        self, plan: PackPlan, inputs: PackInputs, target: Path, *, cancel: Cancel | None = None
    ) -> Run[PackReport]:
        """Make the pack and prove it by running the app from it alone; add a start image if the settings say so.

        An older pack in the target is moved to the trash.
        """
        from pyodide_cache.pack.make_and_prove import make_and_prove

        opened, cancel, node = self._opened, cancel or Cancel(), find_node()
        with closing(opened.open_http()) as http:
            for event in make_and_prove(plan, inputs, target, http, node, cancel=cancel):
                if isinstance(event, Finished) and event.report.target and plan.settings.start_image:
                    yield Finished((yield from self._with_image(event.report, node, cancel)))
                else:
                    yield event

    def _with_image(self, report: PackReport, node: Node, cancel: Cancel) -> Generator[Event, None, PackReport]:
        from pyodide_cache.start_images.pack import add_to_pack

        assert report.target
        try:
            image = yield from add_to_pack(report.target, report.plan, node, cancel=cancel)
        except Cancelled:
            return report
        return replace(report, image=image)

    def save_trace(self, trace: Trace, path: Path) -> None:
        """Save a trace for later plans; `pack.trace.read_trace` reads it."""
        write_file(path, trace.to_json().encode())

    def _fetch(
        self, request: PackRequest, options: SourceOptions, cancel: Cancel
    ) -> Generator[Event, None, Recording]:
        """Download what the app needs, and return a recording without a trace."""
        opened, settings = self._opened, request.settings
        app = read_app(request.script, settings, cancel=cancel)
        lock = opened.open_sources(options).lock
        needed = requirements_of(app, settings.requirements, lock, imports=request.imports, cancel=cancel)
        sources = opened.sources_with(needed.index, options)
        plan = opened.plan_warm_up(needed, sources, cancel=cancel)
        for failure in plan.failures:
            yield ItemFailed(*failure)
        if plan.failures:
            return Recording(failures=plan.failures)
        packed = {artifact.name for artifact in (*plan.cached, *plan.fetch)}  # what others need, too
        notes = (
            note
            for note in (*needed.notes, *plan.notes)
            if note.code is not Code.NOT_PACKED or note.facts["name"] not in packed
        )
        plan = replace(plan, notes=tuple(notes))
        yield StepStarted(PackStep.FETCH)
        report = yield from report_of(opened.run_warm_up(plan, sources, cancel))
        cancel.check()
        opened.changed()
        if report.failed:
            return Recording(failures=report.failed)
        names = [artifact.file_name for artifact in (*report.cached, *report.fetched)]
        inventory = opened.inventory(cancel)
        inputs = gather_inputs(app, names, sources, inventory, runtime=request.runtime, cancel=cancel)
        for failure in inputs.failures:
            yield ItemFailed(*failure)
        if inputs.failures:
            return Recording(failures=inputs.failures)
        return Recording(inputs=inputs, notes=plan.notes)
