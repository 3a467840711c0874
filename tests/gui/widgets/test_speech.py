from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from pyodide_cache_gui.widgets import speech
from pyodide_cache_gui.widgets.speech import announce, spoken


def test_signs_and_places_to_break_are_not_read_aloud() -> None:
    assert spoken("○ not verified") == "not verified"
    assert spoken("beautifulsoup4 4.\u200b14.\u200b2") == "beautifulsoup4 4.14.2"
    assert spoken("Done · ⚠ numpy: no such version") == "Done · numpy: no such version"


def test_news_are_announced_to_a_screen_reader_that_runs(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[tuple[str, QAccessible.AnnouncementPoliteness]] = []
    runs = [True]
    polite = QAccessible.AnnouncementPoliteness

    def hear(event: QAccessibleAnnouncementEvent) -> None:
        heard.append((event.message(), event.politeness()))

    reader = SimpleNamespace(isActive=lambda: runs[0], updateAccessibility=hear, AnnouncementPoliteness=polite)
    monkeypatch.setattr(speech, "QAccessible", reader)
    label = QLabel()
    qtbot.addWidget(label)
    announce(label, "⚠ 1 failed", is_urgent=True)
    announce(label, "Done")
    announce(label, "")
    runs[0] = False
    announce(label, "not heard")
    assert heard == [("1 failed", polite.Assertive), ("Done", polite.Polite)]
