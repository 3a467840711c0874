"""Build a snapshot: a read-only layer of the most used packages, for one runtime."""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

from pyodide_cache.base.events import Cancel, Event, Finished, ItemFailed, JobStarted, Run, report_of
from pyodide_cache.base.plans import Failure, Plan
from pyodide_cache.base.problems import Code, Problem, disk_problem, disk_problems
from pyodide_cache.base.record import as_dict, record, replace
from pyodide_cache.files.reader import read_object, sha256_of
from pyodide_cache.files.trash import delete
from pyodide_cache.formats.requirements import parse_many
from pyodide_cache.inventory.inventory import Inventory
from pyodide_cache.inventory.own_lock import LOCK_NAME, refresh_own_locks
from pyodide_cache.inventory.read import read_inventory
from pyodide_cache.settings.releases import shipped_lock_bytes
from pyodide_cache.settings.usage import UsageCounts
from pyodide_cache.sharing.folder import FACTS, begin, current, discard, finish
from pyodide_cache.sharing.snapshots import Recipe
from pyodide_cache.warm_up.local_sources import LocalSources
from pyodide_cache.warm_up.plan import WarmUpPlan, plan_warm_up
from pyodide_cache.warm_up.request.requests import PackageRequest
from pyodide_cache.warm_up.run import run_warm_up
from pyodide_cache.warm_up.sources import Sources


@record
class SnapshotPlan(Plan["SnapshotReport"]):
    """A snapshot to build."""

    root: Path  # the folder of the snapshots
    recipe: Recipe
    release: str | None  # the Pyodide release; None for another distribution
    requirements: tuple[Requirement, ...]  # in the order in which they are included
    failures: tuple[Failure, ...] = ()  # names that are not requirements, and why
    keep: int = 1  # number of older snapshots to keep
    skip_missing: bool = False  # build it without packages that are not available; otherwise they prevent it
    only_if_new: bool = False  # keep the current snapshot if it already has exactly these files

    def request(self, requirements: Iterable[Requirement]) -> PackageRequest:
        """Return a request of some of the requirements, with the hashes that the recipe's names have."""
        return PackageRequest(tuple(requirements), hashes=parse_many(self.recipe.names).hashes)


@record
class SnapshotPreview:
    """What a planned snapshot would contain."""

    plan: SnapshotPlan
    #: All files that it needs; those of the cache directory, its layers and the current snapshot are not downloaded.
    packages: WarmUpPlan
    sizes: dict[str, int]  # bytes by file name, as far as they are known


@record
class SnapshotReport:
    """What was built."""

    folder: Path | None  # the new snapshot; None if the current one was not replaced
    included: tuple[str, ...]  # the requirements that it was built for
    left_out: tuple[Failure, ...]  # requirements that exceed the budget
    failed: tuple[Failure, ...]  # requirements that are not available, and why
    files: int = 0  # number of package files
    bytes: int = 0  # of the package files
    bytes_fetched: int = 0  # of these, how many were downloaded
    cancelled: bool = False
    unchanged: Path | None = None  # the current snapshot, if there was nothing new and so nothing to do


def plan_snapshot(root: Path, recipe: Recipe, sources: Sources, usage: UsageCounts) -> SnapshotPlan:
    """Choose the requirements of a snapshot: those of the recipe, or what is requested and used most.

    Raises:
        Problem: `Code.NOTHING_WANTED` if the recipe names nothing and no package was ever requested.
    """
    names = recipe.names
    if not names:
        wanted = usage.wanted(sources.lock.runtime.line or "", days=recipe.days)
        # Packages that are only needed by others come with them.
        names = tuple(item.name for item in wanted if item.asked or item.days_used)[: recipe.top]
    if not names:
        raise Problem(Code.NOTHING_WANTED)
    parsed = parse_many(names)
    bad = tuple(Failure(text, problem) for text, problem in parsed.bad)
    requirements = tuple(dict.fromkeys(parsed.good))
    return SnapshotPlan(root, recipe, sources.release, requirements, bad)


def preview_snapshot(plan: SnapshotPlan, sources: Sources, *, cancel: Cancel) -> SnapshotPreview:
    """Resolve what a snapshot would contain; nothing is created. See `run_snapshot` for the arguments."""
    layers = _folders(plan, sources)
    # A folder that does not exist, over the layers: everything it lacks must be copied or downloaded.
    empty = read_inventory(plan.root / ".planned", ledger=sources.ledger, layers=layers, cancel=cancel)
    request = plan.request(plan.requirements) + PackageRequest(invalid=plan.failures)
    packages = plan_warm_up(request, replace(sources, find_local=LocalSources), empty, cancel=cancel)
    sizes = {entry.file_name: entry.size for layer in reversed(empty.layers) for entry in layer.packages}
    sizes |= {item.file_name: item.size for item in packages.fetch if item.size is not None}
    return SnapshotPreview(plan, packages, sizes)


def run_snapshot(plan: SnapshotPlan, sources: Sources, *, cancel: Cancel) -> Run[SnapshotReport]:
    """Build a snapshot, make it the current one when it is complete, and yield events; the last has the report.

    Args:
        sources: besides them, the files of the current snapshot need not be downloaded.
    """
    yield JobStarted(len(plan.requirements), None)
    if plan.only_if_new and (below := _unchanged(plan, sources, cancel)):
        yield Finished(SnapshotReport(None, tuple(map(str, plan.requirements)), (), (), unchanged=below))
        return
    with disk_problems(plan.root):
        folder, parents = begin(plan.root)
    builder = _Builder(plan, sources, folder, cancel)
    done = None
    try:
        yield from builder.fill()
        is_incomplete = bool(builder.failed) and not plan.skip_missing
        if not cancel.is_set and not is_incomplete and builder.included:
            done = finish(folder, builder.lock(), builder.facts(), keep=plan.keep)
    except OSError as error:
        raise disk_problem(error, plan.root, inside=True) from error
    finally:
        sizes = builder.sizes(done or folder)
        if done is None:
            discard(folder, parents)
    yield Finished(
        SnapshotReport(
            done,
            tuple(str(item) for item in builder.included),
            tuple(builder.left_out),
            tuple(builder.failed),
            len(sizes),
            sum(sizes),
            builder.bytes_fetched,
            cancelled=cancel.is_set,
        )
    )


