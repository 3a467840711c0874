"""The page that replaces packing while Node or the runtime is missing: what to install, and how."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import starmap

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from pyodide_cache.base.problems import Problem
from pyodide_cache_gui.widgets.buttons import CopyButton
from pyodide_cache_gui.widgets.fields import use_fixed_font
from pyodide_cache_gui.widgets.format import say
from pyodide_cache_gui.widgets.labels import PlainLabel, emphasize
from pyodide_cache_gui.widgets.layouts import form, hbox, vbox

_WIDE = 640


class PackMissing(QWidget):
    """A heading, the reason, commands to copy, and a button to try again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLabel(self)
        emphasize(self.title, 1.5)
        self.text = PlainLabel(self)
        self.rest = PlainLabel(self)
        for label in (self.text, self.rest):
            label.setFixedWidth(_WIDE)
        self._box = QWidget(self)
        self.again_button = QPushButton(self.tr("Try again"), self)
        self.folder_button = QPushButton(self.tr("Choose its folder…"), self, autoDefault=False)
        buttons = hbox(self.again_button, self.folder_button, 1)
        self._parts = vbox(2, self.title, self.text, self._box, self.rest, buttons, 3, spacing=16)
        hbox(1, self._parts, 1, parent=self)

    def show_node(self, problem: Problem) -> None:
        """Show that Node is missing or too old."""
        self._show(
            self.tr("Packing needs Node"),
            self.tr("The app runs in Node with the real Pyodide, to record what it uses. {why}.").format(
                why=say(problem)
            ),
            [
                (self.tr("Debian, Ubuntu"), "sudo apt install nodejs npm"),
                (self.tr("Fedora"), "sudo dnf install nodejs npm"),
                (self.tr("macOS, Homebrew"), "brew install node"),
                (self.tr("Windows"), "winget install OpenJS.NodeJS.LTS"),
            ],
            self.tr(
                "Node 20 or newer also keeps the app from your files. If an installer changed the search path, "
                "restart this program. Everything else in it works without Node."
            ),
            folder=False,
        )

    def show_runtime(self, problem: Problem, folder: str) -> None:
        """Show that the npm package pyodide is missing, and how to install it in ``folder``."""
        version = str(problem.facts.get("version") or "")
        wanted = f"pyodide@{version}" if version else "pyodide"
        self._show(
            self.tr("Packing needs the npm package pyodide"),
            self.tr("The app runs in its runtime, which becomes a part of the pack. {why}.").format(
                why=say(problem, with_hint=False)
            ),
            [(self.tr("Beside the app"), f"npm install --prefix {_quoted(folder)} {wanted}")],
            self.tr("Everything else in this program works without it."),
            folder=True,
        )

    def _show(self, title: str, text: str, commands: Sequence[tuple[str, str]], rest: str, *, folder: bool) -> None:
        self.title.setText(title)
        self.text.setText(text)
        self.rest.setText(rest)
        for label in (self.text, self.rest):
            # In a centered layout, a wrapped label gets the height of its minimum width.
            label.setMinimumHeight(label.heightForWidth(_WIDE))
        self.setAccessibleName(title)
        self.folder_button.setVisible(folder)
        old, self._box = self._box, QWidget(self)
        vbox(form(*starmap(self._row, commands)), parent=self._box)
        self._parts.insertWidget(self._parts.indexOf(old), self._box)
        old.hide()
        old.deleteLater()

    def _row(self, name: str, command: str) -> tuple[str, QHBoxLayout]:
        shown = QLineEdit(command, self._box, readOnly=True, cursorPosition=0)
        shown.setAccessibleName(name)
        use_fixed_font(shown)
        return name, hbox((shown, 1), CopyButton(shown.text, self.tr("Copy the command"), self._box))


def _quoted(folder: str) -> str:
    return f'"{folder}"' if " " in folder else folder
