"""Buttons of dialogs, which Enter does not press unless they have the focus."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QMenu, QPushButton, QToolButton, QWidget

from pyodide_cache_gui.widgets.icons import icon
from pyodide_cache_gui.widgets.layouts import fit_font
from pyodide_cache_gui.widgets.speech import announce

Act = Callable[[], object]

#: How long `CopyButton` confirms, in milliseconds.
_CONFIRM = 1500


def push_button(parent: QWidget, text: str = "", act: Act = lambda: None, tip: str = "") -> QPushButton:
    """Return a button that acts when it is clicked; ``tip`` is its tool tip."""
    button = QPushButton(text, parent, autoDefault=False)
    button.setToolTip(tip)
    button.clicked.connect(lambda _checked=False: act())
    return button


def icon_button(parent: QWidget, name: str, text: str, act: Act = lambda: None) -> QToolButton:
    """Return a flat button with an icon; ``text`` is its tool tip and spoken name."""
    button = QToolButton(parent, autoRaise=True)
    button.setIcon(icon(name))
    button.setToolTip(text)
    button.setAccessibleName(text)
    button.clicked.connect(lambda _checked=False: act())
    return button


def menu_button(parent: QWidget, text: str, entries: Mapping[str, Act], tip: str = "") -> QPushButton:
    """Return a button that opens a menu of texts and what each does; ``tip`` is its tool tip and spoken name."""
    button = QPushButton(text, parent, autoDefault=False)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    menu = QMenu(button)
    for entry, act in entries.items():
        menu.addAction(entry, act)
    set_menu(button, menu)
    return button


def mark_destructive(button: QPushButton, marks: bool = True) -> None:
    """Show that a button deletes something for good, or no longer does."""
    button.setProperty("destructive", marks)
    button.style().polish(button)


def set_menu(button: QPushButton | QToolButton, menu: QMenu) -> None:
    """Let a button open a menu."""
    button.setMenu(menu)
    # Qt leaves the shade of the pointer on the button, wherever the pointer is when the menu closes.
    menu.aboutToHide.connect(lambda: button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, on=False))


def open_folder(path: Path | str) -> None:
    """Show a folder in the file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def popup(menu: QMenu, place: QPoint) -> None:
    """Show a menu at a place of the screen, and delete it when it is closed."""
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(place)


def accept_box(dialog: QDialog, accept: QPushButton) -> QDialogButtonBox:
    """Return a button box that accepts a dialog with a button, or cancels it."""
    box = _box(dialog, QDialogButtonBox.StandardButton.Cancel)
    box.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
    box.accepted.connect(dialog.accept)
    return box


def close_box(dialog: QDialog) -> QDialogButtonBox:
    """Return a button box that closes a dialog."""
    return _box(dialog, QDialogButtonBox.StandardButton.Close)


def _box(dialog: QDialog, reject: QDialogButtonBox.StandardButton) -> QDialogButtonBox:
    box = QDialogButtonBox(reject, dialog)
    if layout := box.layout():
        layout.setSpacing(8)  # as between other controls; that of Fusion is 6
    box.button(reject).setAutoDefault(False)
    box.rejected.connect(dialog.reject)
    return box


class CopyButton(QPushButton):
    """Copy what ``text`` returns when it is clicked."""

    def __init__(self, text: Callable[[], str], what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, autoDefault=False)
        self._text = text
        self._back = QTimer(self, singleShot=True, interval=_CONFIRM)
        self._back.timeout.connect(self._say_copy)
        self._say_copy()
        self.setAccessibleName(what)
        self.setToolTip(what)
        fit_font(self, CopyButton._fit)
        self.clicked.connect(self._copy)

    def _fit(self) -> None:
        """Be wide enough for both texts, so that nothing moves."""
        wider = max(self.fontMetrics().horizontalAdvance(word) for word in (self.tr("Copy"), self.tr("Copied")))
        self.setFixedWidth(wider + 26)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text())
        self.setText(self.tr("Copied"))
        announce(self, self.text())
        self._back.start()

    def _say_copy(self) -> None:
        self.setText(self.tr("Copy"))
