"""The short guide, and a list of all keyboard shortcuts."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from pyodide_cache_gui.widgets.buttons import close_box, push_button
from pyodide_cache_gui.widgets.dialog import Dialog
from pyodide_cache_gui.widgets.fields import text_line
from pyodide_cache_gui.widgets.layouts import hbox, in_font, scroll_on_window
from pyodide_cache_gui.widgets.theme import mix
from pyodide_cache_gui.widgets.translation import shown_language
from pyodide_cache_resources import resource

#: A heading, and pairs of keys such as ``Ctrl+F`` and what they do.
Group = tuple[str, Sequence[tuple[str, str]]]

#: The share of the text's color behind a key.
_BACKGROUND = 0.18


class GuideDialog(Dialog):
    """Show the guide from the resources."""

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


class ShortcutsDialog(Dialog):
    """Show groups of keys; a word in the filter shows only those that contain it."""

    def __init__(self, groups: Sequence[Group], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups = groups
        self.set_up(self.tr("Keyboard shortcuts"), 560, 560)
        self.filter = text_line(self, self.tr("Filter…"), self.tr("Filter"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._show)
        self.page = QTextBrowser(self)
        self.page.setAccessibleName(self.tr("Shortcuts"))
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.viewport().setAutoFillBackground(False)
        self.page.document().setDocumentMargin(0)
        scroll_on_window(self.page)
        tip = self.tr("As text, to print or to keep")
        self.copy_button = push_button(self, self.tr("&Copy"), self.copy, tip)
        self.lay_out(self.filter, (self.page, 1), hbox(self.copy_button, 1, close_box(self)))
        QShortcut(QKeySequence.StandardKey.Find, self, self.filter.setFocus)
        self._show()

    def shown(self) -> list[Group]:
        """Return the groups that are shown, with what the filter leaves of them."""
        words = self.filter.text().casefold().split()
        found: list[Group] = []
        for heading, rows in self._groups:
            left = [
                (keys, text)
                for keys, text in rows
                if all(word in f"{heading} {keys} {text}".casefold() for word in words)
            ]
            if left:
                found.append((heading, left))
        return found

    def text(self) -> str:
        """Return what is shown as plain text, in columns."""
        groups = self.shown()
        width = max((len(keys) for _, rows in groups for keys, _ in rows), default=0)
        parts = [
            f"{heading}\n" + "".join(f"  {keys:<{width}}  {text}\n" for keys, text in rows)
            for heading, rows in groups
        ]
        return "\n".join(parts)

    def copy(self) -> None:
        """Put what is shown on the clipboard as text."""
        QGuiApplication.clipboard().setText(self.text())

    def changeEvent(self, event: QEvent) -> None:
        """Draw the keys again in another theme's colors."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show()

    def _show(self) -> None:
        palette = self.palette()
        # The color of lines is as dark as text where the desktop asks for more contrast.
        ground = mix(palette.window().color(), palette.windowText().color(), _BACKGROUND)
        key = f"background-color:{ground.name()}; font-weight:600;"
        width, parts = in_font(self, 190), []
        for heading, rows in self.shown():
            cells = "".join(
                f'<tr><td width="{width}" style="padding:4px 16px 4px 0">{_keys(keys, key)}</td>'
                f'<td style="padding:4px 0">{escape(text)}</td></tr>'
                for keys, text in rows
            )
            parts.append(
                f'<p style="margin:16px 0 4px 0"><b>{escape(heading)}</b></p><table cellspacing="0">{cells}</table>'
            )
        self.copy_button.setEnabled(bool(parts))
        nothing = self.tr("No shortcut has “{text}”").format(text=self.filter.text())
        self.page.setHtml("".join(parts) or f"<p>{escape(nothing)}</p>")


def _keys(keys: str, style: str) -> str:
    """Return each key of ``Ctrl+F, F3`` on a background of its own."""
    chords = [
        "&nbsp;+&nbsp;".join(f'<span style="{style}">&nbsp;{escape(key)}&nbsp;</span>' for key in _split(chord))
        for chord in keys.split(", ")
    ]
    return " &nbsp;".join(chords)


def _split(chord: str) -> list[str]:
    # "Ctrl++" is Ctrl and the plus key.
    if len(chord) > 1 and chord.endswith("+"):
        return [*chord[:-2].split("+"), "+"] if chord[:-2] else ["+"]
    return chord.split("+") if chord != "+" else ["+"]
