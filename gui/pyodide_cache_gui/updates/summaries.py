"""Summaries of upgrades."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyodide_cache.base.problems import Code
from pyodide_cache_gui.widgets.format import failed_text, files_text, say
from pyodide_cache_gui.widgets.translation import translator

if TYPE_CHECKING:
    from pyodide_cache.updates.upgrade import UndoUpgradeReport
    from pyodide_cache.updates.upgrade_plan import UpgradeReport

_tr = translator("update_summaries")


def upgrade_summary(report: UpgradeReport) -> list[str]:
    """Return what an upgrade did."""
    if not report.switched:
        cut = [say(item.problem) for item in report.failed if item.problem.code is Code.UPGRADE_CUT_SHORT]
        return cut or [_tr("Nothing was changed"), *failed_text(len(report.failed))]
    parts = [
        _tr("The directory is for Pyodide {release} now").format(release=report.after),
        _tr("{files} set aside").format(files=files_text(len(report.set_aside))),
    ]
    if report.proof:
        parts.append(_tr("loaded by {runtime}").format(runtime=report.proof))
    elif report.unproven:
        parts.append(_tr("not loaded: {reason}").format(reason=say(report.unproven.problem, within=True)))
    return parts


def undo_upgrade_summary(report: UndoUpgradeReport) -> list[str]:
    """Return what undoing an upgrade did."""
    text = _tr("The directory is for Pyodide {release} again").format(release=report.before)
    restored = _tr("{files} restored").format(files=files_text(len(report.restored)))
    return [text, restored, *failed_text(len(report.failed))]
