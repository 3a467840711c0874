from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton
from pytestqt.qtbot import QtBot

from gui.driving import click
from pyodide_cache_gui.widgets.buttons import accept_box, close_box, menu_button, push_button


def test_the_button_closes_the_dialog_and_is_not_the_default_one(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    box = close_box(dialog)
    dialog.show()
    button = box.button(QDialogButtonBox.StandardButton.Close)
    assert isinstance(button, QPushButton)
    assert not button.isDefault()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def test_a_menu_button_offers_what_each_text_does(qtbot: QtBot) -> None:
    dialog, chosen = QDialog(), []
    qtbot.addWidget(dialog)
    button = menu_button(dialog, "Choose…", {"File…": lambda: chosen.append("file")}, "Choose data")
    assert button.accessibleName() == "Choose data"
    button.menu().actions()[0].trigger()
    assert chosen == ["file"]


def test_enter_does_not_press_a_button_that_has_not_the_focus(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    pressed: list[str] = []
    button = push_button(dialog, "Go", lambda: pressed.append("go"), "Go there")
    dialog.show()
    dialog.setFocus()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert pressed == []
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (pressed, button.toolTip()) == (["go"], "Go there")


def test_a_box_accepts_with_its_button_and_cancels_with_another(qtbot: QtBot) -> None:
    for number in (0, 1):
        dialog = QDialog()
        qtbot.addWidget(dialog)
        accept = QPushButton("Go", dialog)
        box = accept_box(dialog, accept)
        dialog.open()
        click(qtbot, [box.button(box.StandardButton.Cancel), accept][number])
        assert dialog.result() == number
        assert not dialog.isVisible()
