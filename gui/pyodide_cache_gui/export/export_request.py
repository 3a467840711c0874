"""What the export dialog asks for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pyodide_cache.base.record import record

if TYPE_CHECKING:
    from pyodide_cache.base.events import Cancel
    from pyodide_cache.cache import Cache
    from pyodide_cache.export.plan import ExportPlan


@record
class ExportRequest:
    """Which packages to export, as what, and where to; see `Cache.plan_export`."""

    requirements: tuple[str, ...] = ()
    file_names: tuple[str, ...] = ()
    everything: bool = False
    offline: bool = False
    output: Path | None = None
    runtime: Path | None = None
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
            keep_going=self.keep_going,
            cancel=cancel,
        )
