"""A sha256 on one line, to be selected or copied whole."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from pyodide_cache_gui.widgets.copy_button import CopyButton
from pyodide_cache_gui.widgets.theme import faint_text


class HashLine(QWidget):
    """Show a hash, or that nobody knows it yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QLineEdit(self)
        self.edit.setReadOnly(True)
        self.edit.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.edit.setAccessibleName(self.tr("sha256"))
        self.unknown = QLabel(self.tr("Not verified yet"), self)
        self.copy_button = CopyButton(self.edit.text, self.tr("Copy sha256"), self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.edit, 1)
        layout.addWidget(self.unknown, 1)
        layout.addWidget(self.copy_button)

    def show_hash(self, sha256: str | None) -> None:
        """Show another hash; None where nobody hashed the file."""
        self.edit.setText(sha256 or "")
        self.edit.setCursorPosition(0)
        self.edit.setToolTip(sha256 or "")
        for widget in (self.edit, self.copy_button):
            widget.setVisible(sha256 is not None)
        self.unknown.setVisible(sha256 is None)
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, faint_text(self.palette()))
        self.unknown.setPalette(palette)
