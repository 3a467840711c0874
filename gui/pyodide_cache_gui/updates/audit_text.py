"""The rows and sentences about recalled and vulnerable packages."""

from __future__ import annotations

from pyodide_cache.updates.audit import Audit, Finding, Recall
from pyodide_cache_gui.activity.problems_dialog import problem_lines
from pyodide_cache_gui.widgets.format import counted, files_text, packages_text
from pyodide_cache_gui.widgets.lines_table import TextLine
from pyodide_cache_gui.widgets.translation import translator

_tr = translator("audit_text")


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
        lines = [_tr("Nothing was found about {packages}.").format(packages=checked)]
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
        if found.osv.unread:
            lines.append(_tr("⚠ Not readable in it: {files}").format(files=files_text(found.osv.unread)))
    if found.unpublished:
        text = _tr("Not compared, since the index has no such version: {names}")
        lines.append(text.format(names=", ".join(found.unpublished)))
    return "\n".join([*lines, *problem_lines(found.problems, found.not_asked)])


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
