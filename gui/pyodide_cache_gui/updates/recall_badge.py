"""A quiet badge: how many packages the last check found something about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QToolButton, QWidget

from pyodide_cache.base.record import replace
from pyodide_cache_gui.session.follower import JobFollower
from pyodide_cache_gui.session.jobs import Outcome
from pyodide_cache_gui.session.session import Session

if TYPE_CHECKING:
    from pyodide_cache.updates.audit import Audit


class RecallBadge(QToolButton):
    """Show the findings about the current directory; hidden while there are none.

    With the setting ``check-recalls``, the index is asked once a day for each directory that is opened.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, autoRaise=True)
        self._session = session
        self._asked: dict[Path, QDate] = {}
        self._audits: dict[Path, Audit] = {}
        self._follower = JobFollower(session.hub, self, self.show_audit, self._on_ended)
        self.setToolTip(self.tr("Show which packages were recalled or are vulnerable"))
        self.setText(self.toolTip())  # a control needs a name also while it is hidden
        self.hide()
        session.directory_changed.connect(self._follower.stop)
        session.directory_changed.connect(self._show)
        session.inventory_changed.connect(self._on_inventory)

    def show_audit(self, found: Audit) -> None:
        """Show what an audit found, while its directory is the current one."""
        self._audits[found.directory] = found
        self._show()

    def _show(self) -> None:
        """Count the findings about files that are still there."""
        here, found = self._session.inventory.by_name, self._audits.get(self._session.directory)
        findings = tuple(item for item in found.findings if item.file_name in here) if found else ()
        if found and findings:
            from pyodide_cache_gui.updates.audit_dialog import findings_text

            self.setText(f"⚠ {findings_text(replace(found, findings=findings))}")
        self.setVisible(bool(findings))

    def _on_inventory(self) -> None:
        self._show()
        session = self._session
        is_wanted = session.settings.check_recalls and not session.settings.offline
        is_asked = self._follower.job or self._asked.get(session.directory) == QDate.currentDate()
        if not is_wanted or not session.inventory.packages or is_asked:
            return
        work = session.with_cache(lambda cache, cancel: cache.updates.audit(cancel=cancel))
        self._follower.start(self.tr("Check for recalled packages"), work)

    def _on_ended(self, _outcome: Outcome) -> None:
        """Ask no more today, even if there was no answer; leaving a directory does not end the question about it."""
        self._asked[self._session.directory] = QDate.currentDate()
