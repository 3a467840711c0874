from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from pyodide_cache_gui.widgets.section import Section


def test_a_section_folds_and_unfolds(qtbot: QtBot) -> None:
    body = QLabel("body")
    section = Section("Files", body, folds=True)
    qtbot.addWidget(section)
    assert body.isHidden()
    section.heading.click()
    assert not body.isHidden()
    section.set_title("Files (3)")
    assert section.heading.text() == section.accessibleName() == "Files (3)"


def test_a_section_that_does_not_fold_shows_its_body(qtbot: QtBot) -> None:
    body = QLabel("body")
    section = Section("Needs", body)
    qtbot.addWidget(section)
    assert not body.isHidden()
    section.set_title("Needs 2")
    assert "Needs 2" in [label.text() for label in section.findChildren(QLabel)]
