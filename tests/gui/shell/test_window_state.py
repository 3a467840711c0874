from __future__ import annotations

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pyodide_cache_gui.session.saved_sources import window_settings
from pyodide_cache_gui.shell.window_state import WindowState, first_size


def test_what_was_registered_is_saved_and_restored(qtbot: QtBot) -> None:
    restored: list[object] = []
    window = QWidget()
    qtbot.addWidget(window)
    action = QAction(window)
    action.setCheckable(True)

    def state(choice: str) -> WindowState:
        found = WindowState()
        found.add("columns-7", lambda: QByteArray(b"seven"), lambda value: restored.append(bytes(value.data())))
        found.add_switch("map", action)
        found.add("coloring", lambda: choice, restored.append)
        return found

    assert state("age").restore() == frozenset(), "nothing was saved yet"
    assert restored == []
    action.setChecked(True)
    state("kind").save()
    action.setChecked(False)
    assert state("age").restore() == frozenset({"columns-7", "map", "coloring"})
    assert action.isChecked()
    assert restored == [b"seven", "kind"]


def test_a_layout_of_other_columns_is_not_restored(qtbot: QtBot) -> None:
    saved, restored = WindowState(), []
    saved.add("columns-7", lambda: QByteArray(b"seven"), lambda _value: None)
    saved.save()
    other = WindowState()
    other.add("columns-8", lambda: QByteArray(b"eight"), restored.append)
    other.restore()
    assert restored == []


def test_a_layout_that_is_not_one_is_ignored(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window_settings().setValue("geometry", "abc")
    state, restored = WindowState(), []
    state.add("geometry", window.saveGeometry, window.restoreGeometry)
    state.add("other", lambda: "saved", restored.append)
    window_settings().setValue("other", "saved")
    state.restore()
    assert restored == ["saved"]


def test_the_first_size_fits_the_screen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    size = first_size(window)
    assert 1000 <= size.width() <= 1440
    assert 640 <= size.height() <= 860


def test_a_window_that_closes_keeps_what_another_window_changed_meanwhile(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)

    def opened() -> tuple[WindowState, QAction, QAction]:
        state, places, details = WindowState(), QAction(owner), QAction(owner)
        for name, action in (("view/places", places), ("view/details", details)):
            action.setCheckable(True)
            state.add_switch(name, action)
        state.restore()
        return state, places, details

    (one, places, _), (other, _, details) = opened(), opened()
    places.setChecked(True)
    details.setChecked(True)
    one.save()
    other.save()
    _, places, details = opened()
    assert places.isChecked()
    assert details.isChecked()
