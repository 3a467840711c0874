"""The line of the window that gets packages, and frees space."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QToolButton, QWidget

from pyodide_cache.base.problems import Problem
from pyodide_cache.settings.lists import ListStore, RequirementList, presets
from pyodide_cache_gui.session.follower import JobFollower
from pyodide_cache_gui.session.jobs import Outcome
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.widgets.buttons import set_menu
from pyodide_cache_gui.widgets.fitting_row import FittingRow
from pyodide_cache_gui.widgets.format import list_text, plain_tip, say, size_text
from pyodide_cache_gui.widgets.icons import icon
from pyodide_cache_gui.widgets.labels import set_tip
from pyodide_cache_gui.widgets.layouts import fit_font
from pyodide_cache_gui.widgets.translation import translator

if TYPE_CHECKING:
    from pyodide_cache.warm_up.plan import WarmUpPlan

_tr = translator("PresetMenu")


class WarmUpBar(FittingRow):
    """Preset buttons that warm up at a click, each with a menu of what is cached, and a button that frees space.

    Presets that do not fit move into the menu of the lists.
    """

    warm_up_wanted = Signal(str, object)  # title, requirements
    plan_wanted = Signal(str, object)  # title, requirements
    image_wanted = Signal(object)  # RequirementList
    lists_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=(16, 4, 16, 8))
        self._session = session
        self.line.addWidget(QLabel(self.tr("Warm up"), self))
        self.preset_buttons = {preset.name: self._preset_button(preset) for preset in presets()}
        for button in self.preset_buttons.values():
            self.line.addWidget(button)
        self.lists_button = QPushButton(self.tr("My lists"), self)
        self._lists_menu = QMenu(self.lists_button)
        self._lists_menu.aboutToShow.connect(self._fill_lists)
        set_menu(self.lists_button, self._lists_menu)
        self.line.addWidget(self.lists_button)
        self.packages_button = self._packages_button()
        self.line.addWidget(self.packages_button)
        self.line.addStretch(1)
        self.cleanup_button = QPushButton(self)
        self.line.addWidget(self.cleanup_button)
        fit_font(self, WarmUpBar._level)
        self.show_freeable(0)

    def _level(self) -> None:
        """Let all buttons be as high as plain ones: Qt makes those with a menu beside their text higher."""
        for button in (*self.preset_buttons.values(), self.packages_button):
            button.setMaximumHeight(self.lists_button.sizeHint().height())

    def show_freeable(self, size: int) -> None:
        """Show how many bytes can be freed safely."""
        text = self.tr("Free up {size}…").format(size=size_text(size)) if size else self.tr("Free up space…")
        self.cleanup_button.setText(text)
        self.cleanup_button.setToolTip(self.tr("Review what is old, superseded or for another Pyodide version"))
        self.show_fitting(list(self.preset_buttons.values()))

    def offer_cleanup(self, *, offered: bool, possible: bool) -> None:
        """Show the button that frees space, unless there is nothing to free."""
        self.cleanup_button.setEnabled(possible)
        if offered is self.cleanup_button.isHidden():
            self.cleanup_button.setHidden(not offered)
            self.show_fitting(list(self.preset_buttons.values()))

    def set_writable(self, writable: bool) -> None:
        """Enable warm-ups, unless another tool manages the files."""
        for button in (*self.preset_buttons.values(), self.lists_button, self.packages_button):
            button.setEnabled(writable)

    def _packages_button(self) -> QToolButton:
        button = QToolButton(self, popupMode=QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIcon(icon("plus"))
        button.setText(self.tr("Add packages"))
        button.setToolTip(self.tr("Warm up packages by name, or the requirements of a project"))
        button.clicked.connect(lambda: self.plan_wanted.emit("", ()))
        set_menu(button, QMenu(button))
        return button

    def _preset_button(self, preset: RequirementList) -> QToolButton:
        button = QToolButton(self, popupMode=QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        button.setText(list_text(preset.name))
        set_tip(button, ", ".join(preset.requirements))
        button.setAccessibleName(self.tr("Warm up {name}").format(name=list_text(preset.name)))
        button.clicked.connect(lambda: self._warm_up(preset))
        set_menu(button, PresetMenu(self._session, preset, self))
        return button

    def _fill_lists(self) -> None:
        menu = self._lists_menu
        menu.clear()
        try:
            lists = ListStore().all()
        except Problem as problem:
            menu.addAction(say(problem)).setEnabled(False)
            return
        for preset in presets():
            button = self.preset_buttons[preset.name]
            if button.isHidden():
                menu.addMenu(button.menu())
        menu.addSeparator()
        for item in lists:
            action = menu.addAction(icon("download"), item.name.replace("&", "&&"))
            action.setToolTip(plain_tip(", ".join(item.requirements)))
            action.triggered.connect(lambda _checked=False, item=item: self._warm_up(item))
        if not lists:
            menu.addAction(self.tr("No lists yet")).setEnabled(False)
        menu.setToolTipsVisible(True)
        menu.addSeparator()
        menu.addAction(icon("list"), self.tr("Edit lists…"), self.lists_wanted.emit)

    def _warm_up(self, item: RequirementList) -> None:
        self.warm_up_wanted.emit(list_text(item.name), item.requirements)


class PresetMenu(QMenu):
    """Show the plan of a preset in a few lines, above what can be done with it.

    The plan is made when the menu opens, in the background, and kept until the directory or the sources change.
    """

    def __init__(self, session: Session, preset: RequirementList, bar: WarmUpBar) -> None:
        super().__init__(list_text(preset.name), bar)
        self._session, self._bar = session, bar
        self._preset = preset
        self._plan: WarmUpPlan | None = None
        self._follower = JobFollower(session.hub, self, self._on_plan, self._on_ended)
        for signal in (session.inventory_changed, session.source_options_changed, session.directory_changed):
            signal.connect(self._forget)
        self.aboutToShow.connect(self._open)

    def _forget(self, _changed: object) -> None:
        self._follower.stop()
        self._plan = None
        if self.isVisible():
            self._open()

    def _open(self) -> None:
        if self._plan:
            self._fill(plan_lines(self._plan, self._preset))
            return
        self._fill([self.tr("Checking what is cached…")])
        requirements = self._preset.requirements
        work = self._session.with_cache(lambda cache, cancel: cache.plan_warm_up(requirements, cancel=cancel))
        self._follower.start(list_text(self._preset.name), work)

    def _on_plan(self, plan: WarmUpPlan) -> None:
        self._plan = plan
        self._fill(plan_lines(plan, self._preset))

    def _on_ended(self, outcome: Outcome) -> None:
        if outcome.problem:
            self._fill([say(outcome.problem)])

    def _fill(self, lines: list[str]) -> None:
        self.clear()
        for text in lines:
            self.addAction(text.replace("&", "&&")).setEnabled(False)
        self.addSeparator()
        bar, preset, wanted = self._bar, self._preset, (list_text(self._preset.name), self._preset.requirements)
        self.addAction(self.tr("Preview…"), lambda: bar.plan_wanted.emit(*wanted))
        self.addAction(icon("download"), self.tr("Warm up"), lambda: bar.warm_up_wanted.emit(*wanted))
        self.addAction(self.tr("Prepare a fast start…"), lambda: bar.image_wanted.emit(preset))


def plan_lines(plan: WarmUpPlan, preset: RequirementList) -> list[str]:
    """Return what a plan says: a summary, then a line for each package of the preset."""
    total = len(plan.cached) + len(plan.fetch) + len(plan.failures)
    summary = _tr("{cached} of {total} cached").format(cached=len(plan.cached), total=total)
    if plan.downloads:
        known = plan.bytes_to_download
        pattern = _tr("more than {size} to download") if known is None else _tr("{size} to download")
        summary += " · " + pattern.format(size=size_text(plan.bytes_to_fetch if known is None else known))
    if plan.failures:
        summary += " · " + _tr("{n} not available").format(n=len(plan.failures))
    return [summary, *_package_lines(plan, preset)]


def _package_lines(plan: WarmUpPlan, preset: RequirementList) -> Iterator[str]:
    cached = {item.name: item for item in plan.cached}
    fetch = {item.name: item for item in plan.fetch}
    for name in preset.requirements:
        if item := cached.get(name):
            yield _tr("✓ {name} {version}, cached").format(name=name, version=item.version)
        elif item := fetch.get(name):
            # Only packages of an index need an entry in the directory's own lock file.
            origin = _tr("from the index") if item.depends is not None else _tr("from Pyodide")
            yield _tr("○ {name} {version}, {origin}").format(name=name, version=item.version, origin=origin)
        else:
            yield _tr("✗ {name}, not available").format(name=name)
