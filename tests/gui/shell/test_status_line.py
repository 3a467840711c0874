from __future__ import annotations

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from gui.driving import shown_text
from pyodide_cache.inventory.inventory import Totals
from pyodide_cache_gui.shell.status_line import StatusLine


def test_the_line_shows_filter_selection_and_free_space(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.show()
    line.show_totals(Totals(1, 2_000_000), None, 5_000_000_000, scanning=False)
    assert shown_text(line) == "5.0 GB free on disk", "the summary above the table has the totals"
    line.show_totals(Totals(3, 3_000_000), Totals(2, 1_000_000), None, scanning=True)
    assert shown_text(line).startswith("Scanning… 3 files · 3.0 MB   Shown: 2 files · 1.0 MB")
    line.show_selected(Totals(2, 1_000_000), 400_000, 1)
    assert shown_text(line) == "2 files selected · 1.0 MB, 400.0 kB reclaimable (1 file hidden by the filter)"
    line.show_selected(None, 0)
    assert "selected" not in shown_text(line)


def test_a_long_text_widens_and_heightens_nothing(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.resize(720, 44)
    line.show()
    before = (line.minimumSizeHint(), line.size())
    line.show_totals(Totals(10**15, 10**18), Totals(10**15, 10**18), 10**18, scanning=True)
    line.show_selected(Totals(10**15, 10**18), 1, 10**15)
    assert (line.minimumSizeHint(), line.size()) == before


def test_what_can_be_done_with_a_selection_is_shown_as_far_as_it_fits(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.add_actions([QAction(text, line) for text in ("&Move to trash…", "&Verify selected", "&Export…")])
    line.resize(720, 44)
    line.show()
    line.show_selected(Totals(1, 1_000), 1_000)
    buttons = [button for button in line.findChildren(QToolButton) if button.defaultAction()]
    places = [button.x() for button in buttons]
    assert places == sorted(set(places)), "they would be painted one upon the other for a moment"
    for width, shown in ((720, 3), (400, 1)):
        line.resize(width, 44)
        assert [button.isVisible() for button in buttons].count(True) == shown, width


def test_a_message_replaces_the_figures_for_a_while_and_selecting_does_not_hide_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pyodide_cache_gui.shell.status_line._MESSAGE", 200)
    line = StatusLine()
    qtbot.addWidget(line)
    line.show()
    before = line.size()
    line.show_message("what went wrong " * 100)
    line.show_selected(Totals(2, 1_000_000), 1_000_000)
    assert shown_text(line).startswith("what went wrong")
    assert line.size() == before
    qtbot.waitUntil(lambda: shown_text(line) == "2 files selected · 1.0 MB")


def test_what_a_filter_shows_is_announced_once_when_typing_ends(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr("pyodide_cache_gui.shell.status_line.announce", lambda _line, text, **_: heard.append(text))
    monkeypatch.setattr("pyodide_cache_gui.shell.status_line._TYPED", 50)
    line = StatusLine()
    qtbot.addWidget(line)
    for files in (9, 4, 4):
        line.show_totals(Totals(9, 9_000), Totals(files, 1_000), None, scanning=False)
    qtbot.waitUntil(lambda: bool(heard))
    line.show_totals(Totals(9, 9_000), Totals(4, 1_000), None, scanning=False)
    line.show_message("It failed")
    assert heard == ["Shown: 4 files · 1.0 kB", "It failed"]
