"""The jobs of the dialog that packs an app."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pyodide_cache.base.events import Cancel
from pyodide_cache.pack.inputs import PackInputs
from pyodide_cache.pack.plan import PackPlan
from pyodide_cache.pack.report import PackReport
from pyodide_cache.pack.request import PackRequest
from pyodide_cache.pack.settings import PackSettings
from pyodide_cache.pack.trace import Trace
from pyodide_cache_gui.pack.summaries import pack_summary, recording_summary
from pyodide_cache_gui.session.follower import JobFollower
from pyodide_cache_gui.session.hub import Summary
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.session.tasks import with_cache

if TYPE_CHECKING:
    from pyodide_cache.cache import Cache
    from pyodide_cache.cache.packing import Packing


class PackJobs(QObject):
    """Read an app's setup, record a run of it, plan, pack, and save the report, each in a job.

    A newer job replaces an older one of its kind. Recording and packing are one kind, shown in the activity area.
    """

    setup_read = Signal(object)  # AppSetup
    planned = Signal(object)  # PackPreview
    saved = Signal(object)  # Path
    saving_ended = Signal(object)  # Outcome
    told = Signal(object)  # an event of recording or packing
    ended = Signal(object)  # Outcome of recording or packing

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._setup, self._plan, self._save, self._main = (JobFollower(session.hub, self) for _ in range(4))
        self._setup.told.connect(self.setup_read)
        self._plan.told.connect(self.planned)
        self._save.told.connect(self.saved)
        self._save.ended.connect(self.saving_ended)
        self._main.told.connect(self._on_event)
        self._main.ended.connect(self.ended)

    @property
    def is_busy(self) -> bool:
        """Whether a recording or packing job runs or waits."""
        return self._main.job is not None

    def read_setup(self, script: Path | None) -> None:
        """Look for Node, the runtime, and the settings of the app."""
        self._start(self._setup, "setup", lambda packing: packing.setup(script))

    def plan(self, trace: Trace, settings: PackSettings) -> None:
        """Plan a pack."""
        self._start(self._plan, "plan", lambda packing: packing.preview(packing.plan(trace, settings)))

    def save_report(self, report: PackReport, path: Path, *, title: str, text: str) -> None:
        """Write the report, in the format of the file's suffix."""

        def save(packing: Packing) -> Path:
            packing.save_report(report, path, title=title, text=text)
            return path

        self._start(self._save, "save", save)

    def record(self, request: PackRequest, target: Path) -> None:
        """Record a run of the app, unless ``target`` cannot become a pack."""

        def act(cache: Cache, cancel: Cancel) -> Iterator[object]:
            cache.packing.check_target(target)
            yield from cache.packing.record(request, cancel=cancel)

        self._run(self.tr("Watch {name}").format(name=request.script.name), act, recording_summary)

    def pack(self, plan: PackPlan, inputs: PackInputs, target: Path) -> None:
        """Make the pack and prove it."""

        def act(cache: Cache, cancel: Cancel) -> Iterator[object]:
            return cache.packing.run(plan, inputs, target, cancel=cancel)

        self._run(self.tr("Pack {name}").format(name=inputs.app.script.name), act, pack_summary)

    def cancel(self) -> None:
        """Cancel recording or packing; `ended` follows."""
        if self._main.job:
            self._main.job.cancel.set()

    def stop(self, *, recording: bool) -> None:
        """Cancel what only the dialog needs, because it closes.

        Args:
            recording: also cancel the recording; a pack that is being made continues without the dialog.

        """
        self._setup.stop()
        self._plan.stop()
        if recording:
            self._main.stop()

    def _on_event(self, event: object) -> None:
        if self._main.job and not self._main.job.cancel.is_set:
            self.told.emit(event)

    def _run(self, title: str, act: Callable[[Cache, Cancel], Iterator[object]], summary: Summary) -> None:
        work = with_cache(self._session.opener(), act)
        self._main.start(title, str(self._session.directory), work, quiet=False, summary=summary)

    def _start(self, follower: JobFollower, kind: str, function: Callable[[Packing], object]) -> None:
        def act(cache: Cache, _cancel: Cancel) -> Iterator[object]:
            yield function(cache.packing)

        follower.start(self.tr("Plan"), f"pack {kind} {id(self)}", with_cache(self._session.opener(), act))
