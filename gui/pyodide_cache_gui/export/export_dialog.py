"""The dialog that exports packages: choose what, as what and where to, see the plan, and export."""

from __future__ import annotations

from pathlib import Path
from typing import Any

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

from pyodide_cache.export.plan import ExportPlan
from pyodide_cache.settings.lists import presets, readable_lists
from pyodide_cache_gui.activity.plan_dialog import PlanDialog
from pyodide_cache_gui.export.controller import ExportRequest
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.widgets.format import files_text, size_text
from pyodide_cache_gui.widgets.labels import plain_label

_SELECTED, _EVERYTHING, _LISTED = range(3)


class ExportDialog(PlanDialog):
    """Choose an export; accepting it starts the export, with or without a plan.

    Args:
        session: see `PlanDialog`.
        selected: names of the selected files.
        parent: the window.

    """

    def __init__(self, session: Session, selected: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._selected = selected
        self.setWindowTitle(self.tr("Export"))
        self._scope = QButtonGroup(self)
        chosen = QRadioButton(self.tr("Selected: {files}").format(files=files_text(len(selected))), self)
        everything = QRadioButton(self.tr("All packages that the runtime can load"), self)
        chosen.setEnabled(bool(selected))
        (chosen if selected else everything).setChecked(True)
        self._lists = [*presets(), *readable_lists()]
        self.list_button = QRadioButton(self.tr("A preset or list:"), self)
        self.list_box = QComboBox(self)
        self.list_box.addItems([item.name for item in self._lists])
        self.list_box.setAccessibleName(self.tr("Preset or list"))
        self.list_box.setEnabled(False)
        self.list_button.toggled.connect(self.list_box.setEnabled)
        self._scope.addButton(chosen, _SELECTED)
        self._scope.addButton(everything, _EVERYTHING)
        self._scope.addButton(self.list_button, _LISTED)
        self._kinds = QButtonGroup(self)
        self.lock_button = QRadioButton(self.tr("A lock file beside the packages"), self)
        self.offline_button = QRadioButton(self.tr("An offline distribution: runtime, packages and a page"), self)
        self.offline_button.setChecked(True)
        self._kinds.addButton(self.lock_button, 0)
        self._kinds.addButton(self.offline_button, 1)
        self.target = self._path_edit(self.tr("A new folder, or a file name that ends in .zip"))
        self.runtime = self._path_edit(self.tr("The unpacked npm package: node_modules/pyodide"))
        self.summary.setMinimumWidth(560)
        self.plan_button = QPushButton(self.tr("Preview"), self)
        self.plan_button.clicked.connect(lambda: self.ask(self.request().plan))
        self.buttons.addButton(self.plan_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.act_button.setText(self.tr("Export"))
        intro = plain_label(self, self.tr("Write a lock file, or all that a page needs to run without a network."))
        self.lay_out(intro, self._form(chosen, everything), self.summary)
        for group in (self._scope, self._kinds):
            group.idToggled.connect(self._on_change)
        self.list_box.currentIndexChanged.connect(self._on_change)
        self.target.textChanged.connect(self._on_change)
        self.runtime.textChanged.connect(self._on_change)
        self._on_change()

    def request(self) -> ExportRequest:
        """Return what was chosen; after a plan was shown, packages that cannot be exported are left out."""
        offline, scope = self.offline_button.isChecked(), self._scope.checkedId()
        target, runtime = self.target.text().strip(), self.runtime.text().strip()
        return ExportRequest(
            self._lists[self.list_box.currentIndex()].requirements if scope == _LISTED else (),
            self._selected if scope == _SELECTED else (),
            scope == _EVERYTHING,
            offline,
            Path(target).expanduser() if target else None,
            Path(runtime).expanduser() if offline and runtime else None,
            keep_going=self.plan is not None,
        )

    def set_plan(self, plan: Any) -> None:
        """Take a plan, or None."""
        super().set_plan(plan)
        if plan is None:
            self._enable()

    def show_plan(self, plan: ExportPlan) -> None:
        """Show how much is exported."""
        files = files_text(len(plan.packages) + len(plan.runtime_files))
        text = self.tr("{files}, {size}, to {target}")
        self.summary.setText(text.format(files=files, size=size_text(plan.bytes), target=plan.target))

    def is_ready(self, plan: ExportPlan) -> bool:
        """Return whether anything can be exported."""
        return not plan.blocked and bool(plan.packages)

    def _on_change(self, *_values: object) -> None:
        self.stop_planning()
        self.runtime.setEnabled(self.offline_button.isChecked())

    def _enable(self) -> None:
        has_target = self.lock_button.isChecked() or bool(self.target.text().strip())
        self.plan_button.setEnabled(has_target)
        self.act_button.setEnabled(has_target)

    def _form(self, *scopes: QRadioButton) -> QFormLayout:
        form = QFormLayout()
        form.setSpacing(12)
        what = self._column(*scopes)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.list_button)
        row.addWidget(self.list_box)
        row.addStretch(1)
        what.addLayout(row)
        form.addRow(self.tr("What"), what)
        form.addRow(self.tr("As"), self._column(self.lock_button, self.offline_button))
        form.addRow(self.tr("To"), self._with_chooser(self.target))
        form.addRow(self.tr("Runtime files"), self._with_chooser(self.runtime))
        return form

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
