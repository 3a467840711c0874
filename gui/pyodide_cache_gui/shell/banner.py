"""Warnings above the table, each with the button that helps."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from pyodide_cache.base.problems import Problem
from pyodide_cache.places.kinds import FREE_OWNERS
from pyodide_cache_gui.session.tasks import Scanned
from pyodide_cache_gui.widgets.buttons import mark_destructive, open_folder, push_button
from pyodide_cache_gui.widgets.format import counted, files_text, say, size_text
from pyodide_cache_gui.widgets.labels import PlainLabel
from pyodide_cache_gui.widgets.layouts import hbox, vbox
from pyodide_cache_gui.widgets.speech import announce
from pyodide_cache_gui.widgets.theme import mix

#: Tints the background of a warning; a note has the accent color.
_AMBER = QColor("#f2b632")


class Banner(QFrame):
    """Warn of damaged files, files in quarantine and broken settings; hidden if there is nothing to warn of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Warnings"))
        self._folder = Path()
        self.show_button = push_button(self, self.tr("Show"))
        self.repair_button = push_button(self, self.tr("Repair"))
        folder_button = push_button(self, self.tr("Open the folder"), lambda: open_folder(self._folder))
        self.empty_button = push_button(self)
        mark_destructive(self.empty_button)
        self.preferences_button = push_button(self, self.tr("Preferences…"))
        self._bad = _Warning(self, self.show_button, self.repair_button)
        self._kept = _Warning(self, folder_button, self.empty_button)
        self._settings = _Warning(self, self.preferences_button)
        self._owner = _Warning(self)
        self._warnings = (self._bad, self._kept, self._settings, self._owner)
        vbox(*self._warnings, parent=self, margins=(16, 8, 16, 8))
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the background, to separate the banner from the header of the table."""
        palette, role = self.palette(), QPalette.ColorRole
        is_note = self._bad.isHidden() and self._settings.isHidden()
        tint, share = (palette.color(role.Accent), 0.08) if is_note else (_AMBER, 0.16)
        painter = QPainter(self)
        painter.fillRect(self.rect(), mix(palette.color(role.Window), tint, share))
        painter.end()
        super().paintEvent(event)

    def show_found(self, found: Scanned, *, can_change: bool = True) -> None:
        """Show warnings about the files of a directory, with what helps; or why these may not be changed."""
        inventory, quarantine = found.inventory, found.quarantine
        one = self.tr("⚠ {n} file is damaged. Pyodide cannot load it.")
        many = self.tr("⚠ {n} files are damaged. Pyodide cannot load them.")
        self._bad.say(counted(len(inventory.bad), one, many) if inventory.bad else "")
        kept = files_text(len(quarantine))
        size = size_text(sum(item.size for item in quarantine))
        text = self.tr("Files that a repair replaced are in quarantine: {files}, {size}.")
        self._kept.say(text.format(files=kept, size=size) if quarantine else "")
        self.empty_button.setText(self.tr("Delete {files} permanently…").format(files=kept))
        for button in (self.repair_button, self.empty_button):
            button.setVisible(can_change)
        if quarantine:
            self._folder = quarantine[0].path.parent
        self._owner.say("" if can_change else self._owner_text(found))
        self._show()

    def show_settings(self, problems: Sequence[Problem]) -> None:
        """Show which settings cannot be used; an empty list hides the warning."""
        self._settings.say("\n".join(f"⚠ {say(problem)}" for problem in problems))
        self._show()

    def _show(self) -> None:
        self.setVisible(any(not warning.isHidden() for warning in self._warnings))
        self.update()

    def _owner_text(self, found: Scanned) -> str:
        if found.inventory.problem:
            return ""
        if not found.can_write:
            return self.tr("This directory is read-only: files cannot be added or removed.")
        if found.place is None:
            return ""
        if found.place.owner in FREE_OWNERS:
            return self.tr("Another tool’s lock file lists these packages: files cannot be added or removed.")
        from pyodide_cache_gui.places.place_text import owner_text

        text = self.tr("{tool} manages this folder. It is shown here, but not changed.")
        return text.format(tool=owner_text(found.place.owner))


class _Warning(QWidget):
    """A text and its buttons, hidden while the text is empty."""

    def __init__(self, banner: Banner, *buttons: QPushButton) -> None:
        super().__init__(banner)
        self.label = PlainLabel(self)
        hbox((self.label, 1), *buttons, parent=self)
        self.hide()

    def say(self, text: str) -> None:
        if text != self.label.text():
            announce(self, text)
        self.label.setText(text)
        self.setVisible(bool(text))
