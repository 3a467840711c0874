from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from pyodide_cache_gui.widgets.fields import (
    PathLine,
    choose_button,
    combo_box,
    entered_lines,
    number_box,
    output_box,
    text_line,
    text_lines,
)


def test_fields_have_names_for_screen_readers_and_tab_leaves_them(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    line = text_line(window, "rich", "Packages")
    lines = text_lines(window, "rich\nnumpy", "Requirements", 2)
    box = combo_box(window, "Level", ["low", "high"])
    assert [field.accessibleName() for field in (line, lines, box)] == ["Packages", "Requirements", "Level"]
    assert (line.placeholderText(), lines.placeholderText()) == ("rich", "rich\nnumpy")
    assert [box.itemText(row) for row in range(box.count())] == ["low", "high"]
    qtbot.keyClick(lines, Qt.Key.Key_Tab)
    assert lines.toPlainText() == ""
    assert lines.height() > 2 * lines.fontMetrics().lineSpacing()


def test_output_is_read_only_and_code_is_not_wrapped(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    code = output_box(window, "Code", is_code=True)
    qtbot.keyClicks(code, "x")
    assert code.toPlainText() == ""
    assert code.lineWrapMode() is QPlainTextEdit.LineWrapMode.NoWrap
    assert code.font().family() == QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
    assert output_box(window, "Text").lineWrapMode() is not QPlainTextEdit.LineWrapMode.NoWrap


def test_a_number_does_not_touch_the_outline_and_the_field_has_room_for_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    box = number_box(window, "Age", 0, 5000, 5000)
    box.setSuffix(" days")
    window.show()
    box.adjustSize()
    edit = box.lineEdit()
    assert (box.accessibleName(), box.value()) == ("Age", 5000)
    assert edit.textMargins().left() > 0
    assert edit.width() > edit.fontMetrics().horizontalAdvance(box.text()) + edit.textMargins().left()


def test_a_path_is_entered_or_chosen(qtbot: QtBot, tmp_path: Path, home: Path) -> None:
    answers = [str(tmp_path), ""]
    parent = QWidget()
    qtbot.addWidget(parent)
    found = PathLine(parent, "Runtime folder", "The nearest one", lambda: answers.pop(0))
    assert found.path() is None
    found.button.click()
    assert found.path() == tmp_path
    found.button.click()
    assert found.path() == tmp_path, "a canceled choice changes nothing"
    found.edit.setText("  ~/packages ")
    assert found.path() == home / "packages"
    assert found.edit.accessibleName() == "Runtime folder"


def test_a_folder_is_chosen_from_what_was_entered_on(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    line = PathLine(parent, "Folder", "")
    asked: list[str] = []
    monkeypatch.setattr(
        QFileDialog, "getExistingDirectory", lambda _parent, _title, start, _options: asked.append(start)
    )
    line.edit.setText(str(tmp_path))
    assert not line.ask()
    assert asked == [str(tmp_path)]
    assert line.path() == tmp_path, "nothing was chosen"


def test_a_file_or_a_folder_is_taken_once_it_is_chosen(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    parent, taken = QWidget(), list[str]()
    qtbot.addWidget(parent)
    button = choose_button(parent, "Choose data", "*.zip", taken.append)
    assert button.toolTip() == "Choose data"
    file, folder = button.menu().actions()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/data.zip", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/data")
    file.trigger()
    folder.trigger()
    assert taken == ["/data.zip", "/data"]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    file.trigger()
    assert taken == ["/data.zip", "/data"], "nothing was chosen"


def test_lines_without_text_are_not_entered(qtbot: QtBot) -> None:
    edit = QPlainTextEdit("  numpy \n\n pandas>=2\n ")
    qtbot.addWidget(edit)
    assert entered_lines(edit) == ("numpy", "pandas>=2")


def test_a_choice_that_takes_text_has_a_name_where_it_is_entered(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    box = combo_box(parent, "Channel", ["stable"], takes_text=True)
    edit = box.lineEdit()
    assert edit is not None
    assert edit.accessibleName() == "Channel"
    assert combo_box(parent, "Level", ["all"]).lineEdit() is None
