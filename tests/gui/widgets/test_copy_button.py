from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from pyodide_cache_gui.widgets import copy_button
from pyodide_cache_gui.widgets.copy_button import CopyButton


def test_it_copies_the_text_of_the_moment_and_confirms_it_without_moving(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(copy_button, "announce", lambda _button, text: heard.append(text))
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
    assert copy_button._CONFIRM >= 1000, "long enough to be read"
