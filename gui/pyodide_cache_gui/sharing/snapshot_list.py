"""The snapshots of a folder, and how two of them differ."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLabel, QPushButton, QVBoxLayout, QWidget

from pyodide_cache_gui.sharing.snapshot_tasks import Change, Compared, Snapshot, SnapshotsFound
from pyodide_cache_gui.widgets.format import age_text, size_text
from pyodide_cache_gui.widgets.lines_model import LinesModel, TextLine
from pyodide_cache_gui.widgets.plain_table import plain_table


class ListPage(QWidget):
    """Snapshots above, newest first; below them what came, went or changed between two."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: SnapshotsFound | None = None
        self.model = LinesModel(
            (
                self.tr("Built"),
                self.tr("State"),
                self.tr("For"),
                self.tr("Packages"),
                self.tr("Files"),
                self.tr("Size"),
                self.tr("Folder"),
            ),
            (0, 3, 4, 5),
            self,
        )
        self.table = plain_table(self.model, self.tr("Snapshots"), self)
        self.table.horizontalHeader().setSectionResizeMode(6, QHeaderView.ResizeMode.Stretch)
        for column, width in ((0, 110), (1, 110), (2, 170), (3, 90), (4, 70), (5, 100)):
            self.table.setColumnWidth(column, width)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        self.empty = QLabel(self)
        self.empty.setWordWrap(True)
        self.refresh_button = QPushButton(self.tr("&Refresh"), self)
        self.refresh_button.setToolTip(self.tr("Build the current snapshot anew, as it was made"))
        self.attach_button = QPushButton(self.tr("&Attach as a layer"), self)
        self.attach_button.setToolTip(
            self.tr("Put the current snapshot below the cache directory; after a refresh, the new one")
        )
        self.compare_button = QPushButton(self.tr("&Compare"), self)
        self.compare_button.setToolTip(
            self.tr("Compare the two that are selected, else the current one with the one before it")
        )
        self.changes = LinesModel(
            (self.tr("Package"), self.tr("Before"), self.tr("After"), self.tr("What")), (), self
        )
        self.change_table = plain_table(self.changes, self.tr("Differences"), self)
        self.change_table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in ((1, 150), (2, 150), (3, 180)):
            self.change_table.setColumnWidth(column, width)
        self.change_table.hide()
        self.result = QLabel(self)
        self.result.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.refresh_button, self.attach_button, self.compare_button):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 16, 12, 12)
        layout.setSpacing(12)
        layout.addWidget(self.empty)
        layout.addWidget(self.table, 2)
        layout.addLayout(buttons)
        layout.addWidget(self.result)
        layout.addWidget(self.change_table, 3)
        self.clear()

    def clear(self) -> None:
        """Show nothing: there is no folder, or another one."""
        self._found = None
        self.model.set_lines([])
        self._forget_result()
        self.empty.setText(self.tr("Choose a folder above to see its snapshots."))
        self.empty.show()

    def show_found(self, found: SnapshotsFound) -> None:
        """Show the snapshots of a folder."""
        if self._found is not None and self._found.snapshots != found.snapshots:
            self._forget_result()
        self._found = found
        now = time.time()
        self.model.set_lines([self._line(item, now) for item in found.snapshots])
        self.empty.setText(self.tr("There is no snapshot in {folder} yet.").format(folder=found.root))
        self.empty.setVisible(not found.snapshots)
        if found.snapshots and not any(item.is_current for item in found.snapshots):
            self.result.setText(self.tr("⚠ None of them is the current one; build one to mend that."))

    def show_compared(self, compared: Compared) -> None:
        """Show how two snapshots differ."""
        self.changes.set_lines([self._change_line(change) for change in compared.changes])
        names = {"older": compared.older.name, "newer": compared.newer.name}
        if compared.changes:
            text = self.tr("From {older} to {newer}: {n} packages differ, {same} are the same.")
        else:
            text = self.tr("From {older} to {newer}: nothing differs, {same} packages are the same.")
        self.result.setText(text.format(n=len(compared.changes), same=compared.same, **names))
        self.change_table.setVisible(bool(compared.changes))

    def say(self, text: str) -> None:
        """Say what was done with a snapshot."""
        self._forget_result()
        self.result.setText(text)

    def pair(self) -> tuple[Path, Path] | None:
        """Return two snapshots to compare, the older one first."""
        found = self._found.snapshots if self._found else ()
        chosen = self._selected()
        if len(chosen) != 2:
            chosen = list(found[:2])
        older, newer = sorted(item.path for item in chosen) if len(chosen) == 2 else (None, None)
        return (older, newer) if older and newer else None

    def enable(self, *, is_free: bool) -> None:
        """Let what can be done now be done."""
        found = self._found
        self.refresh_button.setEnabled(is_free and found is not None and found.recipe is not None)
        has_current = found is not None and any(item.is_current for item in found.snapshots)
        self.attach_button.setEnabled(is_free and has_current)
        self.compare_button.setEnabled(self.pair() is not None and len(self._selected()) <= 2)

    def _selected(self) -> list[Snapshot]:
        rows = [index.row() for index in self.table.selectionModel().selectedRows()]
        values = [self.model.lines()[row].value for row in rows]
        return [value for value in values if isinstance(value, Snapshot)]

    def _forget_result(self) -> None:
        self.changes.set_lines([])
        self.change_table.hide()
        self.result.clear()

    def _line(self, item: Snapshot, now: float) -> TextLine:
        built = age_text(now - item.created) if item.created is not None else self.tr("unknown")
        numbers = (len(item.packages), item.totals.files, item.totals.bytes)
        texts = (
            built,
            self.tr("✓ current") if item.is_current else self.tr("kept"),
            f"Pyodide {item.pyodide}" if item.pyodide else self.tr("its own distribution"),
            str(numbers[0]),
            str(numbers[1]),
            size_text(numbers[2]),
            item.path.name,
        )
        keys = ((0, now - (item.created or 0.0)), *enumerate(numbers, start=3))
        tip = "\n".join([str(item.path), ", ".join(item.packages)])
        return TextLine(texts, tuple(keys), item, tip, not item.is_current)

    def _change_line(self, change: Change) -> TextLine:
        if not change.before:
            what = self.tr("+ came")
        elif not change.after:
            what = self.tr("− went")
        elif change.before == change.after:
            what = self.tr("≠ other bytes")
        else:
            what = self.tr("→ other version")
        return TextLine((change.name, change.before, change.after, what))
