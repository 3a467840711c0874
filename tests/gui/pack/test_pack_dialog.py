from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.packing import watched
from pyodide_cache.base.events import Note
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.pack.plan import plan_pack
from pyodide_cache.pack.report import PackReport, Row, Try, planned_rows
from pyodide_cache.pack.settings import Form, Keep, PackSettings, Strategy
from pyodide_cache.pack.trace import STDLIB, Steps
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions
from pyodide_cache_gui.activity.job_summary import summary
from pyodide_cache_gui.pack.pack_chart import PackChart
from pyodide_cache_gui.pack.pack_dialog import PackDialog
from pyodide_cache_gui.pack.pack_model import PackColumn, PackModel, TimingModel
from pyodide_cache_gui.pack.pack_result import PackResult
from pyodide_cache_gui.pack.pack_steps import PackStep
from pyodide_cache_gui.pack.pack_tasks import PackRequest, Watched
from pyodide_cache_gui.pack.pack_words import problem_text, report_text
from pyodide_cache_gui.session.hub import Outcome
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.widgets.theme import Theme, apply_theme
from support.patience import PATIENCE

UNUSED = "star/unused.py"


@pytest.fixture
def dialog(qtbot: QtBot, cache_dir: Path) -> Iterator[PackDialog]:
    session = Session(cache_dir, SourceOptions(mode=SourceMode.AUTO))
    found = PackDialog(session)
    found.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(found)
    found.show()
    wait(qtbot, found)
    yield found
    assert session.shut_down(PATIENCE)


@pytest.fixture
def run(tmp_path: Path) -> tuple[Watched, PackRequest]:
    return watched(tmp_path)


@pytest.fixture
def planned(qtbot: QtBot, dialog: PackDialog, run: tuple[Watched, PackRequest]) -> PackDialog:
    """Return the dialog at its second page, on a watched run."""
    dialog.plan_on(*run)
    wait(qtbot, dialog)
    return dialog


