"""The short guide."""

from __future__ import annotations

from PySide6.QtWidgets import QTextBrowser, QWidget

from pyodide_cache_gui.widgets.buttons import close_box
from pyodide_cache_gui.widgets.dialog import Dialog
from pyodide_cache_gui.widgets.translation import shown_language
from pyodide_cache_resources import resource


class GuideDialog(Dialog):
    """Show the guide that lies among the resources."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_up(self.tr("Guide"), 720, 620)
        self.page = QTextBrowser(self)
        self.page.setAccessibleName(self.tr("Guide"))
        self.page.document().setDocumentMargin(16)
        translated = resource("help", f"guide.{shown_language()}.md")
        guide = translated if translated.is_file() else resource("help", "guide.md")
        self.page.setMarkdown(guide.read_text(encoding="utf-8"))
        self.lay_out((self.page, 1), close_box(self))
