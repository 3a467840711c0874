"""A quiet badge: how many packages the last check found something about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from pyodide_cache_gui.session.hub import JobFollower
from pyodide_cache_gui.session.session import Session

if TYPE_CHECKING:
    from pyodide_cache.updates.audit import Audit


class RecallBadge(QToolButton):
    """Show the findings about the current directory; hidden while there are none.

    With the setting ``check-recalls``, the index is asked once a day for each directory that is opened.
    """

    list_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._asked: dict[Path, QDate] = {}
        self._follower = JobFollower(session.hub, self, self.show_audit)
        self.setAutoRaise(True)
        self.setToolTip(self.tr("Show which packages were recalled or are vulnerable"))
        self.setText(self.toolTip())  # a control needs a name also while it is hidden
        self.clicked.connect(lambda _checked=False: self.list_wanted.emit())
        self.hide()
        session.directory_changed.connect(self._forget)
        session.inventory_changed.connect(self._check)

    def show_audit(self, found: Audit) -> None:
        """Show what an audit of the current directory found."""
        from pyodide_cache_gui.updates.audit_dialog import findings_text

        if found.directory == self._session.directory:
            self.setText(f"⚠ {findings_text(found)}")
            self.setVisible(bool(found.findings))

    def _forget(self) -> None:
        self._follower.stop()
        self.hide()

    def _check(self) -> None:
        session, today = self._session, QDate.currentDate()
        is_wanted = session.settings.check_recalls and not session.settings.offline
        if not is_wanted or not session.inventory.packages or self._asked.get(session.directory) == today:
            return
        self._asked[session.directory] = today
        work = session.with_cache(lambda cache, cancel: cache.updates.audit(cancel=cancel))
        self._follower.start(self.tr("Check for recalled packages"), work)
