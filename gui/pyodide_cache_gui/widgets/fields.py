"""Fields for text and choices, with names for screen readers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QPlainTextEdit, QPushButton, QSpinBox, QWidget

from pyodide_cache.settings.lists import presets, readable_lists
from pyodide_cache_gui.widgets.buttons import menu_button, push_button
from pyodide_cache_gui.widgets.format import counted, list_text
from pyodide_cache_gui.widgets.layouts import fit_font, hbox
from pyodide_cache_gui.widgets.translation import translator

_tr = translator("fields")

#: Between the number of a spin box and its outline, in pixels; a style sheet cannot set this padding.
_PADDING = 6


def text_line(parent: QWidget, hint: str = "", name: str = "") -> QLineEdit:
    """Return a field for one line; ``hint`` is shown while it is empty."""
    line = QLineEdit(parent, placeholderText=hint)
    line.setAccessibleName(name)
    return line


def text_lines(parent: QWidget, hint: str, name: str, lines: int) -> QPlainTextEdit:
    """Return a field that is ``lines`` high; Tab leaves it."""
    edit = QPlainTextEdit(parent, placeholderText=hint, tabChangesFocus=True)
    edit.setAccessibleName(name)
    fit_font(edit, lambda edit: edit.setFixedHeight(lines * edit.fontMetrics().lineSpacing() + 12))
    return edit


def output_box(parent: QWidget, name: str, *, is_code: bool = False) -> QPlainTextEdit:
    """Return a box with text that can be selected; code is not wrapped, and has the desktop's fixed font."""
    box = QPlainTextEdit(parent, readOnly=True, tabChangesFocus=True)
    box.setAccessibleName(name)
    if is_code:
        box.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        use_fixed_font(box)
    return box


def use_fixed_font(widget: QWidget) -> None:
    """Give a widget the desktop's fixed font."""
    fit_font(widget, lambda widget: widget.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)))


def entered_lines(edit: QPlainTextEdit) -> tuple[str, ...]:
    """Return the lines of a field that are not empty."""
    return tuple(line.strip() for line in edit.toPlainText().splitlines() if line.strip())


def number_box(parent: QWidget, name: str, least: int, most: int, value: int = 0) -> QSpinBox:
    """Return a field for a whole number."""
    box = QSpinBox(parent)
    box.setAccessibleName(name)
    box.setRange(least, most)
    box.setValue(value)
    box.lineEdit().setTextMargins(_PADDING, 0, 0, 0)
    return box


def show_unit(box: QSpinBox, one: str, many: str) -> None:
    """Show a unit after the number of a box, in the plural form of the window's language."""
    box.valueChanged.connect(lambda number: box.setSuffix(counted(number, one, many)))
    box.setSuffix(counted(box.value(), one, many))


def count_days(box: QSpinBox) -> None:
    """Show that the number of a box is one of days."""
    show_unit(box, _tr(" day"), _tr(" days"))


def combo_box(
    parent: QWidget, name: str, choices: Iterable[str | tuple[str, object]] = (), *, takes_text: bool = False
) -> QComboBox:
    """Return a choice of texts, some with data; one that takes text takes others, too."""
    box = QComboBox(parent)
    box.setAccessibleName(name)
    for choice in choices:
        text, data = choice if isinstance(choice, tuple) else (choice, None)
        box.addItem(text, data)
    box.setEditable(takes_text)
    if edit := box.lineEdit():
        edit.setAccessibleName(name)
    return box


def list_choices() -> list[tuple[str, tuple[str, ...]]]:
    """Return the presets and the user's lists as choices for `combo_box`; their data are their requirements."""
    return [(list_text(item.name), item.requirements) for item in (*presets(), *readable_lists())]


def choose_folder(parent: QWidget, title: str, start: str = "") -> str:
    """Ask for a folder; empty when the user chose none.

    Links are not resolved: a layer can be the link to the current snapshot, whose target changes.
    """
    options = QFileDialog.Option.ShowDirsOnly | QFileDialog.Option.DontResolveSymlinks
    return QFileDialog.getExistingDirectory(parent, title, start, options)


def choose_button(parent: QWidget, what: str, kinds: str, take: Callable[[str], object]) -> QPushButton:
    """Return a button that lets the user choose a file or a folder.

    Args:
        what: says what is chosen: the tool tip, and the title of what asks.
        kinds: of files, as `QFileDialog` reads them.
        take: gets the path that was chosen.
    """

    def choose_file() -> None:
        if chosen := QFileDialog.getOpenFileName(parent, what, "", kinds)[0]:
            take(chosen)

    def choose_directory() -> None:
        if chosen := choose_folder(parent, what):
            take(chosen)

    entries = {_tr("File…"): choose_file, _tr("Folder…"): choose_directory}
    return menu_button(parent, _tr("Choose…"), entries, what)


class PathLine(QWidget):
    """A field and a button.

    Args:
        name: for screen readers.
        hint: shown while the field is empty.
        choose: asks the user and returns a path, or an empty text; else a folder is chosen, from what was entered on.
    """

    def __init__(self, parent: QWidget, name: str, hint: str, choose: Callable[[], str] | None = None) -> None:
        super().__init__(parent)
        self.edit = text_line(self, hint, name)
        self.edit.setClearButtonEnabled(True)
        self.edit.setAcceptDrops(False)  # a drop is for the whole window
        self._choose = choose or (lambda: choose_folder(self, self.tr("Choose a folder"), str(self.path() or "")))
        text = self.tr("Choose…") if choose else self.tr("Choose folder…")
        self.button = push_button(self, text, self.ask)
        hbox((self.edit, 1), self.button, parent=self)
        self.setFocusProxy(self.edit)

    def path(self) -> Path | None:
        """Return what was entered, absolute; None for nothing."""
        text = self.edit.text().strip()
        return Path(text).expanduser().absolute() if text else None

    def ask(self) -> bool:
        """Let the user choose a path; return whether that was done."""
        chosen = self._choose()
        if chosen:
            self.edit.setText(chosen)
        return bool(chosen)
