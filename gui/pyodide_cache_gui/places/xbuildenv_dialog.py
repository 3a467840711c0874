"""The dialog of cross-build environments: see their owners and sizes, and remove some of them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QTreeView, QWidget

from pyodide_cache.base.events import Finished
from pyodide_cache.base.record import replace
from pyodide_cache.places.removal import RemovalPlan
from pyodide_cache.places.roots import Root
from pyodide_cache.settings.settings import RemovalMethod
from pyodide_cache_gui.activity.job_dialog import JobDialog
from pyodide_cache_gui.places.xbuildenv_model import XbuildenvModel
from pyodide_cache_gui.places.xbuildenv_text import XbuildenvColumn, columns, removal_summary
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.session.tasks import run_rest
from pyodide_cache_gui.widgets.buttons import close_box, push_button
from pyodide_cache_gui.widgets.format import counted, size_text, some_names, versions_text
from pyodide_cache_gui.widgets.labels import PlainLabel
from pyodide_cache_gui.widgets.lines_table import set_widths
from pyodide_cache_gui.widgets.plain_table import paint_if_empty

#: Removals run one after the other.
LANE = "cross-build environments"

_ROW_PADDING = 10
_LEAST_OWNER = 120
#: As in the tables; all colors are from the palette.
_STYLE = """
QTreeView::item {{ height: {height}px; padding: 0 5px; }}
QHeaderView::section {{
    padding: 5px 8px; border: none; border-bottom: 1px solid palette(mid);
    background: palette(window); color: palette(window-text);
}}
"""


class XbuildenvDialog(JobDialog):
    """Show all roots and their versions, ``root`` selected; the checked ones can be removed."""

    def __init__(self, session: Session, root: Path | None = None, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._first = root
        self.setWindowTitle(self.tr("Cross-build environments"))
        self.resize(1040, 560)
        intro = self.tr(
            "pyodide-build needs one of these to build packages for Pyodide. If a build does not find its "
            "environment, it downloads gigabytes to install it again."
        )
        self.model = XbuildenvModel(session.settings.age_format, self)
        self.tree = XbuildenvTree(self.model, self)
        self.summary = PlainLabel(self)
        self.for_good = QCheckBox(self.tr("Delete &permanently instead of moving to the trash"), self)
        self.for_good.setChecked(session.settings.removal is RemovalMethod.DELETE)
        self.for_good.toggled.connect(self.enable)
        self.act_button = push_button(self, "", self.remove)
        self.refresh_button = push_button(self, self.tr("&Refresh"), self.reload)
        buttons = close_box(self)
        buttons.addButton(self.refresh_button, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.addButton(self.act_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.lay_out(intro, (self.tree, 1), self.summary, self.for_good, buttons)
        self.model.changed.connect(self.enable)
        self.reload()

    def reload(self) -> None:
        """Search again; versions that did not change stay checked."""
        self.model.start()
        title = self.tr("Search for cross-build environments")
        self.read(title, lambda cache, cancel: cache.places.find_roots(cancel=cancel), self._show_found)

    def _show_found(self, event: object) -> None:
        self.model.take(event)
        if isinstance(event, Root) and event.path == self._first:
            self.tree.setCurrentIndex(self.model.index_of(event.path))
            self._first = None

    def plan(self) -> RemovalPlan:
        """Return the plan of what is checked."""
        return replace(self.model.plan(), for_good=self.for_good.isChecked())

    def remove(self) -> None:
        """Carry out the plan that is shown."""
        title = self.tr("Remove cross-build environments")
        self.act(title, LANE, run_rest(self.plan()), summary=removal_summary)

    def on_action_event(self, event: object) -> None:
        """Uncheck everything when a removal has ended."""
        if isinstance(event, Finished):
            self.model.uncheck()

    def enable(self) -> None:
        """Show the plan, and enable what is possible now."""
        plan, is_complete, has_roots = self.plan(), self.model.is_complete, self.model.rowCount() > 0
        self.act_button.setText(self._action(plan))
        self.act_button.setEnabled(bool(plan.items or plan.roots) and is_complete and not self.is_busy)
        self.tree.setEnabled(not self.is_busy)
        self.for_good.setEnabled(not self.is_busy)
        self.refresh_button.setEnabled(not self.is_busy)
        self.summary.setText(self._summary(plan) if is_complete else self.tr("Searching and counting…"))
        self.tree.show_if_empty("" if has_roots else self._empty_text())
        for widget in (self.for_good, self.summary, self.act_button):
            widget.setVisible(has_roots)

    def _empty_text(self) -> str:
        if self.is_reading(self._show_found):
            return self.tr("Searching for cross-build environments…")
        if not self.model.is_complete:
            return ""  # the search failed: the message says why
        return self.tr(
            "There are no cross-build environments on this computer. “pyodide xbuildenv install” installs one."
        )

    def _action(self, plan: RemovalPlan) -> str:
        if plan.items:
            what = f"{versions_text(len(plan.items))} ({size_text(plan.bytes)})"
        elif plan.roots:
            what = counted(len(plan.roots), self.tr("{n} empty root"), self.tr("{n} empty roots"))
        else:
            return self.tr("Nothing to remove")
        if plan.for_good or not plan.items:
            return self.tr("Delete {what} permanently").format(what=what)
        return self.tr("Move {what} to the trash").format(what=what)

    def _summary(self, plan: RemovalPlan) -> str:
        if not plan.items and not plan.roots:
            return self.tr("Check the versions to remove, or a root to remove all of its versions.")
        lines = []
        touched = {item.root for item in plan.items} | set(plan.roots)
        if unknown := [root.key for root in self.model.roots() if root.path in touched and not root.is_owner_known]:
            text = self.tr("⚠ Owner unknown: {names}. A pyodide-build that was not found may still use it.")
            lines.append(text.format(names=some_names(unknown)))
        if current := [item.env.version for item in plan.items if item.env.is_current]:
            text = self.tr("⚠ Current version: {names}. The next build has to install one first.")
            lines.append(text.format(names=some_names(current)))
        if plan.roots and plan.items:
            one, many = self.tr("{n} empty root is deleted too."), self.tr("{n} empty roots are deleted too.")
            lines.append(counted(len(plan.roots), one, many))
        if plan.items and not plan.for_good:
            lines.append(self.tr("Files in the trash use disk space until it is emptied."))
        return "\n".join(lines)


class XbuildenvTree(QTreeView):
    """The roots with their versions; Space checks the current row."""

    def __init__(self, model: XbuildenvModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Cross-build environments"))
        self.setModel(model)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setStyleSheet(_STYLE.format(height=self.fontMetrics().height() + _ROW_PADDING))
        header = self.header()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(False)
        set_widths(self, columns().values())
        self._enough = _LEAST_OWNER + sum(self.columnWidth(column) for column in XbuildenvColumn)
        self._enough -= self.columnWidth(XbuildenvColumn.OWNER)
        model.rowsInserted.connect(self._on_rows_inserted)

    def show_if_empty(self, text: str) -> None:
        """Show another sentence while there are no rows."""
        self.setAccessibleDescription(text)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, or the sentence."""
        super().paintEvent(event)
        paint_if_empty(self, self.accessibleDescription())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the size of the SDK, which the tool tip has too, while the columns do not fit."""
        super().resizeEvent(event)
        self.setColumnHidden(XbuildenvColumn.EMSDK, self.viewport().width() < self._enough)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Check or uncheck the current row with Space, whichever column is current."""
        index = self.currentIndex().siblingAtColumn(0)
        if event.key() == Qt.Key.Key_Space and index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            role = Qt.ItemDataRole.CheckStateRole
            is_checked = Qt.CheckState(index.data(role)) is Qt.CheckState.Checked
            new = Qt.CheckState.Unchecked if is_checked else Qt.CheckState.Checked
            self.model().setData(index, new.value, role)
        else:
            super().keyPressEvent(event)

    def _on_rows_inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        if not parent.isValid():
            for row in range(first, last + 1):
                self.expand(self.model().index(row, 0))
