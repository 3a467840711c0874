"""What the window's tests share: windows that close themselves, and leak watches for timers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, QMetaObject, QObject, QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from pyodide_cache.settings.settings import Settings
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions
from pyodide_cache_gui.app import make_app
from pyodide_cache_gui.session.hub import JobHub
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.shell.main_window import MainWindow
from pyodide_cache_gui.widgets.theme import Theme, apply_theme
from pyodide_cache_gui.widgets.translation import install_language
from support import qt
from support.patience import PATIENCE
from support.servers import Serve, Server
from support.wheels import DistributionFolder, small_distribution

OpenWindow = Callable[..., MainWindow]
OpenDialog = Callable[..., Any]

qtbot = qt.qtbot
cycles_are_collected_here_only = qt.cycles_are_collected_here_only
collect_cycles = qt.collect_cycles


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Iterator[None]:
    """Fail if Python knows an object that Qt may delete without notice, such as an item of a layout."""
    yield
    found = [item for item in Shiboken.getAllValidWrappers() if _is_deleted_silently(item)]
    assert not found, "see widgets/layouts.py"


def _is_deleted_silently(item: Any) -> bool:
    if isinstance(item, (QObject, QMetaObject)):  # Qt tells when it deletes a QObject; a QMetaObject stays
        return False
    return not Shiboken.createdByPython(item) and not Shiboken.ownedByPython(item)


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """Return the application as the app itself makes it."""
    return make_app(Theme.LIGHT)


@pytest.fixture
def hub(qtbot: QtBot) -> Iterator[JobHub]:
    """Return a hub without a window; its jobs must end."""
    found = JobHub()
    yield found
    assert found.shut_down(PATIENCE)


@pytest.fixture
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """Show the window in the language that a test names."""
    del qapp  # that the translation is for
    before = QLocale()
    install_language(request.param)
    yield request.param
    install_language("en")
    QLocale.setDefault(before)


@pytest.fixture
def large_font(qapp: QApplication) -> Iterator[None]:
    """Use a font of 16 points, as a desktop for weak eyes does."""
    before = qapp.font()
    font = QFont(before)
    font.setPointSize(16)
    for used in (font, before):
        qapp.setFont(used)
        apply_theme(Theme.LIGHT)
        if used is font:
            yield


@pytest.fixture
def held(tmp_path: Path, serve: Serve) -> Server:
    """Return a mirror of the Essential preset whose downloads stop in their middle until ``midway`` is set."""
    server = serve(small_distribution(tmp_path / "big", payload=400_000))
    server.midway.clear()
    return server


@pytest.fixture
def open_window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenWindow]:
    """Return a function that opens a window on a directory and waits for its first scan."""
    # How long a window that closes waits for its jobs. A busy machine may need longer than a user should wait.
    monkeypatch.setattr("pyodide_cache_gui.shell.main_window._PATIENCE", PATIENCE)
    windows: list[MainWindow] = []

    def start(
        directory: Path, *, distribution: str | None = None, scan: bool = True, auto_verify: bool = False
    ) -> MainWindow:
        mode = SourceMode.DISTRIBUTION if distribution else SourceMode.AUTO
        settings = Settings(auto_verify=auto_verify, update_check=False)
        window = MainWindow(Session(directory, SourceOptions(distribution, mode=mode), settings=settings))
        windows.append(window)
        qtbot.addWidget(window)
        window.show()
        if scan:
            with qtbot.waitSignal(window.session.inventory_changed):
                window.session.open(directory, remember=False)
        return window

    yield start
    for window in windows:
        window.close()
        assert not window.session.hub.busy, "a job went on after its window was closed"
        running = [timer for timer in window.session.hub.findChildren(QTimer) if timer.isActive()]
        assert not running, "a timer of the job hub runs on"


@pytest.fixture
def open_dialog(qtbot: QtBot) -> Iterator[OpenDialog]:
    """Return a function that opens a dialog of a session of its own, and waits until it has read what it shows."""
    windows: list[tuple[QWidget, Session]] = []

    def start(
        kind: Callable[[Session, QWidget], Any], directory: Path, source_options: SourceOptions | None = None
    ) -> Any:
        window = QWidget()
        session = Session(directory, source_options or SourceOptions())
        session.setParent(window)
        windows.append((window, session))
        qtbot.addWidget(window)
        dialog = kind(session, window)
        dialog.open()
        qtbot.waitUntil(lambda: not session.hub.busy)
        return dialog

    yield start
    for window, session in windows:
        for dialog in window.findChildren(QDialog):
            dialog.close()
        assert session.shut_down(PATIENCE), "a job went on after its dialog was closed"
        window.close()


@pytest.fixture
def full_cache(distribution: DistributionFolder, cache_dir: Path) -> Path:
    """Return a cache directory that holds the wheels of the small distribution."""
    cache_dir.mkdir()
    for wheel in distribution.wheels.values():
        wheel.write_to(cache_dir)
    return cache_dir
