from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pyodide_cache.base.events import Finished
from pyodide_cache.base.problems import Code
from pyodide_cache.pack.recording import Recording
from pyodide_cache.pack.report import PackPreview
from pyodide_cache.pack.request import PackRequest
from pyodide_cache.pack.settings import PackSettings
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions
from pyodide_cache_gui.pack.pack_jobs import PackJobs
from pyodide_cache_gui.session.hub import Outcome
from pyodide_cache_gui.session.session import Session
from support.packs import SimulatedNode, simulate_node, write_app, write_runtime, write_star_distribution
from support.patience import PATIENCE


@pytest.fixture
def node(monkeypatch: pytest.MonkeyPatch) -> SimulatedNode:
    return simulate_node(monkeypatch)


@pytest.fixture
def jobs(qtbot: QtBot, cache_dir: Path, tmp_path: Path) -> Iterator[PackJobs]:
    distribution = write_star_distribution(tmp_path / "distribution")
    session = Session(cache_dir, SourceOptions(str(distribution), mode=SourceMode.DISTRIBUTION))
    parent = QWidget()
    qtbot.addWidget(parent)
    yield PackJobs(session, parent)
    assert session.shut_down(PATIENCE)


@pytest.fixture
def app(tmp_path: Path) -> PackRequest:
    return PackRequest(write_app(tmp_path / "app"), runtime=write_runtime(tmp_path / "runtime"))


def wait_for_outcome(qtbot: QtBot, jobs: PackJobs) -> Outcome:
    with qtbot.waitSignal(jobs.ended, timeout=round(PATIENCE * 1000)) as signal:
        pass
    outcome = signal.args[0]
    assert isinstance(outcome, Outcome)
    return outcome


def test_an_app_is_recorded_and_packed(
    qtbot: QtBot, jobs: PackJobs, app: PackRequest, node: SimulatedNode, tmp_path: Path
) -> None:
    reports: list[object] = []
    jobs.told.connect(lambda event: reports.append(event.report) if isinstance(event, Finished) else None)
    jobs.record(app, tmp_path / "pack")
    assert jobs.is_busy
    assert wait_for_outcome(qtbot, jobs) == Outcome()
    (recording,) = reports
    assert isinstance(recording, Recording)
    assert recording.trace
    assert recording.inputs

    with qtbot.waitSignal(jobs.planned) as signal:
        jobs.plan(recording.trace, PackSettings())
    preview = signal.args[0]
    assert isinstance(preview, PackPreview)
    jobs.pack(preview.plan, recording.inputs, tmp_path / "pack")
    assert wait_for_outcome(qtbot, jobs) == Outcome()
    assert (tmp_path / "pack" / "report.json").is_file()


def test_a_folder_in_the_way_ends_the_recording_before_anything_runs(
    qtbot: QtBot, jobs: PackJobs, app: PackRequest, node: SimulatedNode, tmp_path: Path
) -> None:
    jobs.record(app, tmp_path)
    problem = wait_for_outcome(qtbot, jobs).problem
    assert problem
    assert (problem.code, node.tasks) == (Code.NOT_A_PACK, [])


def test_only_the_last_of_many_plans_is_reported(qtbot: QtBot, jobs: PackJobs, tmp_path: Path) -> None:
    from support.packs import USED

    found: list[PackPreview] = []
    jobs.planned.connect(found.append)
    for pattern in ("a", "b", "c"):
        jobs.plan(USED, PackSettings(include=(pattern,)))
    qtbot.waitUntil(lambda: bool(found))
    assert [preview.plan.settings.include for preview in found] == [("c",)]


def test_nothing_is_reported_after_a_cancel_but_the_end(
    qtbot: QtBot, jobs: PackJobs, app: PackRequest, node: SimulatedNode, tmp_path: Path
) -> None:
    events: list[object] = []
    jobs.told.connect(events.append)
    jobs.record(app, tmp_path / "pack")
    jobs.cancel()
    assert wait_for_outcome(qtbot, jobs).cancelled
    assert events == []


def test_closing_cancels_a_recording(
    qtbot: QtBot, jobs: PackJobs, app: PackRequest, node: SimulatedNode, tmp_path: Path
) -> None:
    jobs.record(app, tmp_path / "pack")
    jobs.stop(recording=True)
    assert not jobs.is_busy
