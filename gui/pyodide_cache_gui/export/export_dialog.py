"""The dialog that exports packages: choose what, as what and where to, see the plan, and export."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QDialogButtonBox, QFormLayout, QRadioButton, QWidget

from pyodide_cache.base.events import Cancel
from pyodide_cache.cache import Cache
from pyodide_cache.export.plan import ExportPlan
from pyodide_cache_gui.activity.plan_dialog import PlanDialog
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.widgets.buttons import push_button
from pyodide_cache_gui.widgets.fields import PathLine, combo_box, list_choices
from pyodide_cache_gui.widgets.format import amount_text, files_text, path_text, size_text
from pyodide_cache_gui.widgets.layouts import form, hbox, vbox

_SELECTED, _EVERYTHING, _LISTED = range(3)


class ExportDialog(PlanDialog):
    """Choose an export; accepting it starts the export, with or without a plan.

    Args:
        selected: names of the selected files.
    """

    def __init__(self, session: Session, selected: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._selected = selected
        self.set_up(self.tr("Export"), 720, 420)
        self._scope = QButtonGroup(self)
        chosen = QRadioButton(amount_text(self.tr("&Selected: {files}"), len(selected)), self)
        everything = QRadioButton(self.tr("&All packages that the runtime can load"), self)
        chosen.setEnabled(bool(selected))
        (chosen if selected else everything).setChecked(True)
        self.list_button = QRadioButton(self.tr("A preset or &list:"), self)
        self.list_box = combo_box(self, self.tr("Preset or list"), list_choices())
        self.list_box.setEnabled(False)
        self.list_button.toggled.connect(self.list_box.setEnabled)
        for number, button in ((_SELECTED, chosen), (_EVERYTHING, everything), (_LISTED, self.list_button)):
            self._scope.addButton(button, number)
        self._kinds = QButtonGroup(self)
        self.lock_button = QRadioButton(self.tr("A loc&k file beside the packages"), self)
        self.offline_button = QRadioButton(self.tr("An &offline distribution: runtime, packages and a page"), self)
        self.offline_button.setChecked(True)
        for button in (self.lock_button, self.offline_button):
            self._kinds.addButton(button)
        self.works_offline = QCheckBox(self.tr("Let the page open offline after the first &visit"), self)
        self.works_offline.setToolTip(self.tr("Adds a service worker and a web manifest"))
        self.target = PathLine(self, self.tr("To"), "")
        hint = self.tr("Optional: the unpacked npm package, node_modules/pyodide")
        self.runtime = PathLine(self, self.tr("Runtime files"), hint)
        self.plan_button = push_button(self, self.tr("&Preview"), lambda: self.ask(self.planner()))
        self.buttons.addButton(self.plan_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.act_button.setText(self.tr("&Export"))
        intro = self.tr("Write a lock file, or all that a page needs to run without a network.")
        self.lay_out(intro, self._form(chosen, everything), 1, self.summary)
        for group in (self._scope, self._kinds):
            group.idToggled.connect(self._on_change)
        self.list_box.currentIndexChanged.connect(self._on_change)
        for line in (self.target, self.runtime):
            line.edit.textChanged.connect(self._on_change)
        self.works_offline.toggled.connect(self._on_change)
        self._on_change()

    def request(self) -> dict[str, Any]:
        """Return what was chosen; after a plan was shown, packages that cannot be exported are left out."""
        offline, scope = self.offline_button.isChecked(), self._scope.checkedId()
        return {
            "request": self.list_box.currentData() if scope == _LISTED else (),
            "file_names": self._selected if scope == _SELECTED else (),
            "everything": scope == _EVERYTHING,
            "offline": offline,
            "output": self.target.path(),
            "runtime": self.runtime.path() if offline else None,
            "service_worker": offline and self.works_offline.isChecked(),
            "keep_going": self.plan is not None,
        }

    def planner(self) -> Callable[[Cache, Cancel], ExportPlan]:
        """Return what makes the plan of what was chosen."""
        request = self.request()
        return lambda cache, cancel: cache.plan_export(**request, cancel=cancel)

    def show_plan(self, plan: ExportPlan) -> None:
        """Show how much is exported."""
        files = files_text(len(plan.packages) + len(plan.runtime_files))
        text = self.tr("{files}, {size}, to {target}")
        if not self.is_ready(plan):
            text = self.tr("Nothing can be exported.")
        self.summary.setText(text.format(files=files, size=size_text(plan.bytes), target=path_text(plan.target)))

    def is_ready(self, plan: ExportPlan) -> bool:
        """Return whether anything can be exported."""
        return not plan.blocked and bool(plan.packages)

    def _on_change(self, *_values: object) -> None:
        self.stop_planning()
        is_offline = self.offline_button.isChecked()
        for part in (self.runtime, self.works_offline):
            part.setEnabled(is_offline)
        where = self.tr("A new folder or .zip file")
        self.target.edit.setPlaceholderText(where if is_offline else self.tr("The cache directory"))

    def enable(self) -> None:
        """Enable the buttons; without a plan, the export makes one."""
        super().enable()
        if self.plan is None:
            has_target = self.lock_button.isChecked() or bool(self.target.path())
            self.plan_button.setEnabled(has_target)
            self.act_button.setEnabled(has_target)
            if not has_target:
                self.summary.setText(self.tr("Choose a new folder or .zip file for the distribution."))

    def _form(self, *scopes: QRadioButton) -> QFormLayout:
        what = vbox(*scopes, hbox(self.list_button, self.list_box, 1), spacing=4)
        worker = hbox(self.works_offline, margins=(24, 0, 0, 0))
        return form(
            (self.tr("What"), what),
            (self.tr("As"), vbox(self.lock_button, self.offline_button, worker, spacing=4)),
            (self.tr("&To"), self.target),
            (self.tr("&Runtime files"), self.runtime),
        )
