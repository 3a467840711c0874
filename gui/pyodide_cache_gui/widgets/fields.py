"""Fields for text and choices, with names for screen readers."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

#: Between the number of a spin box and its outline, in pixels; a style sheet cannot set this padding.
_PADDING = 6


def text_line(parent: QWidget, hint: str = "", name: str = "") -> QLineEdit:
    """Return a field for one line; ``hint`` is shown while it is empty."""
    line = QLineEdit(parent)
    line.setPlaceholderText(hint)
    line.setAccessibleName(name)
    return line


def text_lines(parent: QWidget, hint: str, name: str, lines: int) -> QPlainTextEdit:
    """Return a field that is as high as so many lines; Tab leaves it."""
    edit = QPlainTextEdit(parent)
    edit.setPlaceholderText(hint)
    edit.setAccessibleName(name)
    edit.setTabChangesFocus(True)
    edit.setFixedHeight(lines * edit.fontMetrics().lineSpacing() + 12)
    return edit


def output_box(parent: QWidget, name: str, *, is_code: bool = False) -> QPlainTextEdit:
    """Return a box with text that can be selected; code is not wrapped, and has the desktop's fixed font."""
    box = QPlainTextEdit(parent)
    box.setReadOnly(True)
    box.setTabChangesFocus(True)
    box.setAccessibleName(name)
    if is_code:
        box.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        box.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    return box


def number_box(parent: QWidget, name: str, least: int, most: int, value: int = 0) -> QSpinBox:
    """Return a field for a whole number."""
    box = QSpinBox(parent)
    box.setAccessibleName(name)
    box.setRange(least, most)
    box.setValue(value)
    box.lineEdit().setTextMargins(_PADDING, 0, 0, 0)
    return box


def combo_box(parent: QWidget, name: str, texts: Iterable[str] = ()) -> QComboBox:
    """Return a choice of texts."""
    box = QComboBox(parent)
    box.setAccessibleName(name)
    box.addItems(list(texts))
    return box
