"""Commands of the window: each is defined once, by its room; menus and the page of shortcuts are made of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from pyodide_cache.base.record import record
from pyodide_cache_gui.widgets.icons import icon
from pyodide_cache_gui.widgets.translation import translator

_tr = translator("menus")

#: Positions in a menu; a line separates the groups of this size.
GROUP = 10


class Menu(Enum):
    """The menus, in their order."""

    FILE = "&File"
    EDIT = "&Edit"
    VIEW = "&View"
    CACHE = "&Cache"
    TOOLS = "&Tools"
    HELP = "&Help"


@record
class Command:
    """One entry of a menu."""

    name: str  # its key in `Commands`
    menu: Menu  # the menu that has it
    position: int  # its place in the menu; a line separates tens
    text: str  # with ``&`` before the mnemonic
    act: Callable[..., object]  # what it does; takes the checked state if ``checked`` is not None
    keys: str = ""  # shortcut, as `QKeySequence` reads it
    icon: str = ""  # name of an icon
    checked: bool | None = None  # the first checked state; None for a command that is not checkable
    enabled: Callable[[], bool] | None = None  # returns whether it can be used now; None for always


#: More space before the shortcuts of a menu than a style leaves, in pixels.
_BEFORE_KEYS = 24


class Commands(QObject):
    """The menus of a window, and its actions by name."""

    def __init__(self, commands: Iterable[Command], window: QMainWindow) -> None:
        super().__init__(window)
        self._commands = sorted(commands, key=lambda command: (list(Menu).index(command.menu), command.position))
        self._actions: dict[str, QAction] = {}
        menus = {menu: window.menuBar().addMenu(_tr(menu.value)) for menu in Menu}
        for shown in menus.values():
            shown.aboutToShow.connect(lambda menu=shown: _widen(menu))
        before: Command | None = None
        for command in self._commands:
            if before and before.menu is command.menu and before.position // GROUP != command.position // GROUP:
                menus[command.menu].addSeparator()
            menus[command.menu].addAction(self._action(command, window))
            before = command

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def refresh(self) -> None:
        """Enable the commands that can be used now, and disable the others."""
        for command in self._commands:
            if command.enabled is not None:
                self._actions[command.name].setEnabled(command.enabled())

    def shortcuts(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Return the menus that have shortcuts: title, and rows of keys and text."""
        found = []
        for menu in Menu:
            rows = [
                (keys, command.text.replace("&", "").rstrip("… "))
                for command in self._commands
                if command.menu is menu and (keys := self._keys(command.name))
            ]
            if rows:
                found.append((_tr(menu.value).replace("&", ""), rows))
        return found

    def _keys(self, name: str) -> str:
        return self._actions[name].shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def _action(self, command: Command, window: QMainWindow) -> QAction:
        action = QAction(command.text, window)
        if command.icon:
            action.setIcon(icon(command.icon))
        if command.keys:
            action.setShortcut(QKeySequence(command.keys))
        if command.checked is None:
            action.triggered.connect(lambda *_: command.act())
        else:
            action.setCheckable(True)
            action.setChecked(command.checked)
            action.toggled.connect(command.act)
        self._actions[command.name] = action
        return action


def _widen(menu: QMenu) -> None:
    """Keep shortcuts away from the longest text of a menu; a style sheet cannot set the space between them."""
    menu.setMinimumWidth(0)
    menu.setMinimumWidth(menu.sizeHint().width() + _BEFORE_KEYS)
