from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import wait_until_idle
from pyodide_cache_gui.inventory.state_page import StatePage
from pyodide_cache_gui.shell.main_window import MainWindow


def texts(page: StatePage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel))


def button(qtbot: QtBot, page: StatePage, text: str) -> QPushButton:
    def found() -> list[QPushButton]:
        return [item for item in page.findChildren(QPushButton) if item.text() == text and item.isVisible()]

    qtbot.waitUntil(lambda: len(found()) == 1)
    return found()[0]


@pytest.mark.parametrize(("exists", "text"), [(True, "The directory is empty."), (False, "does not exist yet")])
def test_an_empty_directory_has_a_text_and_ways_to_fill_it(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, exists: bool, text: str
) -> None:
    if exists:
        cache_dir.mkdir()
    window = open_window(cache_dir)
    assert window.browser.message.accessibleName() == "No packages here yet"
    assert text in texts(window.browser.message)
    assert str(cache_dir) in texts(window.browser.message)
    for label in ("Warm up Essential", "Add packages…", "Choose another directory…"):
        assert button(qtbot, window.browser.message, label).isEnabled()


def test_13_nobody_is_asked_to_fill_a_directory_that_cannot_be_changed(
    open_window: OpenWindow, cache_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(cache_dir)
    assert "Start with the preset Essential (ipython, matplotlib, micropip, numpy" in texts(window.browser.message)
    monkeypatch.setattr(type(window.session), "can_change", property(lambda _session: False))
    window.browser.message.show_state()
    assert "Start with" not in texts(window.browser.message)
    assert "A Pyodide package cache is" in texts(window.browser.message)
    offered = [found.text() for found in window.browser.message.findChildren(QPushButton) if found.isVisible()]
    assert "Choose another directory…" in offered
    assert not {"Warm up Essential", "Add packages…"} & {*offered}


def test_a_directory_that_vanishes_is_not_called_one_that_does_not_exist_yet(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path
) -> None:
    window = open_window(full_cache)
    away = full_cache.rename(full_cache.with_name("away"))
    qtbot.waitUntil(lambda: "deleted, moved or unmounted" in texts(window.browser.message))
    assert window.browser.message.isVisible()
    away.rename(full_cache)
    qtbot.waitUntil(lambda: shown_files(window) == 12)
    assert not window.browser.message.isVisible()


def test_a_directory_that_cannot_be_read_has_the_reason_and_a_way_to_try_again(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path
) -> None:
    cache_dir.write_text("a file")
    window = open_window(cache_dir)
    assert window.browser.message.accessibleName() == "This directory cannot be read"
    assert f"{cache_dir} is not a directory. Choose another folder." in texts(window.browser.message)
    cache_dir.unlink()
    with qtbot.waitSignal(window.session.inventory_changed):
        button(qtbot, window.browser.message, "Try again").click()
    assert window.browser.message.accessibleName() == "No packages here yet"


def shown_files(window: MainWindow) -> int:
    return window.model.rowCount()


def test_a_filter_without_a_match_can_be_cleared(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    window = open_window(full_cache)
    window.header.filter_edit.setText("no-such-thing")
    qtbot.waitUntil(lambda: shown_files(window) == 0)
    assert window.browser.message.accessibleName() == "Nothing matches “no-such-thing”"
    button(qtbot, window.browser.message, "Clear the filter").click()
    qtbot.waitUntil(lambda: shown_files(window) == 12)
    wait_until_idle(qtbot, window)


def test_a_message_replaces_the_earlier_one_and_its_buttons(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path
) -> None:
    page = open_window(cache_dir).browser.message
    page.show_no_match("x")
    clear = button(qtbot, page, "Clear the filter")
    assert clear.isDefault()
    assert page.accessibleName() == "Nothing matches “x”"
    assert [item for item in page.findChildren(QPushButton) if item.isVisible()] == [clear]
    with qtbot.waitSignal(page.clear_filter_wanted):
        clear.click()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_enter_presses_the_first_button_also_after_another_scan(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path
) -> None:
    window = open_window(cache_dir)
    window.activateWindow()
    page = window.browser.message
    qtbot.waitUntil(button(qtbot, page, "Warm up Essential").hasFocus)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert button(qtbot, page, "Add packages…").hasFocus()
    with qtbot.waitSignal(window.session.inventory_changed):
        window.session.rescan()
    first = button(qtbot, page, "Warm up Essential")
    assert first.hasFocus()
    assert first.isDefault()


@pytest.mark.parametrize("language", ["en", "de", "fr"], indirect=True)
def test_all_texts_fit_beside_the_places_in_the_least_window(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, language: str
) -> None:
    window = open_window(cache_dir)
    window.resize(720, 480)
    window.commands["places"].setChecked(True)
    wait_until_idle(qtbot, window)
    QApplication.processEvents()
    page = window.browser.message
    assert not cut(page)
    assert window.panes.places.width() > 200, "the page takes the width of the places"
    page.show_no_match("a-long-filter " * 12)
    QApplication.processEvents()
    assert not cut(page)


def cut(page: StatePage) -> list[str]:
    """Return the texts that have less room than they need, or that touch an edge of the page."""
    found = []
    for part in (*page.findChildren(QLabel), *page.findChildren(QPushButton)):
        left = part.mapTo(page, part.rect().topLeft()).x()
        needed = (
            part.sizeHint().height() if part.heightForWidth(part.width()) < 0 else part.heightForWidth(part.width())
        )
        is_in = 8 <= left <= page.width() - part.width() - 8 and page.width() <= page.parentWidget().width()
        if part.isVisible() and (not is_in or part.height() < needed):
            found.append(part.text())
    return found


def test_an_empty_directory_shows_nothing_but_what_fills_it(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, tmp_path: Path
) -> None:
    window = open_window(full_cache)
    assert window.summary.isVisible()
    assert window.warm_up_bar.cleanup_button.isVisible()
    with qtbot.waitSignal(window.session.inventory_changed):
        window.session.open(tmp_path / "empty")
    assert not window.summary.isVisible()
    assert not window.warm_up_bar.cleanup_button.isVisible()
    with qtbot.waitSignal(window.session.inventory_changed):
        window.session.open(full_cache)
    assert window.summary.isVisible()
    assert window.warm_up_bar.cleanup_button.isVisible()
