from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pyodide_cache_gui.pack.include_list import IncludeList


@pytest.fixture
def includes(qtbot: QtBot) -> IncludeList:
    found = IncludeList()
    qtbot.addWidget(found)
    found.show()
    return found


def test_patterns_are_added_changed_and_removed(includes: IncludeList, qtbot: QtBot) -> None:
    for text in ("star/un*", "nowhere/*", "star/un*"):
        qtbot.keyClicks(includes.edit, text)
        with qtbot.waitSignal(includes.changed):
            qtbot.mouseClick(includes.add_button, Qt.MouseButton.LeftButton)
    assert includes.patterns() == ("star/un*", "nowhere/*")
    with qtbot.waitSignal(includes.changed):
        includes.table.item(1, 0).setText("star/late.py")
    includes.table.item(0, 0).setText("")
    qtbot.waitUntil(lambda: includes.table.rowCount() == 1)
    assert includes.patterns() == ("star/late.py",)
    includes.table.selectRow(0)
    qtbot.mouseClick(includes.remove_button, Qt.MouseButton.LeftButton)
    assert includes.patterns() == ()
    assert not includes.table.isVisible()


def test_each_pattern_has_the_number_of_its_matches(includes: IncludeList) -> None:
    includes.set_patterns(["star/un*", "nowhere/*", "new"])
    includes.show_counts({"star/un*": 1, "nowhere/*": 0})
    assert [includes.table.item(row, 1).text() for row in range(3)] == ["1", "⚠ none", ""]


def test_counts_are_not_a_change(includes: IncludeList, qtbot: QtBot) -> None:
    includes.set_patterns(["star/un*"])
    with qtbot.assertNotEmitted(includes.changed):
        includes.show_counts({"star/un*": 3})
