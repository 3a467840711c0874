"""The base class of all dialogs."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QWidget

from pyodide_cache_gui.widgets.buttons import Act, accept_box
from pyodide_cache_gui.widgets.labels import PlainLabel
from pyodide_cache_gui.widgets.layouts import DIALOG_MARGINS, Item, focus_order, in_font, vbox


class Dialog(QDialog):
    """A dialog that is never larger than the screen, and deletes itself when it is closed."""

    def __init__(self, parent: QWidget | None = None, flags: Qt.WindowType = Qt.WindowType.Dialog) -> None:
        super().__init__(parent, flags)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def lay_out(self, *items: Item | str) -> None:
        """Put items below each other, and let Tab follow their order; a text becomes a label that wraps."""
        parts = (PlainLabel(self, item) if isinstance(item, str) else item for item in items)
        vbox(*parts, parent=self, spacing=12, margins=DIALOG_MARGINS)
        if self.testAttribute(Qt.WidgetAttribute.WA_Resized):  # to a size for the usual font
            self.resize(in_font(self, self.width()), in_font(self, self.height()))
        for before, after in pairwise(focus_order(self)):
            self.setTabOrder(before, after)

    def event(self, event: QEvent) -> bool:
        """Grow when a text needs more lines: the least height that Qt knows is that of texts that do not wrap."""
        is_handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and (layout := self.layout()):
            self._resize(max(self.height(), layout.minimumHeightForWidth(self.width())))
        return is_handled

    def showEvent(self, event: QShowEvent) -> None:
        """Shrink to the screen."""
        self._resize(self.height())
        super().showEvent(event)

    def _resize(self, height: int) -> None:
        """Change the height, within the screen, less the frame of a window."""
        frame = self.frameGeometry().size() - self.size()
        self.resize(QSize(self.width(), height).boundedTo(self.screen().availableSize() - frame))


def ask(parent: QWidget, text: str, action: str, act: Act) -> None:
    """Ask before something that cannot be undone; ``action`` names it, and Enter cancels."""
    dialog = Dialog(parent)
    dialog.setWindowTitle(action)
    button = QPushButton(action, dialog)
    button.setAutoDefault(False)
    buttons = accept_box(dialog, button)
    cancel = buttons.button(QDialogButtonBox.StandardButton.Cancel)
    cancel.setDefault(True)
    dialog.lay_out(text, buttons)
    cancel.setFocus()
    dialog.accepted.connect(act)
    dialog.open()
