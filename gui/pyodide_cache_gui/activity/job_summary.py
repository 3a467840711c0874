"""The outcome of a job in one line."""

from __future__ import annotations

from pyodide_cache_gui.session.jobs import Job, Outcome
from pyodide_cache_gui.widgets.format import say
from pyodide_cache_gui.widgets.translation import translator

_tr = translator("job_summary")


def failure_text(outcome: Outcome) -> str:
    """Return why a job failed; empty if it did not."""
    reason = say(outcome.problem) if outcome.problem else outcome.fault
    return f"⚠ {reason}" if reason else ""


def summary(job: Job, outcome: Outcome) -> str:
    """Return what a job did."""
    if outcome.fault:
        return _tr("Failed because of a bug in this app: {error}").format(error=outcome.fault)
    parts = []
    if outcome.cancelled or getattr(outcome.report, "cancelled", False):
        parts.append(_tr("Canceled"))
    elif outcome.problem:
        parts.append(_tr("Failed"))
    if outcome.report is not None and job.summary:
        parts += job.summary(outcome.report)
    return " · ".join(parts) if parts else _tr("Done")
