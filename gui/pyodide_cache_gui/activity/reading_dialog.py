"""A dialog that reads in the background, and offers other sources when these have failed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from pyodide_cache_gui.activity.instead_button import InsteadButton
from pyodide_cache_gui.activity.job_summary import failure_text
from pyodide_cache_gui.session.hub import JobFollower, Offer, Outcome
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.session.source_words import offer_of
from pyodide_cache_gui.widgets.dialog import Dialog
from pyodide_cache_gui.widgets.labels import NoteLabel
from pyodide_cache_gui.widgets.layouts import Item, hbox

if TYPE_CHECKING:
    from pyodide_cache.base.problems import Problem
    from pyodide_cache_gui.session.tasks import CacheWork


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
        self._readers: dict[str, JobFollower] = {}
        self._again: dict[str, Callable[[], object] | None] = {}
        self.offer: Offer = offer_of(session)
        self._offered = ""  # the kind whose failure led to the offer
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

    def on_read(self, event: object) -> None:
        """Show what a reading job yielded."""

    def enable(self) -> None:
        """Enable the buttons of what is possible now."""

    def is_reading(self, kind: str = "") -> bool:
        """Return whether a reading job of this kind runs or waits."""
        return kind in self._readers and self._readers[kind].job is not None

    def read(self, title: str, work: CacheWork, kind: str = "", again: Callable[[], object] | None = None) -> None:
        """Read in the background.

        Args:
            title: of the job.
            work: `on_read` gets what it yields or returns.
            kind: a newer job of a kind replaces the older one.
            again: reads with the sources that are chosen by then; None offers no others when these fail.
        """
        if kind not in self._readers:
            ended = partial(self._on_reading_ended, kind)
            self._readers[kind] = JobFollower(self.session.hub, self, self.on_read, ended)
        self.show_message("")
        self._again[kind] = again
        self.show_offer(kind, ())
        self._readers[kind].start(title, self.session.with_cache(work))
        self.enable()

    def stop_reading(self) -> None:
        """Cancel what is read, and show nothing of it any more."""
        for reader in self._readers.values():
            reader.stop()

    def show_message(self, text: str) -> None:
        """Show what is wrong, or nothing."""
        self.message.setText(text)

    def show_failure(self, _kind: str, text: str) -> None:
        """Show why a reading job of a kind failed."""
        self.show_message(text)

    def show_offer(self, kind: str, problems: Sequence[Problem]) -> None:
        """Offer other sources against the problems of a reading job; the offer of another kind stays."""
        again = self._again.get(kind)
        if again and (problems or kind == self._offered):
            self.instead_button.show_offer(self.offer, problems, again)
            self._offered = kind

    def _on_reading_ended(self, kind: str, outcome: Outcome) -> None:
        if text := failure_text(outcome):
            self.show_failure(kind, text)
        if outcome.problem:
            self.show_offer(kind, [outcome.problem])
        self.enable()
