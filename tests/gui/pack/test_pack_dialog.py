from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from gui.driving import click, job_text, wait_until_idle
from gui.letters import shared_letters, without_letter
from gui.pack.conftest import MakeReport
from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.cache.packing import Packing
from pyodide_cache.pack.harness import Recording
from pyodide_cache.pack.report import Row
from pyodide_cache.pack.request import PackRequest
from pyodide_cache.pack.settings import Keep, Strategy
from pyodide_cache.pack.trace import STDLIB, Proof
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions
from pyodide_cache_gui.pack.pack_dialog import PackDialog
from pyodide_cache_gui.session.jobs import Outcome
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.widgets.format import size_text
from pyodide_cache_gui.widgets.layouts import focus_order
from support.packs import NODE, SimulatedNode, simulate_node, write_app, write_runtime, write_star_distribution
from support.patience import PATIENCE


@pytest.fixture
def planned(qtbot: QtBot, dialog: PackDialog, recording: Recording, tmp_path: Path) -> PackDialog:
    """Return the dialog on its second page, with a recorded run."""
    assert recording.inputs
    dialog.plan_on(recording, PackRequest(recording.inputs.app.script), tmp_path / "sky-pack")
    wait_until_idle(qtbot, dialog)
    return dialog


@pytest.mark.parametrize("language", ["en", "de", "fr"], indirect=True)
@pytest.mark.usefixtures("language")
def test_every_choice_of_the_second_page_has_a_letter_of_its_own(planned: PackDialog) -> None:
    assert not without_letter(planned)
    assert not shared_letters(planned)
    assert "&" not in planned.choice.note.text()


def cancel_button(dialog: PackDialog) -> QAbstractButton:
    return next(button for button in dialog.foot.findChildren(QAbstractButton) if button.text() == "Cancel")


def rows(dialog: PackDialog) -> list[Row]:
    """Return the rows of the table without their total."""
    values = (line.value for line in dialog.choice.sizes.table.rows.lines() if not line.is_total)
    return [value for value in values if isinstance(value, Row)]


def after(dialog: PackDialog, name: str) -> tuple[int, int]:
    """Return the files and bytes of a package that stay, as the table shows them."""
    row = next(item for item in rows(dialog) if item.name == name)
    return row.after.files, row.after.bytes


def test_clearing_a_strategy_changes_table_and_total(planned: PackDialog, qtbot: QtBot) -> None:
    files, size = after(planned, "star")
    total = planned.choice.sizes.total.text()
    planned.choice.strategies[Strategy.FILES].setChecked(False)
    assert not planned.pack_button.isEnabled()  # until there is a plan for this
    wait_until_idle(qtbot, planned)
    assert planned.pack_button.isEnabled()
    assert after(planned, "star")[0] == files + 2
    assert after(planned, "star")[1] > size
    assert planned.choice.sizes.total.text() != total
    shown = {line.texts[0]: line.texts[5] for line in planned.choice.sizes.table.rows.lines()}
    assert shown["star 1.0"] == size_text(after(planned, "star")[1])