@pytest.fixture
def no_node(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "no-programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))


def wait(qtbot: QtBot, dialog: PackDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.session.hub.busy)


def after(dialog: PackDialog, name: str) -> tuple[int, int]:
    """Return the files and bytes of a package that would stay, as the table has them."""
    row = next(item for item in dialog.choice.sizes.model.rows() if item.name == name)
    return row.after.files, row.after.bytes


def a_report(run: tuple[Watched, PackRequest], target: Path | None, *tries: Try, **other: object) -> PackReport:
    plan = plan_pack(run[0].trace, PackSettings())
    steps = Steps(500.0, 50.0, 0.0, 150.0)
    report = PackReport(target, plan, planned_rows(plan), 10_900_000, None, 300, run[0].trace.before, steps, tries)
    return replace(report, **other)  # type: ignore[arg-type]


def test_every_strategy_says_what_it_does_and_what_it_may_break(planned: PackDialog) -> None:
    assert set(planned.choice.strategies) == {*Strategy}
    shown = "\n".join(label.text() for label in planned.choice.findChildren(QLabel))
    assert "Empties docstrings; line numbers stay the same" in shown
    assert "May break help()" in shown
    box = planned.choice.strategies[Strategy.COMPILE]
    assert not box.isChecked()
    assert "inspect.getsource" in box.accessibleDescription()
    assert planned.choice.strategies[Strategy.FILES].isChecked()


def test_unticking_a_strategy_replans_table_chart_and_sum(planned: PackDialog, qtbot: QtBot) -> None:
    files, size = after(planned, "star")
    total = planned.choice.sizes.total.text()
    planned.choice.strategies[Strategy.FILES].setChecked(False)
    assert not planned.pack_button.isEnabled()  # there is no plan for this yet
    wait(qtbot, planned)
    assert planned.pack_button.isEnabled()
    assert after(planned, "star")[0] == files + 2
    assert after(planned, "star")[1] > size
    assert planned.choice.sizes.total.text() != total
    assert {row.name: row.after for row in planned.choice.sizes.chart.rows()} == {
        row.name: row.after for row in planned.choice.sizes.model.rows()
    }


def test_only_the_last_of_many_changes_is_shown(planned: PackDialog, qtbot: QtBot) -> None:
    for strategy in (Strategy.FILES, Strategy.TESTS, Strategy.DOCS, Strategy.STDLIB, Strategy.LIBRARIES):
        planned.choice.strategies[strategy].setChecked(False)
    wait(qtbot, planned)
    assert all(
        row.before == row.after or row.after.bytes < row.before.bytes for row in planned.choice.sizes.model.rows()
    )
    assert after(planned, "star")[0] == 9
    assert after(planned, STDLIB)[0] == 3


def test_an_include_keeps_files_and_tells_how_many_it_finds(planned: PackDialog, qtbot: QtBot) -> None:
    files, _ = after(planned, "star")
    includes = planned.choice.includes
    for text in ("star/un*", "nowhere/*"):
        qtbot.keyClicks(includes.edit, text)
        qtbot.mouseClick(includes.add_button, Qt.MouseButton.LeftButton)
    wait(qtbot, planned)
    assert includes.globs() == ("star/un*", "nowhere/*")
    assert after(planned, "star")[0] == files + 1
    assert [includes.table.item(row, 1).text() for row in range(2)] == ["1", "⚠ none"]

    includes.table.item(1, 0).setText("star/late.py")
    wait(qtbot, planned)
    assert after(planned, "star")[0] == files + 2
    includes.table.item(0, 0).setText("")
    qtbot.waitUntil(lambda: includes.globs() == ("star/late.py",) and includes.table.rowCount() == 1)
    includes.table.selectRow(0)
    qtbot.mouseClick(includes.remove_button, Qt.MouseButton.LeftButton)
    wait(qtbot, planned)
    assert includes.globs() == ()
    assert after(planned, "star")[0] == files


def test_what_is_kept_besides_counts_too(planned: PackDialog, qtbot: QtBot) -> None:
    planned.choice.keep[Keep.LAZY_IMPORTS].setChecked(True)
    wait(qtbot, planned)
    assert planned.choice.settings().keep == {Keep.LAZY_IMPORTS}
    assert after(planned, STDLIB)[0] == 2  # json names re


def test_the_table_sorts_and_its_sum_stays_last(planned: PackDialog, qtmodeltester: ModelTester) -> None:
    model = planned.choice.sizes.model
    qtmodeltester.check(model)

    def names() -> list[str]:
        return [model.index(row, PackColumn.PACKAGE).data() for row in range(model.rowCount())]

    assert names()[-1] == "Total"
    assert names()[0] == "dust 2.0"
    model.sort(PackColumn.PACKAGE, Qt.SortOrder.AscendingOrder)
    assert names() == ["dust 2.0", "standard library", "star 1.0", "Total"]
    model.sort(PackColumn.REDUCTION, Qt.SortOrder.DescendingOrder)
    assert names()[-1] == "Total"
    tip = model.index(names().index("star 1.0"), 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "Unused files of packages: 2" in tip
    empty = PackModel()
    qtmodeltester.check(empty)
    assert empty.rowCount() == 0


def test_times_are_a_table_of_both_runs(qtmodeltester: ModelTester) -> None:
    model = TimingModel()
    qtmodeltester.check(model)
    model.set_steps(Steps(900.0, 100.0, 0.0, 400.0), Steps(450.0, 50.0, 0.0, 200.0))
    texts = [[model.index(row, column).data() for column in range(4)] for row in range(model.rowCount())]
    assert texts[0] == ["loadPyodide", "0.90 s", "0.45 s", "50.0 % less"]
    assert texts[2][3] == ""  # nothing is no share of nothing
    assert texts[-1] == ["Total", "1.40 s", "0.70 s", "50.0 % less"]


def test_the_chart_has_the_largest_first_and_bars_as_long_as_the_bytes(planned: PackDialog) -> None:
    chart = planned.choice.sizes.chart
    rows = chart.rows()
    assert [row.before.bytes for row in rows] == sorted((row.before.bytes for row in rows), reverse=True)
    widths = {row.name: chart.bar_widths(row) for row in rows}
    assert widths[rows[0].name][0] == max(before for before, _ in widths.values())
    for row in rows:
        before, now = widths[row.name]
        assert (before > now) == (row.before.bytes > row.after.bytes)
    told = QAccessible.queryAccessibleInterface(chart).text(QAccessible.Text.Description)
    assert told.startswith("dust 2.0: ")
    assert all(name in told for name in ("star 1.0", "standard library", "less"))
    assert chart.row_at(QPoint(20, 2)) is None


def test_a_package_that_grew_has_the_longer_bar_after(qtbot: QtBot, run: tuple[Watched, PackRequest]) -> None:
    row = planned_rows(plan_pack(run[0].trace, PackSettings()))[0]
    grown = Row("sun", "1", row.after, replace(row.before, bytes=2 * row.before.bytes))
    chart = PackChart()
    qtbot.addWidget(chart)
    chart.resize(600, 120)
    chart.set_rows([grown])
    before, now = chart.bar_widths(grown)
    assert before < now
    assert "more" in chart.text()
    for size in ((600, 120), (30, 10), (1, 1)):
        chart.resize(*size)
        assert not chart.grab().isNull()


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_the_chart_is_painted_in_the_colours_of_the_theme(
    planned: PackDialog, qapp: QApplication, theme: Theme
) -> None:
    chart = planned.choice.sizes.chart
    try:
        apply_theme(qapp, theme)
        image = chart.grab().toImage()
        seen = {QColor(image.pixel(x, y)).rgb() for x in range(image.width()) for y in range(image.height())}
        role = QPalette.ColorRole
        assert {chart.palette().color(role.Base).rgb(), chart.palette().color(role.Highlight).rgb()} <= seen
    finally:
        apply_theme(qapp, Theme.LIGHT)


def test_without_node_the_page_says_what_to_install_and_comes_back_when_it_is_there(
    qtbot: QtBot, cache_dir: Path, no_node: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    session = Session(cache_dir, SourceOptions())
    found = PackDialog(session)
    found.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(found)
    found.show()
    wait(qtbot, found)
    assert found.missing.isVisible()
    assert found.missing.title.text() == "Packing needs Node"
    assert "Node 18 or newer" in found.missing.text.text()
    assert "sudo apt install nodejs npm" in found.missing.commands
    assert "works without Node" in found.missing.rest.text()
    assert not found.watch_button.isVisible()

    qtbot.mouseClick(found.missing.again_button, Qt.MouseButton.LeftButton)
    wait(qtbot, found)
    assert found.missing.isVisible()  # still none
    node = tmp_path / "no-programs" / "node"
    node.write_text("#!/bin/sh\necho v22.13.1\n")
    node.chmod(0o755)
    qtbot.mouseClick(found.missing.again_button, Qt.MouseButton.LeftButton)
    wait(qtbot, found)
    assert found.form.isVisible()
    assert "Node 22.13.1" in found.form.fence.text()
    assert session.shut_down(PATIENCE)


def test_what_a_watched_run_should_let_one_know_is_told_beside_its_plan(
    qtbot: QtBot, dialog: PackDialog, run: tuple[Watched, PackRequest]
) -> None:
    dialog._request = run[1]
    dialog._take_step(Note(Problem(Code.ASKED_NETWORK, attempts="connect 192.0.2.1")))
    dialog._take_step(run[0])
    wait(qtbot, dialog)
    assert dialog.choice.isVisible()
    assert "192.0.2.1" in dialog.problem.text()
    dialog._back()
    assert not dialog.problem.isVisible()


def test_without_the_runtime_the_page_names_the_command_for_the_folder_of_the_app(
    qtbot: QtBot, planned: PackDialog
) -> None:
    planned._tell_problem(Problem(Code.NO_RUNTIME, place="x", missing="pyodide.asm.wasm", version="314.0.7"))
    assert planned.missing.isVisible()
    (command,) = planned.missing.commands
    assert command.startswith("npm install --prefix ")
    assert command.endswith("pyodide@314.0.7")
    assert planned.missing.folder_button.isVisible()


def test_the_form_takes_a_dropped_script_and_the_settings_of_its_project(
    qtbot: QtBot, dialog: PackDialog, tmp_path: Path
) -> None:
    script = tmp_path / "night sky.py"
    script.write_text("")
    (tmp_path / "pyproject.toml").write_text(
        '[tool.pyodide-cache.pack]\nform = "bundle"\nrequirements = ["star>=1"]\narguments = ["--clear", "a b"]\n'
        'timeout = 5\nstrategies = ["tests"]\n'
    )
    dialog._go(0)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(script))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    dialog.dragEnterEvent(enter)
    assert enter.isAccepted()
    dialog.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))
    wait(qtbot, dialog)
    request = dialog.form.request()
    assert request
    assert (request.script, request.target) == (script, tmp_path / "night sky-pack")
    assert request.settings == PackSettings(
        frozenset({Strategy.TESTS}),
        requirements=("star>=1",),
        arguments=("--clear", "a b"),
        form=Form.BUNDLE,
        timeout=5.0,
    )
    assert "pyproject.toml" in dialog.form.source_note.text()
    assert "npm install pyodide@" in dialog.form.runtime_note.text()
    dialog.form.arguments.setText("it's \"half")
    assert dialog.form.request().settings.arguments == ("it's", '"half')  # type: ignore[union-attr]


