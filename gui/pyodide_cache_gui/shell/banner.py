"""A line above the table that tells of wrong bytes, with the one button that helps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from pyodide_cache.base.problems import Problem
from pyodide_cache.inventory.inventory import Entry, Inventory, Status
from pyodide_cache.inventory.quarantine import SetAside
from pyodide_cache_gui.places.place_words import owner_text
from pyodide_cache_gui.widgets.format import files_text, say, size_text
from pyodide_cache_gui.widgets.theme import mix, status_colour

if TYPE_CHECKING:
    from pyodide_cache.places.search import Place


class Banner(QFrame):
    """Tell of damaged and altered files, and of what lies in quarantine; hidden when all is well."""

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
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(8)
        self._rows = []
        for label, buttons in (
            (self._bad, (self._show_button, self.repair_button)),
            (self._kept, (self._folder_button, self.empty_button)),
            (self._settings, (self.preferences_button,)),
            (self._owner, ()),
        ):
            row = QWidget(self)
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(8)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            row.hide()
            line.addWidget(label, 1)
            for button in buttons:
                line.addWidget(button)
            layout.addWidget(row)
            self._rows.append(row)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Set the banner off from the table's heading below it."""
        palette = self.palette()
        painter = QPainter(self)
        if colour := status_colour(Status.ALTERED, palette):
            painter.fillRect(self.rect(), mix(palette.color(QPalette.ColorRole.Window), colour, 0.08))
        painter.end()
        super().paintEvent(event)

    def show_state(self, inventory: Inventory, quarantine: Sequence[SetAside]) -> None:
        """Show what there is to tell, or nothing."""
        bad = self.bad = inventory.bad
        self._rows[0].setVisible(bool(bad))
        self._rows[1].setVisible(bool(quarantine))
        text = self.tr("⚠ {files} with wrong bytes. The runtime would load them, or fail on them, at every start.")
        self._bad.setText(text.format(files=files_text(len(bad))))
        size = size_text(sum(item.size for item in quarantine))
        text = self.tr("Wrong bytes that a repair replaced lie in quarantine: {files}, {size}.")
        self._kept.setText(text.format(files=files_text(len(quarantine)), size=size))
        self.empty_button.setText(self.tr("Delete {files} for good").format(files=files_text(len(quarantine))))
        self._folder = str(quarantine[0].path.parent) if quarantine else ""
        self._show()

    def show_settings(self, problems: Sequence[Problem]) -> None:
        """Tell of settings that cannot be used; of none, once they can."""
        self._settings.setText("\n".join(f"⚠ {say(problem)}" for problem in problems))
        self._rows[2].setVisible(bool(problems))
        self._show()

    def show_owner(self, place: Place | None) -> None:
        """Say whose directory this is, where it is another tool's; None where it is nobody's."""
        if place:
            text = self.tr("This folder is kept by {tool}: it is shown here, and not changed.")
            self._owner.setText(text.format(tool=owner_text(place.owner)))
        self._rows[3].setVisible(place is not None)
        self._show()

    def clear(self) -> None:
        """Tell nothing of a directory any more."""
        for row in (*self._rows[:2], self._rows[3]):
            row.hide()
        self._show()

    def text(self) -> str:
        """Return all that the banner says; empty when it is hidden."""
        labels = zip(self._rows, (self._bad, self._kept, self._settings, self._owner), strict=True)
        return " ".join(label.text() for row, label in labels if not row.isHidden() and not self.isHidden())

    def _show(self) -> None:
        self.setVisible(any(not row.isHidden() for row in self._rows))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._folder))
