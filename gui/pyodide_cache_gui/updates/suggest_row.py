"""A small row of packages that the user may need next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from pyodide_cache.formats.requirements import names_in
from pyodide_cache.updates.suggest import FrequentSet, Suggestion
from pyodide_cache_gui.session.follower import JobFollower
from pyodide_cache_gui.session.jobs import BACKGROUND, Job, Outcome
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.widgets.fitting_row import FittingRow
from pyodide_cache_gui.widgets.format import counted, packages_text
from pyodide_cache_gui.widgets.labels import set_tip
from pyodide_cache_gui.widgets.layouts import fit_font

if TYPE_CHECKING:
    from pyodide_cache.base.events import Cancel
    from pyodide_cache.cache import Cache

_MOST = 5
_BELOW = 8  # pixels


class SuggestRow(FittingRow):
    """A button for each suggestion, with its reason; hidden without suggestions. Nothing is downloaded by itself."""

    package_wanted = Signal(str)
    list_wanted = Signal(object)  # names of packages to save as a list

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, spacing=4, margins=(16, 0, 16, _BELOW))
        self._session = session
        self._label = QLabel(self)
        self.line.addWidget(self._label)
        self._set: tuple[str, ...] = ()
        self.save_button = QToolButton(self, autoRaise=True)
        self.save_button.setText(self.tr("Save {packages} as a list…").format(packages=packages_text(0)))
        self.save_button.clicked.connect(lambda _checked=False: self._save())
        self.line.addWidget(self.save_button)
        self.line.addStretch(1)
        self.buttons: list[QToolButton] = []
        self._failed: set[str] = set()  # they would fail again
        self._follower = JobFollower(session.hub, self, lambda found: self.show_suggestions(*found))
        fit_font(self, lambda row: row.setFixedHeight(row.save_button.sizeHint().height() + _BELOW))
        self._clear()
        self.setVisible(session.settings.suggestions)
        session.hub.ended.connect(self._note_failures)
        session.directory_changed.connect(self._on_directory)
        session.inventory_changed.connect(self._ask)
        session.settings_changed.connect(self._ask)

    def show_suggestions(self, found: tuple[Suggestion, ...], sets: tuple[FrequentSet, ...] = ()) -> None:
        """Show other suggestions, and the first set that could be a list."""
        for button in self.buttons:
            self.line.removeWidget(button)
            button.deleteLater()
        self.buttons = []
        for number, item in enumerate(found):
            button = QToolButton(self)
            button.setText(item.name.replace("&", "&&"))
            button.setAutoRaise(True)
            set_tip(button, self._reason(item))
            button.setAccessibleDescription(self._reason(item))
            button.clicked.connect(lambda _checked=False, name=item.name: self.package_wanted.emit(name))
            self.buttons.append(button)
            self.line.insertWidget(number + 1, button)
        self._label.setText(self.tr("You may need") if found else self.tr("Often together") if sets else "")
        self.save_button.setVisible(bool(sets))
        if sets:
            names, times = sets[0].packages, sets[0].times
            self.save_button.setText(self.tr("Save {packages} as a list…").format(packages=packages_text(len(names))))
            text = self.tr("You warmed them up together {n} times: {names}")
            set_tip(self.save_button, text.format(n=times, names=", ".join(names)))
        self._set = sets[0].packages if sets else ()
        self.show_fitting(self.buttons)
        self.setVisible(bool(found or sets) and self._session.can_change)

    def _ask(self) -> None:
        if not self._session.settings.suggestions:
            self._clear()
            return
        failed = frozenset(self._failed)

        def look(cache: Cache, _cancel: Cancel) -> tuple[tuple[Suggestion, ...], tuple[FrequentSet, ...]]:
            found = cache.updates.suggest(most=_MOST + len(failed))
            return tuple(item for item in found if item.name not in failed)[:_MOST], cache.updates.frequent_sets()

        self._follower.start(self.tr("Look for suggestions"), self._session.with_cache(look), lane=BACKGROUND)

    def _note_failures(self, _job: Job, outcome: Outcome) -> None:
        if outcome.report is not None:
            from pyodide_cache.warm_up.plan import WarmUpReport

            if isinstance(outcome.report, WarmUpReport):
                self._failed.update(names_in(failure.name.strip() for failure in outcome.report.failed))

    def _save(self) -> None:
        self.list_wanted.emit(self._set)
        self._ask()  # what has a list now is not offered again

    def _on_directory(self) -> None:
        """Empty the row, and hide it only if there is nothing to suggest: the files below it move less."""
        was_hidden = self.isHidden()
        self._clear()
        self.setHidden(was_hidden)

    def _clear(self) -> None:
        self._follower.stop()
        self.show_suggestions(())

    def _reason(self, item: Suggestion) -> str:
        if item.used_with:
            one, other = item.used_with
            text = self.tr("Often used with {one} and {other}").format(one=one, other=other)
        elif item.recent:
            text = counted(
                item.recent, self.tr("In {n} of your last 3 warm-ups"), self.tr("In {n} of your last 3 warm-ups")
            )
        else:
            text = counted(item.times, self.tr("In {n} of your warm-ups"), self.tr("In {n} of your warm-ups"))
        return f"{item.name}: {text}"