def test_a_plan_that_cannot_be_made_is_explained(
    planned: PackDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise Problem(Code.GONE, path="star.whl")

    monkeypatch.setattr(Packing, "plan", fail)
    planned.choice.strategies[Strategy.FILES].setChecked(False)
    wait_until_idle(qtbot, planned)
    assert "star.whl" in planned.problem.text()
    assert not planned.pack_button.isEnabled()


def test_only_the_last_of_many_changes_is_shown(planned: PackDialog, qtbot: QtBot) -> None:
    for strategy in (Strategy.FILES, Strategy.TESTS, Strategy.DOCS, Strategy.STDLIB, Strategy.LIBRARIES):
        planned.choice.strategies[strategy].setChecked(False)
    wait_until_idle(qtbot, planned)
    assert all(row.before == row.after or row.after.bytes < row.before.bytes for row in rows(planned))
    assert after(planned, "star")[0] == 9
    assert after(planned, STDLIB)[0] == 3


def test_a_pattern_keeps_files_and_shows_how_many_it_matches(planned: PackDialog, qtbot: QtBot) -> None:
    files, _ = after(planned, "star")
    choice = planned.choice
    choice.include.setPlainText("star/un*\nnowhere/*")
    qtbot.waitUntil(lambda: choice.include_note.text() == "star/un*: 1 file\nnowhere/*: ⚠ none")
    assert after(planned, "star")[0] == files + 1
    choice.include.setPlainText("star/un*\nstar/late.py")
    qtbot.waitUntil(lambda: after(planned, "star")[0] == files + 2)
    choice.include.setPlainText("")
    qtbot.waitUntil(lambda: choice.include_note.text() == "")
    assert after(planned, "star")[0] == files


def test_kinds_of_files_to_keep_count_too(planned: PackDialog, qtbot: QtBot) -> None:
    planned.choice.keep[Keep.LAZY_IMPORTS].setChecked(True)
    wait_until_idle(qtbot, planned)
    assert planned.choice.settings().keep == {Keep.LAZY_IMPORTS}
    assert after(planned, STDLIB)[0] == 2  # json imports re


def test_without_node_the_page_says_what_to_install_and_goes_away_when_it_is_installed(
    qtbot: QtBot, cache_dir: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    programs = tmp_path / "programs"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))
    session = Session(cache_dir, SourceOptions())
    found = PackDialog(session)
    found.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(found)
    found.show()
    wait_until_idle(qtbot, found)
    assert found.missing.title.text() == "Packing needs Node"
    assert found.missing.isVisible()
    assert not found.watch_button.isVisible()

    qtbot.mouseClick(found.missing.again_button, Qt.MouseButton.LeftButton)
    wait_until_idle(qtbot, found)
    assert found.missing.isVisible()  # still missing
    node = programs / "node"
    node.write_text("#!/bin/sh\necho v22.13.1\n")
    node.chmod(0o755)
    qtbot.mouseClick(found.missing.again_button, Qt.MouseButton.LeftButton)
    wait_until_idle(qtbot, found)
    assert found.form.isVisible()
    assert "Node 22.13.1" in found.form.protection.text()
    assert session.shut_down(PATIENCE)


def test_notes_of_a_recording_are_shown_with_the_plan(
    qtbot: QtBot, dialog: PackDialog, recording: Recording, tmp_path: Path
) -> None:
    note = Problem(Code.ASKED_NETWORK, attempts="connect 192.0.2.1")
    dialog.plan_on(replace(recording, notes=(note,)), PackRequest(tmp_path / "sky.py"), tmp_path / "pack")
    wait_until_idle(qtbot, dialog)
    assert dialog.choice.isVisible()
    assert "192.0.2.1" in dialog.problem.text()
    dialog._back()
    assert not dialog.problem.isVisible()


def test_packages_that_are_not_available_are_named(dialog: PackDialog) -> None:
    problems = (Problem(Code.NOT_ON_INDEX, name=f"moon{number}", index="x") for number in range(10))
    failures = tuple(Failure(str(problem.facts["name"]), problem) for problem in problems)
    dialog.on_action_ended(Outcome(report=Recording(failures=failures)))
    lines = dialog.problem.text().splitlines()
    assert lines[0].startswith("⚠ moon0 is not on any package index")
    assert lines[8] == "… and 2 more"
    assert lines[-1].startswith("The app was not run")


def test_without_the_runtime_the_page_names_the_command_and_takes_its_folder(
    planned: PackDialog, tmp_path: Path
) -> None:
    planned._show_problem(Problem(Code.NO_RUNTIME, place="x", missing="pyodide.asm.wasm", version="314.0.7"))
    assert planned.missing.isVisible()
    command = planned.missing.findChildren(QLineEdit)[0].text()
    assert command.startswith("npm install --prefix ")
    assert command.endswith("pyodide@314.0.7")
    with patch.object(QFileDialog, "getExistingDirectory", return_value=str(tmp_path)):
        planned.missing.folder_button.click()
    assert planned.form.runtime.path() == tmp_path
    assert planned.form.isVisible()


