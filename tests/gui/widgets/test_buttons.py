"""Buttons of dialogs act, and Enter presses only the one that has the focus."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton
from pytestqt.qtbot import QtBot

from gui.driving import click
from pyodide_cache_gui.widgets import buttons
from pyodide_cache_gui.widgets.buttons import CopyButton, accept_box, close_box, menu_button, push_button


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
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)  # as the click that opens the menu leaves it
    button.menu().aboutToHide.emit()
    assert not button.underMouse(), "it does not stay shaded"


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


def test_it_copies_the_text_of_the_moment_and_confirms_it_without_moving(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(buttons, "announce", lambda _button, text: heard.append(text))
    texts = ["one"]
    button = CopyButton(lambda: texts[0], "Copy the path")
    button._back.setInterval(50)
    qtbot.addWidget(button)
    width = button.width()
    texts[0] = "two"
    button.click()
    assert QGuiApplication.clipboard().text() == "two"
    assert (button.text(), button.width(), heard) == ("Copied", width, ["Copied"])
    qtbot.waitUntil(lambda: button.text() == "Copy")
    assert button.accessibleName() == button.toolTip() == "Copy the path"
    assert buttons._CONFIRM >= 1000, "long enough to be read"
