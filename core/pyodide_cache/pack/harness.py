"""Run an app in Node: once to record what it uses, which is the first half of packing, and again to prove a pack."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from pyodide_cache.base.events import Cancel, Finished, Note, Run, StepStarted
from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Code, Problem, disk_problems
from pyodide_cache.base.record import field_names, record, replace
from pyodide_cache.files.paths import is_there
from pyodide_cache.net.http import Http
from pyodide_cache.pack.decide import is_library, members_by_path, module_of
from pyodide_cache.pack.inputs import PackInputs
from pyodide_cache.pack.node import Node, NodeRun, run_node
from pyodide_cache.pack.plan import PackPlan
from pyodide_cache.pack.request import PackStep
from pyodide_cache.pack.settings import PackSettings
from pyodide_cache.pack.trace import Key, Proof, Timings, Trace
from pyodide_cache.pack.workspace import RECORDER, REWRITER, Workspace, archives_in, open_workspace
from pyodide_cache_resources import resource

#: Characters of the app's error output to show in a problem.
_TAIL = 1500

#: A file of the app and a line in it, in a traceback of Python.
_PLACE = re.compile(r'File "/app/([^"]+)", line (\d+)')
_NO_MODULE = re.compile(r"No module named '([\w.]+)'")
#: A file of the app's folder that the app opened by a relative path, or beside its script.
_NO_FILE = re.compile(r"No such file or directory: '(?:/app/)?(?!\.\.)([^/'][^']*)'")
_NO_PACKAGE = "relative import with no known parent package"
_NO_WAITING = "WebAssembly stack switching not supported"

_MAX_ATTEMPTS_SHOWN = 5

#: Limit for rewriting, which runs no code of the app.
_REWRITE_SECONDS = 600


@record
class Recording:
    """A recorded run of an app, or what kept the app from running."""

    trace: Trace | None = None  # what the run showed; None if the app was not run
    inputs: PackInputs | None = None  # what a pack is made of; None if the app was not run
    notes: tuple[Problem, ...] = ()  # what the user should know about the run
    #: Requirements of the app that are not available; the app was not run because of them.
    failures: tuple[Failure, ...] = ()
    cancelled: bool = False


def record_run(
    fetched: Recording, settings: PackSettings, http: Http, node: Node, *, cancel: Cancel
) -> Run[Recording]:
    """Run the whole app and record what it uses. Only a temporary folder is written.

    Args:
        fetched: a recording without a trace, with the inputs.

    Raises:
        Problem: `Code.APP_FAILED`, `Code.APP_TOO_SLOW`, and problems of the disk.
    """
    yield StepStarted(PackStep.WATCH)
    inputs = fetched.inputs
    assert inputs is not None
    notes = [] if node.permission_flag else [Problem(Code.NO_PERMISSION_MODEL, version=node.text)]
    with disk_problems("", inside=True), open_workspace(inputs, http, cancel) as workspace:
        trace = Harness(inputs, workspace, node, cancel).record(settings)
    if trace.attempts:
        notes.append(Problem(Code.ASKED_NETWORK, attempts=", ".join(trace.attempts[:_MAX_ATTEMPTS_SHOWN])))
    for note in notes:
        yield Note(note)
    yield Finished(replace(fetched, trace=trace, notes=(*fetched.notes, *notes)))


class Harness:
    """Runs an app in Node from the folders of a workspace, with the network blocked.

    What cannot be run raises `Code.APP_FAILED` or `Code.APP_TOO_SLOW`; only a proof returns that.
    """

    def __init__(self, inputs: PackInputs, workspace: Workspace, node: Node, cancel: Cancel) -> None:
        self._inputs = inputs
        self._workspace = workspace
        self._node = node
        self._cancel = cancel

    def record(self, settings: PackSettings) -> Trace:
        """Run the whole app and record what it uses."""
        run = self._run_whole("trace", settings)
        outcome, app = run.outcome, self._inputs.app
        archives = archives_in(self._inputs, self._workspace, self._cancel)
        # A recorded run loads shared libraries differently. Without any, its timings are as good as another run's.
        has_libraries = any(is_library(member.name) for archive in archives for member in archive.members)
        return Trace(
            app_sha256=app.sha256,
            pyodide=str(outcome.get("pyodide", "")),
            python=str(outcome.get("python", "")),
            site=str(outcome.get("site", "")),
            prefix=str(outcome.get("prefix", "")),
            archives=archives,
            opened=_texts(outcome, "opened"),
            looked=_texts(outcome, "looked"),
            listed=_texts(outcome, "listed"),
            origins=_texts(outcome, "origins"),
            modules=_texts(outcome, "modules"),
            attempts=tuple(str(item) for item in outcome.get("attempts", ())),
            before=self.time_whole(settings) if has_libraries else _timings(run),
            output_sha256=hashlib.sha256(run.stdout).hexdigest(),
        )

    def time_whole(self, settings: PackSettings) -> Timings:
        """Time the whole app in the same way as a proof times the pack."""
        return _timings(self._run_whole("prove", settings))

    def prove(self, plan: PackPlan) -> Proof:
        """Run the app from the pack in the workspace."""
        run = self._run_app("prove", self._workspace.made, plan.settings)
        problem = self._problem_of(run, plan.settings)
        timings = _timings(run) if problem is None else None
        return Proof(problem, _missing(plan, run), timings, hashlib.sha256(run.stdout).hexdigest())

    def rewrite(self) -> None:
        """Make ``out.zip`` from ``in.zip`` in the work folder, with the Python of the runtime."""
        request = {"task": "rewrite", "script": str(self._workspace.work / REWRITER)}
        run = self._run(self._workspace.whole, request, _REWRITE_SECONDS)
        if run.timed_out:
            raise Problem(Code.APP_TOO_SLOW, path="rewrite", seconds=_REWRITE_SECONDS)
        if run.outcome.get("status") != 0:
            raise Problem(Code.APP_FAILED, path="rewrite", error=_error_of(run).splitlines()[-1])

    def _run_whole(self, task: str, settings: PackSettings) -> NodeRun:
        run = self._run_app(task, self._workspace.whole, settings)
        if problem := self._problem_of(run, settings):
            raise problem
        return run

    def _run_app(self, task: str, folder: Path, settings: PackSettings) -> NodeRun:
        request = {"task": task, "also": [*settings.also_run], "args": [*settings.arguments]}
        return self._run(folder, request, settings.timeout)

    def _run(self, folder: Path, request: Mapping[str, Any], seconds: float) -> NodeRun:
        self._cancel.check()
        work = self._workspace.work
        return run_node(
            self._node,
            resource("pack", "harness.mjs"),
            {**request, "folder": str(folder), "recorder": str(work / RECORDER)},
            read=(folder,),
            work=work,
            seconds=seconds,
            cancel=self._cancel,
        )

    def _problem_of(self, run: NodeRun, settings: PackSettings) -> Problem | None:
        path = self._inputs.app.script
        script = path.name
        if run.timed_out:
            return Problem(Code.APP_TOO_SLOW, path=script, seconds=int(settings.timeout))
        if run.outcome.get("status") == 0:
            return None
        trace = _error_of(run)
        # "error" is part of the sentence, "trace" is the whole output.
        facts = {"path": script, "error": _where(trace) + trace.splitlines()[-1], "trace": trace}
        attempts = run.outcome.get("attempts")
        if isinstance(attempts, list) and attempts:
            facts["attempts"] = ", ".join(str(item) for item in attempts[:5])
        if found := _NO_FILE.search(trace):
            names = (found[1], found[1].rpartition("/")[0])  # or the folder into which the app writes a file
            if near := [name for name in names if name and is_there(path.parent / name)]:
                facts["file"] = near[0]
        if path.parent.name in _NO_MODULE.findall(trace) or _NO_PACKAGE in trace:
            facts["package"] = path.parent.name
        if _NO_WAITING in trace:
            facts["node"] = self._node.text
        return Problem(Code.APP_FAILED, **facts)


def medians(runs: Iterable[Timings]) -> Timings:
    """Return the median of each part."""
    runs = [*runs]
    return Timings(*(median(getattr(run, name) for run in runs) for name in field_names(Timings)))


def _error_of(run: NodeRun) -> str:
    error, status = run.outcome.get("error"), run.outcome.get("status")
    text = str(error or run.stderr.decode("utf-8", "replace"))
    lines = [line for line in text.strip().splitlines() if line.strip()]
    # The frames of the runtime are above those of the app.
    start = next((number for number, line in enumerate(lines) if '"/app/' in line), 0)
    said = "\n".join(lines[start:])[-_TAIL:]
    if status and not error:  # sys.exit(3), perhaps after a line such as that of argparse
        return f"{said} (exit status {status})" if said else f"its exit status is {status}"
    return said or "it ended without an error message"


def _where(trace: str) -> str:
    places = _PLACE.findall(trace)
    return f"{places[-1][0]}, line {places[-1][1]}: " if places else ""


def _timings(run: NodeRun) -> Timings:
    steps = run.outcome.get("steps")
    steps = steps if isinstance(steps, dict) else {}
    return Timings(*(float(steps.get(name, 0.0)) for name in field_names(Timings)))


def _missing(plan: PackPlan, run: NodeRun) -> tuple[Key, ...]:
    """Return the dropped members that the run asked for."""
    dropped = plan.dropped()
    if not dropped:
        return ()
    by_path = members_by_path(plan.trace)
    paths = {*_texts(run.outcome, "absent"), *_texts(run.outcome, "missing_members")}
    found = {by_path[path] for path in paths if path in by_path}
    errors = str(run.outcome.get("error", "")) + run.stderr.decode("utf-8", "replace")
    modules = {*_texts(run.outcome, "missing_modules"), *_NO_MODULE.findall(errors)}
    found.update(key for key in dropped if module_of(key[1]) in modules)
    return tuple(sorted(found & dropped))


def _texts(outcome: Mapping[str, Any], name: str) -> tuple[str, ...]:
    found: Sequence[object] = outcome.get(name) or ()
    return tuple(sorted(item for item in found if isinstance(item, str)))
