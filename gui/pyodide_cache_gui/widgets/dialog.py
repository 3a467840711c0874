"""The base class of all dialogs."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from pyodide_cache_gui.widgets.buttons import Act, accept_box, mark_destructive
from pyodide_cache_gui.widgets.labels import PlainLabel
from pyodide_cache_gui.widgets.layouts import (
    DIALOG_MARGINS,
    Item,
    fit_font,
    focus_order,
    in_font,
    page,
    scrolled,
    vbox,
)

#: The width of a dialog that asks, in pixels in the usual font.
_QUESTION_WIDTH = 440

#: The height of a title bar, in pixels: the desktop tells it only when the dialog is on the screen.
_TITLE_BAR = 32


class Dialog(QDialog):
    """A dialog that is never larger than the screen, scrolls when it is too low, and deletes itself when closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._content: QWidget | None = None  # all but the buttons; None when it is scrolled

    def set_up(self, title: str, width: int, height: int) -> None:
        """Set the title, and the size in the usual font; it grows with the font of the desktop."""
        self.setWindowTitle(title)
        self.resize(width, height)
        fit_font(self, lambda dialog: dialog.grow(in_font(dialog, width), in_font(dialog, height)))

    def lay_out(self, *items: Item | str) -> None:
        """Put items below each other, and let Tab follow their order; a text becomes a label that wraps.

        The last item, the buttons, stays at its place when the others scroll.
        """
        *parts, last = (PlainLabel(self, item) if isinstance(item, str) else item for item in items)
        self._content = page(self, *parts, spacing=12, margins=(0, 0, 0, 0))
        stretch = max((part[1] for part in parts if isinstance(part, tuple)), default=0)
        vbox((self._content, stretch), last, parent=self, spacing=12, margins=DIALOG_MARGINS)
        for before, after in pairwise(focus_order(self)):
            self.setTabOrder(before, after)

    def grow(self, width: int, height: int) -> None:
        """Get at least this size, within the screen."""
        self.resize(QSize(width, height).expandedTo(self.size()).boundedTo(self._room()))

    def event(self, event: QEvent) -> bool:
        """Grow when a text needs more lines: the least height that Qt knows is that of texts that do not wrap."""
        is_handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.layout():
            self._fit()
        return is_handled

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus, as some desktops do; only the default button may accept."""
        button = self.focusWidget()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(button, QPushButton):
            box = button.parentWidget()
            role = box.buttonRole(button) if isinstance(box, QDialogButtonBox) else None
            if role is not QDialogButtonBox.ButtonRole.AcceptRole:
                button.click()
                return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scroll when a person or the desktop makes the dialog too small."""
        super().resizeEvent(event)
        if self.isVisible() and event.size() != event.size().expandedTo(event.oldSize()):
            self._scroll_if_low()

    def showEvent(self, event: QShowEvent) -> None:
        """Shrink to the screen."""
        self._fit()
        super().showEvent(event)

    def _fit(self) -> None:
        self.grow(0, self._least_height())
        self._scroll_if_low()

    def _least_height(self) -> int:
        if not (layout := self.layout()):
            return 0
        least = layout.minimumSize()
        # A new dialog is narrower until the desktop has its size. The first is -1 where nothing wraps.
        return max(layout.minimumHeightForWidth(max(self.width(), least.width())), least.height())

    def _room(self) -> QSize:
        """Return the size of the screen, less the frame of a window."""
        frame = self.frameGeometry().size() - self.size()
        return self.screen().availableSize() - frame.expandedTo(QSize(0, _TITLE_BAR))

    def _scroll_if_low(self) -> None:
        """Scroll all but the buttons, from now on, if these parts need more height than there is."""
        layout, content = self.layout(), self._content
        height = min(self.height(), self._room().height())
        if not isinstance(layout, QVBoxLayout) or content is None or height >= self._least_height():
            return
        self._content = None
        focus = self.focusWidget()
        layout.removeWidget(content)
        layout.insertWidget(0, scrolled(content, self), 1)
        content.show()
        if focus is not None:  # lost when its page moved
            focus.setFocus()
        self.resize(QSize(self.width(), height).boundedTo(self._room()))


def ask(parent: QWidget, text: str, action: str, act: Act) -> None:
    """Ask before something that cannot be undone; ``action`` names it, and Enter cancels."""
    dialog = Dialog(parent)
    dialog.set_up(action, _QUESTION_WIDTH, 0)
    button = QPushButton(action, dialog, autoDefault=False)
    mark_destructive(button)
    buttons = accept_box(dialog, button)
    cancel = buttons.button(QDialogButtonBox.StandardButton.Cancel)
    cancel.setDefault(True)
    dialog.lay_out(text, buttons)
    cancel.setFocus()
    dialog.accepted.connect(act)
    dialog.open()
