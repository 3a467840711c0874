"""Snapshots: build read-only layers of the most used packages, refresh and compare them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QTabWidget, QWidget

from pyodide_cache.base.record import replace
from pyodide_cache.sharing.build import SnapshotPreview
from pyodide_cache.sharing.folder import CURRENT
from pyodide_cache_gui.activity.job_dialog import JobDialog
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.sharing.snapshot_build import BuildPage
from pyodide_cache_gui.sharing.snapshot_list import ListPage
from pyodide_cache_gui.sharing.summaries import snapshot_summary
from pyodide_cache_gui.widgets.buttons import close_box
from pyodide_cache_gui.widgets.fields import PathLine, number_box
from pyodide_cache_gui.widgets.format import path_text
from pyodide_cache_gui.widgets.layouts import form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyodide_cache.base.events import Cancel
    from pyodide_cache.cache import Cache

#: Milliseconds between the last key press in the folder's name and reading the folder.
_TYPING = 400


class SnapshotDialog(JobDialog):
    """Choose a folder, build snapshots in it, and show those that it has."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.setWindowTitle(self.tr("Snapshots"))
        self.resize(880, 680)
        intro = self.tr(
            "A read-only folder of packages and their dependencies, used as a layer by a team, an image or a "
            "classroom. Programs can go on reading an old snapshot after a new one replaced it."
        )
        self.folder = PathLine(self, self.tr("Folder"), self.tr("A new folder, or one that holds snapshots"))
        self._typed = QTimer(self, singleShot=True, interval=_TYPING)
        self._typed.timeout.connect(self.reload)
        self.folder.edit.textChanged.connect(self._on_folder)
        self.keep = number_box(self, self.tr("Number of older snapshots to keep"), 0, 99, 1)
        self.keep.setToolTip(self.tr("Older snapshots are kept for programs that still read them"))
        self.build = BuildPage(session, self.keep, self.show_plan, self.build_it, self)
        self.list = ListPage(self.refresh, self.attach, self.compare, self)
        self.tabs = QTabWidget(self)
        self.tabs.addTab(self.build, self.tr("Build"))
        self.tabs.addTab(self.list, self.tr("Snapshots"))
        self.build.changed.connect(self._on_change)
        self.list.table.chosen.connect(self.enable)
        self.lay_out(intro, form((self.tr("&Folder"), self.folder)), (self.tabs, 1), close_box(self))
        self.enable()

    def reload(self) -> None:
        """Read the snapshots of the folder."""
        if root := self.folder.path():
            title = self.tr("Snapshots")
            self.read(title, lambda cache, cancel: cache.snapshots(root).list(cancel=cancel), self.list.show_list)

    def enable(self) -> None:
        """Enable the buttons of what is possible now."""
        is_free = self.folder.path() is not None and not self.is_busy
        self.build.enable(is_free=is_free)
        self.list.enable(is_free=is_free)

    def show_plan(self) -> None:
        """Resolve what the snapshot would contain, and show it."""
        if root := self.folder.path():
            self.build.await_plan()
            recipe = self.build.recipe()

            def plan(cache: Cache, cancel: Cancel) -> SnapshotPreview:
                snapshots = cache.snapshots(root)
                return snapshots.preview(snapshots.plan(recipe), cancel=cancel)

            self.read(self.tr("Plan"), plan, self._show_preview, failed=self._show_no_preview, again=self.show_plan)

    def _show_preview(self, preview: SnapshotPreview) -> None:
        self.build.show_plan(preview)
        self.show_offer(self.show_plan, [failure.problem for failure in preview.packages.failures])
        self.enable()

    def _show_no_preview(self, reason: str) -> None:
        self.build.forget_plan()
        self.show_message(reason)

    def build_it(self) -> None:
        """Carry out the plan that is shown."""
        if preview := self.build.preview:
            plan = replace(preview.plan, keep=self.keep.value(), skip_missing=self.build.skip_box.isChecked())
            self.build.forget_plan()
            self._on_change()
            title = self.tr("Build a snapshot in {folder}").format(folder=path_text(plan.root))
            self.run(title, f"snapshot {plan.root}", plan, snapshot_summary)

    def refresh(self) -> None:
        """Build the current snapshot again."""
        if root := self.folder.path():
            keep = self.keep.value()

            def refresh(cache: Cache, cancel: Cancel) -> Iterator[object]:
                return cache.run(cache.snapshots(root).plan(keep=keep, only_if_new=True), cancel=cancel)

            title = self.tr("Refresh the snapshot in {folder}").format(folder=path_text(root))
            self.act(title, f"snapshot {root}", refresh, summary=snapshot_summary)

    def attach(self) -> None:
        """Add the current snapshot as a layer; after a refresh, that is the new one."""
        if root := self.folder.path():
            directory = self.session.directory

            def add(cache: Cache, _cancel: Cancel) -> object:
                return cache.layers.add(root / CURRENT)

            title = self.tr("Add the layer {folder}").format(folder=path_text(root / CURRENT))
            self.act(title, f"layers {directory}", add, quiet=True, on_success=self._on_attached)

    def _on_attached(self) -> None:
        directory = self.session.directory
        self.list.show_result(
            self.tr("✓ The snapshot is a layer of {directory} now.").format(directory=path_text(directory))
        )
        self.session.rescan()

    def compare(self) -> None:
        """Compare the two selected snapshots, or the newest two."""
        if pair := self.list.pair():
            older, newer = map(str, pair)
            self.read(
                self.tr("Compare the snapshots"),
                lambda cache, cancel: cache.updates.diff(older, newer, cancel=cancel),
                self.list.show_comparison,
            )

    def _on_folder(self) -> None:
        self.list.clear()
        self.build.forget_plan()
        self._typed.start()
        self._on_change()

    def _on_change(self) -> None:
        """Offer other sources only beside the plan that needs them."""
        if self.build.preview is None:
            self.show_offer(self.show_plan, ())
        self.enable()
