from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import wait_until_idle
from pyodide_cache.base.record import replace
from pyodide_cache.settings.settings import Settings
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.shell.help import app_update
from pyodide_cache_gui.shell.main_window import MainWindow
from support.servers import StartIndex
from support.wheels import build_wheel


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app_update, "_DELAY", 0)


def opened(open_window: OpenWindow, directory: Path, settings: Settings) -> MainWindow:
    window = open_window(directory, scan=False)
    window.session.settings = replace(settings, auto_verify=False)
    return window


def scan(qtbot: QtBot, session: Session, directory: Path) -> None:
    with qtbot.waitSignal(session.inventory_changed):
        session.open(directory, remember=False)


def test_the_status_line_names_a_newer_version(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, index_server: StartIndex
) -> None:
    url = index_server(build_wheel("pyodide-cache", "99.1")).url
    window = opened(open_window, cache_dir, Settings(index_url=url))
    scan(qtbot, window.session, cache_dir)
    qtbot.waitUntil(lambda: "99.1" in window.status._newer_app.text())
    assert not window.activity.rows()


@pytest.mark.parametrize("changes", [{"update_check": False}, {"offline": True}])
def test_it_is_not_asked_when_it_should_not(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, index_server: StartIndex, changes: dict[str, bool]
) -> None:
    index = index_server(build_wheel("pyodide-cache", "99.1"))
    window = opened(open_window, cache_dir, replace(Settings(index_url=index.url), **changes))
    scan(qtbot, window.session, cache_dir)
    wait_until_idle(qtbot, window)
    qtbot.wait(100)
    assert not index.requests
    assert not window.status._newer_app.text()