def test_settings_that_cannot_be_read_are_told_beside_the_app(
    qtbot: QtBot, dialog: PackDialog, tmp_path: Path
) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.pyodide-cache.pack]\nsmaller = true\n")
    dialog.choose_app(tmp_path / "app.py")
    wait(qtbot, dialog)
    assert "“smaller” is not a setting" in dialog.form.source_note.text()


def test_an_app_that_is_not_there_and_a_folder_in_the_way_are_told_before_anything_is_run(
    qtbot: QtBot, dialog: PackDialog, tmp_path: Path
) -> None:
    dialog._go(0)
    dialog.choose_app(tmp_path / "gone.py")
    wait(qtbot, dialog)
    dialog.watch()
    wait(qtbot, dialog)
    assert "gone.py does not exist" in dialog.problem.text()

    (tmp_path / "app.py").write_text("")
    (tmp_path / "app-pack").mkdir()
    (tmp_path / "app-pack" / "mine.txt").write_text("")
    dialog.choose_app(tmp_path / "app.py")
    dialog.watch()
    wait(qtbot, dialog)
    assert "is there already" in dialog.problem.text()
    assert "--output" not in dialog.problem.text()
    assert dialog.watch_button.isEnabled()
    assert not dialog.progress.isVisible()


@pytest.fixture
def result(qtbot: QtBot) -> PackResult:
    found = PackResult()
    qtbot.addWidget(found)
    found.show()
    return found


