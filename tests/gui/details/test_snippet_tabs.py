from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from pyodide_cache.details.snippets import Snippet, Way
from pyodide_cache_gui.details.snippet_tabs import SnippetTabs

NODE = Snippet(Way.NODE, "Node", "node code\n", "load.mjs")
BROWSER = Snippet(Way.BROWSER, "Browser", "browser code\n", "load.html")
MICROPIP = Snippet(Way.MICROPIP, "micropip", "micropip code\n", "load.mjs")


@pytest.fixture
def tabs(qtbot: QtBot) -> SnippetTabs:
    found = SnippetTabs()
    qtbot.addWidget(found)
    found.show_snippets([NODE, BROWSER, MICROPIP])
    found.show()
    return found


def test_each_tab_shows_and_copies_its_code(qtbot: QtBot, tabs: SnippetTabs) -> None:
    assert [tabs.bar.tabText(number) for number in range(tabs.bar.count())] == ["Node", "Browser", "micropip"]
    tabs.bar.setCurrentIndex(1)
    assert tabs.text.toPlainText() == "browser code"
    qtbot.mouseClick(tabs.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "browser code\n"


def test_the_selected_way_stays_if_the_next_file_has_it(tabs: SnippetTabs) -> None:
    tabs.bar.setCurrentIndex(2)
    tabs.show_snippets([NODE, Snippet(Way.MICROPIP, "micropip", "other code\n", "load.mjs")])
    assert tabs.code() == "other code\n"
    tabs.show_snippets([NODE])
    assert tabs.code() == NODE.code
    tabs.show_snippets([])
    assert (tabs.code(), tabs.bar.count()) == ("", 0)


def test_long_code_scrolls_instead_of_growing(tabs: SnippetTabs) -> None:
    short = tabs.text.height()
    tabs.show_snippets([Snippet(Way.NODE, "Node", "line\n" * 500, "load.mjs")])
    assert short < tabs.text.height() < short * 30
    assert tabs.text.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAsNeeded
