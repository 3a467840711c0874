"""Commands that verify and repair."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import starmap
from typing import TYPE_CHECKING

from pyodide_cache.base.events import Finished, ItemFailed, StepStarted
from pyodide_cache.inventory.inventory import NOT_AS_PUBLISHED, Status
from pyodide_cache_gui.session.jobs import Job
from pyodide_cache_gui.session.room import Context, Room
from pyodide_cache_gui.session.source_words import index_offer_of, offer_of
from pyodide_cache_gui.session.tasks import plan_and_run
from pyodide_cache_gui.verify.auto_verify import AutoVerify
from pyodide_cache_gui.widgets.commands import Command, Menu
from pyodide_cache_gui.widgets.dialog import ask
from pyodide_cache_gui.widgets.format import amount_text, counted, failed_text
from pyodide_cache_gui.widgets.translation import translator

if TYPE_CHECKING:
    from pyodide_cache.base.events import Cancel
    from pyodide_cache.cache import Cache
    from pyodide_cache.verify.repair import RepairPlan, RepairReport
    from pyodide_cache.verify.verify import VerifyReport

_tr = translator("verify_summaries")


class VerifyCommands(Room):
    """Hash files, and repair damaged ones."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.auto_verify = AutoVerify(self.session, self)

    def commands(self) -> Sequence[Command]:
        """Return the entries of the menus."""
        cache, edit, verify = Menu.CACHE, Menu.EDIT, self.tr("&Verify")
        verify_selected, can_verify = lambda: self.verify(self._selected()), lambda: any(self._selected())
        repair_selected, can_repair = (
            lambda: self.repair(self._selected(bad=True)),
            lambda: self.can_change() and any(self._selected(bad=True)),
        )
        return (
            Command("verify", cache, 10, verify, self.verify, "Ctrl+Shift+V", "check", enabled=self.has_packages),
            Command(
                "verify-online", cache, 11, self.tr("Verify &online"), self.verify_online, enabled=self.has_packages
            ),
            Command("repair", cache, 12, self.tr("&Repair"), self.repair, enabled=self._can_repair),
            Command("verify-selected", edit, 22, self.tr("&Verify selected"), verify_selected, enabled=can_verify),
            Command("repair-selected", edit, 23, self.tr("&Repair selected"), repair_selected, enabled=can_repair),
        )

    def verify(self, only: Iterable[str] = ()) -> Job:
        """Hash the files whose hash is not known; named files are hashed in any case."""
        names = frozenset(only)
        work = plan_and_run(lambda cache, cancel: cache.plan_verify(only=names, cancel=cancel))
        return self.submit(self.tr("Verify"), work, verify_summary)

    def verify_online(self) -> Job:
        """Verify, and ask the package index for the files that no known lock file has."""
        from pyodide_cache.verify.verify import VerifyStep

        def work(cache: Cache, cancel: Cancel) -> Iterator[object]:
            for event in cache.run(cache.plan_verify(cancel=cancel), cancel=cancel):
                if isinstance(event, Finished) and not cancel.is_set:
                    yield StepStarted(VerifyStep.ASK)
                    asked = cache.ask_index(event.report, cancel=cancel)
                    yield from starmap(ItemFailed, asked.failed[len(event.report.failed) :])
                    yield Finished(asked)
                else:
                    yield event

        return self.submit(self.tr("Verify online"), work, verify_summary, offer=index_offer_of(self.session))

    def repair(self, only: Iterable[str] = ()) -> Job:
        """Download damaged files again; named files also if they only differ from the published ones."""
        names = frozenset(only)

        def plan(cache: Cache, cancel: Cancel) -> RepairPlan:
            entries = cache.inventory(cancel=cancel).entries
            wanted = [entry for entry in entries if entry.file_name in names] if names else None
            return cache.plan_repair(wanted, differing=bool(names), cancel=cancel)

        return self.submit(self.tr("Repair"), plan_and_run(plan), repair_summary, offer=offer_of(self.session))

    def ask_to_empty_quarantine(self) -> None:
        """Ask whether the files in quarantine should be deleted, since that cannot be undone."""
        text = self.tr("Delete {files} in quarantine permanently? This cannot be undone.")
        asked = amount_text(text, len(self.session.found.quarantine))
        ask(self.window, asked, self.tr("Delete permanently"), self.empty_quarantine)

    def empty_quarantine(self) -> Job:
        """Delete the files in quarantine."""
        title = self.tr("Empty the quarantine")
        return self.submit(title, lambda cache, _: Finished(cache.empty_quarantine()), quarantine_summary)

    def _selected(self, *, bad: bool = False) -> Iterator[str]:
        """Yield the names of the selected packages, or of those that need a repair."""
        for entry in self.files.selected():
            if (not bad or entry.status in NOT_AS_PUBLISHED) and entry.is_package:
                yield entry.file_name

    def _can_repair(self) -> bool:
        return self.can_change() and bool(self.session.inventory.bad)


def verify_summary(report: VerifyReport) -> list[str]:
    """Return how many files were hashed, unless all were hashed before, and their statuses."""
    statuses = [_status_text(count, status) for status, count in report.counts.items()]
    if statuses and not report.read:
        return statuses
    return [amount_text(_tr("{files} hashed"), report.read), *statuses]


def quarantine_summary(files: int) -> list[str]:
    """Return how many files were deleted from the quarantine."""
    return [amount_text(_tr("{files} deleted"), files)]


def repair_summary(report: RepairReport) -> list[str]:
    """Return how many files were repaired."""
    repaired = amount_text(_tr("{files} repaired"), len(report.repaired))
    return [repaired, *failed_text(len(report.failed))]


def _status_text(count: int, status: Status) -> str:
    one, many = {
        Status.VERIFIED: (_tr("1 verified"), _tr("{n} verified")),
        Status.NOT_VERIFIED: (_tr("1 not verified"), _tr("{n} not verified")),
        Status.DIFFERS: (_tr("1 differs"), _tr("{n} differ")),
        Status.DAMAGED: (_tr("1 damaged"), _tr("{n} damaged")),
    }[status]
    return counted(count, one, many)
