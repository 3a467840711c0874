"""Cross-build environments: see whose they are and how large, tick some, and only then act."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from pyodide_cache.base.events import Finished, ItemDone, ItemFailed, ItemProgress, ItemStarted, Note
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.places.plan import RemovalPlan, RemovalReport, Root
from pyodide_cache_gui.activity.planning import PlanningDialog
from pyodide_cache_gui.places.place_tasks import remove_roots_task, roots_task
from pyodide_cache_gui.places.xbuildenv_model import XbuildenvModel
from pyodide_cache_gui.places.xbuildenv_tree import XbuildenvTree
from pyodide_cache_gui.session.hub import Job, Outcome
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.widgets.format import say, size_text, versions_text, visible_text

#: Removals run here one after the other.
LANE = "cross-build environments"
_PERMILLE = 1000
_MOST_NAMES = 3


class XbuildenvDialog(PlanningDialog):
    """Show all roots and their versions; what is ticked goes to the trash, or for good.

    Args:
        session: whose hub runs the search and the removal.
        root: the one to go to, where a person came from it.
        parent: the window.

    """

    def __init__(self, session: Session, root: Path | None = None, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._wanted = root
        self._removal: Job | None = None
        self._done: dict[str, int] = {}
        self._all = 0
        self._problems: list[Problem] = []
        self.setWindowTitle(self.tr("Cross-build environments"))
        self.resize(1040, 560)
        self.model = XbuildenvModel(self)
        self.model.set_age_format(session.settings.age_format)
        self.tree = XbuildenvTree(self.model, self)
        self.empty = QLabel(self)
        self.empty.setTextFormat(Qt.TextFormat.PlainText)
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.tree)
        self.pages.addWidget(self.empty)
        self.report = QLabel(self)
        self.report.setTextFormat(Qt.TextFormat.PlainText)
        self.report.setWordWrap(True)
        self.report.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.report.hide()
        self.bar = QProgressBar(self)
        self.bar.setAccessibleName(self.tr("Progress of the removal"))
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(8)
        self.bar.hide()
        self.for_good = QCheckBox(self.tr("Delete for &good instead of moving to the trash"), self)
        self.for_good.toggled.connect(self._show_plan)
        self._lay_out()
        self.model.changed.connect(self._show_plan)
        self.refresh()

    def refresh(self) -> None:
        """Look for cross-build environments anew; what is ticked and still the same stays ticked."""
        self.model.start()
        title = self.tr("Look for cross-build environments")
        self.follow(self.session.hub.submit(title, f"look for {LANE}", roots_task(), quiet=True))
        self._show_plan()

    def take(self, event: object) -> None:
        """Show what the search told."""
        self.model.take(event)
        if isinstance(event, Root) and event.path == self._wanted:
            self.tree.setCurrentIndex(self.model.index_of(event.path))
            self._wanted = None

    def remove(self) -> None:
        """Carry out the plan that is shown."""
        plan = self.model.plan()
        if not self._can_remove(plan):
            return
        self._done, self._problems, self._all = {}, [], plan.bytes
        self._say([])
        work = remove_roots_task(plan, self.for_good.isChecked())
        self._removal = self.session.hub.submit(self.tr("Remove cross-build environments"), LANE, work)
        self.bar.setRange(0, 0)
        self._show_plan()

    def _lay_out(self) -> None:
        self.intro = QLabel(
            self.tr(
                "Packages are built for Pyodide in one of these. A build that misses its own installs it anew, "
                "which takes a while and gigabytes of traffic."
            ),
            self,
        )
        self.intro.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.act_button = QPushButton(self)
        self.act_button.clicked.connect(self.remove)
        self.stop_button = QPushButton(self.tr("Stop"), self)
        self.stop_button.clicked.connect(self._stop)
        self.refresh_button = QPushButton(self.tr("&Refresh"), self)
        self.refresh_button.clicked.connect(self.refresh)
        buttons.addButton(self.refresh_button, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.addButton(self.stop_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.act_button, QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        for button in (self.act_button, self.stop_button, self.refresh_button):
            button.setAutoDefault(False)
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(self.intro)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.report)
        layout.addWidget(self.summary)
        layout.addWidget(self.bar)
        layout.addWidget(self.for_good)
        layout.addWidget(buttons)

    def _can_remove(self, plan: RemovalPlan) -> bool:
        return bool(plan.items or plan.roots) and self.model.is_complete and self._removal is None

    def _show_plan(self) -> None:
        plan = self.model.plan()
        is_removing = self._removal is not None
        self.act_button.setText(self._act_text(plan))
        self.act_button.setEnabled(self._can_remove(plan))
        self.stop_button.setVisible(is_removing)
        self.bar.setVisible(is_removing)
        self.tree.setEnabled(not is_removing)
        self.for_good.setEnabled(not is_removing)
        self.refresh_button.setEnabled(not is_removing)
        if not is_removing:
            self.summary.setText(
                self._plan_text(plan) if self.model.is_complete else self.tr("Looking and counting…")
            )
        nothing = self.tr(
            "No cross-build environments on this machine. pyodide-build makes them with `pyodide xbuildenv install`."
        )
        self.empty.setText(nothing if self.model.is_complete else self.tr("Looking for cross-build environments…"))
        has_roots = self.model.rowCount() > 0
        self.pages.setCurrentWidget(self.tree if has_roots else self.empty)
        for widget in (self.intro, self.for_good, self.summary):
            widget.setVisible(has_roots)
        self.act_button.setVisible(has_roots and not is_removing)

    def _act_text(self, plan: RemovalPlan) -> str:
        if plan.items:
            what = f"{versions_text(len(plan.items))} ({size_text(plan.bytes)})"
        elif plan.roots:
            count = len(plan.roots)
            what = self.tr("1 empty root") if count == 1 else self.tr("{n} empty roots").format(n=count)
        else:
            return self.tr("Nothing to remove")
        if self.for_good.isChecked() or not plan.items:
            return self.tr("Delete {what} for good").format(what=what)
        return self.tr("Move {what} to the trash").format(what=what)

    def _plan_text(self, plan: RemovalPlan) -> str:
        if not self.model.rowCount():
            return ""
        if not plan.items and not plan.roots:
            return self.tr("Tick what shall go: a version, or a root with all its versions.")
        lines = []
        touched = {item.root for item in plan.items} | set(plan.roots)
        if unknown := [root.key for root in self.model.roots() if root.path in touched and not root.is_owner_known]:
            text = self.tr("⚠ Owner unknown: {names}. Something elsewhere may still use what is there.")
            lines.append(text.format(names=_some(unknown)))
        if current := [item.env.version for item in plan.items if item.env.is_current]:
            text = self.tr("⚠ Current: {names}. The next build there has to install one first.")
            lines.append(text.format(names=_some(current)))
        if plan.roots and plan.items:
            count = len(plan.roots)
            lines.append(
                self.tr("1 root goes too, since nothing is left in it.")
                if count == 1
                else self.tr("{n} roots go too, since nothing is left in them.").format(n=count)
            )
        if plan.items and not self.for_good.isChecked():
            lines.append(self.tr("What is in the trash takes up its space until it is emptied."))
        return "\n".join(lines)

    def _on_told(self, job: Job, events: list[object]) -> None:
        super()._on_told(job, events)
        if job is self._removal:
            for event in events:
                self._take_removal(event)

    def _take_removal(self, event: object) -> None:
        match event:
            case ItemStarted(key, _size):
                self._show_progress(key)
            case ItemProgress(key, done, _size):
                self._done[key] = done
                self._show_progress(key)
            case ItemDone(key, size):
                self._done[key] = size
                self._show_progress(key)
            case ItemFailed() | Note():
                if event.problem.code is not Code.CANCELLED:
                    self._problems.append(event.problem)
            case Finished(RemovalReport() as report):
                self._show_report(report)

    def _show_progress(self, key: str) -> None:
        done = sum(self._done.values())
        if self._all:
            # In thousandths: a progress bar counts in 32 bits, and gigabytes do not fit.
            self.bar.setRange(0, _PERMILLE)
            self.bar.setValue(min(_PERMILLE, done * _PERMILLE // self._all))
        text = self.tr("Removing {name}: {done} of {all}")
        self.summary.setText(text.format(name=key, done=size_text(done), all=size_text(self._all)))

    def _show_report(self, report: RemovalReport) -> None:
        versions, size = versions_text(len(report.removed)), size_text(report.bytes)
        lines = []
        if report.cancelled:
            lines.append(self.tr("Stopped."))
        if report.removed:
            text = self.tr("Deleted {what}.") if self.for_good.isChecked() else self.tr("Moved {what} to the trash.")
            lines.append(text.format(what=f"{versions} ({size})"))
        elif report.roots:
            lines.append(self.tr("Deleted what was empty."))
        self._say([" ".join(lines)])

    def _say(self, lines: list[str]) -> None:
        lines = [*lines, *(f"⚠ {say(problem)}" for problem in self._problems)]
        self.report.setText("\n".join(line for line in lines if line))
        self.report.setVisible(bool(self.report.text()))

    def _stop(self) -> None:
        if self._removal:
            self._removal.cancel.set()

    def _on_ended(self, job: Job, outcome: Outcome) -> None:
        super()._on_ended(job, outcome)
        if job is not self._removal:
            if not self.model.is_complete:
                self.empty.setText(self.summary.text())
            return
        self._removal = None
        if outcome.problem:
            self._problems.append(outcome.problem)
            self._say([])
        elif outcome.fault:
            self._say([f"⚠ {outcome.fault}"])
        elif outcome.cancelled and not self.report.text():
            self._say([self.tr("Stopped.")])  # before it began
        self.model.untick()
        self.refresh()


def _some(names: list[str]) -> str:
    shown = [visible_text(name) for name in names[:_MOST_NAMES]]
    return ", ".join(shown) + (" …" if len(names) > _MOST_NAMES else "")
