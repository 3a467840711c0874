"""Start the window."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from pyodide_cache.base.version import __version__
from pyodide_cache.settings.directories import cache_directory
from pyodide_cache.settings.settings import load_settings
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.session.single_window import SingleWindow, show_existing
from pyodide_cache_gui.shell import collector
from pyodide_cache_gui.shell.main_window import MainWindow
from pyodide_cache_gui.widgets.icons import app_icon
from pyodide_cache_gui.widgets.theme import Theme, apply_theme
from pyodide_cache_gui.widgets.translation import install_language

APP_ID = "io.github.pyodide_cache.Inspector"

_NO_SCREEN = (
    "There is no screen to open a window on: neither DISPLAY nor WAYLAND_DISPLAY is set. "
    "Use the command line (pyodide-cache --help), or save a picture with --screenshot FILE."
)

#: After how many seconds a thread asks for the GIL; the window does so after almost every call of Qt.
_SWITCH = 0.0001

#: How often unused memory is returned, in milliseconds.
_TIDY = 60_000

#: After the scan, for the last repaint, in milliseconds.
_SETTLE = 150


def main(arguments: Sequence[str] | None = None, opened: Callable[[MainWindow], None] | None = None) -> int:
    """Open the window and return the exit status; see `__main__`."""
    options = _parse(sys.argv[1:] if arguments is None else arguments)
    if _has_no_screen():
        if not options.screenshot:
            print(_NO_SCREEN, file=sys.stderr)  # noqa: T201 -- there is no window to say it in
            return 1
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if len(options.paths) > 1:
        _open_others(options.paths[1:])
    directory = cache_directory(_given_directory(options)).path
    if not options.screenshot and show_existing(directory):
        return 0
    settings = load_settings()
    for problem in settings.problems:
        from pyodide_cache.messages import explain

        print(f"Warning: {explain(problem)}", file=sys.stderr)  # noqa: T201 -- for who started it from a terminal
    app = make_app(Theme(options.theme) if options.theme else settings.theme)
    install_language(settings.language)
    source_options = SourceOptions(
        options.distribution, tuple(options.files), options.pyodide, SourceMode(options.source), options.index_url
    )
    window = MainWindow(Session(directory, source_options, settings=settings))
    window.banner.show_settings(settings.problems)
    session = window.session
    # The first scan begins when the window is there: nothing stands between a click and a window.
    window.painted.connect(
        lambda: session.open(directory, remember=bool(_given_directory(options))), Qt.ConnectionType.QueuedConnection
    )
    window.painted.connect(lambda: app.setWindowIcon(app_icon()), Qt.ConnectionType.QueuedConnection)
    window.show()
    keep_still(window)
    single = SingleWindow(window)
    if options.screenshot:
        _save_screenshot(app, window, options.screenshot)
    else:
        single.asked_to_show.connect(lambda: _bring_to_front(window))
        session.directory_changed.connect(single.listen)
    if opened:
        opened(window)
    status = app.exec()
    single.close()
    if not window.stopped:
        # A thread that waits for a connection cannot be told to stop; what it leaves is at most a
        # partial file, and closing should not wait for it.
        os._exit(status)
    return status


def _given_directory(options: _Options) -> Path | str | None:
    """Return the directory that the command line names, as an option, a path, or the path of a file in it."""
    path: Path | None = next(iter(options.paths), None)
    return options.cache_dir or (path.parent if path and path.is_file() else path)


def _open_others(paths: list[Path]) -> None:
    """Start a window for each path; a file manager hands over all that are selected."""
    from PySide6.QtCore import QProcess

    program = [] if getattr(sys, "frozen", False) else ["-m", "pyodide_cache_gui"]
    for path in paths:
        QProcess.startDetached(sys.executable, [*program, str(path)])


def _bring_to_front(window: MainWindow) -> None:
    if window.isMinimized():
        window.showNormal()
    window.raise_()
    window.activateWindow()


def keep_still(window: MainWindow) -> None:
    """Let jobs' threads and the garbage collector disturb the window as little as possible."""
    sys.setswitchinterval(_SWITCH)
    collector.start()
    window.session.inventory_changed.connect(lambda _inventory: gc.freeze())
    window.session.hub.told.connect(lambda _job, _events: collector.collect_new())
    tidy = QTimer(window)
    tidy.timeout.connect(lambda: collector.tidy() if window.session.hub.is_free else None)
    tidy.start(_TIDY)


def make_app(theme: Theme = Theme.SYSTEM) -> QApplication:
    """Return the application object, named and colored."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication([APP_ID])
    app.setApplicationName("pyodide-cache")
    app.setApplicationDisplayName("Pyodide Cache Inspector")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName(APP_ID)
    apply_theme(theme)
    return app


class _Options:
    """What the command line asks for."""

    cache_dir: str | None = None
    pyodide: str | None = None
    distribution: str | None = None
    source = str(SourceMode.AUTO)
    index_url: str | None = None
    theme: str | None = None
    screenshot: Path | None = None

    def __init__(self, *paths: Path) -> None:
        self.paths, self.files = [*paths], list[str]()


def _parse(arguments: Sequence[str]) -> _Options:
    if not any(argument.startswith("-") for argument in arguments):
        return _Options(*map(Path, arguments))  # in most cases: a desktop passes no more
    import argparse

    parser = argparse.ArgumentParser(
        "pyodide-cache-gui", description="See, fill and clean a folder of Pyodide packages."
    )
    parser.add_argument("paths", metavar="PATH", nargs="*", type=Path, help="a cache directory, or a file in it")
    parser.add_argument("--cache-dir", metavar="DIR", help="the cache directory")
    parser.add_argument("--pyodide", metavar="VERSION", help="a Pyodide release, such as 314.0.7")
    parser.add_argument("--distribution", metavar="URL|FOLDER", help="a lock file and its packages")
    parser.add_argument("--files", metavar="URL|FOLDER", action="append", help="where its files are, if not there")
    parser.add_argument("--source", choices=[str(mode) for mode in SourceMode], help="where packages come from")
    parser.add_argument("--index-url", metavar="URL", help="a package index; default: that of pip and uv")
    parser.add_argument("--theme", choices=[str(theme) for theme in Theme], help="default: the setting theme")
    parser.add_argument("--screenshot", metavar="FILE", type=Path, help="save a picture after the scan, and quit")
    parser.add_argument("--version", action="version", version=f"Pyodide Cache Inspector {__version__}")
    return parser.parse_args(arguments, _Options())


def _has_no_screen() -> bool:
    """Return whether Qt would end the process because there is no display."""
    asked_for = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    return sys.platform.startswith("linux") and not any(os.environ.get(name) for name in asked_for)


def _save_screenshot(app: QApplication, window: MainWindow, file: Path) -> None:
    def save() -> None:
        saved = window.grab().save(str(file))
        window.close()
        if not saved:
            print(f"{file} could not be written", file=sys.stderr)  # noqa: T201 -- the answer to an option
        app.exit(0 if saved else 1)

    window.session.inventory_changed.connect(lambda _inventory: QTimer.singleShot(_SETTLE, window, save))
