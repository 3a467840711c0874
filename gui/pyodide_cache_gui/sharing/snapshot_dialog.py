"""Snapshots: read-only layers of packages; build, refresh, compare and use them."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from pyodide_cache.sharing.folder import CURRENT
from pyodide_cache.sharing.snapshots import Snapshot, SnapshotList
from pyodide_cache.updates.diff import Diff
from pyodide_cache_gui.activity.job_dialog import JobDialog
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.session.tasks import plan_and_run
from pyodide_cache_gui.sharing.snapshot_build import SnapshotBuildDialog
from pyodide_cache_gui.sharing.summaries import snapshot_summary
from pyodide_cache_gui.widgets.buttons import close_box, push_button
from pyodide_cache_gui.widgets.diff_table import DiffTable, diff_summary
from pyodide_cache_gui.widgets.fields import PathLine, number_box
from pyodide_cache_gui.widgets.format import age_text, path_text, size_text
from pyodide_cache_gui.widgets.labels import NoteLabel
from pyodide_cache_gui.widgets.layouts import form, hbox
from pyodide_cache_gui.widgets.lines_table import STRETCH, LinesTable, TextLine

#: Milliseconds between the last key press in the folder's name and reading the folder.
_TYPING = 400


class SnapshotDialog(JobDialog):
    """Show the snapshots of a folder, newest first, and below them the packages that differ between two."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._list: SnapshotList | None = None
        self.set_up(self.tr("Snapshots"), 880, 680)
        intro = self.tr(
            "A read-only folder of packages and their dependencies, used as a layer by a team, an image or a "
            "classroom. Programs can still read an old snapshot after a new one replaced it."
        )
        self.folder = PathLine(self, self.tr("Folder"), self.tr("A new folder, or one that holds snapshots"))
        self._typed = QTimer(self, singleShot=True, interval=_TYPING)
        self._typed.timeout.connect(self.reload)
        self.folder.edit.textChanged.connect(self._on_folder)
        self.keep = number_box(self, self.tr("Number of older snapshots to keep"), 0, 99, 1)
        self.keep.setToolTip(self.tr("Older snapshots are kept for programs that still read them"))
        columns = {self.tr("Built"): 104, self.tr("State"): 120, self.tr("For"): 160, self.tr("Packages"): 90}
        columns |= {self.tr("Files"): 70, self.tr("Size"): 90, self.tr("Folder"): STRETCH}
        self.table = LinesTable(self.tr("Snapshots"), columns, self, numbers=(0, 3, 4, 5))
        self.table.chosen.connect(self.enable)
        self.build_button = push_button(self, self.tr("&Build…"), self.build)
        tip = self.tr("Build the current snapshot again, with the same choices")
        self.refresh_button = push_button(self, self.tr("&Refresh"), self.refresh, tip)
        tip = self.tr("Add the current snapshot as a layer; after a refresh, the new one is used")
        self.attach_button = push_button(self, self.tr("&Add as a layer"), self.attach, tip)
        tip = self.tr("Compare the two selected snapshots, or the newest two")
        self.compare_button = push_button(self, self.tr("&Compare"), self.compare, tip)
        self.changes = DiffTable(self.tr("Differences"), self)
        self.note = NoteLabel(self)
        fields = form((self.tr("&Folder"), self.folder), (self.tr("Older snapshots to &keep"), hbox(self.keep, 1)))
        tools = hbox(self.build_button, self.refresh_button, self.attach_button, self.compare_button, 1)
        self.lay_out(intro, fields, (self.table, 1), tools, self.note, (self.changes, 1), close_box(self))
        self._on_folder()
        self._typed.stop()

    def reload(self) -> None:
        """Read the snapshots of the folder."""
        if root := self.folder.path():
            title = self.tr("Snapshots")
            self.read(title, lambda cache, cancel: cache.snapshots(root).list(cancel=cancel), self._show)

    def enable(self) -> None:
        """Enable the buttons of what is possible now."""
        is_free, found = self.folder.path() is not None and not self.is_busy, self._list
        self.build_button.setEnabled(is_free)
        self.refresh_button.setEnabled(is_free and found is not None and found.recipe is not None)
        has_current = found is not None and any(item.is_current for item in found.snapshots)
        self.attach_button.setEnabled(is_free and has_current)
        self.compare_button.setEnabled(bool(self._pair()) and len(self.table.selected(Snapshot)) <= 2)

    def build(self) -> None:
        """Choose packages, and build the snapshot when its plan is accepted."""
        if root := self.folder.path():
            dialog = SnapshotBuildDialog(self.session, root, self.keep.value(), self)
            self.open_plan(dialog, f"snapshot {root}", snapshot_summary)

    def refresh(self) -> None:
        """Build the current snapshot again."""
        if root := self.folder.path():
            keep = self.keep.value()
            refresh = plan_and_run(lambda cache, _cancel: cache.snapshots(root).plan(keep=keep, only_if_new=True))
            title = self.tr("Refresh the snapshot in {folder}").format(folder=path_text(root))
            self.act(title, f"snapshot {root}", refresh, summary=snapshot_summary)

    def attach(self) -> None:
        """Add the current snapshot as a layer; after a refresh, that is the new one."""
        if root := self.folder.path():
            lane, layer = f"layers {self.session.directory}", root / CURRENT
            title = self.tr("Add the layer {folder}").format(folder=path_text(layer))
            self.act(title, lane, lambda cache, _: cache.layers.add(layer), quiet=True, on_success=self._on_attached)

    def compare(self) -> None:
        """Compare the two selected snapshots, or the newest two."""
        if pair := self._pair():
            older, newer = map(str, pair)
            self.read(
                self.tr("Compare the snapshots"),
                lambda cache, cancel: cache.updates.diff(older, newer, cancel=cancel),
                self._show_comparison,
            )

    def _on_folder(self) -> None:
        self._list = None
        self.drop(self._show, self._show_comparison)  # of another folder
        self.table.show_lines([], self.tr("Choose a folder above to see its snapshots"))
        self._show_result("")
        self._typed.start()
        self.enable()

    def _on_attached(self) -> None:
        directory = path_text(self.session.directory)
        self._show_result(self.tr("✓ The snapshot is a layer of {directory} now.").format(directory=directory))
        self.session.rescan()

    def _show(self, found: SnapshotList) -> None:
        if self._list is not None and self._list.snapshots != found.snapshots:
            self._show_result("")
        self._list = found
        now = time.time()
        lines = [self._line(item, now) for item in found.snapshots]
        text = self.tr("There is no snapshot in {folder} yet").format(folder=path_text(found.root))
        self.table.show_lines(lines, text)
        if found.snapshots and not any(item.is_current for item in found.snapshots):
            self.note.setText(self.tr("⚠ None of them is the current one. Build a snapshot to fix that."))
        self.enable()

    def _show_comparison(self, found: Diff) -> None:
        older, newer = (Path(side.label).name for side in (found.before, found.after))
        self.note.setText(f"{older} → {newer}\n{diff_summary(found)}")
        self.changes.show_diff(found)
        self.changes.setVisible(not found.is_empty)

    def _show_result(self, text: str) -> None:
        """Show what was done, and hide which packages differ."""
        self.note.setText(text)
        self.changes.hide()

    def _pair(self) -> list[Path]:
        """Return two snapshots to compare, the older one first; none if there are fewer."""
        chosen = self.table.selected(Snapshot)
        if len(chosen) != 2:
            chosen = list(self._list.snapshots[:2]) if self._list else []
        return sorted(item.path for item in chosen) if len(chosen) == 2 else []

    def _line(self, item: Snapshot, now: float) -> TextLine:
        built = age_text(now - item.created if item.created is not None else None)
        numbers = (len(item.packages), item.totals.files, item.totals.bytes)
        texts = (
            built,
            self.tr("✓ current") if item.is_current else self.tr("older"),
            f"Pyodide {item.pyodide}" if item.pyodide else self.tr("another distribution"),
            str(numbers[0]),
            str(numbers[1]),
            size_text(numbers[2]),
            item.path.name,
        )
        keys = ((0, now - (item.created or 0.0)), *enumerate(numbers, start=3))
        tip = "\n".join([path_text(item.path), ", ".join(item.packages)])
        return TextLine(texts, tuple(keys), item, tip, not item.is_current)
