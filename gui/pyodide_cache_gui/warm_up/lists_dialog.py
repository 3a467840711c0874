"""The dialog that edits the user's lists."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain, count
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QListWidget, QListWidgetItem, QPlainTextEdit, QWidget

from pyodide_cache.base.problems import Problem
from pyodide_cache.base.record import replace
from pyodide_cache.formats.requirement_lines import written_lines
from pyodide_cache.settings.lists import ListStore, RequirementList
from pyodide_cache_gui.widgets.buttons import close_box, push_button
from pyodide_cache_gui.widgets.dialog import Dialog
from pyodide_cache_gui.widgets.format import say, some_names
from pyodide_cache_gui.widgets.labels import NoteLabel
from pyodide_cache_gui.widgets.layouts import hbox, vbox

#: The saved name of a list.
_NAME = Qt.ItemDataRole.UserRole


class ListsDialog(Dialog):
    """Show the names of the lists, and the requirements of the selected one, which are saved when it is left."""

    warm_up_wanted = Signal(str, object)  # name, requirements

    def __init__(self, store: ListStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._lists: list[RequirementList] = []
        self._shown = RequirementList("", ())  # as it is saved
        self._lost: list[RequirementList] = []  # by the last deletion or import
        self.set_up(self.tr("My lists"), 760, 480)
        self.names = QListWidget(self)
        self.names.setAccessibleName(self.tr("Lists"))
        self.names.currentTextChanged.connect(self._leave)
        self.names.itemChanged.connect(self._on_name)
        self.edit = QPlainTextEdit(self, tabChangesFocus=True)
        self.edit.setAccessibleName(self.tr("Requirements"))
        self.edit.textChanged.connect(self._enable)
        self.message = NoteLabel(self)
        self.rename_button = push_button(self, self.tr("&Rename"), self.rename)
        self.delete_button = push_button(self, self.tr("&Delete"), self.delete)
        self.restore_button = push_button(self, "", self.restore)
        self.export_button = push_button(self, self.tr("&Export…"), self.export_lists)
        self.discard_button = push_button(self, self.tr("Disc&ard changes"), self._show)
        self.save_button = push_button(self, self.tr("&Save changes"), self.save)
        new = push_button(self, self.tr("&New"), self.new)
        left = vbox((self.names, 1), hbox(new, self.rename_button, self.delete_button))
        right = vbox((self.edit, 1), hbox(1, self.discard_button, self.save_button))
        intro = self.tr("Lists of packages that are downloaded together.")
        files = push_button(self, self.tr("&Import…"), self.import_lists), self.export_button
        close = close_box(self)
        self.warm_up_button = push_button(self, self.tr("&Warm up"), self._warm_up)
        close.addButton(self.warm_up_button, QDialogButtonBox.ButtonRole.ActionRole)
        for button in (*files, self.restore_button):
            close.addButton(button, QDialogButtonBox.ButtonRole.ResetRole)
        self.restore_button.hide()
        self.lay_out(intro, (hbox((left, 2), (right, 3), spacing=16), 1), self.message, close)
        self._reload()

    def done(self, result: int) -> None:
        """Close, unless there are changes that cannot be saved."""
        if self.save():
            super().done(result)

    def new(self, requirements: tuple[str, ...] = ()) -> None:
        """Create a list, and let the user type its name over the one that it has."""
        taken = {self.names.item(row).text() for row in range(self.names.count())}
        first = self.tr("New list")
        name = next(name for name in chain([first], (f"{first} {n}" for n in count(2))) if name not in taken)
        if self.save() and self._do(lambda: self._store.save(name, requirements, replace=False), select=name):
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
            QTimer.singleShot(0, self, lambda: self._rename(old, name))

    def _rename(self, old: str, name: str) -> None:
        if self.save() and self._do(lambda: self._store.rename(old, name), name) and not self._shown.requirements:
            self.edit.setFocus()  # a new list is filled next

    def delete(self) -> None:
        """Delete the selected list."""
        name = self._shown.name
        self._do_with_restore(lambda: self._store.delete(name))

    def restore(self) -> None:
        """Restore what the last deletion or import removed or replaced."""

        def restore() -> None:
            for item in self._lost:
                self._store.save(item.name, item.requirements)

        if self.save() and self._do(restore, self._lost[0].name):
            self.restore_button.hide()

    def _do_with_restore(self, change: Callable[[], object]) -> None:
        """Change the lists, and offer to restore those that are no longer there, or have other requirements."""
        before = self._lists
        if self._do(change):
            self._lost = [item for item in before if item not in self._lists]
            names = some_names([item.name for item in self._lost])
            self.restore_button.setText(self.tr("Res&tore {names}").format(names=names.replace("&", "&&")))
            self.restore_button.setVisible(bool(self._lost))

    def save(self) -> bool:
        """Save the requirements of the list that is shown; return whether they are saved."""
        edited = replace(self._shown, requirements=self._entered())
        if edited == self._shown:
            return True
        is_saved = self._try(lambda: self._store.save(edited.name, edited.requirements))
        if is_saved:
            self._lists[self._lists.index(self._shown)] = self._shown = edited
            self._enable()
        return is_saved

    def _warm_up(self) -> None:
        if self.save():
            self.warm_up_wanted.emit(self._shown.name, self._shown.requirements)
            self.accept()

    def import_lists(self) -> None:
        """Import lists from a file."""
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Import lists"), "", "*.toml *.txt")
        if name and self.save():
            self._do_with_restore(lambda: self._store.import_file(Path(name)))

    def export_lists(self) -> None:
        """Export all lists to a file."""
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Export lists"), "lists.toml", "*.toml *.txt")
        if name and self.save():
            self._do(lambda: self._store.export_file(Path(name), [item.name for item in self._store.all()]))

    def _try(self, change: Callable[[], object]) -> bool:
        """Change the store; return whether that was possible."""
        try:
            change()
        except Problem as problem:
            self.message.setText(f"⚠ {say(problem)}")
            return False
        self.message.setText("")
        return True

    def _do(self, change: Callable[[], object], select: str = "") -> bool:
        """Change which lists there are; return whether that was possible."""
        is_done = self._try(change)
        if is_done:
            self._reload(select)
        return is_done

    def _reload(self, select: str = "") -> None:
        self._lists = []
        self._try(lambda: self._lists.extend(self._store.all()))
        with QSignalBlocker(self.names):
            self.names.clear()
            for item in self._lists:
                row = QListWidgetItem(item.name, self.names)
                row.setData(_NAME, item.name)
                row.setFlags(row.flags() | Qt.ItemFlag.ItemIsEditable)
            found = self.names.findItems(select, Qt.MatchFlag.MatchExactly)
            self.names.setCurrentItem(found[0] if found else self.names.item(0))
        self._take()

    def _leave(self) -> None:
        """Show another list, or if the changes of this one cannot be saved, this one again."""
        if self.save():
            self.message.setText("")
            self._take()
        else:
            # The click that selected another row is not over yet.
            QTimer.singleShot(0, self, self._return)

    def _return(self) -> None:
        with QSignalBlocker(self.names):
            self.names.setCurrentItem(self.names.findItems(self._shown.name, Qt.MatchFlag.MatchExactly)[0])

    def _take(self) -> None:
        """Show the list that is selected."""
        self._shown = self._lists[self.names.currentRow()] if self._lists else RequirementList("", ())
        self._show()

    def _show(self) -> None:
        self.edit.setPlaceholderText(
            self.tr("Package names, with versions if you need them")
            if self._lists
            else self.tr("There are no lists yet. New creates one.")
        )
        self.edit.setPlainText("\n".join(self._shown.requirements))
        self._enable()

    def _entered(self) -> tuple[str, ...]:
        return written_lines(self.edit.toPlainText())

    def _enable(self) -> None:
        entered = self._entered()
        for widget in (self.rename_button, self.delete_button, self.edit):
            widget.setEnabled(bool(self._shown.name))
        for button in (self.discard_button, self.save_button):
            button.setEnabled(entered != self._shown.requirements)
        self.export_button.setEnabled(self.names.count() > 0)
        self.warm_up_button.setEnabled(bool(entered))
