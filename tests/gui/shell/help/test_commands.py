from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import job_rows, wait_until_idle
from pyodide_cache.base.record import replace
from pyodide_cache.settings.settings import Settings
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.shell.help import commands
from pyodide_cache_gui.shell.help.about_dialog import AboutDialog
from pyodide_cache_gui.shell.help.guide_dialogs import GuideDialog, ShortcutsDialog
from pyodide_cache_gui.shell.main_window import MainWindow
from pyodide_cache_gui.widgets.translation import install_language
from pyodide_cache_resources import resource
from support import ROOT
from support.servers import StartIndex
from support.wheels import build_wheel


@pytest.mark.parametrize(
    ("name", "kind"), [("guide", GuideDialog), ("shortcuts", ShortcutsDialog), ("about", AboutDialog)]
)
def test_each_command_opens_its_dialog(
    open_window: OpenWindow, tmp_path: Path, name: str, kind: type[QDialog]
) -> None:
    window = open_window(tmp_path / "empty")
    window.commands[name].trigger()
    (dialog,) = window.findChildren(kind)
    assert dialog.isVisible()
    dialog.close()


@pytest.mark.parametrize("name", ["guide", "about", "log", "shortcuts"])
def test_every_page_of_help_opens(qtbot: QtBot, open_window: OpenWindow, full_cache: Path, name: str) -> None:
    window = open_window(full_cache)
    window.commands[name].trigger()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert dialog.windowTitle()
    dialog.close()


def test_every_key_is_listed_once(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    window = open_window(full_cache)
    keys = [keys for _, rows in window.commands.shortcuts() for keys, _ in rows]
    assert len(keys) == len(set(keys))
    assert {"Ctrl+Z", "Ctrl+F", "F5", "F1", "Del"} <= set(keys)


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_the_guide_names_entries_of_menus_as_they_are(open_window: OpenWindow, tmp_path: Path, language: str) -> None:
    install_language(language)
    try:
        bar = open_window(tmp_path / "empty").menuBar()
        entries = {f"{menu.text()} › {entry.text()}" for menu in bar.actions() for entry in menu.menu().actions()}
    finally:
        install_language("en")
    pages = [resource("help", f"guide.{language}.md" if language != "en" else "guide.md")]
    if language == "en":
        pages += [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    texts = [" ".join(page.read_text(encoding="utf-8").split()) for page in pages]
    named = {found for text in texts for found in re.findall(r"\*([^*|]+ › [^*|]+)\*", text)}
    assert len(named) >= 7
    assert named - {entry.replace("&", "") for entry in entries} == set()


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "_DELAY", 0)


def opened(open_window: OpenWindow, directory: Path, settings: Settings) -> MainWindow:
    window = open_window(directory, scan=False)
    window.session.settings = replace(settings, auto_verify=False)
    return window


def scan(qtbot: QtBot, session: Session, directory: Path) -> None:
    with qtbot.waitSignal(session.inventory_changed):
        session.open(directory, remember=False)


@pytest.mark.usefixtures("at_once")
def test_the_status_line_names_a_newer_version(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, index_server: StartIndex
) -> None:
    url = index_server(build_wheel("pyodide-cache", "99.1")).url
    window = opened(open_window, cache_dir, Settings(index_url=url))
    scan(qtbot, window.session, cache_dir)
    qtbot.waitUntil(lambda: "99.1" in window.status._newer_app.text())
    assert not job_rows(window.activity)


@pytest.mark.usefixtures("at_once")
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
