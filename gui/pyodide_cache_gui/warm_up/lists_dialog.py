"""The dialog that edits the user's lists."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QInputDialog,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from pyodide_cache.base.problems import Problem, disk_problem
from pyodide_cache.settings.lists import ListStore
from pyodide_cache_gui.widgets.buttons import close_box
from pyodide_cache_gui.widgets.dialog import Dialog
from pyodide_cache_gui.widgets.format import say
from pyodide_cache_gui.widgets.labels import plain_label


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
        self.edit = QPlainTextEdit(self)
        self.edit.setAccessibleName(self.tr("Requirements"))
        self.edit.setPlaceholderText(self.tr("Packages to download (one per line, versions optional)"))
        self.edit.setTabChangesFocus(True)
        self.edit.textChanged.connect(self._enable)
        self.message = plain_label(self)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.names, 1)
        self._buttons: dict[str, QPushButton] = {}
        for key, text, act in (
            ("new", self.tr("New…"), self.new),
            ("rename", self.tr("Rename…"), self.rename),
            ("delete", self.tr("Delete"), self.delete),
            ("import", self.tr("Import…"), self.import_lists),
            ("export", self.tr("Export…"), self.export_lists),
        ):
            button = QPushButton(text, self)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, act=act: act())
            self._buttons[key] = button
            left.addWidget(button)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.edit, 1)
        self.save_button = QPushButton(self.tr("Save changes"), self)
        self.save_button.clicked.connect(self.save)
        right.addWidget(self.save_button, alignment=Qt.AlignmentFlag.AlignRight)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addLayout(left, 2)
        columns.addLayout(right, 3)
        close = close_box(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(plain_label(self, self.tr("Lists of packages that are downloaded together.")))
        layout.addLayout(columns, 1)
        layout.addWidget(self.message)
        layout.addWidget(close)
        self._reload()

    def new(self, requirements: tuple[str, ...] = ()) -> None:
        """Ask for a name, and create a list."""
        name, ok = QInputDialog.getText(self, self.tr("New list"), self.tr("Name of the list"))
        if ok:
            self._do(lambda: self._store.save(name, requirements, replace=False), select=name.strip())

    def rename(self) -> None:
        """Ask for a new name of the selected list."""
        old = self._current()
        name, ok = QInputDialog.getText(self, self.tr("Rename list"), self.tr("New name of the list"), text=old)
        if ok:
            self._do(lambda: self._store.rename(old, name), select=name.strip())

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

    def _do(self, change: Callable[[], object], select: str | None = None) -> None:
        try:
            change()
        except Problem as problem:
            self.message.setText(f"⚠ {say(problem)}")
            return
        except OSError as error:
            self.message.setText(f"⚠ {say(disk_problem(error, str(self._store.path)))}")
            return
        self.message.clear()
        self._reload(select)

    def _reload(self, select: str | None = None) -> None:
        try:
            lists = self._store.all()
        except Problem as problem:
            self.message.setText(f"⚠ {say(problem)}")
            lists = []
        self.names.clear()
        self.names.addItems([item.name for item in lists])
        names = [item.name for item in lists]
        if names:
            self.names.setCurrentRow(names.index(select) if select in names else 0)
        self._enable()

    def _show(self, name: str) -> None:
        if not name:
            self.edit.clear()
            return
        try:
            self.edit.setPlainText("\n".join(self._store.get(name).requirements))
            self.message.clear()
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
