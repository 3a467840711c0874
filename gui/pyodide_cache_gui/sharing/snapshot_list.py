"""Show the snapshots of a folder, and the differences between two of them."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtWidgets import QWidget

from pyodide_cache.sharing.snapshots import Snapshot, SnapshotList
from pyodide_cache.updates.diff import Diff
from pyodide_cache_gui.widgets.buttons import Act, push_button
from pyodide_cache_gui.widgets.format import age_text, packages_text, path_text, size_text
from pyodide_cache_gui.widgets.labels import PlainLabel
from pyodide_cache_gui.widgets.layouts import PAGE_MARGINS, hbox, vbox
from pyodide_cache_gui.widgets.lines_table import STRETCH, LinesTable, TextLine


class ListPage(QWidget):
    """Show the snapshots, newest first, and below them the packages that differ between two."""

    def __init__(self, refresh: Act, attach: Act, compare: Act, parent: QWidget) -> None:
        super().__init__(parent)
        self._list: SnapshotList | None = None
        columns = {self.tr("Built"): 104, self.tr("State"): 100, self.tr("For"): 140, self.tr("Packages"): 90}
        columns |= {self.tr("Files"): 70, self.tr("Size"): 90, self.tr("Folder"): STRETCH}
        self.table = LinesTable(self.tr("Snapshots"), columns, self, numbers=(0, 3, 4, 5))
        tip = self.tr("Build the current snapshot again, with the same choices")
        self.refresh_button = push_button(self, self.tr("&Refresh"), refresh, tip)
        tip = self.tr("Add the current snapshot as a layer; after a refresh, the new one is used")
        self.attach_button = push_button(self, self.tr("&Add as a layer"), attach, tip)
        tip = self.tr("Compare the two selected snapshots, or the newest two")
        self.compare_button = push_button(self, self.tr("&Compare"), compare, tip)
        columns = {self.tr("Package"): STRETCH, self.tr("Before"): 150, self.tr("After"): 150, self.tr("Change"): 180}
        self.changes = LinesTable(self.tr("Differences"), columns, self)
        self.changes.hide()
        self.result = PlainLabel(self)
        buttons = hbox(self.refresh_button, self.attach_button, self.compare_button, 1)
        vbox((self.table, 2), buttons, self.result, (self.changes, 3), parent=self, margins=PAGE_MARGINS)
        self.clear()

    def clear(self) -> None:
        """Show nothing, because the folder changed."""
        self._list = None
        self.table.show_lines([], self.tr("Choose a folder above to see its snapshots"))
        self._forget_result()

    def show_list(self, found: SnapshotList) -> None:
        """Show the snapshots of a folder."""
        if self._list is not None and self._list.snapshots != found.snapshots:
            self._forget_result()
        self._list = found
        now = time.time()
        lines = [self._line(item, now) for item in found.snapshots]
        text = self.tr("There is no snapshot in {folder} yet").format(folder=path_text(found.root))
        self.table.show_lines(lines, text)
        if found.snapshots and not any(item.is_current for item in found.snapshots):
            self.result.setText(self.tr("⚠ None of them is the current one. Build a snapshot to fix that."))

    def show_comparison(self, found: Diff) -> None:
        """Show how two snapshots differ."""
        rows = [(item.name, "", item.version, self.tr("+ added")) for item in found.added]
        rows += [(item.name, item.version, "", self.tr("− removed")) for item in found.removed]
        for changes, what in (
            (found.changed, self.tr("→ different version")),
            (found.rebuilt, self.tr("≠ different bytes")),
        ):
            rows += [(item.name, item.before.version, item.after.version, what) for item in changes]
        self.changes.rows.set_lines([TextLine(row) for row in sorted(rows)])
        text = self.tr("From {older} to {newer}: {changed} changed, {same} the same")
        older, newer = (Path(side.label).name for side in (found.before, found.after))
        changed = packages_text(len(rows))
        self.result.setText(text.format(older=older, newer=newer, changed=changed, same=len(found.same)))
        self.changes.setVisible(bool(rows))

    def show_result(self, text: str) -> None:
        """Show what was done with a snapshot."""
        self._forget_result()
        self.result.setText(text)

    def pair(self) -> tuple[Path, Path] | None:
        """Return two snapshots to compare, the older one first."""
        found = self._list.snapshots if self._list else ()
        chosen = self.table.selected(Snapshot)
        if len(chosen) != 2:
            chosen = list(found[:2])
        older, newer = sorted(item.path for item in chosen) if len(chosen) == 2 else (None, None)
        return (older, newer) if older and newer else None

    def enable(self, *, is_free: bool) -> None:
        """Enable the buttons of what is possible now."""
        found = self._list
        self.refresh_button.setEnabled(is_free and found is not None and found.recipe is not None)
        has_current = found is not None and any(item.is_current for item in found.snapshots)
        self.attach_button.setEnabled(is_free and has_current)
        self.compare_button.setEnabled(self.pair() is not None and len(self.table.selected(Snapshot)) <= 2)

    def _forget_result(self) -> None:
        self.changes.rows.set_lines([])
        self.changes.hide()
        self.result.clear()

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
