from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import click, texts_of, wait_until_idle
from pyodide_cache.settings.settings import Settings
from pyodide_cache_gui.shell.main_window import MainWindow
from pyodide_cache_gui.updates.audit_dialog import AuditDialog
from support.cli import warm
from support.servers import IndexServer, StartIndex
from support.wheels import build_wheel

BAD = build_wheel("bad")


@pytest.fixture
def index(cache_dir: Path, index_server: StartIndex) -> IndexServer:
    index = index_server(BAD)
    assert warm(cache_dir, "bad", "--pyodide", "314.0.7", "--index-url", index).code == 0
    index.yanked.add(BAD.file_name)
    index.server.requests.clear()
    return index


def refresh(qtbot: QtBot, window: MainWindow, settings: Settings) -> None:
    window.session.set_settings(settings)
    with qtbot.waitSignal(window.session.inventory_changed):
        window.session.open(window.session.directory, remember=False)
    wait_until_idle(qtbot, window)


def test_nothing_is_asked_without_consent(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, index: IndexServer
) -> None:
    window = open_window(cache_dir)
    refresh(qtbot, window, Settings(index_url=index.url))
    assert index.server.total == 0
    assert window.rooms.updates.badge.isHidden()


def test_what_the_user_looks_for_is_in_the_badge_too(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, index: IndexServer
) -> None:
    window = open_window(cache_dir)
    refresh(qtbot, window, Settings(index_url=index.url))
    window.rooms.updates.audit()
    wait_until_idle(qtbot, window)
    assert window.rooms.updates.badge.text() == "⚠ 1 package was recalled or is vulnerable"


def test_with_the_setting_the_badge_counts_findings_once_a_day_and_opens_the_list(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, index: IndexServer
) -> None:
    window = open_window(cache_dir)
    refresh(qtbot, window, Settings(index_url=index.url, check_recalls=True))
    badge = window.rooms.updates.badge
    qtbot.waitUntil(badge.isVisible)
    assert badge.text() == "⚠ 1 package was recalled or is vulnerable"
    wait_until_idle(qtbot, window)
    asked = index.server.total
    refresh(qtbot, window, window.session.settings)
    assert index.server.total == asked
    click(qtbot, badge)
    (dialog,) = window.findChildren(AuditDialog)
    wait_until_idle(qtbot, window)
    assert len(texts_of(dialog.findings)) == 1
    dialog.select_files()
    assert [entry.file_name for entry in window.model.selected()] == [BAD.file_name]


def go(qtbot: QtBot, window: MainWindow, directory: Path) -> None:
    with qtbot.waitSignal(window.session.inventory_changed):
        window.session.open(directory, remember=False)
    wait_until_idle(qtbot, window)


def test_findings_are_back_with_their_directory_and_gone_with_their_files(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, index: IndexServer, tmp_path: Path
) -> None:
    window = open_window(cache_dir)
    badge = window.rooms.updates.badge
    refresh(qtbot, window, Settings(index_url=index.url, check_recalls=True))
    assert badge.isVisible()
    window.session.open(tmp_path / "another", remember=False)
    assert badge.isHidden(), "also while the other directory is read"
    wait_until_idle(qtbot, window)
    assert badge.isHidden()
    asked = index.server.total
    go(qtbot, window, cache_dir)
    assert badge.text() == "⚠ 1 package was recalled or is vulnerable"
    assert badge.isVisible()
    assert index.server.total == asked
    (cache_dir / BAD.file_name).unlink()
    go(qtbot, window, cache_dir)
    assert badge.isHidden()


def test_a_directory_that_was_left_before_the_answer_is_asked_about_again(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, index: IndexServer, tmp_path: Path
) -> None:
    window = open_window(cache_dir)
    window.session.set_settings(Settings(index_url=index.url, check_recalls=True))
    with qtbot.waitSignal(window.session.inventory_changed):
        window.session.rescan()
    go(qtbot, window, tmp_path / "another")
    assert window.rooms.updates.badge.isHidden()
    go(qtbot, window, cache_dir)
    assert window.rooms.updates.badge.isVisible()
