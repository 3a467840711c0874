"""The last line of the window: what is shown and free space, or the selected files and what can be done with them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedLayout, QToolButton, QWidget

from pyodide_cache.inventory.inventory import Totals
from pyodide_cache_gui.widgets.buttons import icon_button
from pyodide_cache_gui.widgets.fitting_row import FittingRow
from pyodide_cache_gui.widgets.format import counted, files_text, size_text
from pyodide_cache_gui.widgets.labels import LineLabel
from pyodide_cache_gui.widgets.layouts import fit_font, hbox, in_font
from pyodide_cache_gui.widgets.speech import announce

#: The line is higher than its text by this, in pixels.
_AROUND = 30
#: How long a message is shown, in milliseconds.
_MESSAGE = 10_000
#: After the last key that changes a filter, in milliseconds.
_TYPED = 800
#: What the selection gets of the line before the second button of an action does, in pixels of the usual font;
#: the menu of the rows has all actions.
_SELECTION = 240


class StatusLine(QWidget):
    """Totals of the shown files; with a selection, its totals and a button for each action.

    Its height changes only with the font.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = LineLabel(self)
        self._verifying = LineLabel(self, stretches=False)
        self._newer_app = LineLabel(self, stretches=False)
        self._free = LineLabel(self, stretches=False)
        self._selected = LineLabel(self)
        self._message = LineLabel(self)
        self._message.setContentsMargins(16, 0, 16, 0)
        self.clear_button = icon_button(self, "close", self.tr("Clear selection"))
        figures = QWidget(self)
        labels = ((self._shown, 1), self._verifying, self._newer_app, self._free)
        self._figures = hbox(*labels, spacing=24, parent=figures, margins=(16, 0, 16, 0))
        self._actions = FittingRow(self, margins=(16, 0, 16, 0))
        self._actions.line.addWidget(self._selected, 1)
        self._actions.line.addWidget(self.clear_button)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(figures)
        self._pages.addWidget(self._actions)
        self._pages.addWidget(self._message)
        self._page = 0  # to return to after a message
        self._heard = ""  # what was announced last of a filter
        self._typed = QTimer(self, singleShot=True, interval=_TYPED)
        self._typed.timeout.connect(lambda: announce(self, self._heard))
        self._message_ends = QTimer(self, singleShot=True, interval=_MESSAGE)
        self._message_ends.timeout.connect(lambda: self._pages.setCurrentIndex(self._page))
        fit_font(self._selected, lambda label: label.setMinimumWidth(in_font(label, _SELECTION)))
        fit_font(self, lambda line: line.setFixedHeight(line.fontMetrics().height() + _AROUND))
        self.setAccessibleName(self.tr("Totals"))

    def add_widget(self, widget: QWidget) -> None:
        """Insert a widget before the free space."""
        self._figures.insertWidget(self._figures.count() - 1, widget)

    def add_actions(self, actions: Iterable[QAction]) -> None:
        """Add buttons for what can be done with the selected files."""
        buttons = []
        for action in actions:
            action.setIconText(action.text().replace("&", ""))  # Qt's own leaves out what says that a dialog follows
            button = QToolButton(self)
            button.setDefaultAction(action)
            button.setToolButtonStyle(button.toolButtonStyle().ToolButtonTextOnly)
            buttons.append(button)
            self._actions.line.insertWidget(len(buttons), button)
        self._actions.show_fitting(buttons[1:])

    def show_totals(
        self, total: Totals, shown: Totals | None, free: int | None, *, scanning: bool, note: str = ""
    ) -> None:
        """Show what is shown, and what was found so far; `SummaryStrip` has the totals of a scanned directory.

        Args:
            total: of the directory.
            shown: of the files that the filter shows; None without a filter.
            free: bytes on the disk.
            scanning: whether the directory is scanned for the first time.
            note: what is wrong with the filter.
        """
        texts = []
        if scanning:
            text = f"{files_text(total.files)} · {size_text(total.bytes)}"
            texts.append(self.tr("Scanning… {text}").format(text=text))
        if shown is not None:
            figures = f"{files_text(shown.files)} · {size_text(shown.bytes)}"
            texts.append(self.tr("Shown: {figures}").format(figures=figures))
            self._announce_shown(texts[-1])
        self._shown.setText("   ".join([*texts, note]).strip())
        self._free.setText(self.tr("{size} free on disk").format(size=size_text(free)) if free is not None else "")

    def _announce_shown(self, text: str) -> None:
        """Announce what a filter shows, when no key changes it anymore."""
        if text != self._heard:
            self._heard = text
            self._typed.start()

    def show_verifying(self, done: int, total: int) -> None:
        """Show how far the verification is that runs by itself; 0 of 0 shows nothing."""
        self._verifying.setText(
            self.tr("Verifying {done} of {total}…").format(done=done, total=total) if total else ""
        )

    def show_newer_app(self, version: str) -> None:
        """Say that a newer version of the app is there."""
        self._newer_app.setText(self.tr("Version {version} of this app is available").format(version=version))

    def show_selected(self, selected: Totals | None, freed: int, hidden: int = 0) -> None:
        """Show the selection.

        Args:
            selected: its totals; None if nothing is selected.
            freed: bytes that become free with it, which hard links may make less.
            hidden: number of selected files that the filter hides.
        """
        self._page = 0 if selected is None else 1
        if not self._message_ends.isActive():
            self._pages.setCurrentIndex(self._page)
        if selected is None:
            return
        count = counted(selected.files, self.tr("{n} file selected"), self.tr("{n} files selected"))
        text = f"{count} · {size_text(selected.bytes)}"
        if freed != selected.bytes:
            text += self.tr(", {size} reclaimable").format(size=size_text(freed))
        if hidden:
            one, many = self.tr("({n} file hidden by the filter)"), self.tr("({n} files hidden by the filter)")
            text += " " + counted(hidden, one, many)
        self._selected.setText(text)

    def show_message(self, text: str) -> None:
        """Show a message in place of the figures for some seconds."""
        self._message.setText(text)
        announce(self, text, is_urgent=True)
        self._pages.setCurrentWidget(self._message)
        self._message_ends.start()
