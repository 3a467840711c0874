"""Commands that verify and repair."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from pyodide_cache_gui.session.hub import Job
from pyodide_cache_gui.session.room import Room
from pyodide_cache_gui.session.tasks import plan_and_run, with_cache
from pyodide_cache_gui.verify.summaries import repair_summary, verify_summary
from pyodide_cache_gui.widgets.commands import Command, Menu

if TYPE_CHECKING:
    from pyodide_cache.base.events import Cancel
    from pyodide_cache.cache import Cache


class VerifyCommands(Room):
    """Hash files, and repair damaged ones."""

    def commands(self) -> Sequence[Command]:
        """Return the entries of the menus."""
        verify, repair = self.tr("&Verify"), self.tr("&Repair")
        return (
            Command(
                "verify",
                Menu.CACHE,
                10,
                verify,
                lambda: self.verify(),
                "Ctrl+Shift+V",
                "check",
                enabled=self.has_packages,
            ),
            Command("repair", Menu.CACHE, 11, repair, self.repair, enabled=self._can_repair),
        )

    def verify(self, only: Iterable[str] = ()) -> Job:
        """Hash the files whose hash is not known; named files are hashed in any case."""
        session, names = self.session, frozenset(only)
        work = plan_and_run(session.opener(), lambda cache, cancel: cache.plan_verify(only=names, cancel=cancel))
        return session.hub.submit(self.tr("Verify"), str(session.directory), work, summary=verify_summary)

    def repair(self) -> Job:
        """Download the right bytes for damaged and altered files."""
        session = self.session
        work = plan_and_run(session.opener(), lambda cache, cancel: cache.plan_repair(cancel=cancel))
        return session.hub.submit(self.tr("Repair"), str(session.directory), work, summary=repair_summary)

    def empty_quarantine(self) -> Job:
        """Delete the files in quarantine."""

        def empty(cache: Cache, _cancel: Cancel) -> Iterator[object]:
            yield cache.empty_quarantine()

        session = self.session
        work = with_cache(session.opener(), empty)
        return session.hub.submit(self.tr("Empty the quarantine"), str(session.directory), work)

    def _can_repair(self) -> bool:
        return self.can_change() and bool(self.session.inventory.bad)
