from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from pyodide_cache.base.events import Cancel, Finished, Note, StepStarted
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.messages import explain
from pyodide_cache.net.http import Http
from pyodide_cache.pack.harness import Harness, Recording, medians, record_run
from pyodide_cache.pack.inputs import PackInputs
from pyodide_cache.pack.node import Node
from pyodide_cache.pack.plan import plan_pack
from pyodide_cache.pack.request import PackStep
from pyodide_cache.pack.settings import PackSettings
from pyodide_cache.pack.trace import Timings
from pyodide_cache.pack.workspace import Workspace, open_workspace
from support.packs import NEEDED, NODE, SITE, SimulatedNode
from support.wheels import build_zip


@pytest.fixture
def workspace(inputs: PackInputs) -> Iterator[Workspace]:
    with closing(Http()) as http, open_workspace(inputs, http, Cancel()) as found:
        yield found


@pytest.fixture
def harness(inputs: PackInputs, workspace: Workspace) -> Harness:
    return Harness(inputs, workspace, NODE, Cancel())


def test_a_trace_has_what_the_run_used_and_the_archives(harness: Harness, node: SimulatedNode) -> None:
    settings = PackSettings(arguments=("--clear",), also_run=("import json",))
    trace = harness.record(settings)
    assert trace.opened == tuple(sorted(NEEDED))
    assert [archive.name for archive in trace.archives] == ["star", "dust", "python_stdlib"]
    assert (trace.python, trace.before.total) == ("3.14.2", 550)
    assert node.tasks == ["trace"]  # without shared libraries, one run is enough
    assert (node.requests[0]["args"], node.requests[0]["also"]) == (["--clear"], ["import json"])


def test_an_app_that_fails_is_a_problem_with_its_line_and_output(harness: Harness, node: SimulatedNode) -> None:
    node.error = '  File "/lib/x.py", line 9\n  File "/app/sky.py", line 3, in <module>\nValueError: no stars'
    node.attempts = ("connect 192.0.2.1",)
    with pytest.raises(Problem) as raised:
        harness.record(PackSettings())
    facts = raised.value.facts
    assert raised.value.code is Code.APP_FAILED
    assert facts["error"] == "sky.py, line 3: ValueError: no stars"
    assert facts["trace"] == '  File "/app/sky.py", line 3, in <module>\nValueError: no stars'
    assert facts["attempts"] == "connect 192.0.2.1"


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (
            "FileNotFoundError: [Errno 44] No such file or directory: '/app/data/sky.csv'",
            "add data/sky.csv to the files",
        ),
        ("FileNotFoundError: [Errno 44] No such file or directory: 'data'", "add data to the files"),
        ("FileNotFoundError: [Errno 44] No such file or directory: 'data/new.csv'", "add data to the files"),
        ("FileNotFoundError: [Errno 44] No such file or directory: 'gone.csv'", "gone.csv'"),
        ("ModuleNotFoundError: No module named 'app'", "to the package app: pack a script beside that folder"),
        ("ImportError: attempted relative import with no known parent package", "to the package app: pack"),
        ("ModuleNotFoundError: No module named 'moon'", "'moon'"),
        ("RuntimeError: WebAssembly stack switching not supported in this JavaScript runtime", "write await"),
    ],
)
def test_an_app_that_fails_for_want_of_what_is_there_says_what_to_do(
    harness: Harness, node: SimulatedNode, inputs: PackInputs, last: str, said: str
) -> None:
    data = inputs.app.script.parent / "data"
    data.mkdir()
    (data / "sky.csv").write_text("star\n")
    node.error = last
    with pytest.raises(Problem) as raised:
        harness.record(PackSettings())
    assert said in (sentence := explain(raised.value))
    assert sentence.endswith("'") == said.endswith("'")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (b"", "its exit status is 3"),
        (b"usage: sky.py STAR\nsky.py: error: no star\n", "sky.py: error: no star (exit status 3)"),
    ],
)
def test_an_app_that_exits_is_named_with_its_status_and_last_line(
    harness: Harness, node: SimulatedNode, written: bytes, said: str
) -> None:
    node.exits = 3, written
    with pytest.raises(Problem) as raised:
        harness.record(PackSettings())
    assert raised.value.facts["error"] == said


