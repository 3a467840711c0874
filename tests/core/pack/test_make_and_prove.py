from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel, Finished, ItemFailed, Note, StepStarted
from pyodide_cache.base.problems import Code
from pyodide_cache.base.record import replace
from pyodide_cache.net.http import Http
from pyodide_cache.pack.harness import Recording, record_run
from pyodide_cache.pack.inputs import PackInputs
from pyodide_cache.pack.make_and_prove import make_and_prove
from pyodide_cache.pack.plan import PackPlan, plan_pack
from pyodide_cache.pack.report import PackReport
from pyodide_cache.pack.request import PackStep
from pyodide_cache.pack.settings import Form, PackSettings
from support.cli import files_of
from support.packs import NEEDED, NODE, SITE, SimulatedNode, members_of
from support.wheels import build_zip

LATE = f"{SITE}/star/late.py"


class Pack:
    """Records and packs the app of `inputs`, and keeps the events."""

    def __init__(self, inputs: PackInputs, http: Http, target: Path) -> None:
        self.inputs = inputs
        self.target = target
        self.cancel = Cancel()
        self.events: list[object] = []
        self._http = http

    def plan(self, **settings: object) -> PackPlan:
        chosen = replace(PackSettings(), **settings)
        *_, last = record_run(Recording(inputs=self.inputs), chosen, self._http, NODE, cancel=Cancel())
        assert isinstance(last, Finished)
        assert last.report.trace
        return plan_pack(last.report.trace, chosen)

    def make(self, plan: PackPlan) -> PackReport:
        self.events = []
        for event in make_and_prove(plan, self.inputs, self.target, self._http, NODE, cancel=self.cancel):
            if isinstance(event, Finished):
                return event.report
            self.events.append(event)
        raise AssertionError("no report")

    @property
    def steps(self) -> list[tuple[object, int]]:
        return [(event.step, event.number) for event in self.events if isinstance(event, StepStarted)]


@pytest.fixture
def pack(inputs: PackInputs, node: SimulatedNode, tmp_path: Path) -> Iterator[Pack]:
    with closing(Http()) as http:
        yield Pack(inputs, http, tmp_path / "sky-pack")


def test_a_pack_is_published_when_the_app_ran_from_it(pack: Pack) -> None:
    report = pack.make(pack.plan())
    assert (report.target, report.problem, [proof.ok for proof in report.proofs]) == (pack.target, None, [True])
    assert pack.steps == [(PackStep.WRITE, 1), (PackStep.PROVE, 1), (PackStep.PUBLISH, 1)]
    assert {"report.json", "report.html", "run.mjs", "pyodide-lock.json"} <= files_of(pack.target)
    document = json.loads((pack.target / "report.json").read_text())
    assert (document["ok"], document["total"]["reduction"] > 0.5) == (True, True)
    assert report.bundle_bytes is None


def test_what_was_missing_is_added_and_proven_again(pack: Pack, node: SimulatedNode) -> None:
    node.needs, node.unseen = (*NEEDED, LATE), frozenset({LATE})
    report = pack.make(pack.plan())
    assert [proof.missing for proof in report.proofs] == [(("star", "star/late.py"),), ()]
    assert pack.steps[-2:] == [(PackStep.PROVE, 2), (PackStep.PUBLISH, 1)]
    notes = [event.problem for event in pack.events if isinstance(event, Note)]
    assert [(note.code, note.facts["name"]) for note in notes] == [(Code.MISSED_MEMBER, "star: star/late.py")]
    (wheel,) = pack.target.glob("star-*.whl")
    assert "star/late.py" in members_of(wheel)


def test_after_the_last_attempt_nothing_is_written(pack: Pack, node: SimulatedNode) -> None:
    node.needs, node.unseen = (*NEEDED, LATE), frozenset({LATE})
    report = pack.make(pack.plan(attempts=1))
    assert report.target is None
    assert report.problem
    assert (report.problem.code, report.problem.facts["missing"]) == (Code.PACK_GIVEN_UP, "star: star/late.py")
    assert ItemFailed("sky.py", report.problem) in pack.events
    assert not pack.target.exists()


def test_an_app_that_fails_from_the_pack_for_another_reason_is_not_packed(pack: Pack, node: SimulatedNode) -> None:
    plan = pack.plan()
    node.error = '  File "/app/sky.py", line 1\nValueError: no stars'
    report = pack.make(plan)
    assert report.problem
    assert report.problem.code is Code.PACK_FAILED
    assert report.problem.cause
    assert (report.problem.cause.code, len(report.proofs)) == (Code.APP_FAILED, 1)
    assert not pack.target.exists()


def test_more_rounds_run_app_and_pack_alternately(pack: Pack, node: SimulatedNode) -> None:
    plan = pack.plan(rounds=3)
    node.requests.clear()
    report = pack.make(plan)
    folders = [Path(request["folder"]).name for request in node.requests]
    assert folders == ["made", "whole", "made", "whole", "made"]
    assert report.after


def test_another_output_is_a_note(pack: Pack, node: SimulatedNode) -> None:
    plan = pack.plan()
    node.output = b"Deneb\n"
    report = pack.make(plan)
    assert [note.code for note in report.notes] == [Code.OTHER_OUTPUT]
    assert report.target == pack.target


def test_a_bundle_reports_its_own_size(pack: Pack) -> None:
    report = pack.make(pack.plan(form=Form.BUNDLE))
    (bundle,) = pack.target.glob("bundle-*.zip")
    assert report.bundle_bytes == bundle.stat().st_size


def test_a_trace_of_other_packages_or_another_app_is_refused(pack: Pack) -> None:
    plan = pack.plan()
    (pack.inputs.directory.parent / "runtime" / "python_stdlib.zip").write_bytes(build_zip({"re.py": b""}))
    report = pack.make(plan)
    assert report.problem
    assert (report.problem.code, report.problem.facts["what"]) == (Code.OTHER_TRACE, "python_stdlib")
    pack.inputs = replace(pack.inputs, app=replace(pack.inputs.app, archive=b"other"))
    report = pack.make(plan)
    assert report.problem
    assert report.problem.facts["what"] == "sky.py"


def test_a_folder_that_is_not_a_pack_is_left_alone(pack: Pack) -> None:
    plan = pack.plan()
    pack.target.mkdir()
    (pack.target / "mine.txt").write_text("mine")
    report = pack.make(plan)
    assert report.problem
    assert report.problem.code is Code.NOT_A_PACK
    assert files_of(pack.target) == {"mine.txt"}


def test_a_cancel_leaves_an_older_pack_in_place(pack: Pack) -> None:
    plan = pack.plan()
    pack.make(plan)
    before = (pack.target / "report.json").read_bytes()
    pack.cancel.set()
    report = pack.make(plan)
    assert (report.target, report.cancelled) == (None, True)
    assert not [event for event in pack.events if isinstance(event, ItemFailed)]
    assert (pack.target / "report.json").read_bytes() == before
    assert [path.name for path in pack.target.parent.iterdir() if path.name.startswith(".")] == []
