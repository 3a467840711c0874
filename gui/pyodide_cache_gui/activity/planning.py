"""A dialog that asks for a plan in the background and shows it when it comes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from pyodide_cache_gui.session.hub import Job, Outcome
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.widgets.format import say


class PlanningDialog(QDialog):
    """Keep one planning job: a newer one replaces it, and closing the dialog stops it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._job: Job | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.summary = QLabel(self)
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)
        session.hub.told.connect(self._on_told)
        session.hub.ended.connect(self._on_ended)
        self.finished.connect(self.stop_planning)

    def take(self, event: object) -> None:
        """Show what the planning job told; dialogs say how."""

    def follow(self, job: Job) -> None:
        """Wait for the plan of ``job``."""
        self.stop_planning()
        self.summary.setText(self.tr("Planning…"))
        self._job = job

    def stop_planning(self) -> None:
        """Forget the plan that is on its way."""
        if self._job:
            self._job.cancel.set()
            self._job = None

    def _on_told(self, job: Job, events: list[object]) -> None:
        if job is self._job:
            for event in events:
                self.take(event)

    def _on_ended(self, job: Job, outcome: Outcome) -> None:
        if job is not self._job:
            return
        self._job = None
        if outcome.problem:
            self.summary.setText(f"⚠ {say(outcome.problem)}")
        elif outcome.fault:
            self.summary.setText(f"⚠ {outcome.fault}")
