"""The dialog of cross-build environments: see their owners and sizes, and remove some of them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QWidget

from pyodide_cache.base.events import Finished
from pyodide_cache.base.problems import Code
from pyodide_cache.formats.xbuildenv import Generation
from pyodide_cache.inventory.inventory import Status
from pyodide_cache.places.removal import RemovalItem, RemovalPlan, RemovalReport
from pyodide_cache.places.roots import Root, State, XBuildEnv
from pyodide_cache.settings.settings import AgeFormat, RemovalMethod
from pyodide_cache_gui.activity.job_dialog import JobDialog
from pyodide_cache_gui.places.place_text import owner_text
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.session.tasks import run_rest
from pyodide_cache_gui.widgets.buttons import close_box, mark_destructive, push_button
from pyodide_cache_gui.widgets.format import (
    counted,
    failed_text,
    moment_text,
    path_text,
    say,
    size_text,
    some_names,
    versions_text,
    visible_text,
)
from pyodide_cache_gui.widgets.labels import PlainLabel
from pyodide_cache_gui.widgets.layouts import in_font
from pyodide_cache_gui.widgets.lines_table import STRETCH, LinesTable, TextLine
from pyodide_cache_gui.widgets.translation import translator

_tr = translator("XbuildenvDialog")

#: Places of columns; the last three have numbers.
STATE, EMSDK = 2, 3

#: Before the name of a version, which stands below its root.
_INDENT = 4 * " "

#: Removals run one after the other.
LANE = "cross-build environments"

#: From this width on the size of the SDK has a column, in pixels in the usual font; the tool tip always has it.
_WIDE = 840


class XbuildenvDialog(JobDialog):
    """Show all roots and their versions, ``root`` as the current row; the selected ones can be removed."""

    def __init__(self, session: Session, root: Path | None = None, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._first = root
        self.set_up(self.tr("Cross-build environments"), 1040, 560)
        intro = self.tr(
            "pyodide-build needs one of these to build packages for Pyodide. If a build does not find its "
            "environment, it downloads gigabytes to install it again."
        )
        self._roots: dict[Path, Root] = {}
        self._is_complete = False  # whether all of them are measured
        self.table = LinesTable(self.windowTitle(), columns(), self, numbers=range(EMSDK, EMSDK + 3), sorts=False)
        self.table.chosen.connect(self.enable)
        self.summary = PlainLabel(self)
        self.for_good = QCheckBox(self.tr("Delete &permanently instead of moving to the trash"), self)
        self.for_good.setChecked(session.settings.removal is RemovalMethod.DELETE)
        self.for_good.toggled.connect(self.enable)
        self.act_button = push_button(self, "", self.remove)
        self.refresh_button = push_button(self, self.tr("&Refresh"), self.reload)
        buttons = close_box(self)
        buttons.addButton(self.refresh_button, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.addButton(self.act_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.lay_out(intro, (self.table, 1), self.summary, self.for_good, buttons)
        self.reload()

    def reload(self) -> None:
        """Search again; roots stay until the search has ended, and versions that did not change stay selected."""
        self._is_complete = False
        title = self.tr("Search for cross-build environments")
        self.read(title, lambda cache, cancel: cache.places.find_roots(cancel=cancel), self.show_found)

    def show_found(self, event: Root | tuple[Root, ...]) -> None:
        """Show a root that was found or measured, or at the end all of them."""
        self._is_complete = isinstance(event, tuple)
        found = {root.path: root for root in (event if isinstance(event, tuple) else (event,))}
        self._roots = found if self._is_complete else self._roots | found
        selected = set(map(_identity, self.table.selected(object)))
        form = self.session.settings.age_format
        self.table.rows.set_lines([line for root in self._roots.values() for line in root_lines(root, form)])
        self.table.select(lambda value: _identity(value) in selected)
        if not self.table.currentIndex().isValid():  # the user may have left it
            self.table.set_current(lambda value: isinstance(value, Root) and value.path == self._first)
        self.enable()

    def plan(self) -> RemovalPlan:
        """Return the plan of what is selected; a root is deleted too if all of it is and it has no other files."""
        selected = self.table.selected(object)
        items, roots = [], []
        for root in self._roots.values():
            chosen = [item for item in root.versions if root in selected or item in selected]
            items += [RemovalItem(root.path, item) for item in chosen]
            is_whole = len(chosen) == len(root.versions) if root.versions else root in selected and _is_empty(root)
            if is_whole and not root.others:
                roots.append(root.path)
        return RemovalPlan(tuple(items), tuple(roots), for_good=self.for_good.isChecked())

    def remove(self) -> None:
        """Carry out the plan that is shown."""
        title = self.tr("Remove cross-build environments")
        self.act(title, LANE, run_rest(self.plan()), summary=removal_summary)

    def on_action_event(self, event: object) -> None:
        """Select nothing when a removal has ended."""
        if isinstance(event, Finished):
            self.table.clearSelection()

    def enable(self) -> None:
        """Show the plan, and enable what is possible now."""
        plan, is_complete, has_roots = self.plan(), self._is_complete, bool(self._roots)
        self.act_button.setText(self._action(plan))
        mark_destructive(self.act_button, plan.for_good)
        self.act_button.setEnabled(bool(plan.items or plan.roots) and is_complete and not self.is_busy)
        self.table.setEnabled(not self.is_busy)
        self.for_good.setEnabled(not self.is_busy)
        self.refresh_button.setEnabled(not self.is_busy)
        self.summary.setText(self._summary(plan) if is_complete else self.tr("Searching and counting…"))
        self.table.show_if_empty("" if has_roots else self._empty_text())
        for widget in (self.for_good, self.summary, self.act_button):
            widget.setVisible(has_roots)

    def _empty_text(self) -> str:
        if self.is_reading(self.show_found):
            return self.tr("Searching for cross-build environments…")
        if not self._is_complete:
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
            return self.tr("Select the versions to remove, or a root to remove all of its versions.")
        lines = []
        touched = {item.root for item in plan.items} | set(plan.roots)
        if unknown := [root.key for root in self._roots.values() if root.path in touched and not root.is_owner_known]:
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the size of the SDK while the columns do not fit."""
        super().resizeEvent(event)
        self.table.setColumnHidden(EMSDK, self.width() < in_font(self, _WIDE))


