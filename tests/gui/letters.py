"""The letters that reach the parts of a dialog with Alt."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QWidget,
)

from pyodide_cache_gui.widgets.buttons import CopyButton


def shared_letters(dialog: QDialog) -> list[str]:
    """Return the letters that reach more than one part of a dialog."""
    parts = _shown(dialog)
    labels = [part.text() for part in parts if isinstance(part, QLabel) and part.buddy()]
    return repeated([*labels, *(part.text() for part in parts if isinstance(part, QAbstractButton))])


def without_letter(dialog: QDialog) -> list[str]:
    """Return the texts of buttons and of labels of fields that no letter reaches, and should."""
    parts = _shown(dialog)
    labels = [part for part in parts if isinstance(part, QLabel) and _is_field(part.buddy())]
    before = [*labels, *(part for part in parts if isinstance(part, QCheckBox))]
    tops = [part.mapTo(dialog, part.rect().center()).y() for part in before]
    found = [label.text() for label in labels]
    for part in parts:
        if isinstance(part, (QCheckBox, QRadioButton)):
            found.append(part.text())
        elif isinstance(part, QPushButton) and _needs_letter(part):
            middle = part.mapTo(dialog, part.rect().center()).y()
            # A button at the end of a field, or after a box, is one Tab away from it.
            if not any(abs(top - middle) < part.height() for top in tops):
                found.append(part.text())
    return [text for text in found if text and not _letters(text)]


def repeated(texts: Iterable[str]) -> list[str]:
    counts = Counter(letter for text in texts for letter in _letters(text))
    return [letter for letter, count in counts.items() if count > 1]


def _letters(text: str) -> list[str]:
    return [letter.casefold() for letter in re.findall("&([^&])", text.replace("&&", ""))]


def _shown(dialog: QDialog) -> list[QWidget]:
    return [part for part in dialog.findChildren(QWidget) if part.isVisible() and part.window() is dialog]


def _is_field(buddy: QWidget | None) -> bool:
    """Return whether a label names something that takes the focus, and has no letter itself."""
    return buddy is not None and not isinstance(buddy, (QLabel, QAbstractButton))


def _needs_letter(button: QPushButton) -> bool:
    """Return whether a button has no other key: Enter or Escape, or Ctrl+C in what it copies."""
    box = button.parent()
    ends = (QDialogButtonBox.ButtonRole.AcceptRole, QDialogButtonBox.ButtonRole.RejectRole)
    ends_dialog = isinstance(box, QDialogButtonBox) and box.buttonRole(button) in ends
    return not (button.isDefault() or ends_dialog or isinstance(button, CopyButton))
