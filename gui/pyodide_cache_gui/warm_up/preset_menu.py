"""The menu of a preset: what of it is cached and what would be downloaded, as its plan says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from pyodide_cache.settings.lists import RequirementList
from pyodide_cache_gui.session.follower import JobFollower
from pyodide_cache_gui.session.jobs import Outcome
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.widgets.format import list_text, say, size_text
from pyodide_cache_gui.widgets.icons import icon
from pyodide_cache_gui.widgets.translation import translator

if TYPE_CHECKING:
    from pyodide_cache.warm_up.plan import WarmUpPlan

_tr = translator("PresetMenu")


class PresetMenu(QMenu):
    """Show the plan of a preset in a few lines, above what can be done with it.

    The plan is made when the menu opens, in the background, and kept until the directory or the sources change.
    """

    plan_wanted = Signal()
    warm_up_wanted = Signal()
    image_wanted = Signal()

    def __init__(self, session: Session, preset: RequirementList, parent: QWidget | None = None) -> None:
        super().__init__(list_text(preset.name), parent)
        self._session = session
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
        self.addAction(self.tr("Preview…"), self.plan_wanted.emit)
        self.addAction(icon("download"), self.tr("Warm up"), self.warm_up_wanted.emit)
        self.addAction(self.tr("Prepare a fast start…"), self.image_wanted.emit)


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
