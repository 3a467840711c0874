"""A dialog that reads in the background, and offers other sources when these have failed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from pyodide_cache.base.problems import Problem
from pyodide_cache_gui.activity.job_row import InsteadButton
from pyodide_cache_gui.activity.job_summary import failure_text
from pyodide_cache_gui.session.follower import JobFollower
from pyodide_cache_gui.session.jobs import Offer, Outcome
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.session.source_words import offer_of
from pyodide_cache_gui.session.tasks import CacheWork
from pyodide_cache_gui.widgets.dialog import Dialog
from pyodide_cache_gui.widgets.labels import NoteLabel
from pyodide_cache_gui.widgets.layouts import Item, hbox

#: Takes what a reading job yields or returns.
Show = Callable[[Any], object]
Again = Callable[[], object]


class ReadingDialog(Dialog):
    """Base class of dialogs that show what `read` reads. Closing the dialog cancels reading.

    Attributes:
        message: a label for what is wrong.
        below_message: what stands between the message and the buttons.
        instead_button: reads again with other sources; hidden unless these have failed.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._readers: dict[Show, JobFollower] = {}
        self._if_it_fails: dict[Show, tuple[Callable[[str], object], Again | None]] = {}
        self.offer: Offer = offer_of(session)
        self._offered: Again | None = None  # what is tried again with the sources that are offered
        self._wanted: QWidget | None = None  # where the user put the focus
        self._focused: QWidget | None = None  # what had it last, since Qt takes it from what is disabled
        self.message = NoteLabel(self)
        self.below_message: tuple[QWidget, ...] = ()
        self.instead_button = InsteadButton(self)
        self.finished.connect(self.stop_reading)

    def lay_out(self, *items: Item | str) -> None:
        """Put items below each other; the message comes before the last item, the buttons.

        The button that offers other sources stands beside the message, unless one of the items has it.
        """
        message = hbox((self.message, 1))
        if self.instead_button.parentWidget() is self:
            message.addWidget(self.instead_button)
            message.addStretch()  # without a message, the button is not as wide as the dialog
        super().lay_out(*items[:-1], message, *self.below_message, items[-1])

    def enable(self) -> None:
        """Enable the buttons of what is possible now."""

    def update_buttons(self) -> None:
        """Enable what is possible now, and return the focus that a disabled button lost, unless the user moved it."""
        if (focus := self.focusWidget()) is not self._focused:
            self._wanted = focus
        self.enable()
        if self._wanted and self._wanted.isEnabled() and self._wanted.isVisibleTo(self):
            self._wanted.setFocus()
        self._focused = self.focusWidget()

    def is_reading(self, show: Show) -> bool:
        """Return whether a reading job runs or waits whose results a method shows."""
        return show in self._readers and self._readers[show].job is not None

    def read(
        self,
        title: str,
        work: CacheWork,
        show: Show,
        *,
        failed: Callable[[str], object] | None = None,
        again: Again | None = None,
    ) -> None:
        """Read in the background.

        Args:
            work: yields or returns what is read.
            show: gets that; a newer job for the same method replaces the older one.
            failed: shows why the job failed; None for `show_message`.
            again: reads with the sources that are chosen by then; None offers no others when these fail.
        """
        if show not in self._readers:
            self._readers[show] = JobFollower(self.session.hub, self, show, partial(self._on_reading_ended, show))
        self._if_it_fails[show] = failed or self.show_message, again
        self.show_message("")
        if again:
            self.show_offer(again, ())
        self._readers[show].start(title, self.session.with_cache(work))
        self.update_buttons()

    def stop_reading(self) -> None:
        """Cancel what is read, and show nothing of it anymore."""
        self.drop(*self._readers)

    def drop(self, *shows: Show) -> None:
        """Cancel what is read for methods, since the dialog no longer asks for it."""
        for show in shows:
            if show in self._readers:
                self._readers[show].stop()

    def show_message(self, text: str) -> None:
        """Show what is wrong, or nothing."""
        self.message.setText(text)

    def show_offer(self, again: Again, problems: Sequence[Problem]) -> None:
        """Offer to try again with other sources after problems; without any, withdraw the offer for ``again``."""
        if problems or again == self._offered:
            self.instead_button.show_offer(self.offer, problems, again)
            self._offered = again

    def _on_reading_ended(self, show: Show, outcome: Outcome) -> None:
        failed, again = self._if_it_fails[show]
        if text := failure_text(outcome):
            failed(text)
        if again and outcome.problem:
            self.show_offer(again, [outcome.problem])
        self.update_buttons()
