"""Snapshots: build a read-only layer of the most wanted packages, keep it fresh, compare and attach it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from pyodide_cache.sharing.folder import CURRENT
from pyodide_cache_gui.activity.job_dialog import JobDialog
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.sharing.share_tasks import add_layer_task
from pyodide_cache_gui.sharing.snapshot_build import BuildPage
from pyodide_cache_gui.sharing.snapshot_list import ListPage
from pyodide_cache_gui.sharing.snapshot_tasks import (
    Compared,
    SnapshotPlanned,
    SnapshotsFound,
    compare_task,
    plan_snapshot_task,
    snapshot_task,
    snapshots_task,
)

#: Milliseconds after the last letter of a folder's name.
_TYPING = 400
_PLAN, _COMPARISON = "plan", "comparison"


class SnapshotDialog(JobDialog):
    """A folder above; below it what would be built there, and what is there."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.setWindowTitle(self.tr("Snapshots"))
        self.resize(880, 680)
        what = self.plain_label(
            self.tr(
                "A snapshot is a read-only folder of packages with all that they need, for one runtime: a layer for "
                "a team, an image or a classroom. It is built aside and switched in when it is whole; who reads the "
                "one before can go on."
            )
        )
        self.folder = QLineEdit(self)
        self.folder.setPlaceholderText(self.tr("A new folder, or one that holds snapshots"))
        self.folder.setAccessibleName(self.tr("Folder"))
        self._typed = QTimer(self, singleShot=True, interval=_TYPING)
        self._typed.timeout.connect(self.reload)
        self.folder.textChanged.connect(self._on_folder)
        self.keep = QSpinBox(self)
        self.keep.setRange(0, 99)
        self.keep.setValue(1)
        self.keep.setAccessibleName(self.tr("How many older snapshots to keep"))
        self.keep.setToolTip(
            self.tr("When a new one is switched in, so many older ones stay for who still reads them")
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (QLabel(self.tr("Folder"), self), self.folder):
            row.addWidget(widget, 1 if widget is self.folder else 0)
        row.addWidget(self.push_button(self.tr("Choose folder…"), self.choose))
        row.addSpacing(16)
        row.addWidget(QLabel(self.tr("Keep older ones"), self))
        row.addWidget(self.keep)
        self.build = BuildPage(session, self)
        self.list = ListPage(self)
        self.tabs = QTabWidget(self)
        self.tabs.addTab(self.build, self.tr("Build"))
        self.tabs.addTab(self.list, self.tr("What is there"))
        self.build.plan_wanted.connect(self.show_plan)
        self.build.build_wanted.connect(self.build_it)
        self.build.changed.connect(self.enable)
        self.list.refresh_button.clicked.connect(self.refresh)
        self.list.attach_button.clicked.connect(self.attach)
        self.list.compare_button.clicked.connect(self.compare)
        self.list.chosen.connect(self.enable)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        close.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(what)
        layout.addLayout(row)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self.message)
        layout.addWidget(self.foot)
        layout.addWidget(close)
        self.enable()

    def root(self) -> Path | None:
        """Return the folder; None before there is one."""
        text = self.folder.text().strip()
        return Path(text).expanduser() if text else None

    def choose(self) -> None:
        """Choose the folder."""
        if folder := self.choose_folder(self.tr("Choose a folder")):
            self.folder.setText(folder)

    def reload(self) -> None:
        """Look for the snapshots of the folder."""
        if root := self.root():
            self.read(self.tr("Snapshots"), snapshots_task(root))

    def on_read(self, event: object) -> None:
        """Show a plan, what is there, or how two differ."""
        match event:
            case SnapshotPlanned():
                self.build.show_plan(event)
            case SnapshotsFound():
                self.list.show_found(event)
            case Compared():
                self.list.show_compared(event)
        self.enable()

    def enable(self) -> None:
        """Let what can be done now be done."""
        is_free = self.root() is not None and not self.is_busy
        self.build.enable(is_free=is_free, is_planning=self.is_reading(_PLAN))
        self.list.enable(is_free=is_free)

    def show_plan(self) -> None:
        """Ask for the plan; it comes when all is resolved."""
        if root := self.root():
            self.build.await_plan()
            work = plan_snapshot_task(root, self.build.recipe(), self.session.directory)
            self.read(self.tr("Plan"), work, _PLAN)

    def build_it(self) -> None:
        """Build what the plan says."""
        root, plan = self.root(), self.build.plan
        if root and plan:
            work = snapshot_task(
                root,
                plan.plan.recipe,
                self.session.directory,
                keep=self.keep.value(),
                skip_missing=self.build.skip_box.isChecked(),
            )
            self.build.forget_plan()
            self.act(self.tr("Build a snapshot in {folder}").format(folder=root), f"snapshot {root}", work)

    def refresh(self) -> None:
        """Build the current snapshot anew, as it was made."""
        if root := self.root():
            work = snapshot_task(root, None, self.session.directory, keep=self.keep.value())
            self.act(self.tr("Refresh the snapshot in {folder}").format(folder=root), f"snapshot {root}", work)

    def attach(self) -> None:
        """Put the folder's current snapshot, now and later, below the cache directory."""
        if root := self.root():
            directory = self.session.directory
            title = self.tr("Add the layer {folder}").format(folder=root / CURRENT)
            work = add_layer_task(directory, root / CURRENT)
            self.act(title, f"layers {directory}", work, quiet=True, on_success=self._on_attached)

    def _on_attached(self) -> None:
        directory = self.session.directory
        self.list.say(self.tr("✓ The snapshot is a layer of {directory} now.").format(directory=directory))
        self.session.rescan()

    def compare(self) -> None:
        """Compare the two chosen snapshots, else the current one with that before it."""
        if pair := self.list.pair():
            self.read(self.tr("Compare the snapshots"), compare_task(*pair), _COMPARISON)

    def _on_folder(self) -> None:
        self.list.clear()
        self.build.forget_plan()
        self._typed.start()
        self.enable()
