"""Jobs that export packages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pyodide_cache.base.record import record
from pyodide_cache_gui.session.hub import Job
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.session.tasks import plan_and_run
from pyodide_cache_gui.widgets.format import failed_text, files_text, path_text
from pyodide_cache_gui.widgets.translation import translator

if TYPE_CHECKING:
    from pyodide_cache.base.events import Cancel
    from pyodide_cache.cache import Cache
    from pyodide_cache.export.plan import ExportPlan, ExportReport

_tr = translator("ExportController")


@record
class ExportRequest:
    """Which packages to export, as what, and where to; see `Cache.plan_export`."""

    requirements: tuple[str, ...] = ()
    file_names: tuple[str, ...] = ()
    everything: bool = False
    offline: bool = False
    output: Path | None = None
    runtime: Path | None = None
    service_worker: bool = False
    keep_going: bool = False

    def plan(self, cache: Cache, cancel: Cancel) -> ExportPlan:
        """Make the plan."""
        return cache.plan_export(
            self.requirements,
            file_names=self.file_names,
            everything=self.everything,
            offline=self.offline,
            output=self.output,
            runtime=self.runtime,
            service_worker=self.service_worker,
            keep_going=self.keep_going,
            cancel=cancel,
        )


class ExportController(QObject):
    """Submits exports to the session's hub."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def export(self, request: ExportRequest) -> Job:
        """Export packages."""
        session = self._session
        work = plan_and_run(session.opener(), request.plan)
        return session.hub.submit(self.tr("Export"), str(session.directory), work, summary=_summary)


def _summary(report: ExportReport) -> list[str]:
    if report.target is None:
        return [] if report.cancelled else [_tr("Nothing was exported")]
    files = files_text(len(report.packages))
    exported = _tr("{files} exported to {target}").format(files=files, target=path_text(report.target))
    return [exported, *failed_text(len(report.failed))]
