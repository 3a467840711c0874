"""Warm up packages by name: type or load requirements, see the plan, then fetch."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from pyodide_cache.formats.requirements import parse_requirements_file
from pyodide_cache.warm_up.warm_up import WarmUpPlan
from pyodide_cache_gui.activity.planning import PlanningDialog
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.session.tasks import Planned
from pyodide_cache_gui.widgets.format import files_text, say, size_text
from pyodide_cache_gui.widgets.plain_table import make_plain


class PackagesDialog(PlanningDialog):
    """Requirements above, their plan below; "Warm up" hands them to the session and closes."""

    save_wanted = Signal(object)  # requirements

    def __init__(
        self, session: Session, title: str = "", requirements: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(session, parent)
        self._title = title
        self.setWindowTitle(self.tr("Warm up: {name}").format(name=title) if title else self.tr("Warm up packages"))
        self.resize(880, 600)
        self.edit = QPlainTextEdit("\n".join(requirements), self)
        self.edit.setAccessibleName(self.tr("Requirements"))
        self.edit.setPlaceholderText("pandas>=2\nscikit-learn\nplotly")
        self.edit.setMaximumHeight(150)
        self.edit.setTabChangesFocus(True)
        self.edit.textChanged.connect(self._on_text)
        load = QPushButton(self.tr("From a requirements file…"), self)
        load.clicked.connect(self._load)
        save = QPushButton(self.tr("Save as a list…"), self)
        save.clicked.connect(lambda: self.save_wanted.emit(self.requirements()))
        self.plan_button = QPushButton(self.tr("Show the plan"), self)
        self.plan_button.clicked.connect(self.show_plan)
        tools = QHBoxLayout()
        tools.addWidget(load)
        tools.addWidget(save)
        tools.addStretch(1)
        tools.addWidget(self.plan_button)
        self.table = QTableWidget(0, 4, self)
        self.table.setAccessibleName(self.tr("Plan"))
        self.table.setHorizontalHeaderLabels(
            [self.tr("Package"), self.tr("Version"), self.tr("Size"), self.tr("What happens")]
        )
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        make_plain(self.table)
        header = self.table.horizontalHeader()
        header.setStretchLastSection(True)
        for column, width in ((0, 180), (1, 130), (2, 90)):
            self.table.setColumnWidth(column, width)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.act_button = QPushButton(self.tr("Warm up"), self)
        buttons.addButton(self.act_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._start)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(QLabel(self.tr("One requirement a line: a name, and perhaps versions"), self))
        layout.addWidget(self.edit)
        layout.addLayout(tools)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.summary)
        layout.addWidget(buttons)
        self._on_text()
        if requirements:
            self.show_plan()

    def requirements(self) -> tuple[str, ...]:
        """Return the lines that are requirements or should be."""
        parsed = parse_requirements_file(self.edit.toPlainText())
        return (*(str(item) for item in parsed.good), *(text for text, _ in parsed.bad))

    def show_plan(self) -> None:
        """Ask for the plan; it comes when it is ready."""
        self.table.setRowCount(0)
        self.follow(self.session.plan_warm_up(self.requirements()))

    def take(self, event: object) -> None:
        """Show the plan."""
        if isinstance(event, Planned):
            self._show(event.plan)

    def _on_text(self) -> None:
        wanted = bool(self.edit.toPlainText().strip())
        self.act_button.setEnabled(wanted)
        self.plan_button.setEnabled(wanted)

    def _load(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Requirements file"), "", "*.txt *.in *")
        if not name:
            return
        try:
            self.edit.setPlainText(Path(name).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            self.summary.setText(self.tr("{file} cannot be read: {error}").format(file=name, error=error))
            return
        self.show_plan()

    def _show(self, plan: WarmUpPlan) -> None:
        rows = [(failure.requirement, "", "", f"⚠ {say(failure.problem)}") for failure in plan.failures]
        for artifact in plan.fetch:
            verb = self.tr("replaced: other bytes have its name") if artifact.replaces else self.tr("fetched")
            if artifact.needed_by:
                verb += self.tr(", needed by {names}").format(names=", ".join(artifact.needed_by[:3]))
            size = size_text(artifact.size) if artifact.size is not None else ""
            rows.append((artifact.name, artifact.version, size, verb))
        rows += [(item.name, item.version, "", self.tr("✓ cached")) for item in plan.cached]
        self.table.setRowCount(len(rows))
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                cell = QTableWidgetItem(text)
                cell.setToolTip(text)
                self.table.setItem(number, column, cell)
        release = plan.release or plan.runtime_line or ""
        parts = [self.tr("For Pyodide {release}:").format(release=release)]
        parts.append(self.tr("{n} cached,").format(n=len(plan.cached)))
        size = f" ({size_text(plan.bytes_to_fetch)})" if plan.sizes_known and plan.fetch else ""
        parts.append(self.tr("{files} to fetch{size},").format(files=files_text(len(plan.fetch)), size=size))
        parts.append(self.tr("{n} not available").format(n=len(plan.failures)))
        self.summary.setText(" ".join(parts))

    def _start(self) -> None:
        wanted = self.requirements()
        title = self._title or ", ".join(wanted[:3]) + ("…" if len(wanted) > 3 else "")
        self.session.warm_up(title, wanted)
        self.accept()
