"""The dialog that edits the user's lists."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain, count
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QPlainTextEdit, QPushButton, QWidget

from pyodide_cache.base.problems import Problem, disk_problem
from pyodide_cache.settings.lists import ListStore
from pyodide_cache_gui.widgets.buttons import close_box
from pyodide_cache_gui.widgets.dialog import Dialog
from pyodide_cache_gui.widgets.format import say
from pyodide_cache_gui.widgets.labels import NoteLabel, plain_label
from pyodide_cache_gui.widgets.layouts import DIALOG_MARGINS, hbox, vbox

#: The saved name of a list.
_NAME = Qt.ItemDataRole.UserRole


class ListsDialog(Dialog):
    """Show the names of the lists, and the requirements of the selected one, which a button saves."""

    def __init__(self, store: ListStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.setWindowTitle(self.tr("My lists"))
        self.resize(640, 420)
        self.names = QListWidget(self)
        self.names.setAccessibleName(self.tr("Lists"))
        self.names.currentTextChanged.connect(self._show)
        self.names.itemChanged.connect(self._on_name)
        self.edit = QPlainTextEdit(self)
        self.edit.setAccessibleName(self.tr("Requirements"))
        self.edit.setPlaceholderText(self.tr("Packages to download (one per line, versions optional)"))
        self.edit.setTabChangesFocus(True)
        self.edit.textChanged.connect(self._enable)
        self.message = NoteLabel(self)
        self._buttons: dict[str, QPushButton] = {}
        for key, text, act in (
            ("new", self.tr("New"), self.new),
            ("rename", self.tr("Rename"), self.rename),
            ("delete", self.tr("Delete"), self.delete),
            ("import", self.tr("Import…"), self.import_lists),
            ("export", self.tr("Export…"), self.export_lists),
        ):
            button = self._buttons[key] = QPushButton(text, self)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, act=act: act())
        self.save_button = QPushButton(self.tr("Save changes"), self)
        self.save_button.clicked.connect(self.save)
        left = vbox((self.names, 1), *self._buttons.values())
        right = vbox((self.edit, 1), hbox(1, self.save_button))
        columns = hbox((left, 2), (right, 3), spacing=16)
        intro = plain_label(self, self.tr("Lists of packages that are downloaded together."))
        vbox(intro, (columns, 1), self.message, close_box(self), spacing=12, margins=DIALOG_MARGINS, parent=self)
        self._reload()

    def new(self, requirements: tuple[str, ...] = ()) -> None:
        """Create a list, and let the user type its name over the one that it has."""
        taken = {self.names.item(row).text() for row in range(self.names.count())}
        first = self.tr("New list")
        name = next(name for name in chain([first], (f"{first} {n}" for n in count(2))) if name not in taken)
        if self._do(lambda: self._store.save(name, requirements, replace=False), select=name):
            self.rename()

    def rename(self) -> None:
        """Let the user type another name over that of the selected list."""
        self.names.setFocus()
        self.names.editItem(self.names.currentItem())

    def _on_name(self, item: QListWidgetItem) -> None:
        """Rename a list whose name was edited."""
        old, name = item.data(_NAME), item.text().strip()
        with QSignalBlocker(self.names):
            item.setText(old)
        if name != old:
            # Renaming fills the widget again, which must not happen while its editor is closing.
            QTimer.singleShot(0, self, lambda: self._do(lambda: self._store.rename(old, name), select=name))

    def delete(self) -> None:
        """Delete the selected list."""
        name = self._current()
        self._do(lambda: self._store.delete(name))

    def save(self) -> None:
        """Save the requirements of the selected list."""
        name = self._current()
        self._do(lambda: self._store.save(name, self.edit.toPlainText().splitlines()), select=name)

    def import_lists(self) -> None:
        """Import lists from a file."""
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Import lists"), "", "*.toml *.txt")
        if name:
            self._do(lambda: self._store.import_file(Path(name)))

    def export_lists(self) -> None:
        """Export all lists to a file."""
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Export lists"), "lists.toml", "*.toml *.txt")
        if name:
            self._do(lambda: self._store.export_file(Path(name), [item.name for item in self._store.all()]))

    def _current(self) -> str:
        items = self.names.selectedItems()
        return items[0].text() if items else ""

    def _do(self, change: Callable[[], object], select: str | None = None) -> bool:
        """Change the store; return whether that was possible."""
        try:
            change()
        except Problem as problem:
            self.message.setText(f"⚠ {say(problem)}")
            return False
        except OSError as error:
            self.message.setText(f"⚠ {say(disk_problem(error, str(self._store.path)))}")
            return False
        self.message.setText("")
        self._reload(select)
        return True

    def _reload(self, select: str | None = None) -> None:
        try:
            lists = self._store.all()
        except Problem as problem:
            self.message.setText(f"⚠ {say(problem)}")
            lists = []
        names = [item.name for item in lists]
        self.names.clear()
        for name in names:
            item = QListWidgetItem(name)
            item.setData(_NAME, name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self.names.addItem(item)
        if names:
            self.names.setCurrentRow(names.index(select) if select in names else 0)
        self._enable()

    def _show(self, name: str) -> None:
        if not name:
            self.edit.clear()
            return
        try:
            self.edit.setPlainText("\n".join(self._store.get(name).requirements))
            self.message.setText("")
        except Problem as problem:  # another process changed the file
            self.edit.clear()
            self.message.setText(f"⚠ {say(problem)}")

    def _enable(self) -> None:
        chosen = bool(self._current())
        for key in ("rename", "delete"):
            self._buttons[key].setEnabled(chosen)
        self._buttons["export"].setEnabled(self.names.count() > 0)
        self.edit.setEnabled(chosen)
        self.save_button.setEnabled(chosen)
