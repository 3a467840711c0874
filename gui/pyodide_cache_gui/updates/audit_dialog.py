"""A list of cached packages that were recalled or replaced, or that have known vulnerabilities."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pyodide_cache.updates.audit import Audit, Finding
from pyodide_cache_gui.activity.reading_dialog import ReadingDialog
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.session.source_words import index_offer_of
from pyodide_cache_gui.updates.audit_text import audit_summary, finding_line
from pyodide_cache_gui.widgets.buttons import close_box, push_button
from pyodide_cache_gui.widgets.fields import choose_button, text_line
from pyodide_cache_gui.widgets.labels import PlainLabel
from pyodide_cache_gui.widgets.layouts import form, hbox
from pyodide_cache_gui.widgets.lines_table import FIT, STRETCH, LinesTable


class AuditDialog(ReadingDialog):
    """Ask the package index about the cached packages, and list what it found."""

    audited = Signal(object)  # Audit
    files_wanted = Signal(object)  # names of files to select in the window

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.offer = index_offer_of(session)
        self.setWindowTitle(self.tr("Recalled and vulnerable packages"))
        self.resize(820, 480)
        intro = self.tr("The package index is asked for each cached package. Only names and versions are sent.")
        hint = self.tr("Optional: OSV data, as a .zip or .json file or a folder")
        self.osv = text_line(self, hint, self.tr("Vulnerability data"))
        self.osv.setClearButtonEnabled(True)
        kinds = self.tr("OSV data") + " (*.zip *.json)"
        choose = choose_button(self, self.tr("Choose vulnerability data"), kinds, self.osv.setText)
        data = form((self.tr("&Vulnerability data"), hbox((self.osv, 1), choose)))
        self.summary = PlainLabel(self)
        columns = {
            self.tr("Package"): 160,
            self.tr("Version"): 100,
            self.tr("Finding"): FIT,
            self.tr("Reason"): STRETCH,
        }
        self.findings = LinesTable(self.tr("Findings"), columns, self)
        self.check_button = push_button(self, self.tr("Check &again"), self.reload)
        self.osv.returnPressed.connect(self.check_button.click)
        self.select_button = push_button(self, self.tr("&Select these files"), self.select_files)
        buttons = hbox(self.check_button, self.select_button, 1, close_box(self))
        self.lay_out(intro, data, (self.findings, 1), self.summary, buttons)
        self.reload()

    def reload(self) -> None:
        """Ask the index, and read the vulnerability data if some is named."""
        path = self.osv.text().strip()
        osv = Path(path).expanduser() if path else None
        self.summary.setText(self.tr("Asking the package index…"))
        self.read(
            self.tr("Check for recalled packages"),
            lambda cache, cancel: cache.updates.audit(osv=osv, cancel=cancel),
            self._show,
            failed=self.summary.setText,
            again=self.reload,
        )

    def _show(self, found: Audit) -> None:
        self.findings.show_lines(
            list(map(finding_line, found.findings)), self.tr("No findings") if found.checked else ""
        )
        self.summary.setText(audit_summary(found))
        self.show_offer(self.reload, [problem for _, problem in found.problems])
        self.audited.emit(found)

    def enable(self) -> None:
        """Enable the buttons of what is possible now."""
        self.check_button.setEnabled(not self.is_reading(self._show))
        self.select_button.setEnabled(bool(self.findings.rows.lines()))

    def select_files(self) -> None:
        """Select the files in the window, where they can be removed."""
        self.files_wanted.emit({finding.file_name for finding in self.findings.values(Finding)})
        self.accept()
