"""A page with a message and buttons, shown instead of the table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

Action = tuple[str, Callable[[], object]]


class MessagePage(QWidget):
    """A heading, a text, and buttons; the first button is the default."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel(self)
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        font.setBold(True)
        self._title.setFont(font)
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setFixedWidth(560)
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setSpacing(16)
        layout.addStretch(2)
        layout.addWidget(self._title, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._text, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addLayout(self._buttons)
        layout.addStretch(3)

    def show_message(self, title: str, text: str, actions: Sequence[Action] = ()) -> None:
        """Show a message."""
        self._title.setText(title)
        self._text.setText(text)
        # In a centered layout a wrapped label gets too little height.
        self._text.setMinimumHeight(self._text.heightForWidth(self._text.width()))
        self.setAccessibleName(title)
        while item := self._buttons.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._buttons.addStretch()
        for number, (label, act) in enumerate(actions):
            button = QPushButton(label, self)
            button.setDefault(number == 0)
            button.clicked.connect(lambda _checked=False, act=act: act())
            self._buttons.addWidget(button)
        self._buttons.addStretch()

    def title(self) -> str:
        """Return the heading."""
        return self._title.text()
