from __future__ import annotations

from pytestqt.qtbot import QtBot

from pyodide_cache_gui.widgets.link_list import Line, LinkList


def test_names_are_links_and_notes_are_escaped(qtbot: QtBot) -> None:
    found = LinkList()
    qtbot.addWidget(found)
    found.set_lines([Line("✓", "numpy", "numpy", "2.4 <b>"), Line("○", "plain")])
    assert found.plain_lines() == ["✓ numpy 2.4 <b>", "○ plain"]
    assert found.accessibleDescription() == "numpy 2.4 <b>, plain"
    assert '<a href="numpy">' in found.text()
    assert "&lt;b&gt;" in found.text()
    followed: list[str] = []
    found.wanted.connect(followed.append)
    found.linkActivated.emit("numpy")
    assert followed == ["numpy"]


def test_a_long_list_is_folded_until_the_rest_is_asked_for(qtbot: QtBot) -> None:
    found = LinkList()
    qtbot.addWidget(found)
    found.set_lines([Line("", f"package-{number}") for number in range(20)])
    assert len(found.plain_lines()) == 8
    assert "and 12 more" in found.text()
    found.linkActivated.emit("#more")
    assert len(found.plain_lines()) == 20
    found.set_lines([Line("", f"package-{number}") for number in range(9)])
    assert len(found.plain_lines()) == 9, "never fold a single line"


def test_without_links_the_list_takes_no_focus(qtbot: QtBot) -> None:
    found = LinkList()
    qtbot.addWidget(found)
    found.set_lines([Line("", "plain")])
    assert found.focusPolicy().name == "NoFocus"
    found.set_lines([Line("", "name", "name")])
    assert found.focusPolicy().name == "StrongFocus"


def test_signs_keep_their_distance_in_a_larger_font(qtbot: QtBot) -> None:
    found = LinkList()
    qtbot.addWidget(found)
    found.set_lines([Line("○", "plain")])
    before = found.text()
    font = found.font()
    font.setPointSize(2 * font.pointSize())
    found.setFont(font)
    assert found.text() != before