def test_a_dropped_script_becomes_the_app_with_the_settings_of_its_project(
    qtbot: QtBot, dialog: PackDialog, tmp_path: Path
) -> None:
    script = tmp_path / "night sky.py"
    script.write_text("")
    (tmp_path / "pyproject.toml").write_text('[tool.pyodide-cache.pack]\narguments = ["--clear", "a b"]\n')
    dialog._go(0)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(script))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    dialog.dragEnterEvent(enter)
    assert enter.isAccepted()
    dialog.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))
    wait_until_idle(qtbot, dialog)
    request = dialog.form.request()
    assert request
    assert (request.script, request.settings.arguments) == (script, ("--clear", "a b"))
    assert "pyproject.toml" in dialog.form.source_note.text()
    assert "npm install pyodide@" in dialog.form.runtime_note.text()


def test_settings_that_cannot_be_read_are_named_beside_the_app(
    qtbot: QtBot, dialog: PackDialog, tmp_path: Path
) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.pyodide-cache.pack]\nsmaller = true\n")
    dialog.choose_app(tmp_path / "app.py")
    wait_until_idle(qtbot, dialog)
    assert "“smaller” is not a setting" in dialog.form.source_note.text()


def test_a_missing_app_and_a_folder_in_the_way_are_named_before_anything_runs(
    qtbot: QtBot, dialog: PackDialog, tmp_path: Path
) -> None:
    dialog._go(0)
    dialog.choose_app(tmp_path / "gone.py")
    wait_until_idle(qtbot, dialog)
    dialog.watch()
    wait_until_idle(qtbot, dialog)
    assert "gone.py" in dialog.problem.text()

    (tmp_path / "app.py").write_text("")
    (tmp_path / "app-pack").mkdir()
    (tmp_path / "app-pack" / "mine.txt").write_text("")
    dialog.choose_app(tmp_path / "app.py")
    dialog.watch()
    wait_until_idle(qtbot, dialog)
    assert "exists and is not a pack" in dialog.problem.text()
    assert "--output" not in dialog.problem.text()
    assert dialog.watch_button.isEnabled()
    assert not dialog.foot.isVisible()


@pytest.mark.parametrize("suffix", ["json", "html", "txt"])
def test_the_report_is_saved_in_the_format_of_the_suffix(
    qtbot: QtBot, planned: PackDialog, make_report: MakeReport, tmp_path: Path, suffix: str
) -> None:
    planned._report = make_report(tmp_path / "sky-pack", Proof())
    path = tmp_path / f"report.{suffix}"
    with patch.object(QFileDialog, "getSaveFileName", return_value=(str(path), "")):
        planned.proof.save_button.click()
    wait_until_idle(qtbot, planned)
    text = path.read_text(encoding="utf-8")
    assert str(path) in planned.proof.saved.text()
    if suffix == "json":
        assert [item["name"] for item in json.loads(text)["packages"]] == ["star", "dust", STDLIB]
    else:
        assert "sky.py" in text
        assert ("<html" in text) == (suffix == "html")


def test_a_report_that_cannot_be_saved_is_named(
    qtbot: QtBot, planned: PackDialog, make_report: MakeReport, tmp_path: Path
) -> None:
    planned._report = make_report(tmp_path / "sky-pack", Proof())
    (tmp_path / "file").write_text("")
    planned.save_report(tmp_path / "file" / "report.txt")
    wait_until_idle(qtbot, planned)
    assert planned.proof.saved.text().startswith("⚠")


@pytest.fixture
def node(monkeypatch: pytest.MonkeyPatch) -> SimulatedNode:
    return simulate_node(monkeypatch)


@pytest.fixture
def app_goes_on(node: SimulatedNode) -> None:
    node.goes_on = True


@pytest.fixture
def watching(
    qtbot: QtBot, cache_dir: Path, tmp_path: Path, node: SimulatedNode, monkeypatch: pytest.MonkeyPatch
) -> Iterator[PackDialog]:
    """Return a dialog that has just begun to watch an app."""
    monkeypatch.setattr("pyodide_cache.pack.request.find_node", lambda: NODE)
    distribution = write_star_distribution(tmp_path / "distribution")
    session = Session(cache_dir, SourceOptions(str(distribution), mode=SourceMode.DISTRIBUTION))
    dialog = PackDialog(session)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.choose_app(write_app(tmp_path / "app"))
    dialog.form.runtime.edit.setText(str(write_runtime(tmp_path / "runtime")))
    wait_until_idle(qtbot, dialog)
    qtbot.mouseClick(dialog.watch_button, Qt.MouseButton.LeftButton)
    assert dialog.foot.isVisible()
    yield dialog
    assert session.shut_down(PATIENCE)


