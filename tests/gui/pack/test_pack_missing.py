from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from gui.driving import shown_text
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache_gui.pack.pack_missing import PackMissing
from pyodide_cache_gui.widgets.buttons import CopyButton
from pyodide_cache_gui.widgets.format import say


@pytest.fixture
def missing(qtbot: QtBot) -> PackMissing:
    found = PackMissing()
    qtbot.addWidget(found)
    found.show()
    return found


def commands(missing: PackMissing) -> list[str]:
    return [line.text() for line in missing.findChildren(QLineEdit)]


def test_without_node_the_page_has_a_command_for_each_system(missing: PackMissing, qtbot: QtBot) -> None:
    missing.show_node(Problem(Code.NO_NODE, oldest=18))
    assert missing.title.text() == "Packing needs Node"
    assert "Node 18 or newer" in missing.text.text()
    assert "sudo apt install nodejs npm" in commands(missing)
    qtbot.waitUntil(lambda: "Debian, Ubuntu" in shown_text(missing))
    names = [label for label in missing.findChildren(QLabel) if label.text() in {"Debian, Ubuntu", "Windows"}]
    assert len(names) == 2
    assert all(label.height() >= label.fontMetrics().height() for label in names)
    assert "works without Node" in missing.rest.text()
    assert not missing.folder_button.isVisible()
    assert missing.again_button.isVisible()


def test_without_the_runtime_the_page_has_the_command_for_the_folder_of_the_app(
    missing: PackMissing, qtbot: QtBot
) -> None:
    problem = Problem(Code.NO_RUNTIME, place="x", missing="pyodide.asm.wasm", version="314.0.7")
    missing.show_runtime(problem, "/home/me/my app")
    assert commands(missing) == ['npm install --prefix "/home/me/my app" pyodide@314.0.7']
    assert missing.text.text().endswith("The runtime is not available from x; missing: pyodide.asm.wasm.")
    assert missing.folder_button.isVisible()


def test_a_runtime_that_cannot_be_reached_has_its_reason(missing: PackMissing) -> None:
    cause = Problem(Code.OFFLINE, name="pyodide.mjs", count=1)
    missing.show_runtime(Problem(Code.NO_RUNTIME, place="https://cdn.example/", cause=cause), "/home/me/app")
    assert say(cause, within=True, with_hint=False) in missing.text.text()


def test_a_command_can_be_copied(missing: PackMissing, qtbot: QtBot) -> None:
    missing.show_node(Problem(Code.NO_NODE, oldest=18))
    qtbot.waitUntil(lambda: any(item.isVisible() for item in missing.findChildren(CopyButton)))
    button = next(item for item in missing.findChildren(CopyButton) if item.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "sudo apt install nodejs npm"
