from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from gui.driving import job_text
from pyodide_cache.pack.node import find_node
from pyodide_cache.pack.report import Row
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions
from pyodide_cache_gui.pack.pack_dialog import PackDialog
from pyodide_cache_gui.session.session import Session
from runtime.packing import write_app
from runtime.registry import NEWEST, published_folder, pyodide_folder
from support import qt
from support.patience import PATIENCE

pytestmark = [pytest.mark.runtime, pytest.mark.registry]

qtbot = qt.qtbot
cycles_are_collected_here_only = qt.cycles_are_collected_here_only
collect_cycles = qt.collect_cycles


@pytest.fixture
def session(cache_dir: Path) -> Iterator[Session]:
    session = Session(cache_dir, SourceOptions(mode=SourceMode.AUTO))
    yield session
    assert session.shut_down(PATIENCE)


def open_pack(qtbot: QtBot, session: Session, app: Path, runtime: Path) -> PackDialog:
    """Return the dialog with an app and a runtime."""
    dialog = PackDialog(session)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.choose_app(app)
    dialog.form.runtime.edit.setText(str(runtime))
    qtbot.waitUntil(lambda: not session.hub.busy)
    return dialog


def only_row(dialog: PackDialog) -> Row:
    """Return what the table shows above its total."""
    row, _total = (line.value for line in dialog.choice.sizes.table.rows.lines())
    assert isinstance(row, Row)
    return row


def test_the_window_watches_packs_and_proves_an_app(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    app = write_app(tmp_path / "app", "import colorsys, sys\nprint(colorsys.rgb_to_hsv(1, 0, 0), sys.argv[1:])\n")
    dialog = open_pack(qtbot, session, app, published_folder(NEWEST))
    dialog.form.seconds.setValue(PATIENCE)
    dialog.form.arguments.setText("--clear")

    qtbot.mouseClick(dialog.watch_button, Qt.MouseButton.LeftButton)
    assert dialog.foot.isVisible()
    qtbot.waitUntil(lambda: dialog.choice.isVisible() and not session.hub.busy)
    planned = only_row(dialog)
    assert planned.reduction > 0.3
    dialog.choice.include.setPlainText("mailbox.py")
    dialog.choice.changed.emit()
    qtbot.waitUntil(lambda: not session.hub.busy)
    assert only_row(dialog).after.files == planned.after.files + 1

    qtbot.mouseClick(dialog.pack_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not session.hub.busy)
    assert dialog.proof.title.text().startswith("✓ Proven"), dialog.proof.text.text()
    target = app.with_name("app-pack")
    assert json.loads((target / "report.json").read_text())["ok"]
    assert dialog.proof.times.rows.rowCount() == 5
    done = subprocess.run(
        [str(find_node().path), str(target / "run.mjs"), "--block-network", "x"],
        capture_output=True,
        check=False,
        timeout=PATIENCE,
    )
    assert (done.returncode, done.stdout) == (0, b"(0.0, 1.0, 1) ['x']\n")


def test_an_app_that_fails_while_it_is_watched_is_shown_with_its_output(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    app = write_app(tmp_path / "app", "print(1)\nraise ValueError('no stars')\n")
    dialog = open_pack(qtbot, session, app, pyodide_folder(NEWEST))
    dialog.watch()
    qtbot.waitUntil(lambda: not session.hub.busy)
    assert "app.py, line 2: ValueError: no stars" in dialog.problem.text()
    assert "raise ValueError('no stars')" in dialog.output.toPlainText()
    assert dialog.form.isVisible()
    assert dialog.watch_button.isEnabled()
    assert not app.with_name("app-pack").exists()

    (tmp_path / "app" / "app.py").write_text("while True:\n    pass\n")
    dialog.watch()
    qtbot.waitUntil(lambda: "Watching" in job_text(dialog.foot))
    cancel = next(button for button in dialog.foot.findChildren(QAbstractButton) if button.text() == "Cancel")
    qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not session.hub.busy)
    assert dialog.problem.text().startswith("Stopped.")
