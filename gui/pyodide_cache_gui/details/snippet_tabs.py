"""Tabs with the code that loads a file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QTabBar, QWidget

from pyodide_cache.details.snippets import Snippet
from pyodide_cache_gui.widgets.buttons import CopyButton
from pyodide_cache_gui.widgets.fields import output_box
from pyodide_cache_gui.widgets.layouts import hbox, vbox

_MOST_LINES = 18


class SnippetTabs(QWidget):
    """A tab for each way to load a file: Node, browser, micropip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._snippets: tuple[Snippet, ...] = ()
        self.bar = QTabBar(self, drawBase=False, expanding=False)
        self.bar.setAccessibleName(self.tr("Ways to load it"))
        self.bar.currentChanged.connect(self._show)
        self.copy_button = CopyButton(self.code, self.tr("Copy the code"), self)
        self.text = output_box(self, self.tr("Code"), is_code=True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        vbox(self.bar, self.text, hbox(1, self.copy_button), parent=self)

    def show_snippets(self, snippets: Sequence[Snippet]) -> None:
        """Show code; the selected way stays selected if there is code for it."""
        if tuple(snippets) == self._snippets:
            return
        current = self._current()
        self._snippets = tuple(snippets)
        with QSignalBlocker(self.bar):
            while self.bar.count():
                self.bar.removeTab(0)
            for number, snippet in enumerate(self._snippets):
                self.bar.addTab(snippet.title)
                if current and current.way == snippet.way:
                    self.bar.setCurrentIndex(number)
        self._show()

    def code(self) -> str:
        """Return the shown code."""
        current = self._current()
        return current.code if current else ""

    def _current(self) -> Snippet | None:
        number = self.bar.currentIndex()
        return self._snippets[number] if 0 <= number < len(self._snippets) else None

    def _show(self) -> None:
        code = self.code().rstrip("\n")
        self.text.setPlainText(code)
        count = code.count("\n") + 1
        fits = count <= _MOST_LINES
        scroll_bars = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if fits else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.text.setVerticalScrollBarPolicy(scroll_bars)
        margins = 2 * (self.text.frameWidth() + int(self.text.document().documentMargin()))
        bar = self.text.horizontalScrollBar().sizeHint().height()
        lines = min(_MOST_LINES, count)
        self.text.setFixedHeight(lines * self.text.fontMetrics().lineSpacing() + margins + bar)
