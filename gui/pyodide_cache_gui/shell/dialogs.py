"""Conversations: open a dialog, and do what its answer says. Each dialog is imported when it is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QWidget

from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.base.record import replace
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.settings.lists import ListStore
from pyodide_cache.settings.settings import RemovalMethod, Settings, load_settings, settings_file
from pyodide_cache_gui.activity.log import JobLog
from pyodide_cache_gui.inventory.inventory_model import InventoryModel
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.widgets.format import say

if TYPE_CHECKING:
    from pyodide_cache.warm_up.project import ProjectRequirements
    from pyodide_cache_gui.clean_up.prune_dialog import PruneDialog
    from pyodide_cache_gui.export.export_dialog import ExportDialog
    from pyodide_cache_gui.warm_up.packages_dialog import PackagesDialog


class Dialogs(QObject):
    """The dialogs of a window."""

    def __init__(self, session: Session, model: InventoryModel, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._model = model
        self._window = window
        self._log = JobLog(session.hub, self)

    def clean_up(self) -> None:
        """Choose by rules what goes; remove it, or mark it."""
        from pyodide_cache_gui.clean_up.prune_dialog import PruneDialog

        session = self._session
        settings = session.settings
        dialog = PruneDialog(
            session.inventory, session.line, locks=session.locks, protected=settings.protected, parent=self._window
        )
        dialog.rules.days.setValue(settings.max_age_days)
        dialog.for_good.setChecked(settings.removal is RemovalMethod.DELETE)
        self._prune(dialog)

    def remove_marked(self, *, for_good: bool = False) -> None:
        """Show the plan of removing what is marked, and carry it out when it is accepted."""
        from pyodide_cache.clean_up.prune import plan_marked
        from pyodide_cache_gui.clean_up.prune_dialog import PruneDialog

        marked = self._model.marked()
        if marked:
            plan = plan_marked(self._session.inventory, [entry.file_name for entry in marked])
            session = self._session
            dialog = PruneDialog(session.inventory, session.line, plan, locks=session.locks, parent=self._window)
            dialog.for_good.setChecked(for_good or session.settings.removal is RemovalMethod.DELETE)
            self._prune(dialog)

    def packages(self, title: str = "", requirements: tuple[str, ...] = ()) -> PackagesDialog:
        """Open the dialog that warms up packages by name."""
        from pyodide_cache_gui.warm_up.packages_dialog import PackagesDialog

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

    def project_was_read(self, wishes: ProjectRequirements) -> None:
        """Show what a project wants, with the reasons as comments, ready to be edited."""
        lines = [f"{item.requirement}  # {', '.join(item.reasons)}" for item in wishes.wanted]
        lines += [f"# ⚠ {say(problem)}" for _, problem in wishes.problems]
        if not wishes.wanted:
            lines.append(self.tr("# No package is wanted in {path}").format(path=wishes.root))
        self.packages(wishes.root.name, tuple(lines))

    def export(self, files: tuple[str, ...] = ()) -> ExportDialog:
        """Open the dialog that exports files, or a list, or all."""
        from pyodide_cache_gui.export.export_dialog import ExportDialog

        dialog = ExportDialog(self._session, files, self._window)
        dialog.open()
        return dialog

    def lists(self) -> None:
        """Open the editor of one's own lists."""
        from pyodide_cache_gui.warm_up.lists_dialog import ListsDialog

        dialog = ListsDialog(ListStore(), self._window)
        dialog.exec()
        dialog.deleteLater()

    def sources(self) -> None:
        """Let sources be chosen."""
        from pyodide_cache_gui.warm_up.sources_dialog import SourcesDialog

        dialog = SourcesDialog(self._session.source_options, self._window)
        if dialog.exec():
            self._session.set_source_options(dialog.source_options())
        dialog.deleteLater()

    def save_rows(self, kind: str) -> None:
        """Write what is marked, else what is shown, to a file: ``csv`` or ``json``."""
        entries = self._model.marked() or self._model.shown_entries()
        title = self.tr("Save the list of {n} files").format(n=len(entries))
        name = str(Path.home() / f"{self._session.directory.name}.{kind}")
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, name, f"*.{kind}")
        if chosen:
            self._session.save_rows(tuple(entries), Path(chosen), kind)

    def preferences(self) -> None:
        """Let the settings be changed."""
        from pyodide_cache_gui.preferences.preferences_dialog import PreferencesDialog

        settings, problems = load_settings()
        dialog = PreferencesDialog(settings, self._window, problems=problems)
        if dialog.exec():
            self.save_settings(dialog.settings(), start_over=dialog.starts_over)
        dialog.deleteLater()

    def save_settings(self, settings: Settings, *, start_over: bool = False) -> None:
        """Keep settings, and say what could not be done."""
        try:
            aside = self._session.set_settings(settings, start_over=start_over)
        except Problem as problem:
            self._session.failed.emit(problem)
        except OSError as error:
            self._session.failed.emit(disk_problem(error, str(settings_file())))
        else:
            if aside:
                self._session.failed.emit(Problem(Code.SETTINGS_SET_ASIDE, path=str(aside)))

    def xbuildenvs(self, root: Path | None = None) -> None:
        """Show the cross-build environments of pyodide-build."""
        from pyodide_cache_gui.places.xbuildenv_dialog import XbuildenvDialog

        self._open(XbuildenvDialog(self._session, root, self._window))

    def pack(self, app: Path | None = None) -> None:
        """Make the smallest bundle that still runs an app."""
        from pyodide_cache_gui.pack.pack_dialog import PackDialog

        dialog = PackDialog(self._session, self._window)
        dialog.show()
        if app:
            dialog.choose_app(app)

    def store(self) -> None:
        """Show the store, and let the directory share its files."""
        from pyodide_cache_gui.sharing.store_dialog import StoreDialog

        self._open(StoreDialog(self._session, self._window))

    def layers(self) -> None:
        """Show the read-only directories below this one."""
        from pyodide_cache_gui.sharing.layers_dialog import LayersDialog

        self._open(LayersDialog(self._session, self._window))

    def snapshots(self) -> None:
        """Build layers of what is wanted most."""
        from pyodide_cache_gui.sharing.snapshot_dialog import SnapshotDialog

        self._open(SnapshotDialog(self._session, self._window))

    def add_project(self) -> None:
        """Ask for a project folder whose caches are wanted among the places."""
        chosen = QFileDialog.getExistingDirectory(self._window, self.tr("Choose a project folder"))
        if chosen:
            self._session.look_for_places(add=Path(chosen))

    def log(self) -> None:
        """Show what the jobs told."""
        from pyodide_cache_gui.activity.log_dialog import LogDialog

        self._open(LogDialog(self._log, self._window))

    def guide(self) -> None:
        """Show the short guide."""
        from pyodide_cache_gui.shell.help.guide_dialog import GuideDialog

        self._open(GuideDialog(self._window))

    def shortcuts(self, groups: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> None:
        """Show every key."""
        from pyodide_cache_gui.shell.help.shortcuts_dialog import ShortcutsDialog

        self._open(ShortcutsDialog(groups, self._window))

    def about(self) -> None:
        """Show what this is, and whose work is in it."""
        from pyodide_cache_gui.shell.help.about_dialog import AboutDialog

        self._open(AboutDialog(self._window))

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _prune(self, dialog: PruneDialog) -> None:
        from pyodide_cache_gui.clean_up.prune_dialog import PruneDialog

        answer = dialog.exec()
        plan = dialog.plan()
        protected = tuple(sorted({canonicalize_name(name) for name in dialog.rules.protected()}))
        if answer and dialog.rules.isVisibleTo(dialog) and protected != self._session.settings.protected:
            self.save_settings(replace(self._session.settings, protected=protected))
        names = [item.entry.file_name for item in plan.items]
        if answer == PruneDialog.MARK:
            self._model.set_marks(names)
        elif answer and names:
            self._session.prune(replace(plan, for_good=dialog.for_good.isChecked()))
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
