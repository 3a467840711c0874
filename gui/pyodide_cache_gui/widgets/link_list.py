"""Lines of text in which names are links: by mouse and by keyboard."""

from __future__ import annotations

import html
from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from pyodide_cache.base.record import record
from pyodide_cache_gui.widgets.format import breakable, visible_text
from pyodide_cache_gui.widgets.layouts import in_font
from pyodide_cache_gui.widgets.speech import spoken
from pyodide_cache_gui.widgets.theme import faint_text

#: Number of lines shown at first, at most.
MOST = 8
_MORE = "#more"
_SHAPE_WIDTH = 20


@record
class Line:
    """A line: a shape, a name that is a link where ``link`` says to what, and a faint note."""

    shape: str
    text: str
    link: str = ""
    note: str = ""


class LinkList(QLabel):
    """Show lines; a long list is folded behind "and n more"."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, textFormat=Qt.TextFormat.RichText, wordWrap=True)
        self._lines: tuple[Line, ...] = ()
        self._first = MOST
        self._all = False
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.linkActivated.connect(self._follow)

    def set_lines(self, lines: Sequence[Line], first: int = MOST) -> None:
        """Show other lines, at first not more than ``first``."""
        self._first = min(first, MOST)
        if tuple(lines) != self._lines:
            self._lines = tuple(lines)
            self._all = False
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        """Write the faint parts in the color of another palette, and the signs in the width of another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._write()

    def plain_lines(self) -> list[str]:
        """Return what is shown, as text."""
        return [" ".join(part for part in (line.shape, line.text, line.note) if part) for line in self._shown()]

    def _shown(self) -> tuple[Line, ...]:
        # Show one more line rather than a line that says "and 1 more".
        return self._lines if self._all or len(self._lines) <= self._first + 1 else self._lines[: self._first]

    def _write(self) -> None:
        faint = faint_text(self.palette()).name()
        shown = self._shown()
        rows = [(_escape(line.shape), _row(line, faint)) for line in shown]
        if len(shown) < len(self._lines):
            text = self.tr("and {n} more").format(n=len(self._lines) - len(shown))
            rows.append(("", f'<a href="{_MORE}">{html.escape(text)}</a>'))
        # A table, so that long text wraps below the name and not below the shape.
        width = in_font(self, _SHAPE_WIDTH)
        has_shapes = any(shape for shape, _ in rows)
        first = [f'<td width="{width}">{shape}</td>' if has_shapes else "" for shape, _ in rows]
        second = [f'<td style="padding-bottom: 3px">{text}</td>' for _, text in rows]
        cells = "".join(f"<tr>{pair[0]}{pair[1]}</tr>" for pair in zip(first, second, strict=True))
        self.setText(f'<table cellspacing="0" cellpadding="0">{cells}</table>' if rows else "")
        self.setAccessibleDescription(spoken(", ".join(self.plain_lines())))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if "<a " in self.text() else Qt.FocusPolicy.NoFocus)

    def _follow(self, link: str) -> None:
        if link == _MORE:
            self._all = True
            self._write()
        else:
            self.wanted.emit(link)


def _row(line: Line, faint: str) -> str:
    text = _escape(line.text)
    if line.link:
        text = f'<a href="{html.escape(line.link)}">{text}</a>'
    note = f'&ensp;<span style="color: {faint}">{_escape(line.note)}</span>' if line.note else ""
    return f"{text}{note}"


def _escape(text: str) -> str:
    return html.escape(breakable(visible_text(text)))
