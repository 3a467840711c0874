"""A list of cached packages that were recalled or replaced, or that have known vulnerabilities."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pyodide_cache.updates.audit import Audit, Finding, Recall
from pyodide_cache_gui.activity.problems_dialog import few_problem_lines
from pyodide_cache_gui.activity.reading_dialog import ReadingDialog
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.session.source_words import index_offer_of
from pyodide_cache_gui.widgets.buttons import close_box, push_button
from pyodide_cache_gui.widgets.fields import choose_button, text_line
from pyodide_cache_gui.widgets.format import amounts, counted, packages_text, some_names
from pyodide_cache_gui.widgets.labels import PlainLabel
from pyodide_cache_gui.widgets.layouts import form, hbox
from pyodide_cache_gui.widgets.lines_table import FIT, STRETCH, LinesTable, TextLine
from pyodide_cache_gui.widgets.translation import translator

_tr = translator("audit_text")

#: Number of packages that are named below the table.
_MOST_NAMES = 50


class AuditDialog(ReadingDialog):
    """Ask the package index about the cached packages, and list what it found."""

    audited = Signal(object)  # Audit
    files_wanted = Signal(object)  # names of files to select in the window

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.offer = index_offer_of(session)
        self.set_up(self.tr("Recalled and vulnerable packages"), 820, 480)
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


def finding_line(finding: Finding) -> TextLine:
    """Return the row of a finding."""
    reason = ": ".join(part for part in ("/".join(finding.ids[:2]), finding.reason) if part)
    if finding.fixed_in:
        reason = _tr("{reason} (fixed in {versions})").format(reason=reason, versions=", ".join(finding.fixed_in))
    return TextLine((finding.name, finding.version, _word(finding.recall), reason), value=finding)


def audit_summary(found: Audit) -> str:
    """Return what an audit found, and what it could not find out."""
    checked = packages_text(found.checked)
    if found.findings:
        lines = [findings_text(found)]
    elif found.checked:
        lines = [_tr("Checked {packages}: no findings.").format(packages=checked)]
    elif found.problems:
        lines = [_tr("The package index could not be asked.")]
    else:
        lines = [_tr("No package of this directory is on the package index.")]
    lines += [
        _tr("{index} does not publish known vulnerabilities: only recalls and hashes were checked.").format(
            index=index
        )
        for index in found.without_advisories
    ]
    if found.osv:
        count = counted(found.osv.advisories, _tr("{n} advisory"), _tr("{n} advisories"))
        text = _tr("Vulnerability data: {advisories}, the newest of {date}.")
        lines.append(text.format(advisories=count, date=found.osv.newest or "–"))
        lines += amounts((_tr("⚠ Not readable in it: {files}"), found.osv.unread))
    if found.unpublished:
        text = _tr("Not compared, since the index has no such version: {names}")
        lines.append(text.format(names=some_names(found.unpublished, _MOST_NAMES)))
    return "\n".join([*lines, *few_problem_lines(found.problems, found.not_asked)])


def findings_text(found: Audit) -> str:
    """Return how many packages an audit found something about."""
    count = len({finding.file_name for finding in found.findings})
    return counted(
        count, _tr("{n} package was recalled or is vulnerable"), _tr("{n} packages were recalled or are vulnerable")
    )


def _word(recall: Recall) -> str:
    return {
        Recall.VULNERABLE: _tr("vulnerable"),
        Recall.YANKED: _tr("withdrawn by its publisher"),
        Recall.REMOVED: _tr("no longer on the index"),
        Recall.CHANGED: _tr("replaced on the index"),
        Recall.YOUNG: _tr("younger than you allow"),
    }[recall]