def _folders(plan: SnapshotPlan, sources: Sources) -> tuple[Path, ...]:
    """Return the current snapshot, and the folders of the sources."""
    below = current(plan.root)
    return (*((below,) if below else ()), *sources.local.folders)


def _unchanged(plan: SnapshotPlan, sources: Sources, cancel: Cancel) -> Path | None:
    """Return the current snapshot if a new one would have the same files; with a budget only a build can tell."""
    below = current(plan.root)
    facts = read_object(below / FACTS) if below else {}
    wanted_facts = {
        "pyodide": sources.release,
        "packages": [str(item) for item in plan.requirements],
        "recipe": as_dict(plan.recipe),
    }
    same = json.dumps(wanted_facts) == json.dumps({key: facts.get(key) for key in wanted_facts})
    if below is None or not same or plan.recipe.budget is not None:
        return None
    empty = read_inventory(plan.root / ".planned", ledger=sources.ledger, layers=(), cancel=cancel)
    packages = plan_warm_up(
        plan.request(plan.requirements), replace(sources, find_local=LocalSources), empty, cancel=cancel
    )
    wanted = {item.file_name: item.sha256 for item in packages.fetch}
    here = read_inventory(below, ledger=sources.ledger).packages
    if packages.failures or {entry.file_name for entry in here} != set(wanted):
        return None
    with contextlib.suppress(OSError, Problem):
        if all(digest == sha256_of(below / name) for name, digest in wanted.items()):
            return below.resolve()
    return None


class _Builder:
    """Fills a folder with the wanted packages that are available and fit the budget."""

    def __init__(self, plan: SnapshotPlan, sources: Sources, folder: Path, cancel: Cancel) -> None:
        self._plan, self._folder, self._cancel = plan, folder, cancel
        local = LocalSources(folders=_folders(plan, sources))
        self._sources = replace(sources, find_local=lambda: local)
        self.included: list[Requirement] = []
        self.left_out: list[Failure] = []
        self.failed: list[Failure] = [*plan.failures]
        self.bytes_fetched = 0

    def fill(self) -> Iterator[Event]:
        """Fetch the packages; nothing if one is known to be missing and none may be."""
        everything = self._warm_up_plan(self._plan.requirements)
        if not self._plan.skip_missing and (self.failed or everything.failures):
            self.failed += everything.failures
            yield from (ItemFailed(*failure) for failure in everything.failures)
            return
        if self._plan.recipe.budget is None:
            yield from self._fetch(everything)
            failed = {failure.name for failure in self.failed}
            self.included = [item for item in self._plan.requirements if str(item) not in failed]
            return
        for requirement in self._plan.requirements:
            if self._cancel.is_set:
                return
            yield from self._add_if_it_fits(requirement, self._plan.recipe.budget)

    def _add_if_it_fits(self, requirement: Requirement, budget: int) -> Iterator[Event]:
        """Add a package with its dependencies, if it fits; unknown sizes are known after the download."""
        before = self._names()
        left = budget - sum(self.sizes(self._folder))
        plan = self._warm_up_plan([*self.included, requirement])
        if not plan.failures and plan.sizes_known and plan.bytes_to_fetch > left:
            self._leave_out(requirement, plan.bytes_to_fetch, left)
            return
        failures = len(self.failed)
        yield from self._fetch(plan)
        needed = sum(self.sizes(self._folder)) - (budget - left)
        fits = needed <= left
        if fits and len(self.failed) == failures:
            self.included.append(requirement)
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

    def _warm_up_plan(self, requirements: Sequence[Requirement]) -> WarmUpPlan:
        request, inventory = self._plan.request(requirements), self._inventory(self._folder)
        return plan_warm_up(request, self._sources, inventory, cancel=self._cancel)

    def _fetch(self, plan: WarmUpPlan) -> Iterator[Event]:
        events = run_warm_up(
            plan,
            self._sources,
            replace_with=delete,
            usage=UsageCounts(None),  # building a snapshot is not a request of the user
            cancel=self._cancel,
        )
        yield from (ItemFailed(*failure) for failure in plan.failures)
        report = yield from report_of(events, starts=False)
        self.failed += report.failed
        self.bytes_fetched += report.bytes_fetched

    def _names(self) -> set[str]:
        return {path.name for path in self._folder.iterdir()}

    def sizes(self, folder: Path) -> list[int]:
        """Return the sizes of the package files."""
        return [entry.size for entry in self._inventory(folder).packages]

    def _inventory(self, folder: Path) -> Inventory:
        return read_inventory(folder, ledger=self._sources.ledger, layers=())

    def lock(self) -> bytes | None:
        """Return the runtime's lock file, byte by byte if it is an official one; None if the folder has one."""
        if (self._folder / LOCK_NAME).exists():
            return None
        official = shipped_lock_bytes(self._sources.release) if self._sources.release else None
        return official or json.dumps(self._sources.lock.document).encode()

    def facts(self) -> dict[str, Any]:
        return {
            "created": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
            "pyodide": self._sources.release,
            "packages": [str(item) for item in self.included],
            "left_out": [failure.name for failure in self.left_out],
            "recipe": as_dict(self._plan.recipe),
        }
