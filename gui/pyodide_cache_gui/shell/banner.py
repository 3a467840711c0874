"""Warnings above the table, each with the button that helps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from pyodide_cache.base.problems import Problem
from pyodide_cache.inventory.inventory import Entry, Inventory, Status
from pyodide_cache.inventory.quarantine import SetAside
from pyodide_cache_gui.widgets.format import files_text, say, size_text
from pyodide_cache_gui.widgets.layouts import hbox, vbox
from pyodide_cache_gui.widgets.theme import mix, status_color

if TYPE_CHECKING:
    from pyodide_cache.places.evidence import Place


class Banner(QFrame):
    """Warn of damaged files, files in quarantine and broken settings; hidden if there is nothing to warn of."""

    repair_wanted = Signal()
    show_wanted = Signal()
    empty_wanted = Signal()
    preferences_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Warnings"))
        self.bad: tuple[Entry, ...] = ()
        self._folder = ""
        self._bad = QLabel(self)
        self._kept = QLabel(self)
        self._show_button = QPushButton(self.tr("Show them"), self)
        self._show_button.clicked.connect(self.show_wanted)
        self.repair_button = QPushButton(self.tr("Repair"), self)
        self.repair_button.clicked.connect(self.repair_wanted)
        self._folder_button = QPushButton(self.tr("Open the folder"), self)
        self._folder_button.clicked.connect(self._open_folder)
        self.empty_button = QPushButton(self)
        self.empty_button.clicked.connect(self.empty_wanted)
        self._settings = QLabel(self)
        self._owner = QLabel(self)
        self.preferences_button = QPushButton(self.tr("Preferences…"), self)
        self.preferences_button.clicked.connect(self.preferences_wanted)
        self._rows = []
        for label, buttons in (
            (self._bad, (self._show_button, self.repair_button)),
            (self._kept, (self._folder_button, self.empty_button)),
            (self._settings, (self.preferences_button,)),
            (self._owner, ()),
        ):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            row = QWidget(self)
            row.hide()
            hbox((label, 1), *buttons, parent=row)
            self._rows.append(row)
        vbox(*self._rows, parent=self, margins=(16, 8, 16, 8))
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the background, to separate the banner from the header of the table."""
        palette = self.palette()
        painter = QPainter(self)
        if color := status_color(Status.DIFFERS, palette):
            painter.fillRect(self.rect(), mix(palette.color(QPalette.ColorRole.Window), color, 0.08))
        painter.end()
        super().paintEvent(event)

    def show_state(self, inventory: Inventory, quarantine: Sequence[SetAside]) -> None:
        """Show warnings about the files of a directory."""
        bad = self.bad = inventory.bad
        self._rows[0].setVisible(bool(bad))
        self._rows[1].setVisible(bool(quarantine))
        text = self.tr("⚠ Damaged: {files}. Pyodide cannot load damaged files.")
        self._bad.setText(text.format(files=files_text(len(bad))))
        size = size_text(sum(item.size for item in quarantine))
        text = self.tr("Files that a repair replaced are in quarantine: {files}, {size}.")
        self._kept.setText(text.format(files=files_text(len(quarantine)), size=size))
        self.empty_button.setText(self.tr("Delete {files} permanently").format(files=files_text(len(quarantine))))
        self._folder = str(quarantine[0].path.parent) if quarantine else ""
        self._show()

    def show_settings(self, problems: Sequence[Problem]) -> None:
        """Show which settings cannot be used; an empty list hides the warning."""
        self._settings.setText("\n".join(f"⚠ {say(problem)}" for problem in problems))
        self._rows[2].setVisible(bool(problems))
        self._show()

    def show_owner(self, place: Place | None, *, is_read_only: bool = False) -> None:
        """Show why the directory cannot be changed: it is read-only, or a tool keeps it; else hide the note."""
        if is_read_only:
            self._owner.setText(self.tr("This directory is read-only: files cannot be added or removed."))
        elif place:
            from pyodide_cache_gui.places.place_text import owner_text

            text = self.tr("{tool} manages this folder. It is shown here, and not changed.")
            self._owner.setText(text.format(tool=owner_text(place.owner)))
        self._rows[3].setVisible(is_read_only or place is not None)
        self._show()

    def clear(self) -> None:
        """Hide the warnings about a directory."""
        for row in (*self._rows[:2], self._rows[3]):
            row.hide()
        self._show()

    def text(self) -> str:
        """Return the text of the banner; empty if it is hidden."""
        labels = zip(self._rows, (self._bad, self._kept, self._settings, self._owner), strict=True)
        return " ".join(label.text() for row, label in labels if not row.isHidden() and not self.isHidden())

    def _show(self) -> None:
        self.setVisible(any(not row.isHidden() for row in self._rows))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._folder))
