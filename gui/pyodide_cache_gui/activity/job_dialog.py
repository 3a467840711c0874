"""A dialog that stays open: it reads a state in the background, and runs jobs that change it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget

from pyodide_cache_gui.activity.job_foot import JobFoot
from pyodide_cache_gui.activity.job_summary import failure_text
from pyodide_cache_gui.session.follower import JobFollower
from pyodide_cache_gui.session.hub import Outcome, Summary
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.session.tasks import with_cache
from pyodide_cache_gui.widgets.dialog import Dialog
from pyodide_cache_gui.widgets.labels import plain_label
from pyodide_cache_gui.widgets.layouts import DIALOG_MARGINS, Item, vbox

if TYPE_CHECKING:
    from pyodide_cache.base.events import Cancel
    from pyodide_cache.cache import Cache


class JobDialog(Dialog):
    """Base class of dialogs that read with `read` and change something with `act`.

    Closing the dialog cancels reading. An action continues; the activity area of the window shows it.

    Args:
        session: whose hub runs the jobs.
        parent: the window.

    Attributes:
        message: a label for what is wrong with the state; hidden while it is empty.
        foot: shows the action.

    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._readers: dict[str, JobFollower] = {}
        self._on_success: Callable[[], None] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.message = plain_label(self)
        self.message.hide()
        self.foot = JobFoot(session.hub, self)
        self.foot.told.connect(self.on_action_event)
        self.foot.ended.connect(self._on_action_ended)
        self.finished.connect(self._stop_reading)

    def lay_out(self, *items: Item) -> None:
        """Put items below each other; the message and the foot come before the last item, the buttons."""
        parts = (*items[:-1], self.message, self.foot, items[-1])
        vbox(*parts, parent=self, spacing=12, margins=DIALOG_MARGINS)

    def on_read(self, event: object) -> None:
        """Show what a reading job yielded."""

    def on_action_event(self, event: object) -> None:
        """Handle an event of the action."""

    def reload(self) -> None:
        """Read the state again; called after every action."""

    def enable(self) -> None:
        """Enable the buttons of what is possible now."""

    @property
    def is_busy(self) -> bool:
        """Whether an action of this dialog runs or waits."""
        return self.foot.is_busy

    def is_reading(self, kind: str = "") -> bool:
        """Return whether a reading job of this kind runs or waits."""
        return kind in self._readers and self._readers[kind].job is not None

    def read(self, title: str, function: Callable[[Cache, Cancel], object], kind: str = "") -> None:
        """Read in the background.

        Args:
            title: of the job.
            function: runs in a thread, with a cache of the session's directory; `on_read` gets what it returns, or
                each item of an iterator.
            kind: a newer job of a kind replaces the older one.

        """
        reader = self._readers.get(kind)
        if reader is None:
            reader = self._readers[kind] = JobFollower(self.session.hub, self)
            reader.told.connect(self.on_read)
            reader.ended.connect(self._on_reading_ended)
        self.show_message("")

        def read(cache: Cache, cancel: Cancel) -> Iterator[object]:
            result = function(cache, cancel)
            return result if isinstance(result, Iterator) else iter((result,))

        work = with_cache(self.session.opener(), read)
        reader.start(title, f"read {kind} {id(self)}", work)
        self.enable()

    def act(
        self,
        title: str,
        lane: str,
        action: Callable[[Cache, Cancel], Iterable[object] | None],
        *,
        quiet: bool = False,
        summary: Summary | None = None,
        on_success: Callable[[], None] | None = None,
    ) -> None:
        """Change something in the background; the state is read again afterwards.

        Args:
            title: of the job.
            lane: see `Job`.
            action: runs in a thread, with a cache of the session's directory; may return a run of events.
            quiet: the job takes no time, so only its failure is shown.
            summary: see `Job`.
            on_success: called when the job ended without a problem and was not canceled.

        """
        self._on_success = on_success
        work = with_cache(self.session.opener(), lambda cache, cancel: iter(action(cache, cancel) or ()))
        self.foot.start(title, lane, work, quiet=quiet, summary=summary)
        self.enable()

    def show_message(self, text: str) -> None:
        """Show what is wrong with the state, or nothing."""
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def plain_label(self, text: str = "") -> QLabel:
        """Return a label for plain text that may be long."""
        return plain_label(self, text)

    def push_button(self, text: str, act: Callable[[], object]) -> QPushButton:
        """Return a button that Enter does not press unless it has the focus."""
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: act())
        return button

    def choose_folder(self, title: str) -> str:
        """Ask for a folder; empty when the user chose none.

        Links are not resolved: a layer can be the link to the current snapshot, whose target changes.
        """
        options = QFileDialog.Option.ShowDirsOnly | QFileDialog.Option.DontResolveSymlinks
        return QFileDialog.getExistingDirectory(self, title, "", options)

    def _stop_reading(self) -> None:
        for reader in self._readers.values():
            reader.stop()

    def _on_reading_ended(self, outcome: Outcome) -> None:
        self.show_message(failure_text(outcome) or self.message.text())
        self.enable()

    def _on_action_ended(self, outcome: Outcome) -> None:
        on_success, self._on_success = self._on_success, None
        if on_success and not (outcome.problem or outcome.fault or outcome.cancelled):
            on_success()
        self.reload()
        self.enable()
