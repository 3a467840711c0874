"""What a snapshot is to hold, and the plan of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from pyodide_cache.base.quantities import parse_size
from pyodide_cache.formats.requirements import parse_requirements_file
from pyodide_cache.settings.lists import presets
from pyodide_cache.sharing.build import Recipe
from pyodide_cache.warm_up.artifacts import Artifact
from pyodide_cache_gui.export.export_dialog import own_lists
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.sharing.snapshot_tasks import SnapshotPlanned
from pyodide_cache_gui.widgets.format import files_text, say, size_text
from pyodide_cache_gui.widgets.lines_model import LinesModel, TextLine
from pyodide_cache_gui.widgets.plain_table import plain_table

_WANTED, _LISTED, _NAMED = range(3)
_TOP = 50


class BuildPage(QWidget):
    """Choices above, their plan below; nothing is built before the plan was seen."""

    plan_wanted = Signal()
    build_wanted = Signal()
    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._lists = [*presets(), *own_lists()]
        self.plan: SnapshotPlanned | None = None
        self._choose = QButtonGroup(self)
        self.wanted_button = QRadioButton(self.tr("What warm-ups asked for and runtimes used most:"), self)
        self.listed_button = QRadioButton(self.tr("A preset or list:"), self)
        self.named_button = QRadioButton(self.tr("These packages:"), self)
        self.wanted_button.setChecked(True)
        for number, button in enumerate((self.wanted_button, self.listed_button, self.named_button)):
            self._choose.addButton(button, number)
        self.top = QSpinBox(self)
        self.top.setRange(1, 9999)
        self.top.setValue(_TOP)
        self.top.setSuffix(self.tr(" packages"))
        self.top.setAccessibleName(self.tr("How many of the most wanted packages"))
        self.days = QSpinBox(self)
        self.days.setRange(0, 800)
        self.days.setSpecialValueText(self.tr("of all time"))
        self.days.setPrefix(self.tr("of the last "))
        self.days.setSuffix(self.tr(" days"))
        self.days.setAccessibleName(self.tr("Count wishes of so many days"))
        self.list_box = QComboBox(self)
        self.list_box.addItems([item.name for item in self._lists])
        self.list_box.setAccessibleName(self.tr("Preset or list"))
        self.names = QPlainTextEdit(self)
        self.names.setPlaceholderText("pandas>=2\nscikit-learn")
        self.names.setAccessibleName(self.tr("Requirements"))
        self.names.setTabChangesFocus(True)
        self.names.setFixedHeight(3 * self.names.fontMetrics().lineSpacing() + 12)
        self.budget_box = QCheckBox(self.tr("No more than"), self)
        self.budget = QLineEdit("500 MB", self)
        self.budget.setAccessibleName(self.tr("Size of the snapshot at most"))
        self.budget.setFixedWidth(120)
        self.skip_box = QCheckBox(self.tr("Build it &without what cannot be had"), self)
        self.skip_box.setToolTip(self.tr("Else nothing is built when a package is missing"))
        self.runtime = QLabel(self)
        self.summary = QLabel(self)
        self.summary.setWordWrap(True)
        self.model = LinesModel(
            (self.tr("Package"), self.tr("Version"), self.tr("Size"), self.tr("What happens")), (2,), self
        )
        self.table = plain_table(self.model, self.tr("Plan"), self)
        self.table.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        for column, width in ((0, 190), (1, 120), (2, 100)):
            self.table.setColumnWidth(column, width)
        self.plan_button = QPushButton(self.tr("Show the &plan"), self)
        self.build_button = QPushButton(self.tr("&Build the snapshot"), self)
        self.plan_button.setAutoDefault(False)
        self.build_button.setAutoDefault(False)
        self.plan_button.clicked.connect(self.plan_wanted)
        self.build_button.clicked.connect(self.build_wanted)
        self._lay_out()
        self._choose.idToggled.connect(self._on_change)
        for edited in (
            *(self.names.textChanged, self.list_box.currentIndexChanged, self.budget.textChanged),
            *(self.top.valueChanged, self.days.valueChanged, self.budget_box.toggled),
        ):
            edited.connect(self._on_change)
        self.skip_box.toggled.connect(lambda: self.changed.emit())
        session.source_options_changed.connect(self._on_change)
        session.inventory_changed.connect(self._on_scan)
        self._on_change()

    def _lay_out(self) -> None:
        what = QVBoxLayout()
        what.setSpacing(6)
        for widgets in (
            (self.wanted_button, self.top, self.days),
            (self.listed_button, self.list_box),
            (self.named_button, self.names),
        ):
            row = QHBoxLayout()
            row.setSpacing(8)
            for widget in widgets:
                row.addWidget(widget, 1 if widget is self.names else 0)
            if self.names not in widgets:
                row.addStretch(1)
            what.addLayout(row)
        size = QHBoxLayout()
        size.setSpacing(8)
        size.addWidget(self.budget_box)
        size.addWidget(self.budget)
        size.addStretch(1)
        form = QFormLayout()
        form.setSpacing(10)
        form.addRow(self.tr("What"), what)
        form.addRow(self.tr("Size"), size)
        form.addRow(self.tr("For"), self.runtime)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.skip_box)
        buttons.addStretch(1)
        buttons.addWidget(self.plan_button)
        buttons.addWidget(self.build_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 16, 12, 12)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.summary)
        layout.addLayout(buttons)

    def recipe(self) -> Recipe:
        """Return what was chosen, for the session's runtime and from its sources."""
        source_options = self._session.source_options
        chosen = self._choose.checkedId()
        return Recipe(
            pyodide=self._session.release,
            names=self._names(),
            top=self.top.value() if chosen == _WANTED else None,
            days=(self.days.value() or None) if chosen == _WANTED else None,
            budget=self._budget(),
            distribution=_whole(source_options.distribution) if source_options.distribution else None,
            files=tuple(_whole(place) for place in source_options.files),
            source=source_options.mode.value,
            index_url=source_options.index_url,
        )

    def enable(self, *, is_free: bool, is_planning: bool) -> None:
        """Let what can be done now be done."""
        fits = not self.budget_box.isChecked() or self._budget() is not None
        if not is_planning:
            self.give_up()
        self.plan_button.setEnabled(is_free and self._is_chosen() and fits)
        plan = self.plan
        missing = plan is not None and bool(plan.packages.failures) and not self.skip_box.isChecked()
        nothing = plan is not None and not (plan.packages.fetch or plan.packages.cached)
        can_build = plan is not None and not (missing or nothing or plan.has_secrets or is_planning)
        self.build_button.setEnabled(is_free and can_build)

    def forget_plan(self, text: str = "") -> None:
        """Show no plan any more."""
        self.plan = None
        self.model.set_lines([])
        self.summary.setText(text or self.tr("The plan names every file before anything is built."))
        self.build_button.setText(self.tr("&Build the snapshot"))

    def await_plan(self) -> None:
        """Say that a plan is on its way."""
        self.forget_plan(self.tr("Planning…"))

    def give_up(self) -> None:
        """Say no more that a plan is on its way: it came, or it failed."""
        if self.summary.text() == self.tr("Planning…"):
            self.forget_plan()

    def show_plan(self, planned: SnapshotPlanned) -> None:
        """Show what would be built."""
        self.plan = planned
        packages = planned.packages
        lines = [
            TextLine((failure.requirement, "", "", f"⚠ {say(failure.problem)}")) for failure in packages.failures
        ]
        lines += [self._line(planned, item, is_here=item.is_local) for item in packages.fetch]
        lines += [self._line(planned, item, is_here=True) for item in packages.cached]
        self.model.set_lines(lines)
        self.summary.setText("\n".join(self._words(planned)))
        files = files_text(len(packages.fetch) + len(packages.cached))
        self.build_button.setText(self.tr("&Build the snapshot: {files}").format(files=files))

    def _line(self, planned: SnapshotPlanned, item: Artifact, *, is_here: bool) -> TextLine:
        size = planned.sizes.get(item.file_name)
        verb = self.tr("copied from this machine") if is_here else self.tr("fetched")
        if item.needed_by:
            verb += self.tr(", needed by {names}").format(names=", ".join(item.needed_by[:3]))
        text = size_text(size) if size is not None else ""
        return TextLine((item.name, item.version, text, verb), ((2, -1 if size is None else size),))

    def _words(self, planned: SnapshotPlanned) -> list[str]:
        packages = planned.packages
        everything = [*packages.fetch, *packages.cached]
        sizes = [planned.sizes.get(item.file_name) for item in everything]
        size = size_text(sum(known for known in sizes if known is not None))
        text = self.tr("{n} packages are asked for; with all they need: {files}, {size}")
        if None in sizes:
            text = self.tr(
                "{n} packages are asked for; with all they need: {files}, {size} and what nobody tells yet"
            )
        words = [text.format(n=len(planned.plan.wanted), files=files_text(len(everything)), size=size)]
        if planned.plan.recipe.budget is not None:
            words.append(self.tr("They are taken in this order, as many as fit into the size."))
        if packages.failures:
            words.append(self.tr("⚠ Not to be had: {n}").format(n=len(packages.failures)))
        if planned.has_secrets:
            words.append(
                self.tr(
                    "⚠ An address with a password would be kept in the snapshot for all to read; put it into a netrc "
                    "file instead."
                )
            )
        return words

    def _names(self) -> tuple[str, ...]:
        chosen = self._choose.checkedId()
        if chosen == _LISTED and self._lists:
            return tuple(self._lists[self.list_box.currentIndex()].requirements)
        if chosen == _NAMED:
            parsed = parse_requirements_file(self.names.toPlainText())
            return tuple(dict.fromkeys([*(str(item) for item in parsed.good), *(text for text, _ in parsed.bad)]))
        return ()

    def _is_chosen(self) -> bool:
        return self._choose.checkedId() == _WANTED or bool(self._names())

    def _budget(self) -> int | None:
        size = parse_size(self.budget.text()) if self.budget_box.isChecked() else None
        return None if size is None else int(size)

    def _on_change(self, *_values: object) -> None:
        self.forget_plan()
        chosen = self._choose.checkedId()
        for widget, number in (
            (self.top, _WANTED),
            (self.days, _WANTED),
            (self.list_box, _LISTED),
            (self.names, _NAMED),
        ):
            widget.setEnabled(chosen == number)
        self.budget.setEnabled(self.budget_box.isChecked())
        if self.budget_box.isChecked() and self._budget() is None:
            text = self.tr("“{text}” is no size; write 500MB")
            self.summary.setText(f"⚠ {text.format(text=self.budget.text())}")
        self.runtime.setText(self._runtime())
        self.changed.emit()

    def _on_scan(self, *_inventory: object) -> None:
        """Take note when a first scan tells for which runtime the directory is."""
        if self.runtime.text() != self._runtime():
            self._on_change()

    def _runtime(self) -> str:
        if release := self._session.release:
            return f"Pyodide {release}"
        own = self._session.source_options.distribution
        return self.tr("the runtime of {distribution}").format(distribution=own) if own else self.tr("Looking…")


def _whole(place: str) -> str:
    """Return a place by which others find it, too: a refresh may run elsewhere."""
    return place if "://" in place else str(Path(place).expanduser().absolute())