def test_attempts_are_shown_while_they_run_and_in_the_report(
    result: PackResult, run: tuple[Watched, PackRequest], tmp_path: Path
) -> None:
    result.take(PackStep("write"))
    result.take(PackStep("prove", 1))
    result.take(Note(Problem(Code.MISSED_MEMBER, name=f"star: {UNUSED}")))
    assert f"star: {UNUSED}" in result.proofs.toPlainText()
    assert not result.open_button.isVisible()
    missing = Try((("star", UNUSED),), Problem(Code.APP_FAILED, path="sky.py", error="x"))
    result.show_report(a_report(run, tmp_path / "sky-pack", missing, Try((), None)))
    assert result.title.text().startswith("✓ Proven at attempt 2")
    assert result.proofs.toPlainText().splitlines() == [
        f"Proof 1: asked for star: {UNUSED}; added",
        "Proof 2: ran, with nothing missing",
    ]
    assert str(tmp_path / "sky-pack") in result.text.text()
    assert "10.9 MB" in result.text.text()
    assert result.times.rowCount() == 5
    assert result.open_button.isVisible()


def test_a_failure_shows_the_apps_own_words_and_calls_nothing_good(
    result: PackResult, run: tuple[Watched, PackRequest]
) -> None:
    problem = Problem(Code.PACK_FAILED, error="no star", strategies="docs, tests", trace="Traceback\nno star")
    result.show_report(a_report(run, None, Try((), problem), problem=problem))
    assert result.title.text() == "✕ There is no pack"
    assert "Documents, Tests" in result.text.text()
    assert result.output.toPlainText() == "Traceback\nno star"
    assert result.output.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    assert not result.sizes.isVisible()
    assert not result.open_button.isVisible()
    assert not result.save_button.isVisible()


