from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.driving import facts_of
from pyodide_cache_gui.widgets.fact_grid import FactGrid
from pyodide_cache_gui.widgets.format import breakable


def test_facts_are_shown_in_order_and_replaced(qtbot: QtBot) -> None:
    grid = FactGrid()
    qtbot.addWidget(grid)
    grid.show_facts([("Size", "3 MB"), ("Version", "1.0")])
    assert facts_of(grid) == {"Size": "3 MB", "Version": "1.0"}
    grid.show_facts([("Size", "4 MB")])
    assert facts_of(grid) == {"Size": "4 MB"}
    shown = [label.accessibleName() for label in grid.findChildren(QLabel) if label.accessibleName()]
    assert "Size: 4 MB" in shown


def test_web_addresses_are_links_and_everything_else_is_plain_text(qtbot: QtBot) -> None:
    grid = FactGrid()
    qtbot.addWidget(grid)
    grid.show_facts([("Home", "https://example.org/a?b=1&c=2"), ("Summary", "<b>bold</b> & more")])
    texts = [label.text() for label in grid.findChildren(QLabel)]
    assert any('href="https://example.org' in text for text in texts)
    assert not any("<b>bold</b>" in text for text in texts if "href" in text)
    followed: list[str] = []
    grid.link_wanted.connect(followed.append)
    link = next(label for label in grid.findChildren(QLabel) if "href" in label.text())
    link.linkActivated.emit("https://example.org/")
    assert followed == ["https://example.org/"]
    assert "https://example.org" in link.toolTip()
    grid.show_facts([("License", "MIT")])
    assert link.text() == "MIT"
    assert not link.toolTip(), "the address of another file"


def test_long_names_may_wrap_after_punctuation() -> None:
    wrapped = breakable("a-b_c.d")
    assert wrapped.replace("\u200b", "") == "a-b_c.d"
    assert wrapped.count("\u200b") == 3
