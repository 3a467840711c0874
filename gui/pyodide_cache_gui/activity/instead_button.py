"""The button that offers other sources after a failure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QPushButton, QWidget

from pyodide_cache.base.problems import Problem
from pyodide_cache_gui.session.jobs import Offer


class InsteadButton(QPushButton):
    """Choose the offered sources, and try again with them; hidden while there is nothing to offer."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, autoDefault=False)
        self._act: Callable[[], object] = lambda: None
        self._again: Callable[[], object] = lambda: None
        self.clicked.connect(self._use)
        self.hide()

    def show_offer(self, offer: Offer, problems: Sequence[Problem], again: Callable[[], object]) -> None:
        """Show what helps against problems; ``again`` tries once more."""
        found = offer(problems) if problems else None
        if found:
            text, self._act = found
            self.setText(text.replace("&", "&&"))
        self._again = again
        self.setVisible(found is not None)

    def _use(self) -> None:
        self._act()
        self._again()