def test_an_app_that_exceeds_its_time_limit_is_a_problem(harness: Harness, node: SimulatedNode) -> None:
    node.hangs = True
    with pytest.raises(Problem) as raised:
        harness.time_whole(PackSettings(timeout=7))
    assert raised.value == Problem(Code.APP_TOO_SLOW, path="sky.py", seconds=7)


def test_a_proof_names_the_dropped_files_that_the_app_asked_for(
    harness: Harness, node: SimulatedNode, workspace: Workspace
) -> None:
    trace = harness.record(PackSettings())
    node.needs = (*NEEDED, f"{SITE}/star/late.py")
    plan = plan_pack(trace, PackSettings())
    (workspace.made / "star.whl").write_bytes(build_zip({"star/__init__.py": b"", "star/names.py": b""}))
    (workspace.made / "python_stdlib.zip").write_bytes(build_zip({"json/__init__.py": b""}))
    proof = harness.prove(plan)
    assert proof.missing == (("star", "star/late.py"),)
    assert proof.problem
    assert proof.timings is None

    node.needs = NEEDED
    assert harness.prove(plan).ok


def test_a_module_that_is_missing_by_name_counts_too(
    harness: Harness, node: SimulatedNode, workspace: Workspace
) -> None:
    trace = harness.record(PackSettings())
    node.needs, node.error = (), "ModuleNotFoundError: No module named 'star.unused'"
    assert harness.prove(plan_pack(trace, PackSettings())).missing == (("star", "star/unused.py"),)
    everything = replace(PackSettings(), strategies=frozenset())
    assert harness.prove(plan_pack(trace, everything)).missing == ()


def test_the_median_of_each_part_is_taken() -> None:
    assert medians([Timings(1, 9, 1, 1), Timings(3, 1, 1, 1), Timings(2, 5, 1, 1)]) == Timings(2, 5, 1, 1)


@pytest.fixture
def http() -> Iterator[Http]:
    with closing(Http()) as http:
        yield http


def test_a_recording_has_the_trace_and_what_a_pack_is_made_of(
    inputs: PackInputs, node: SimulatedNode, http: Http
) -> None:
    first, last = record_run(Recording(inputs=inputs), PackSettings(), http, NODE, cancel=Cancel())
    assert first == StepStarted(PackStep.WATCH)
    assert isinstance(last, Finished)
    assert last.report.inputs is inputs
    assert last.report.trace
    assert last.report.notes == ()


def test_the_user_learns_of_blocked_connections_and_of_a_node_that_protects_nothing(
    inputs: PackInputs, node: SimulatedNode, http: Http
) -> None:
    node.attempts = ("connect 192.0.2.1",)
    events = [
        *record_run(Recording(inputs=inputs), PackSettings(), http, Node(NODE.path, (18, 0, 0)), cancel=Cancel())
    ]
    problems = [event.problem for event in events if isinstance(event, Note)]
    assert [problem.code for problem in problems] == [Code.NO_PERMISSION_MODEL, Code.ASKED_NETWORK]
    assert problems[1].facts["attempts"] == "connect 192.0.2.1"


def test_a_runtime_file_that_is_gone_is_named(inputs: PackInputs, node: SimulatedNode, http: Http) -> None:
    path = inputs.runtime[0].location
    (inputs.directory.parent / "runtime" / str(path)).unlink()
    with pytest.raises(Problem) as raised:
        list(record_run(Recording(inputs=inputs), PackSettings(), http, NODE, cancel=Cancel()))
    assert str(path) in raised.value.facts.values()
