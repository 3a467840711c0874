"""What a window remembers of itself: its size, its columns, what is shown beside the files."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, QSize
from PySide6.QtWidgets import QWidget

from pyodide_cache.settings.paths import config_dir
from pyodide_cache_gui.inventory.map.map_colors import Colouring
from pyodide_cache_gui.session.listing import Column

if TYPE_CHECKING:
    from pyodide_cache_gui.shell.main_window import MainWindow

#: What was stored for other columns is not theirs.
_COLUMNS_KEY = f"columns-{len(Column)}"
#: What is shown besides the files, and is remembered.
_SWITCHES = ("map", "group", "ages", "details", "places")
#: On a screen this wide there is room for the places at the first start, in pixels.
_WIDE = 1400

_States = dict[str, tuple[Callable[[], QByteArray], Callable[[QByteArray], bool]]]


def first_size(window: QWidget) -> QSize:
    """Return a size that suits the screen."""
    room = window.screen().availableSize()
    return QSize(min(1440, max(1000, room.width() - 80)), min(860, max(640, room.height() - 80)))


def restore(window: MainWindow) -> None:
    """Give a window what it had when it was closed last."""
    state = _state_file()
    for key, (_, give) in _states(window).items():
        if isinstance(value := state.value(key), QByteArray):
            give(value)
    for name in _SWITCHES:
        if (value := state.value(f"view/{name}")) is not None:
            window.commands[name].setChecked(value in (True, "true"))
    if state.value("view/places") is None and window.width() >= _WIDE:
        window.commands["places"].setChecked(True)
    colouring = state.value("view/colouring")
    if colouring in list(Colouring):
        window.browser.map_page.set_colouring(Colouring(colouring))
    window.session.order = window.model.order


def store(window: MainWindow) -> None:
    """Write down what a window has."""
    state = _state_file()
    for key, (save, _) in _states(window).items():
        state.setValue(key, save())
    for name in _SWITCHES:
        state.setValue(f"view/{name}", window.commands[name].isChecked())
    state.setValue("view/colouring", str(window.browser.map_page.colouring()))


def _states(window: MainWindow) -> _States:
    header = window.table.horizontalHeader()
    return {
        "geometry": (window.saveGeometry, window.restoreGeometry),
        f"splitter-{window.splitter.count()}": (window.splitter.saveState, window.splitter.restoreState),
        _COLUMNS_KEY: (header.saveState, header.restoreState),
    }


def _state_file() -> QSettings:
    return QSettings(str(config_dir() / "window.ini"), QSettings.Format.IniFormat)
