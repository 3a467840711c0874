"""A dialog that stays open: it reads a state in the background, and shows the jobs that change it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QPushButton, QTableView, QVBoxLayout, QWidget

from pyodide_cache_gui.activity.job_row import JobRow
from pyodide_cache_gui.session.hub import Job, Outcome, Work
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.widgets.format import say
from pyodide_cache_gui.widgets.lines_model import LinesModel
from pyodide_cache_gui.widgets.plain_table import make_plain


class SharingDialog(QDialog):
    """Keep reading jobs, one a kind, and one acting job, which has its row at the foot of the dialog.

    Closing the dialog stops the reading. What acts goes on, and the window shows it.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._readings: dict[str, Job] = {}
        self._acting: Job | None = None
        self._job_row: JobRow | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.message = self.plain_label()
        self.message.hide()
        self.failure = self.plain_label()
        self.failure.hide()
        self.foot = QVBoxLayout()
        self.foot.setContentsMargins(0, 0, 0, 0)
        self.foot.setSpacing(8)
        self.foot.addWidget(self.message)
        self.foot.addWidget(self.failure)
        session.hub.started.connect(self._on_started)
        session.hub.told.connect(self._on_told)
        session.hub.ended.connect(self._on_ended)
        self.finished.connect(self._stop_reading)

    def take(self, event: object) -> None:
        """Show what the reading job told; dialogs say how."""

    def took(self, event: object) -> None:
        """Look at what the acting job told; dialogs that need it say how."""

    def acted(self, job: Job, *, is_right: bool) -> None:
        """Look at how an acting job ended; dialogs that need it say how."""

    def reload(self) -> None:
        """Read the state again; dialogs say how."""

    def enable(self) -> None:
        """Let what can be done now be done; dialogs say what."""

    @property
    def is_busy(self) -> bool:
        """Whether a job of this dialog acts."""
        return self._acting is not None

    def is_reading(self, kind: str = "") -> bool:
        """Whether what was asked for is on its way."""
        return kind in self._readings

    def row_text(self) -> str:
        """Return what the row of the last job says; empty without one."""
        return self._job_row.text() if self._job_row else ""

    def read(self, title: str, work: Work, kind: str = "") -> None:
        """Read in the background; what was read before of the same kind is given up."""
        if earlier := self._readings.pop(kind, None):
            earlier.cancel.set()
        self.show_message("")
        self._readings[kind] = self.session.hub.submit(title, f"read {kind} {id(self)}", work, quiet=True)
        self.enable()

    def act(self, title: str, lane: str, work: Work, *, quiet: bool = False) -> Job:
        """Change something; the state is read again when that is over.

        Args:
            title: what is done.
            lane: see `Job`.
            work: see `Job`.
            quiet: it takes no time, and needs a word only when it fails.

        """
        self._put_row_away()
        self._say_failure("")
        hub = self.session.hub
        self._acting = job = hub.submit(title, lane, work, quiet=quiet)
        if not quiet:
            self._job_row = JobRow(job, self)
            self._job_row.again_wanted.connect(lambda old: self.act(old.title, old.lane, old.work))
            self._job_row.dismissed.connect(self._put_row_away)
            self.foot.addWidget(self._job_row)
            if next(item for item in hub.jobs() if item.lane == lane) is job:
                self._job_row.start()  # it began while it was submitted
        self.enable()
        return job

    def show_message(self, text: str) -> None:
        """Say what is wrong, or nothing."""
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def _say_failure(self, text: str) -> None:
        self.failure.setText(text)
        self.failure.setVisible(bool(text))

    def plain_label(self, text: str = "") -> QLabel:
        """Return a label for words that may be long and are never markup."""
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def plain_table(self, model: LinesModel, name: str) -> QTableView:
        """Return a table of lines, sorted by a click on its headings."""
        return plain_table(model, name, self)

    def push_button(self, text: str, act: Callable[[], object]) -> QPushButton:
        """Return a button that Enter does not press by itself."""
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: act())
        return button

    def choose_folder(self, title: str) -> str:
        """Ask for a folder; empty when none was chosen.

        Links stay what they are: the one to the current snapshot is the layer, not the folder that it leads to now.
        """
        options = QFileDialog.Option.ShowDirsOnly | QFileDialog.Option.DontResolveSymlinks
        return QFileDialog.getExistingDirectory(self, title, "", options)

    def _put_row_away(self) -> None:
        if self._job_row:
            self._job_row.hide()
            self._job_row.deleteLater()
            self._job_row = None

    def _stop_reading(self) -> None:
        for job in self._readings.values():
            job.cancel.set()
        self._readings.clear()

    def _on_started(self, job: Job) -> None:
        if job is self._acting and self._job_row:
            self._job_row.start()

    def _on_told(self, job: Job, events: list[object]) -> None:
        if job in self._readings.values():
            for event in events:
                self.take(event)
        if job is self._acting:
            if self._job_row:
                self._job_row.take(events)
            for event in events:
                self.took(event)

    def _on_ended(self, job: Job, outcome: Outcome) -> None:
        for kind in [kind for kind, reading in self._readings.items() if reading is job]:
            del self._readings[kind]
            self.show_message(_words(outcome) or self.message.text())
            self.enable()
        if job is self._acting:
            self._acting = None
            if self._job_row:
                self._job_row.end(outcome)
            else:
                self._say_failure(_words(outcome))
            self.acted(job, is_right=not (outcome.problem or outcome.fault or outcome.cancelled))
            self.reload()
            self.enable()


def plain_table(model: LinesModel, name: str, parent: QWidget) -> QTableView:
    """Return a table of lines, sorted by a click on its headings; at first as they are given."""
    table = QTableView(parent)
    table.setAccessibleName(name)
    table.setModel(model)
    make_plain(table)
    table.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # paths and names differ at their ends
    table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    table.horizontalHeader().setSortIndicatorClearable(True)
    table.setSortingEnabled(True)
    return table


def _words(outcome: Outcome) -> str:
    why = say(outcome.problem) if outcome.problem else outcome.fault
    return f"⚠ {why}" if why else ""
