from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.pack.conftest import MakeReport
from pyodide_cache.base.events import Note, StepStarted
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.pack.request import PackStep
from pyodide_cache.pack.trace import Proof
from pyodide_cache_gui.pack.pack_result import PackResult

UNUSED = "star/unused.py"


@pytest.fixture
def result(qtbot: QtBot) -> PackResult:
    found = PackResult()
    qtbot.addWidget(found)
    found.show()
    return found


def test_proofs_are_shown_while_they_run_and_in_the_report(
    result: PackResult, make_report: MakeReport, tmp_path: Path
) -> None:
    result.take(StepStarted(PackStep.WRITE))
    result.take(StepStarted(PackStep.PROVE))
    result.take(Note(Problem(Code.MISSED_MEMBER, name=f"star: {UNUSED}")))
    assert f"star: {UNUSED}" in result.proofs.toPlainText()
    assert not result.open_button.isVisible()
    failed = Proof(Problem(Code.APP_FAILED, path="sky.py", error="x"), (("star", UNUSED),))
    result.show_report(make_report(tmp_path / "sky-pack", failed, Proof()))
    assert result.title.text().startswith("✓ Proven at attempt 2")
    assert result.proofs.toPlainText().splitlines() == [
        f"Proof 1: asked for star: {UNUSED}; added",
        "Proof 2: ran, nothing was missing",
    ]
    assert str(tmp_path / "sky-pack") in result.text.text()
    assert "10.9 MB" in result.text.text()
    assert result.times.rows.rowCount() == 5
    assert result.open_button.isVisible()


def test_a_failure_shows_the_output_of_the_app_and_no_result(result: PackResult, make_report: MakeReport) -> None:
    cause = Problem(Code.APP_FAILED, path="sky.py", error="no star", trace="Traceback\nno star")
    problem = Problem(Code.PACK_FAILED, cause=cause, strategies="docs, tests")
    result.show_report(make_report(None, Proof(cause), problem=problem))
    assert result.title.text() == "✕ No pack was made"
    assert "Documents" in result.text.text()
    assert "no star" in result.text.text()
    assert result.output.toPlainText() == "Traceback\nno star"
    assert result.output.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    assert not result.sizes.isVisible()
    assert not result.open_button.isVisible()
    assert not result.save_button.isVisible()


def test_a_stopped_pack_is_not_called_a_failure(result: PackResult, make_report: MakeReport) -> None:
    result.show_report(make_report(None, problem=Problem(Code.CANCELLED), cancelled=True))
    assert result.title.text() == "Stopped; no pack was made"


def test_a_new_pack_hides_the_report_before(result: PackResult, make_report: MakeReport, tmp_path: Path) -> None:
    result.show_report(make_report(tmp_path, Proof()))
    result.start()
    assert not result.sizes.isVisible()
    assert result.proofs.toPlainText() == ""


def test_notes_and_the_size_of_a_bundle_are_shown(
    result: PackResult, make_report: MakeReport, tmp_path: Path
) -> None:
    note = Problem(Code.OTHER_OUTPUT, path="sky.py")
    result.show_report(make_report(tmp_path, Proof(), notes=(note,), bundle_bytes=1_234_000))
    assert "⚠ sky.py writes other output" in result.text.text()
    assert "The bundle is 1.2 MB" in result.text.text()
