"""The dialog that warms up packages by name: enter requirements, see the plan, and download."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from pyodide_cache.base.plans import Failure
from pyodide_cache.formats.requirement_lines import written_lines
from pyodide_cache.formats.requirements import without_hashes
from pyodide_cache.warm_up.plan import WarmUpPlan
from pyodide_cache.warm_up.request.requests import NOTHING, PackageRequest
from pyodide_cache_gui.activity.plan_dialog import PlanDialog
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.widgets.buttons import push_button
from pyodide_cache_gui.widgets.fields import text_lines
from pyodide_cache_gui.widgets.format import amount_text, amounts, files_text, path_text, size_text
from pyodide_cache_gui.widgets.layouts import hbox
from pyodide_cache_gui.widgets.lines_table import STRETCH, LinesTable

_MOST_NAMES = 3
_LINES = 6


class PackagesDialog(PlanDialog):
    """Show requirements and their plan; accepting it warms them up, with or without a plan.

    Args:
        title: the name of a preset, list or project; empty for packages that the user enters.
        requirements: to start with; their plan is shown immediately.
        rules: how the files of a project are chosen.
    """

    save_wanted = Signal(object)  # tuple[str, ...]: requirements for a new list

    def __init__(
        self,
        session: Session,
        title: str = "",
        requirements: Sequence[str] = (),
        parent: QWidget | None = None,
        *,
        rules: PackageRequest = NOTHING,
    ) -> None:
        super().__init__(session, parent)
        self.rules = rules
        self._title = title
        self.set_up(self.tr("Warm up: {name}").format(name=title) if title else self.tr("Add packages"), 880, 600)
        self.edit = text_lines(self, "pandas>=2\nscikit-learn\nplotly", self.tr("Requirements"), _LINES)
        self.edit.setPlainText("\n".join(requirements))
        self.edit.textChanged.connect(self._forget)
        load = push_button(self, self.tr("From a requirements &file…"), self._load)
        self.save_button = push_button(
            self, self.tr("&Save as a list…"), lambda: self.save_wanted.emit(self.requirements())
        )
        self.plan_button = push_button(self, self.tr("&Preview"), self.make_plan)
        tools = hbox(load, self.save_button, 1, self.plan_button)
        columns = {self.tr("Package"): 160, self.tr("Version"): 150, self.tr("Size"): 90, self.tr("Action"): STRETCH}
        self.table = LinesTable(self.tr("Plan"), columns, self, numbers=(2,))
        self.act_button.setText(self.tr("Warm up"))
        hint = self.tr("Enter package names, with versions if you need them.")
        self.lay_out(hint, self.edit, tools, (self.table, 1), self.summary)
        self._forget()
        if requirements:
            self.make_plan()

    def title(self) -> str:
        """Return the name of what is warmed up."""
        names = [*map(without_hashes, self.requirements())]
        return self._title or ", ".join(names[:_MOST_NAMES]) + ("…" if len(names) > _MOST_NAMES else "")

    def requirements(self) -> tuple[str, ...]:
        """Return the lines, also those that are not valid."""
        return written_lines(self.edit.toPlainText())

    def make_plan(self) -> None:
        """Plan the download in the background."""
        self.table.show_lines([])
        requirements, rules = self.requirements(), self.rules
        self.ask(lambda cache, cancel: cache.plan_warm_up(cache.request(requirements) + rules, cancel=cancel))

    def show_plan(self, plan: WarmUpPlan) -> None:
        """Show each package and what happens to it."""
        lines = self.failure_lines(plan.failures)
        missing = len(lines)
        for item in plan.fetch:
            how = self.tr("copy from this computer") if item.is_copied else self.tr("download")
            how = self.tr("replace (different file)") if item.replaces else how
            lines.append(self.file_line(item, item.size, how))
        lines += [self.file_line(item, item.size, self.tr("✓ cached")) for item in plan.cached]
        self.table.show_lines(lines, self.tr("No packages"))
        files, copies = files_text(len(plan.downloads)), len(plan.fetch) - len(plan.downloads)
        known = plan.bytes_to_download if plan.downloads else None
        size = f" ({size_text(known)})" if known is not None else ""
        act = amount_text(self.tr("Copy {files}"), copies) if copies else self.tr("Nothing to download")
        act = self.tr("Download {files}{size}").format(files=files, size=size) if plan.downloads else act
        self.act_button.setText(act)
        parts = []
        if plan.downloads or not (copies or plan.cached or plan.failures):
            parts.append(self.tr("{files} to download{size}").format(files=files, size=size))
        parts += amounts((self.tr("{files} to copy"), copies), (self.tr("{files} cached"), len(plan.cached)))
        if missing:
            parts.append(self.tr("not available: {n}").format(n=missing))
        text = self.tr("For Pyodide {release}: {files}")
        self.summary.setText(text.format(release=plan.release or plan.runtime_line or "", files=", ".join(parts)))

    def show_problems(self, failures: Iterable[Failure]) -> None:
        """Do nothing: the table has a row for each failure."""

    def _forget(self) -> None:
        """Show no plan of what was there before."""
        self.stop_planning()
        self.table.show_lines([], self.tr("Preview lists what is downloaded, with dependencies and sizes"))

    def is_ready(self, plan: WarmUpPlan) -> bool:
        """Return whether there is anything to fetch."""
        return bool(plan.fetch)

    def enable(self) -> None:
        """Enable the buttons while there are requirements; without a plan, the warm-up makes one."""
        super().enable()
        has_text = bool(self.edit.toPlainText().strip())
        self.act_button.setEnabled(self.act_button.isEnabled() or (has_text and self.plan is None))
        self.plan_button.setEnabled(has_text)
        self.save_button.setEnabled(has_text)

    def _load(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Requirements file"), "", "*.txt *.in *")
        if not name:
            return
        try:
            self.edit.setPlainText(Path(name).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            self.summary.setText(self.tr("Cannot read {file}: {error}").format(file=path_text(name), error=error))
            return
        self.make_plan()
