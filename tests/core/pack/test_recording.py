from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from pyodide_cache.base.events import Cancel, Finished, Note, StepStarted
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.net.http import Http
from pyodide_cache.pack.inputs import PackInputs
from pyodide_cache.pack.node import Node
from pyodide_cache.pack.recording import record_run
from pyodide_cache.pack.request import PackStep
from pyodide_cache.pack.settings import PackSettings
from support.packs import NODE, SimulatedNode


@pytest.fixture
def http() -> Iterator[Http]:
    with closing(Http()) as http:
        yield http


def test_a_recording_has_the_trace_and_what_a_pack_is_made_of(
    inputs: PackInputs, node: SimulatedNode, http: Http
) -> None:
    first, last = record_run(inputs, PackSettings(), http, NODE, cancel=Cancel())
    assert first == StepStarted(PackStep.WATCH)
    assert isinstance(last, Finished)
    assert last.report.inputs is inputs
    assert last.report.trace
    assert last.report.notes == ()


def test_the_user_learns_of_blocked_connections_and_of_a_node_that_protects_nothing(
    inputs: PackInputs, node: SimulatedNode, http: Http
) -> None:
    node.attempts = ("connect 192.0.2.1",)
    events = [*record_run(inputs, PackSettings(), http, Node(NODE.path, (18, 0, 0)), cancel=Cancel())]
    problems = [event.problem for event in events if isinstance(event, Note)]
    assert [problem.code for problem in problems] == [Code.NO_PERMISSION_MODEL, Code.ASKED_NETWORK]
    assert problems[1].facts["attempts"] == "connect 192.0.2.1"


def test_a_runtime_file_that_is_gone_is_named(inputs: PackInputs, node: SimulatedNode, http: Http) -> None:
    path = inputs.runtime[0].location
    (inputs.directory.parent / "runtime" / str(path)).unlink()
    with pytest.raises(Problem) as raised:
        list(record_run(inputs, PackSettings(), http, NODE, cancel=Cancel()))
    assert str(path) in raised.value.facts.values()
