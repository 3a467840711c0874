"""Conversations: open a dialog, and do what its answer says."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from pyodide_cache.actions.project import ProjectWishes
from pyodide_cache.actions.prune import plan_marked
from pyodide_cache.config.lists import ListStore
from pyodide_cache.problems import Problem
from pyodide_cache_gui.dialogs.export_dialog import ExportDialog
from pyodide_cache_gui.dialogs.lists_dialog import ListsDialog
from pyodide_cache_gui.dialogs.packages_dialog import PackagesDialog
from pyodide_cache_gui.dialogs.prune_dialog import PruneDialog
from pyodide_cache_gui.dialogs.sources_dialog import SourcesDialog
from pyodide_cache_gui.format import say
from pyodide_cache_gui.models.inventory_model import InventoryModel
from pyodide_cache_gui.session import Session


class Flows(QObject):
    """The dialogs of a window."""

    def __init__(self, session: Session, model: InventoryModel, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._model = model
        self._window = window

    def clean_up(self) -> None:
        """Choose by rules what goes; remove it, or mark it."""
        session = self._session
        self._prune(PruneDialog(session.inventory, session.line, locks=session.locks, parent=self._window))

    def remove_marked(self, *, for_good: bool = False) -> None:
        """Show the plan of removing what is marked, and carry it out when it is accepted."""
        marked = self._model.marked()
        if marked:
            plan = plan_marked(self._session.inventory, [entry.file_name for entry in marked])
            session = self._session
            dialog = PruneDialog(session.inventory, session.line, plan, locks=session.locks, parent=self._window)
            dialog.for_good.setChecked(for_good)
            self._prune(dialog)

    def packages(self, title: str = "", requirements: tuple[str, ...] = ()) -> PackagesDialog:
        """Open the dialog that warms up packages by name."""
        dialog = PackagesDialog(self._session, title, requirements, self._window)
        dialog.save_wanted.connect(self._save_list)
        dialog.open()
        return dialog

    def project(self, folder: bool) -> None:
        """Ask for a project, and read it."""
        if folder:
            chosen = QFileDialog.getExistingDirectory(self._window, self.tr("Choose a project folder"))
        else:
            kinds = self.tr("Projects") + " (*.py *.ipynb *.txt *.in pyproject.toml)"
            title = self.tr("Choose a script, notebook or list")
            chosen, _ = QFileDialog.getOpenFileName(self._window, title, "", kinds)
        if chosen:
            self._session.read_project(Path(chosen))

    def project_was_read(self, wishes: ProjectWishes) -> None:
        """Show what a project wants, with the reasons as comments, ready to be edited."""
        lines = [f"{item.requirement}  # {', '.join(item.reasons)}" for item in wishes.wanted]
        lines += [f"# ⚠ {say(problem)}" for _, problem in wishes.problems]
        if not wishes.wanted:
            lines.append(self.tr("# No package is wanted in {path}").format(path=wishes.root))
        self.packages(wishes.root.name, tuple(lines))

    def export(self, files: tuple[str, ...] = ()) -> ExportDialog:
        """Open the dialog that exports files, or a list, or all."""
        dialog = ExportDialog(self._session, files, self._window)
        dialog.open()
        return dialog

    def lists(self) -> None:
        """Open the editor of one's own lists."""
        dialog = ListsDialog(ListStore(), self._window)
        dialog.exec()
        dialog.deleteLater()

    def sources(self) -> None:
        """Let sources be chosen."""
        dialog = SourcesDialog(self._session.wish, self._window)
        if dialog.exec():
            self._session.set_wish(dialog.wish())
        dialog.deleteLater()

    def save_rows(self, kind: str) -> None:
        """Write what is marked, else what is shown, to a file: ``csv`` or ``json``."""
        entries = self._model.marked() or self._model.shown_entries()
        title = self.tr("Save the list of {n} files").format(n=len(entries))
        name = str(Path.home() / f"{self._session.directory.name}.{kind}")
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, name, f"*.{kind}")
        if chosen:
            self._session.save_rows(tuple(entries), Path(chosen), kind)

    def _prune(self, dialog: PruneDialog) -> None:
        answer = dialog.exec()
        plan = dialog.plan()
        names = [item.entry.file_name for item in plan.items]
        if answer == PruneDialog.MARK:
            self._model.set_marks(names)
        elif answer and names:
            self._session.prune(plan, for_good=dialog.for_good.isChecked())
        dialog.deleteLater()

    def _save_list(self, requirements: tuple[str, ...]) -> None:
        title, label = self.tr("Save as a list"), self.tr("Name of the list")
        name, ok = QInputDialog.getText(self._window, title, label)
        if not ok:
            return
        try:
            ListStore().save(name, requirements, replace=False)
        except Problem as problem:
            self._session.failed.emit(problem)