def _identity(value: object) -> object:
    """Return what stays equal while a root or version is measured, and changes with what a removal would remove."""
    if isinstance(value, Root):
        return (value.path, _is_empty(value), *map(_identity, value.versions))
    return (value.path, value.stamp) if isinstance(value, XBuildEnv) else value


def _is_empty(root: Root) -> bool:
    """Return whether a root was readable, and has no versions."""
    return not root.versions and (root.problem is None or root.problem.code is Code.LEADS_NOWHERE)


def columns() -> dict[str, int]:
    """Return the headings of all columns and their widths, as `set_widths` takes them."""
    first = {_tr("Root, version"): 136, _tr("Owner"): STRETCH, _tr("State"): 156}
    return first | {_tr("Emscripten SDK"): 120, _tr("Size"): 84, _tr("Last used"): 100}


def root_lines(root: Root, form: AgeFormat) -> list[TextLine]:
    """Return the row of a root, and below it those of its versions; their values are the root and the versions."""
    versions = root.versions
    state = generation_text(root) if versions else _tr("empty")
    size = size_text(sum(item.bytes for item in versions)) if versions else ""
    texts = (
        visible_text(root.name.key) or path_text(root.path),
        root_owner_text(root),
        f"⚠ {say(root.problem)}" if root.problem else state,
        _some_size(sum(item.emsdk_bytes for item in versions)),
        _tr("counting…") if any(item.measure is None for item in versions) else size,
        _used(max((item.last_used or 0.0 for item in versions), default=0.0), form),
    )
    above = TextLine(texts, value=root, tip=root_tip(root), statuses=_warning(root.problem))
    return [above, *(_version_line(item, form) for item in versions)]