@pytest.mark.parametrize("suffix", ["json", "html", "txt"])
def test_the_report_is_saved_as_the_name_ends(
    qtbot: QtBot, planned: PackDialog, run: tuple[Watched, PackRequest], tmp_path: Path, suffix: str
) -> None:
    planned._report = a_report(run, tmp_path / "sky-pack", Try((), None))
    path = tmp_path / f"report.{suffix}"
    with patch.object(QFileDialog, "getSaveFileName", return_value=(str(path), "")):
        planned.proof.save_wanted.emit()
    wait(qtbot, planned)
    text = path.read_text(encoding="utf-8")
    assert str(path) in planned.proof.saved.text()
    if suffix == "json":
        assert [item["name"] for item in json.loads(text)["packages"]] == ["star", "dust", STDLIB]
    else:
        assert "sky.py" in text
        assert ("<html" in text) == (suffix == "html")
    if suffix == "txt":
        assert "Total" in text
        assert "0.70 s" in text


def test_a_report_that_cannot_be_saved_is_told(
    qtbot: QtBot, planned: PackDialog, run: tuple[Watched, PackRequest], tmp_path: Path
) -> None:
    planned._report = a_report(run, tmp_path / "sky-pack", Try((), None))
    (tmp_path / "file").write_text("")
    planned.save_report(tmp_path / "file" / "report.txt")
    wait(qtbot, planned)
    assert planned.proof.saved.text().startswith("⚠")


def test_problems_name_what_this_window_offers_and_no_option(run: tuple[Watched, PackRequest]) -> None:
    for problem in (
        Problem(Code.APP_TOO_SLOW, path="sky.py", seconds=60),
        Problem(Code.NOT_A_PACK, path="/x"),
        Problem(Code.OTHER_TRACE, what="star"),
        Problem(Code.PACK_GIVEN_UP, attempts=5, missing="star: x"),
        Problem(Code.NO_RUNTIME, place="x", missing="y", version="1"),
    ):
        assert "--" not in problem_text(problem)
    assert "star 1.0" in report_text(a_report(run, None), "sky.py")


def test_a_pack_is_summed_up_in_the_activity_area(run: tuple[Watched, PackRequest], tmp_path: Path) -> None:
    done = summary(a_report(run, tmp_path / "sky-pack"), Outcome(), 0)
    assert done.startswith(f"Packed and proven: {tmp_path / 'sky-pack'} · ")
    assert summary(a_report(run, None), Outcome(), 0) == "There is no pack"
    assert summary(a_report(run, None, cancelled=True), Outcome(cancelled=True), 0) == "Cancelled"


def test_a_command_is_copied(planned: PackDialog, qtbot: QtBot) -> None:
    from pyodide_cache_gui.widgets.copy_button import CopyButton

    planned.missing.show_node(Problem(Code.NO_NODE, oldest=18))
    planned._go(3)
    button = next(item for item in planned.missing.findChildren(CopyButton) if item.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "sudo apt install nodejs npm"