def test_an_app_is_watched_planned_and_packed(qtbot: QtBot, watching: PackDialog, tmp_path: Path) -> None:
    wait_until_idle(qtbot, watching)
    qtbot.waitUntil(lambda: watching.choice.isVisible() and not watching.session.hub.busy)
    focus = watching.focusWidget()
    assert focus
    assert watching.choice.isAncestorOf(focus), "not at Close, where Enter would throw the recording away"
    qtbot.mouseClick(watching.pack_button, Qt.MouseButton.LeftButton)
    wait_until_idle(qtbot, watching)
    assert watching.proof.title.text().startswith("✓ Proven")
    assert (tmp_path / "app" / "sky-pack" / "report.json").is_file()


@pytest.mark.usefixtures("app_goes_on")
def test_after_stop_nothing_is_shown_but_the_end(qtbot: QtBot, watching: PackDialog) -> None:
    click(qtbot, cancel_button(watching))
    assert "Canceling…" in job_text(watching.foot)
    wait_until_idle(qtbot, watching)
    assert watching.problem.text().startswith("Stopped.")
    assert watching.form.isVisible()


@pytest.mark.usefixtures("app_goes_on")
def test_a_recording_that_is_tried_again_in_the_activity_area_leads_to_its_plan(
    qtbot: QtBot, watching: PackDialog, node: SimulatedNode
) -> None:
    (job,) = watching.session.hub.jobs()
    click(qtbot, cancel_button(watching))
    wait_until_idle(qtbot, watching)
    node.goes_on = False
    watching.session.hub.submit_again(job)
    assert watching.foot.isVisible()
    assert watching.problem.text() == ""
    wait_until_idle(qtbot, watching)
    qtbot.waitUntil(lambda: watching.choice.isVisible() and not watching.session.hub.busy)


def test_a_pack_that_is_tried_again_in_the_activity_area_shows_its_proof(
    qtbot: QtBot, watching: PackDialog, tmp_path: Path
) -> None:
    wait_until_idle(qtbot, watching)
    qtbot.waitUntil(lambda: watching.choice.isVisible() and not watching.session.hub.busy)
    in_the_way = tmp_path / "app" / "sky-pack"
    in_the_way.write_text("")
    click(qtbot, watching.pack_button)
    (job,) = watching.session.hub.jobs()
    wait_until_idle(qtbot, watching)
    assert watching.proof.title.text() == "✕ No pack was made"
    click(qtbot, watching.back_button)
    in_the_way.unlink()
    watching.session.hub.submit_again(job)
    wait_until_idle(qtbot, watching)
    assert watching.proof.isVisible()
    assert watching.proof.title.text().startswith("✓ Proven")


def test_a_stop_in_the_last_moment_is_a_stop(qtbot: QtBot, watching: PackDialog) -> None:
    for thread in threading.enumerate():
        if thread.name.startswith("job "):
            thread.join(PATIENCE)
    click(qtbot, cancel_button(watching))
    wait_until_idle(qtbot, watching)
    assert watching.problem.text().startswith("Stopped.")


@pytest.mark.usefixtures("app_goes_on")
def test_closing_cancels_a_recording(watching: PackDialog) -> None:
    (job,) = watching.session.hub.jobs()
    watching.close()
    assert not watching.is_busy
    assert job.cancel.is_set


def test_tab_begins_at_the_app_and_reaches_the_buttons_last(qtbot: QtBot, dialog: PackDialog) -> None:
    dialog._go(0)
    dialog.choose_app(Path("sky.py"))
    stops = [part for part in focus_order(dialog) if part.isVisible() and part.isEnabled()]
    assert stops[0] is dialog.form.script.edit
    last = [part for part in stops if isinstance(part, QPushButton)][-1]
    assert last.text() in ("Close", "&Close", dialog.watch_button.text())
    dialog.form.script.edit.setFocus()
    qtbot.keyClick(dialog.form.script.edit, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.form.script.button