def _version_line(item: XBuildEnv, form: AgeFormat) -> TextLine:
    size = f"⚠ {size_text(item.bytes)}" if item.measure and item.measure.problem else size_text(item.bytes)
    texts = (
        _INDENT + visible_text(item.version),
        "",
        state_text(item),
        _some_size(item.emsdk_bytes),
        _tr("counting…") if item.measure is None else size,
        _used(item.last_used or 0.0, form),
    )
    is_unfinished = item.state is not State.INSTALLED
    return TextLine(texts, value=item, tip=version_tip(item, form), statuses=_warning(is_unfinished))


def _warning(problem: object) -> tuple[tuple[int, Status], ...]:
    return ((STATE, Status.DIFFERS),) if problem else ()


def root_owner_text(root: Root) -> str:
    """Return the owner of a root."""
    if root.owners:
        text = _tr("pyodide-build {version} in {prefix}")
        return "; ".join(
            text.format(version=item.version or "?", prefix=path_text(item.prefix)) for item in root.owners
        )
    if not root.is_owner_known:
        return _tr("owner unknown")
    return owner_text(root.tool)


def generation_text(root: Root) -> str:
    """Return what a root is for."""
    return {
        Generation.PLAIN: _tr("for one working directory"),
        Generation.BY_VERSION: _tr("for one version"),
        Generation.BY_INSTALLATION: _tr("for one installation"),
        Generation.CHOSEN: _tr("chosen folder"),
    }[root.name.generation]


def state_text(item: XBuildEnv) -> str:
    """Return how complete a version is, and whether it is current, as a symbol and a word."""
    text = {
        State.INSTALLED: _tr("✓ installed"),
        State.UNFINISHED: _tr("⚠ unfinished"),
        State.HALF_REMOVED: _tr("⚠ partly removed"),
    }[item.state]
    if not item.is_current:
        return text
    return _tr("● current") if item.state is State.INSTALLED else _tr("{state}, current").format(state=text)


def root_tip(root: Root) -> str:
    """Return everything about a root, one fact a line."""
    lines = [visible_text(str(root.path)), root_owner_text(root), generation_text(root)]
    if not root.is_owner_known:
        lines.append(_tr("No Python environment that was found uses it"))
    if root.others:
        names = some_names(root.others, 5)
        lines.append(_tr("Other files, never removed: {names}").format(names=names))
    if root.problem:
        lines.append(f"⚠ {say(root.problem)}")
    return "\n".join(lines)


def version_tip(item: XBuildEnv, form: AgeFormat) -> str:
    """Return everything about a version, one fact a line."""
    lines = [visible_text(str(item.path))]
    if item.python:
        lines.append(_tr("Installed with Python {version}").format(version=visible_text(item.python)))
    if item.emscripten:
        lines.append(_tr("Emscripten {version}").format(version=visible_text(item.emscripten)))
    if item.emsdk_bytes:
        lines.append(f"{_tr('Emscripten SDK')}: {size_text(item.emsdk_bytes)}")
    if item.state is State.UNFINISHED:
        lines.append(_tr("⚠ Its installation was interrupted, or still runs"))
    if item.state is State.HALF_REMOVED:
        lines.append(_tr("⚠ Its removal was interrupted; the rest cannot be used"))
    if item.measure and item.measure.problem:
        lines.append(f"⚠ {say(item.measure.problem)}")
    if item.last_used:
        lines.append(_tr("Last used: {age}").format(age=moment_text(item.last_used, form)))
    return "\n".join(lines)


def _some_size(size: int) -> str:
    return size_text(size) if size else ""


def _used(moment: float, form: AgeFormat) -> str:
    return moment_text(moment, form) if moment else ""


def removal_summary(report: RemovalReport) -> list[str]:
    """Return how many versions and roots were removed."""
    parts = []
    if report.removed or not report.roots:
        versions, size = versions_text(len(report.removed)), size_text(report.bytes)
        parts.append(_tr("{versions} removed, {size}").format(versions=versions, size=size))
    if report.roots:
        parts.append(counted(len(report.roots), _tr("{n} root removed"), _tr("{n} roots removed")))
    return [*parts, *failed_text(len(report.failed))]
