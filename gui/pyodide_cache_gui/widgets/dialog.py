"""The base class of all dialogs."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog


class Dialog(QDialog):
    """A dialog that is never larger than the screen."""

    def showEvent(self, event: QShowEvent) -> None:
        """Shrink to the screen, less the frame of a window."""
        room = self.screen().availableSize()
        frame = self.frameGeometry().size() - self.size()
        self.resize(self.size().boundedTo(room - frame))
        super().showEvent(event)
