from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from pyodide_cache_gui.inventory.message_page import MessagePage


def buttons(page: MessagePage) -> list[QPushButton]:
    return [button for button in page.findChildren(QPushButton) if button.isVisible()]


def test_a_message_replaces_the_earlier_one_and_its_buttons(qtbot: QtBot) -> None:
    page = MessagePage()
    qtbot.addWidget(page)
    page.show()
    pressed: list[str] = []
    page.show_message("One", "first", [("A", lambda: pressed.append("a")), ("B", lambda: pressed.append("b"))])
    page.show_message("Two", "second", [("C", lambda: pressed.append("c"))])
    assert page.title() == page.accessibleName() == "Two"
    qtbot.waitUntil(lambda: len(buttons(page)) == 1)
    (button,) = buttons(page)
    assert button.isDefault()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pressed == ["c"]
