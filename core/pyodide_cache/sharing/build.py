"""Build a snapshot: a read-only layer of the packages that are wanted most, for one runtime."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from packaging.requirements import Requirement

from pyodide_cache.base.events import Cancel, Event, Finished, ItemFailed, JobStarted, Run
from pyodide_cache.base.plans import Failure, Plan
from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.base.record import as_dict, record
from pyodide_cache.files.trash import delete
from pyodide_cache.formats.requirements import parse_many
from pyodide_cache.inventory.inventory import Inventory
from pyodide_cache.inventory.ledger import Ledger
from pyodide_cache.inventory.own_lock import LOCK_NAME, refresh_own_locks
from pyodide_cache.inventory.read import read_inventory
from pyodide_cache.settings.releases import shipped_lock_bytes
from pyodide_cache.settings.usage import UsageCounts
from pyodide_cache.sharing.folder import begin, current, discard, facts_of, finish
from pyodide_cache.warm_up.local_sources import LocalSources
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions
from pyodide_cache.warm_up.sources import Sources
from pyodide_cache.warm_up.warm_up import WarmUpPlan, WarmUpReport, plan_warm_up, run_warm_up


@record
class Recipe:
    """How a snapshot is made, so that it can be made again.

    Attributes:
        pyodide: the release; None for the distribution's own.
        names: requirements, when they are named; else what is wanted most is taken.
        top: so many of those.
        days: counted so many days back; None for all.
        budget: bytes that the packages may take together.
        distribution: where packages come from, as for a warm-up; so are ``files``, ``source`` and ``index_url``.

    """

    pyodide: str | None = None
    names: tuple[str, ...] = ()
    top: int | None = None
    days: int | None = None
    budget: int | None = None
    distribution: str | None = None
    files: tuple[str, ...] = ()
    source: str = "auto"
    index_url: str | None = None

    @property
    def source_options(self) -> SourceOptions:
        """Where the packages come from."""
        return SourceOptions(self.distribution, self.files, self.pyodide, SourceMode(self.source), self.index_url)


@record
class SnapshotPlan(Plan["SnapshotReport"]):
    """What would be built.

    Attributes:
        wanted: in the order in which they are taken.
        unreadable: names that are no requirements, and why.

    """

    root: Path
    recipe: Recipe
    release: str | None
    wanted: tuple[Requirement, ...]
    unreadable: tuple[Failure, ...] = ()


@record
class SnapshotReport:
    """What was built.

    Attributes:
        folder: the new snapshot; None when it was not switched in.
        taken: the packages that it was built for.
        left_out: those that did not fit into the budget.
        failed: those that could not be had, and why.
        files: package files in it; ``bytes``, their bytes; ``bytes_fetched``, those that came over the network.

    """

    folder: Path | None
    taken: tuple[str, ...]
    left_out: tuple[Failure, ...]
    failed: tuple[Failure, ...]
    files: int = 0
    bytes: int = 0
    bytes_fetched: int = 0
    cancelled: bool = False


def plan_snapshot(root: Path, recipe: Recipe, sources: Sources, wishes: UsageCounts) -> SnapshotPlan:
    """Choose what a snapshot is to hold.

    Raises:
        Problem: `Code.NOTHING_WANTED` when nothing is named and nothing was ever asked for.

    """
    names = recipe.names
    if not names:
        wanted = wishes.wanted(sources.lock.runtime.line or "", days=recipe.days)
        # What is only ever needed by others comes with them.
        names = tuple(item.name for item in wanted if item.asked or item.days_used)[: recipe.top]
    if not names:
        raise Problem(Code.NOTHING_WANTED)
    parsed = parse_many(names)
    bad = tuple(Failure(text, problem) for text, problem in parsed.bad)
    return SnapshotPlan(root, recipe, sources.release, tuple(dict.fromkeys(parsed.good)), bad)


def run_snapshot(
    plan: SnapshotPlan,
    sources: Sources,
    *,
    ledger: Ledger,
    near: Sequence[Path] = (),
    keep: int = 1,
    skip_missing: bool = False,
    cancel: Cancel,
) -> Run[SnapshotReport]:
    """Build what the plan says aside, and switch it in when it is whole; yield events, the last has the report.

    Args:
        plan: see `plan_snapshot`.
        sources: the same as for the plan.
        ledger: learns the proven bytes.
        near: folders that may have right bytes, besides the current snapshot.
        keep: so many older snapshots stay.
        skip_missing: build it without what cannot be had.
        cancel: stops it; the current snapshot stays then.

    """
    yield JobStarted(len(plan.wanted), None)
    try:
        folder = begin(plan.root)
    except OSError as error:
        raise disk_problem(error, str(plan.root)) from error
    builder = _Builder(plan, sources, ledger, folder, tuple(near), cancel)
    done = None
    try:
        yield from builder.fill()
        missing = bool(builder.failed) and not skip_missing
        if not cancel.is_set and not missing and builder.taken:
            done = finish(folder, builder.lock(), builder.facts(), keep=keep)
    except OSError as error:
        why = disk_problem(error, str(error.filename or plan.root))
        builder.failed.append(Failure(str(plan.root), why))
        yield ItemFailed(str(plan.root), why)
    finally:
        totals = builder.packages(done or folder)
        if done is None:
            discard(folder)
    yield Finished(
        SnapshotReport(
            done,
            tuple(str(item) for item in builder.taken),
            tuple(builder.left_out),
            tuple(builder.failed),
            len(totals),
            sum(totals),
            builder.bytes_fetched,
            cancelled=cancel.is_set,
        )
    )


def recipe_of(root: Path) -> Recipe:
    """Return how the current snapshot was made.

    Raises:
        Problem: `Code.NOT_A_SNAPSHOT` when there is none, or its recipe cannot be read.

    """
    table = facts_of(root)["recipe"]
    known: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
    try:
        recipe = Recipe(**known)
        SourceMode(recipe.source)
        return recipe
    except (TypeError, ValueError) as error:
        raise Problem(Code.NOT_A_SNAPSHOT, path=str(root)) from error


def has_secrets(recipe: Recipe) -> bool:
    """Tell whether an address of the recipe carries a name and a password, which no file may."""
    addresses = (recipe.distribution, recipe.index_url, *recipe.files)
    return any("@" in urlsplit(text).netloc for text in addresses if text and "://" in text)


class _Builder:
    """Fills one folder with what is wanted, as far as it can be had and fits."""

    def __init__(
        self,
        plan: SnapshotPlan,
        sources: Sources,
        ledger: Ledger,
        folder: Path,
        near: tuple[Path, ...],
        cancel: Cancel,
    ) -> None:
        self._plan, self._sources, self._ledger, self._folder, self._cancel = plan, sources, ledger, folder, cancel
        below = current(plan.root)
        self._local_sources = LocalSources(folders=((below,) if below else ()) + near)
        self.taken: list[Requirement] = []
        self.left_out: list[Failure] = []
        self.failed: list[Failure] = [*plan.unreadable]
        self.bytes_fetched = 0

    def fill(self) -> Iterator[Event]:
        if self._plan.recipe.budget is None:
            yield from self._fetch(self._warm_up_plan(self._plan.wanted))
            failed = {failure.requirement for failure in self.failed}
            self.taken = [item for item in self._plan.wanted if str(item) not in failed]
            return
        for requirement in self._plan.wanted:
            if self._cancel.is_set:
                return
            yield from self._fit(requirement, self._plan.recipe.budget)

    def _fit(self, requirement: Requirement, budget: int) -> Iterator[Event]:
        """Take one more, and all it needs, if it fits; sizes that nobody tells are known when the files are here."""
        before = self._names()
        left = budget - sum(self.packages(self._folder))
        plan = self._warm_up_plan([*self.taken, requirement])
        if not plan.failures and plan.sizes_known and plan.bytes_to_fetch > left:
            self._leave_out(requirement, plan.bytes_to_fetch, left)
            return
        failures = len(self.failed)
        yield from self._fetch(plan)
        needed = sum(self.packages(self._folder)) - (budget - left)
        fits = needed <= left
        if fits and len(self.failed) == failures:
            self.taken.append(requirement)
            return
        for name in self._names() - before:
            if name != LOCK_NAME:
                (self._folder / name).unlink()
        refresh_own_locks(self._folder)
        if not fits:
            self._leave_out(requirement, needed, left)

    def _leave_out(self, requirement: Requirement, needed: int, left: int) -> None:
        problem = Problem(Code.OVER_BUDGET, name=requirement.name, needed=needed, left=left)
        self.left_out.append(Failure(str(requirement), problem))

    def _warm_up_plan(self, wanted: Sequence[Requirement]) -> WarmUpPlan:
        inventory: Inventory = read_inventory(self._folder, ledger=self._ledger, layers=())
        return plan_warm_up(
            wanted,
            self._sources,
            inventory,
            ledger=self._ledger,
            local_sources=self._local_sources,
            cancel=self._cancel,
        )

    def _fetch(self, plan: WarmUpPlan) -> Iterator[Event]:
        events = run_warm_up(
            plan,
            self._sources,
            ledger=self._ledger,
            replace_with=delete,
            local_sources=self._local_sources,
            usage=UsageCounts(None),  # what a snapshot takes is no new request
            cancel=self._cancel,
        )
        for event in events:
            if isinstance(event, Finished):
                report = event.report
                assert isinstance(report, WarmUpReport)
                self.failed += report.failed
                self.bytes_fetched += report.bytes_fetched
            elif not isinstance(event, JobStarted):
                yield event

    def _names(self) -> set[str]:
        return {path.name for path in self._folder.iterdir()}

    def packages(self, folder: Path) -> list[int]:
        """Return the sizes of the package files."""
        found = read_inventory(folder, ledger=self._ledger, layers=())
        return [entry.size for entry in found.packages]

    def lock(self) -> bytes | None:
        """Return the runtime's lock file, byte by byte where it is an official one; None when one is there."""
        if (self._folder / LOCK_NAME).exists():
            return None
        official = shipped_lock_bytes(self._sources.release) if self._sources.release else None
        return official or json.dumps(self._sources.lock.document).encode()

    def facts(self) -> dict[str, Any]:
        """Return what the snapshot tells of itself."""
        return {
            "created": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
            "pyodide": self._sources.release,
            "packages": [str(item) for item in self.taken],
            "left_out": [failure.requirement for failure in self.left_out],
            "recipe": as_dict(self._plan.recipe),
        }
