"""Every command of the window, once: menu, keys, and the page of shortcuts are made of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

from pyodide_cache.base.record import record
from pyodide_cache_gui.widgets.icons import icon


@record
class Command:
    """A line of a menu.

    Attributes:
        name: by which the code knows it.
        text: with ``&`` before the letter that chooses it.
        act: what it does; takes the state of its tick where ``ticked`` is not None.
        keys: as `QKeySequence` reads them; empty for none.
        ticked: whether it is ticked at first; None for a command without a tick.

    """

    name: str
    text: str
    act: Callable[..., object]
    keys: str = ""
    icon: str = ""
    ticked: bool | None = None


#: A line between commands.
LINE = None
Menu = tuple[str, Sequence[Command | None]]


class Commands(QObject):
    """The menus of a window, and its actions by name."""

    def __init__(self, menus: Sequence[Menu], window: QMainWindow) -> None:
        super().__init__(window)
        self._menus = menus
        self.actions: dict[str, QAction] = {}
        for title, commands in menus:
            menu = window.menuBar().addMenu(title)
            for command in commands:
                if command is None:
                    menu.addSeparator()
                else:
                    menu.addAction(self._action(command, window))

    def __getitem__(self, name: str) -> QAction:
        return self.actions[name]

    def shortcuts(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Return the keys of every command that has some, by menu."""
        return [
            (title.replace("&", ""), rows)
            for title, commands in self._menus
            if (rows := [row for command in commands if command and (row := self._row(command))])
        ]

    def _row(self, command: Command) -> tuple[str, str] | None:
        keys = self.actions[command.name].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        text = command.text.replace("&", "").rstrip("… ")
        return (keys, text) if keys else None

    def _action(self, command: Command, window: QMainWindow) -> QAction:
        action = QAction(command.text, window)
        if command.icon:
            action.setIcon(icon(command.icon))
        if command.keys:
            action.setShortcut(QKeySequence(command.keys))
        if command.ticked is None:
            action.triggered.connect(lambda *_: command.act())
        else:
            action.setCheckable(True)
            action.setChecked(command.ticked)
            action.toggled.connect(command.act)
        self.actions[command.name] = action
        return action
