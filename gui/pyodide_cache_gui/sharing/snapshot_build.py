"""Choose what a snapshot contains, and show its plan."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QDialogButtonBox, QFormLayout, QRadioButton, QWidget

from pyodide_cache.base.events import Cancel, Finished
from pyodide_cache.base.record import replace
from pyodide_cache.cache import Cache
from pyodide_cache.formats.requirement_lines import written_lines
from pyodide_cache.sharing.build import SnapshotPlan, SnapshotPreview
from pyodide_cache.sharing.snapshots import Recipe
from pyodide_cache_gui.activity.plan_dialog import PlanDialog
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.widgets.buttons import push_button
from pyodide_cache_gui.widgets.fields import combo_box, count_days, list_choices, number_box, show_unit, text_lines
from pyodide_cache_gui.widgets.format import files_text, packages_text, path_text, size_text
from pyodide_cache_gui.widgets.labels import PlainLabel
from pyodide_cache_gui.widgets.layouts import form, hbox, vbox
from pyodide_cache_gui.widgets.lines_table import STRETCH, LinesTable

_WANTED, _LISTED, _NAMED = range(3)
_TOP = 50
_MEGABYTES, _MOST_MEGABYTES = 500, 1_000_000
#: Height of a header and a row, in pixels.
_LEAST_TABLE = 60


class SnapshotBuildDialog(PlanDialog):
    """Show the choices, and their plan below; nothing is built before its plan is shown.

    Args:
        root: the folder of the snapshots.
        keep: the number of older snapshots to keep.
    """

    def __init__(self, session: Session, root: Path, keep: int, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._root, self._keep = root, keep
        self.set_up(self.tr("Build a snapshot in {folder}").format(folder=path_text(root)), 820, 620)
        self._choose = QButtonGroup(self)
        self.wanted_button = QRadioButton(self.tr("The &most used packages:"), self)
        self.listed_button = QRadioButton(self.tr("A preset or l&ist:"), self)
        self.named_button = QRadioButton(self.tr("The&se packages:"), self)
        self.wanted_button.setChecked(True)
        for number, button in enumerate((self.wanted_button, self.listed_button, self.named_button)):
            self._choose.addButton(button, number)
        self.top = number_box(self, self.tr("Number of packages"), 1, 9999, _TOP)
        show_unit(self.top, self.tr(" package"), self.tr(" packages"))
        self.days = number_box(self, self.tr("Days of requests to count"), 0, 800)
        self.days.setSpecialValueText(self.tr("of all time"))
        self.days.setPrefix(self.tr("of the last "))
        count_days(self.days)
        self.list_box = combo_box(self, self.tr("Preset or list"), list_choices())
        self.names = text_lines(self, "pandas>=2\nscikit-learn", self.tr("Requirements"), 2)
        self.budget_box = QCheckBox(self.tr("N&o more than"), self)
        self.budget = number_box(self, self.tr("Maximum size of the snapshot"), 1, _MOST_MEGABYTES, _MEGABYTES)
        self.budget.setSuffix(self.tr(" MB"))
        self.skip_box = QCheckBox(self.tr("&Leave out packages that are not available"), self)
        self.skip_box.setToolTip(self.tr("Otherwise nothing is built if a package is missing"))
        self.runtime = PlainLabel(self)
        columns = {self.tr("Package"): 160, self.tr("Version"): 150, self.tr("Size"): 100, self.tr("Action"): STRETCH}
        self.table = LinesTable(self.tr("Plan"), columns, self, numbers=(2,))
        self.table.setMinimumHeight(_LEAST_TABLE)
        self.plan_button = push_button(self, self.tr("&Preview"), self._ask_again)
        self.buttons.addButton(self.plan_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.act_button.setText(self.tr("&Build the snapshot"))
        self.lay_out(self._form(), (self.table, 1), self.summary, self.skip_box)
        self._choose.idToggled.connect(self._on_change)
        for edited in (
            *(self.names.textChanged, self.list_box.currentIndexChanged, self.budget.valueChanged),
            *(self.top.valueChanged, self.days.valueChanged, self.budget_box.toggled),
        ):
            edited.connect(self._on_change)
        self.skip_box.toggled.connect(lambda _checked: self.enable())
        session.source_options_changed.connect(self._on_change)
        session.inventory_changed.connect(self._on_scan)
        self._on_change()

    def _form(self) -> QFormLayout:
        what = vbox(
            hbox(self.wanted_button, self.top, self.days, 1),
            hbox(self.listed_button, self.list_box, 1),
            hbox(self.named_button, (self.names, 1)),
            spacing=6,
        )
        return form(
            (self.tr("What"), what),
            (self.tr("Size"), hbox(self.budget_box, self.budget, 1)),
            (self.tr("For"), self.runtime),
        )

    def recipe(self) -> Recipe:
        """Return the choices as a recipe, with the runtime and the sources of the session."""
        takes_most_wanted = self._choose.checkedId() == _WANTED
        return Recipe(
            self.session.release,
            self._names(),
            self.top.value() if takes_most_wanted else None,
            (self.days.value() or None) if takes_most_wanted else None,
            self.budget.value() * 1_000_000 if self.budget_box.isChecked() else None,
        ).with_sources(self.session.source_options)

    def _ask_again(self) -> None:
        """Resolve the packages that are chosen, from the sources that are chosen."""
        root, recipe = self._root, self.recipe()

        def plan(cache: Cache, cancel: Cancel) -> Finished[SnapshotPreview]:
            snapshots = cache.snapshots(root)
            return Finished(snapshots.preview(snapshots.plan(recipe), cancel=cancel))

        self.ask(plan)

    def chosen(self) -> SnapshotPlan | None:
        """Return the plan of the packages that are shown."""
        if self.plan is None:
            return None
        plan: SnapshotPlan = self.plan.plan
        return replace(plan, keep=self._keep, skip_missing=self.skip_box.isChecked())

    def set_plan(self, plan: SnapshotPreview | None) -> None:
        """Take a plan, or None."""
        super().set_plan(plan)
        if plan is None:
            text = self.tr("Choose packages. Preview lists every file before anything is built.")
            self.table.show_lines([], text)

    def is_ready(self, plan: SnapshotPreview) -> bool:
        """Return whether everything is available or may be left out, and may be written into a snapshot."""
        packages = plan.packages
        is_complete = not packages.failures or self.skip_box.isChecked()
        return is_complete and bool(packages.fetch or packages.cached) and not plan.plan.recipe.has_password

    def show_plan(self, preview: SnapshotPreview) -> None:
        """Show what would be built."""
        packages = preview.packages
        lines = self.failure_lines(packages.failures)
        copy, download = self.tr("copy from this computer"), self.tr("download")
        items = [(item, copy if item.is_copied else download) for item in packages.fetch]
        items += [(item, copy) for item in packages.cached]
        lines += [self.file_line(item, preview.sizes.get(item.file_name), action) for item, action in items]
        self.table.show_lines(lines, self.tr("No packages"))
        self.summary.setText("\n".join(self._summary(preview)))
        self.show_offer(self._ask_again, [failure.problem for failure in packages.failures])
        files = files_text(len(packages.fetch) + len(packages.cached))
        self.act_button.setText(self.tr("&Build the snapshot: {files}").format(files=files))

    def _summary(self, preview: SnapshotPreview) -> list[str]:
        packages = preview.packages
        everything = [*packages.fetch, *packages.cached]
        sizes = [preview.sizes.get(item.file_name) for item in everything]
        known = sum(size for size in sizes if size is not None)
        size = size_text(known) if known or not sizes else self.tr("size not known")
        text = self.tr("Requested: {packages}. With dependencies: {files}, {size}.")
        if known and None in sizes:
            text = self.tr("Requested: {packages}. With dependencies: {files}, more than {size}.")
        requested = packages_text(len(preview.plan.requirements))
        lines = [text.format(packages=requested, files=files_text(len(everything)), size=size)]
        if preview.plan.recipe.budget is not None:
            lines.append(self.tr("They are added in this order, as many as fit into the size."))
        if packages.failures:
            count = packages_text(len({failure.name for failure in packages.failures}))
            lines.append(self.tr("⚠ Not available: {packages}").format(packages=count))
        if preview.plan.recipe.has_password:
            text = self.tr("⚠ Everyone could read the URL’s password in the snapshot. Use a netrc file instead.")
            lines.append(text)
        return lines

    def _names(self) -> tuple[str, ...]:
        chosen = self._choose.checkedId()
        if chosen == _LISTED:
            listed: tuple[str, ...] = self.list_box.currentData()
            return listed
        if chosen == _NAMED:
            return tuple(dict.fromkeys(written_lines(self.names.toPlainText())))
        return ()

    def _on_change(self, *_values: object) -> None:
        self.stop_planning()
        chosen = self._choose.checkedId()
        fields = ((self.top, _WANTED), (self.days, _WANTED), (self.list_box, _LISTED), (self.names, _NAMED))
        for widget, number in fields:
            widget.setEnabled(chosen == number)
        self.budget.setEnabled(self.budget_box.isChecked())
        self.runtime.setText(self._runtime())
        self.plan_button.setEnabled(chosen == _WANTED or bool(self._names()))

    def _on_scan(self, *_inventory: object) -> None:
        """Update the runtime, which the first scan may suggest."""
        if self.session.release and self.runtime.text() != self._runtime():
            self._on_change()

    def _runtime(self) -> str:
        if release := self.session.release:
            return f"Pyodide {release}"
        if own := self.session.source_options.distribution:
            return self.tr("the runtime of {distribution}").format(distribution=own)
        return self.tr("Reading…")
