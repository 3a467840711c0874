"""Export packages: a lock file beside them, or a whole offline distribution; the plan comes first."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from pyodide_cache.base.problems import Problem
from pyodide_cache.export.plan import ExportPlan
from pyodide_cache.settings.lists import ListStore, RequirementList, presets
from pyodide_cache_gui.activity.planning import PlanningDialog
from pyodide_cache_gui.export.export_request import ExportRequest
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.session.tasks import Planned
from pyodide_cache_gui.widgets.format import files_text, say, size_text

_MOST_LINES = 8
_CHOSEN, _EVERYTHING, _LISTED = range(3)


class ExportDialog(PlanningDialog):
    """Choose what goes where, see the plan, then export."""

    def __init__(self, session: Session, selected: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._selected = selected
        self._plan: ExportPlan | None = None
        self.setWindowTitle(self.tr("Export"))
        self._scope = QButtonGroup(self)
        chosen = QRadioButton(self.tr("The chosen {files}").format(files=files_text(len(selected))), self)
        everything = QRadioButton(self.tr("All that the runtime can load"), self)
        chosen.setEnabled(bool(selected))
        (chosen if selected else everything).setChecked(True)
        self._lists = [*presets(), *own_lists()]
        listed = QRadioButton(self.tr("A preset or list:"), self)
        self.list_box = QComboBox(self)
        self.list_box.addItems([item.name for item in self._lists])
        self.list_box.setAccessibleName(self.tr("Preset or list"))
        self.list_box.setEnabled(False)
        listed.toggled.connect(self.list_box.setEnabled)
        self.list_button = listed
        self._scope.addButton(chosen, _CHOSEN)
        self._scope.addButton(everything, _EVERYTHING)
        self._scope.addButton(listed, _LISTED)
        self._kinds = QButtonGroup(self)
        self.lock_button = QRadioButton(self.tr("A lock file beside the packages"), self)
        self.offline_button = QRadioButton(self.tr("An offline distribution: runtime, packages, a page"), self)
        self.offline_button.setChecked(True)
        self._kinds.addButton(self.lock_button, 0)
        self._kinds.addButton(self.offline_button, 1)
        self.target = self._path_edit(self.tr("A new folder, or a name that ends in .zip"))
        self.runtime = self._path_edit(self.tr("An unpacked npm package: node_modules/pyodide"))
        self.summary.setMinimumWidth(560)
        form = QFormLayout()
        form.setSpacing(12)
        what = self._column(chosen, everything)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(listed)
        row.addWidget(self.list_box)
        row.addStretch(1)
        what.addLayout(row)
        form.addRow(self.tr("What"), what)
        form.addRow(self.tr("As"), self._column(self.lock_button, self.offline_button))
        form.addRow(self.tr("To"), self._with_chooser(self.target))
        form.addRow(self.tr("Runtime files"), self._with_chooser(self.runtime))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.plan_button = QPushButton(self.tr("Show the plan"), self)
        self.plan_button.clicked.connect(self.show_plan)
        self.act_button = QPushButton(self.tr("Export"), self)
        buttons.addButton(self.plan_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.act_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._start)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        layout.addLayout(form)
        layout.addWidget(self.summary)
        layout.addWidget(buttons)
        for group in (self._scope, self._kinds):
            group.idToggled.connect(self._on_change)
        self.list_box.currentIndexChanged.connect(self._on_change)
        self.target.textChanged.connect(self._on_change)
        self.runtime.textChanged.connect(self._on_change)
        self._on_change()

    def request(self) -> ExportRequest:
        """Return what was chosen."""
        offline, scope = self.offline_button.isChecked(), self._scope.checkedId()
        target, runtime = self.target.text().strip(), self.runtime.text().strip()
        return ExportRequest(
            self._lists[self.list_box.currentIndex()].requirements if scope == _LISTED else (),
            self._selected if scope == _CHOSEN else (),
            scope not in (_LISTED, _CHOSEN),
            offline,
            Path(target).expanduser() if target else None,
            Path(runtime).expanduser() if offline and runtime else None,
            keep_going=self._plan is not None,
        )

    def show_plan(self) -> None:
        """Ask for the plan; it comes when every file is hashed."""
        self.follow(self.session.plan_export(self.request()))

    def take(self, event: object) -> None:
        """Show the plan."""
        if isinstance(event, Planned):
            self._show(event.plan)

    def _on_change(self, *_values: object) -> None:
        self._plan = None
        self.summary.clear()
        offline = self.offline_button.isChecked()
        self.runtime.setEnabled(offline)
        ready = not offline or bool(self.target.text().strip())
        self.plan_button.setEnabled(ready)
        self.act_button.setEnabled(ready)

    def _show(self, plan: ExportPlan) -> None:
        self._plan = plan
        files = files_text(len(plan.packages) + len(plan.runtime_files))
        lines = [
            self.tr("{files}, {size}, to {target}").format(
                files=files, size=size_text(plan.bytes), target=plan.target
            )
        ]
        problems = [*plan.blocked, *plan.failed]
        lines += [f"⚠ {item.requirement}: {say(item.problem)}" for item in problems[:_MOST_LINES]]
        if len(problems) > _MOST_LINES:
            lines.append(self.tr("… and {n} more").format(n=len(problems) - _MOST_LINES))
        self.summary.setText("\n".join(lines))
        self.act_button.setEnabled(not plan.blocked and bool(plan.packages))

    def _start(self) -> None:
        # Whoever saw what fails and exports all the same wants the rest.
        self.session.export(self.request())
        self.accept()

    def _path_edit(self, hint: str) -> QLineEdit:
        edit = QLineEdit(self)
        edit.setPlaceholderText(hint)
        edit.setAccessibleName(hint)
        edit.setMinimumWidth(380)
        return edit

    def _with_chooser(self, edit: QLineEdit) -> QHBoxLayout:
        button = QPushButton(self.tr("Choose folder…"), self)

        def choose() -> None:
            if folder := QFileDialog.getExistingDirectory(self, self.tr("Choose a folder")):
                edit.setText(folder)

        button.clicked.connect(choose)
        row = QHBoxLayout()
        row.addWidget(edit, 1)
        row.addWidget(button)
        return row

    def _column(self, *buttons: QRadioButton) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        for button in buttons:
            column.addWidget(button)
        return column


def own_lists() -> list[RequirementList]:
    """Return one's own lists; none where they cannot be read, which their editor tells."""
    try:
        return ListStore().all()
    except Problem:
        return []
