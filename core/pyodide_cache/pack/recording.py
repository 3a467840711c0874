"""Record a run of an app: the first half of packing."""

from __future__ import annotations

from pyodide_cache.base.events import Cancel, Finished, Note, Run, StepStarted
from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Code, Problem, disk_problems
from pyodide_cache.base.record import record
from pyodide_cache.net.http import Http
from pyodide_cache.pack.harness import Harness
from pyodide_cache.pack.inputs import PackInputs
from pyodide_cache.pack.node import Node
from pyodide_cache.pack.request import PackStep
from pyodide_cache.pack.settings import PackSettings
from pyodide_cache.pack.trace import Trace
from pyodide_cache.pack.workspace import open_workspace

_MAX_ATTEMPTS_SHOWN = 5


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
    inputs: PackInputs, settings: PackSettings, http: Http, node: Node, *, cancel: Cancel
) -> Run[Recording]:
    """Run the whole app and record what it uses. Only a temporary folder is written.

    Raises:
        Problem: `Code.APP_FAILED`, `Code.APP_TOO_SLOW`, and problems of the disk.
    """
    yield StepStarted(PackStep.WATCH)
    notes = [] if node.permission_flag else [Problem(Code.NO_PERMISSION_MODEL, version=node.text)]
    with disk_problems("", inside=True), open_workspace(inputs, http, cancel) as workspace:
        trace = Harness(inputs, workspace, node, cancel).record(settings)
    if trace.attempts:
        notes.append(Problem(Code.ASKED_NETWORK, attempts=", ".join(trace.attempts[:_MAX_ATTEMPTS_SHOWN])))
    for note in notes:
        yield Note(note)
    yield Finished(Recording(trace, inputs, tuple(notes)))
