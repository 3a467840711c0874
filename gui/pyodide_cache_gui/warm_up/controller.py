"""Jobs that download packages, read projects, and look for newer releases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pyodide_cache.base.events import Finished
from pyodide_cache.formats.index_choice import USUAL, IndexChoice
from pyodide_cache_gui.session.hub import Job, JobFollower
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.session.source_words import offer_of
from pyodide_cache_gui.session.tasks import plan_and_run, with_cache
from pyodide_cache_gui.warm_up.summaries import releases_summary, warm_up_summary

if TYPE_CHECKING:
    from pyodide_cache.base.events import Cancel
    from pyodide_cache.cache import Cache
    from pyodide_cache.warm_up.warm_up import WarmUpPlan


class WarmUpController(QObject):
    """Submits the jobs of the room to the session's hub."""

    project_read = Signal(object)  # ProjectRequirements
    releases_found = Signal(object)  # tuple[str, ...]: newer releases, newest first

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._project = JobFollower(session.hub, self)
        self._project.told.connect(self.project_read)
        self._releases = JobFollower(session.hub, self)
        self._releases.told.connect(lambda event: self.releases_found.emit(event.report))

    def warm_up(self, title: str, requirements: Sequence[str], index: IndexChoice = USUAL) -> Job:
        """Download packages into the cache directory, with the package indexes of ``index``."""
        session = self._session

        def plan(cache: Cache, cancel: Cancel) -> WarmUpPlan:
            return cache.plan_warm_up(cache.request(requirements, index=index), cancel=cancel)

        work = plan_and_run(session.opener(), plan)
        return session.hub.submit(
            self.tr("Warm up: {name}").format(name=title),
            str(session.directory),
            work,
            summary=warm_up_summary,
            offer=offer_of(session),
        )

    def read_project(self, path: Path) -> Job:
        """Read which packages a project needs; `project_read` has the result."""
        release = self._session.release

        def read(cache: Cache, cancel: Cancel) -> Iterator[object]:
            yield cache.read_project(path, release=release, cancel=cancel)

        title = self.tr("Read {name}").format(name=path.name)
        return self._project.start(title, f"project {path}", with_cache(self._session.opener(), read), quiet=False)

    def find_newer_releases(self) -> Job:
        """Look for newer releases; `releases_found` has the result."""

        def find(cache: Cache, _cancel: Cancel) -> Iterator[object]:
            yield Finished(cache.newer_releases())

        title = self.tr("Look for newer releases")
        work = with_cache(self._session.opener(), find)
        return self._releases.start(title, "releases", work, quiet=False, summary=releases_summary)
