"""A monkey at the window: it presses, types and chooses at random, and keeps the seed and what it did."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QMenu,
    QTabBar,
    QWidget,
)
from shiboken6 import isValid

from pyodide_cache_gui.shell import collector
from pyodide_cache_gui.shell.main_window import MainWindow

_KEYS = [
    *(Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Tab, Qt.Key.Key_Backtab),
    *(Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageDown),
]
_WORDS = ["num", "rich>=14", "kind:wasm", "size>1", "-x", "ä \u202e <b>", "314", "1", "*", ","]
_SIZES = [(720, 480), (1000, 720), (1440, 860)]
_MOST_DIALOGS = 3
#: Number of actions after which the monkey looks for what it left behind.
_TIDY = 50
#: Leaves the window, or would leave the machine for the desktop.
_NEVER = ("quit",)


class Monkey:
    """Acts on a window at random.

    Args:
        window: to act on.
        folder: where file dialogs choose.
        seed: of the chance.

    Attributes:
        done: what it did, in order.

    """

    def __init__(self, window: MainWindow, folder: Path, seed: int) -> None:
        self._window = window
        self._folder = folder
        self._chance = random.Random(seed)
        self.done: list[str] = []

    def hold(self, patch: pytest.MonkeyPatch) -> None:
        """Answer the questions of the platform instead of a person."""
        chance, folder = self._chance, self._folder

        def file(*_args: object, **_more: object) -> tuple[str, str]:
            return (str(folder / f"file{chance.randrange(3)}.txt"), "") if chance.random() < 0.5 else ("", "")

        patch.setattr(QFileDialog, "getOpenFileName", file)
        patch.setattr(QFileDialog, "getSaveFileName", file)
        patch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: self._directory())
        patch.setattr(QDesktopServices, "openUrl", lambda *_: True)

    def open_all(self) -> None:
        """Use every command once, so that what is made at a first use is there."""
        for name in self._window.commands._actions:
            if name not in _NEVER:
                self._trigger(name)
                for _ in range(20):
                    QApplication.processEvents()
                    time.sleep(0.001)
                self.rest()

    def act(self) -> None:
        """Do one thing."""
        acts: list[tuple[Callable[[], None], int]] = [
            *((self._command, 5), (self._button, 6), (self._keys, 4), (self._word, 2), (self._menu, 2)),
            *((self._row, 3), (self._tab, 1), (self._choice, 1), (self._resize, 1), (self._escape, 2)),
        ]
        dialogs = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible() and widget.isWindow()]
        if len(dialogs) > _MOST_DIALOGS:
            self._note("close all")
            self.rest()
        else:
            self._chance.choices([act for act, _ in acts], [weight for _, weight in acts])[0]()
        for _ in range(self._chance.randrange(1, 6)):
            QApplication.processEvents()
            time.sleep(0.001)
        if len(self.done) % _TIDY == 0:
            tidy()

    def rest(self) -> None:
        """Close every dialog, and wait for the jobs."""
        for widget in QApplication.topLevelWidgets():
            if isValid(widget) and widget is not self._window and widget.isVisible():
                widget.close()
        self._window.session.hub.cancel_all()

    def _note(self, what: str) -> None:
        self.done.append(what)

    def _directory(self) -> str:
        folders = [self._folder, self._folder / "new", self._window.session.directory, ""]
        return str(self._chance.choice(folders))

    def _top(self) -> QWidget:
        """Return the popup or dialog that has the user's attention, else the window."""
        found = (QApplication.activePopupWidget(), QApplication.activeModalWidget(), QApplication.activeWindow())
        return next((widget for widget in found if widget and widget.isVisible()), self._window)

    def _command(self) -> None:
        if self._top() is not self._window:
            return
        names = [name for name in self._window.commands._actions if name not in _NEVER]
        self._trigger(self._chance.choice(names))

    def _trigger(self, name: str) -> None:
        action = self._window.commands[name]
        if action.isEnabled():
            self._note(f"command {name}")
            action.trigger()

    def _button(self) -> None:
        top = self._top()
        buttons = [item for item in top.findChildren(QAbstractButton) if item.isVisible() and item.isEnabled()]
        if buttons:
            button = self._chance.choice(buttons)
            self._note(f"click {button.text() or button.accessibleName()!r} of {type(top).__name__}")
            # The menu of a button has an event loop of its own, which would wait for a person.
            QTimer.singleShot(20, close_popup)
            QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(6, button.height() // 2))

    def _keys(self) -> None:
        target = QApplication.focusWidget() or self._top()
        for key in self._chance.choices(_KEYS, k=3):
            if isValid(target) and target.isVisible():
                QTimer.singleShot(20, close_popup)
                self._note(f"{key.name} in {type(target).__name__}")
                QTest.keyClick(target, key)
                QApplication.processEvents()  # Qt ends the editing of a name before a person's next key

    def _word(self) -> None:
        target = QApplication.focusWidget() or self._top()
        word = self._chance.choice(_WORDS)
        self._note(f"type {word!r} in {type(target).__name__}")
        for letter in word:  # QTest knows only Latin letters
            if isValid(target):
                QTimer.singleShot(20, close_popup)
                event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(target, event)

    def _menu(self) -> None:
        menus = [menu for menu in self._window.findChildren(QMenu) if not menu.isVisible()]
        if menus and self._top() is self._window:
            menu = self._chance.choice(menus)
            menu.popup(self._window.mapToGlobal(QPoint(50, 50)))
            QApplication.processEvents()
            actions = [
                item
                for item in menu.actions()
                if item.isEnabled() and not item.menu() and item is not self._window.commands["quit"]
            ]
            menu.hide()
            if actions and self._chance.random() < 0.6:
                action = self._chance.choice(actions)
                self._note(f"menu {action.text()!r}")
                action.trigger()

    def _row(self) -> None:
        views = [view for view in self._top().findChildren(QAbstractItemView) if view.isVisible()]
        if views:
            view = self._chance.choice(views)
            x, y = (self._chance.randrange(max(1, side)) for side in (view.width(), view.height()))
            place = QPoint(x, y)
            self._note(f"click {place.x()}, {place.y()} in {type(view).__name__}")
            modifier = self._chance.choice([Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier])
            click = self._chance.choice([QTest.mouseClick, QTest.mouseDClick])
            click(view.viewport(), Qt.MouseButton.LeftButton, modifier, place)

    def _tab(self) -> None:
        bars = [bar for bar in self._top().findChildren(QTabBar) if bar.isVisible() and bar.count()]
        if bars:
            bar = self._chance.choice(bars)
            self._note(f"tab of {type(self._top()).__name__}")
            bar.setCurrentIndex(self._chance.randrange(bar.count()))

    def _choice(self) -> None:
        boxes = [box for box in self._top().findChildren(QComboBox) if box.isVisible() and box.count()]
        if boxes:
            box = self._chance.choice(boxes)
            number = self._chance.randrange(box.count())
            self._note(f"choose {box.itemText(number)!r} of {box.accessibleName()!r}")
            box.setCurrentIndex(number)
            box.activated.emit(number)

    def _resize(self) -> None:
        self._note("resize")
        self._window.resize(*self._chance.choice(_SIZES))

    def _escape(self) -> None:
        top = self._top()
        self._note(f"Escape in {type(top).__name__}")
        if top is not self._window:
            QTest.keyClick(top, Qt.Key.Key_Escape)


def close_popup() -> None:
    """Close the menu that is open."""
    if popup := QApplication.activePopupWidget():
        popup.close()


def tidy() -> None:
    """Destroy what is no longer used, as the app does once a minute."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    collector.tidy()


def resident() -> int:
    """Return the bytes of memory of this process."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096
