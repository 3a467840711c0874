"""The work of the jobs about snapshots, as generators. No Qt here."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Problem, disk_problem
from pyodide_cache.base.record import record, replace
from pyodide_cache.formats.filenames import identify
from pyodide_cache.inventory.inventory import Entry, Inventory, Totals, totals_of
from pyodide_cache.inventory.ledger import open_ledger
from pyodide_cache.inventory.read import read_inventory
from pyodide_cache.inventory.scan import take_inventory
from pyodide_cache.settings.attachments import absolute
from pyodide_cache.settings.popularity import open_wishes
from pyodide_cache.sharing.build import Recipe, SnapshotPlan, has_secrets, plan_snapshot, recipe_of, run_snapshot
from pyodide_cache.sharing.folder import CURRENT, FACTS, SUMS, all_of, current
from pyodide_cache.warm_up.local_sources import LocalSources
from pyodide_cache.warm_up.sources import open_sources
from pyodide_cache.warm_up.warm_up import WarmUpPlan, plan_warm_up

Work = Callable[[Cancel], Iterator[object]]

#: A folder that is not there stands for the snapshot that is planned.
_BUILDING = ".planned"


@record
class Snapshot:
    """A snapshot that is done.

    Attributes:
        created: seconds since the epoch; None where its facts cannot be read.
        pyodide: the release that it is for; None for a distribution of one's own.
        packages: that it was built for.

    """

    path: Path
    is_current: bool
    created: float | None
    pyodide: str | None
    packages: tuple[str, ...]
    totals: Totals


@record
class SnapshotsFound:
    """The snapshots of a folder, newest first, and how the current one is made again, if it can be."""

    root: Path
    snapshots: tuple[Snapshot, ...]
    recipe: Recipe | None = None


@record
class SnapshotPlanned:
    """What a snapshot would hold.

    Attributes:
        packages: all files that it needs; what lies in the cache directory, its layers or the snapshot before is
            cached or at hand.
        sizes: bytes by file name, as far as anybody tells them.
        has_secrets: an address has a password, which would be kept in the snapshot for all to read.

    """

    plan: SnapshotPlan
    packages: WarmUpPlan
    sizes: dict[str, int]
    has_secrets: bool


@record
class Change:
    """A package that is not the same in two snapshots: its versions, empty where it is not."""

    name: str
    before: str
    after: str


@record
class Compared:
    """How a snapshot differs from an older one; ``same`` packages do not."""

    older: Path
    newer: Path
    changes: tuple[Change, ...]
    same: int


def snapshots_task(root: Path) -> Work:
    """Look for the snapshots of a folder, and tell them as `SnapshotsFound`."""

    def work(cancel: Cancel) -> Iterator[object]:
        place = absolute(root)
        try:
            now = (place / CURRENT).resolve().name
            found = [_snapshot(path, now, cancel) for path in reversed(all_of(place))]
        except OSError as error:
            raise disk_problem(error, str(place)) from error
        try:
            recipe = recipe_of(place) if found else None
        except Problem:
            recipe = None
        yield SnapshotsFound(place, tuple(found), recipe)

    return work


def plan_snapshot_task(root: Path, recipe: Recipe, directory: Path) -> Work:
    """Tell as `SnapshotPlanned` what a snapshot would hold; nothing is made."""

    def work(cancel: Cancel) -> Iterator[object]:
        place, ledger = absolute(root), open_ledger()
        try:
            inventory = read_inventory(directory, ledger=ledger, cancel=cancel)
            below = current(place)
            near = [*([below] if below else []), *_near(inventory)]
            with open_sources(recipe.source_options, inventory) as sources:
                plan = plan_snapshot(place, recipe, sources, open_wishes())
                empty = replace(
                    read_inventory(place / _BUILDING, ledger=ledger, layers=near, cancel=cancel), notes=()
                )
                packages = plan_warm_up(
                    plan.wanted,
                    sources,
                    empty,
                    ledger=ledger,
                    invalid=[(failure.requirement, failure.problem) for failure in plan.unreadable],
                    local_sources=LocalSources(),
                    cancel=cancel,
                )
            sizes = {entry.file_name: entry.size for layer in reversed(empty.layers) for entry in layer.packages}
            sizes |= {item.file_name: item.size for item in packages.fetch if item.size is not None}
            yield SnapshotPlanned(plan, packages, sizes, has_secrets(recipe))
        finally:
            ledger.close()

    return work


def snapshot_task(
    root: Path, recipe: Recipe | None, directory: Path, *, keep: int, skip_missing: bool = False
) -> Work:
    """Build a snapshot and make it the current one; without a recipe, as the current one was made."""

    def work(cancel: Cancel) -> Iterator[object]:
        place, ledger = absolute(root), open_ledger()
        try:
            wanted = recipe or recipe_of(place)
            inventory = read_inventory(directory, ledger=ledger, cancel=cancel)
            with open_sources(wanted.source_options, inventory) as sources:
                plan = plan_snapshot(place, wanted, sources, open_wishes())
                yield from run_snapshot(
                    plan,
                    sources,
                    ledger=ledger,
                    near=_near(inventory),
                    keep=keep,
                    skip_missing=skip_missing,
                    cancel=cancel,
                )
        finally:
            ledger.close()

    return work


def compare_task(older: Path, newer: Path) -> Work:
    """Compare two snapshots package by package, and tell it as `Compared`."""

    def work(cancel: Cancel) -> Iterator[object]:
        before, after = _contents(older, cancel), _contents(newer, cancel)
        changes = []
        same = 0
        for name in sorted({*before, *after}):
            if before.get(name) == after.get(name):
                same += 1
            else:
                changes.append(Change(name, _versions(before.get(name, ())), _versions(after.get(name, ()))))
        yield Compared(older, newer, tuple(changes), same)

    return work


def _near(inventory: Inventory) -> Sequence[Path]:
    return (inventory.directory, *(layer.directory for layer in inventory.layers))


def _snapshot(path: Path, now: str, cancel: Cancel) -> Snapshot:
    facts = _facts(path)
    packages = facts.get("packages")
    names = tuple(map(str, packages)) if isinstance(packages, list) else ()
    pyodide = facts.get("pyodide")
    totals = totals_of(take_inventory(path, identify=identify, cancel=cancel).packages)
    release = pyodide if isinstance(pyodide, str) else None
    return Snapshot(path, path.name == now, _moment(facts.get("created")), release, names, totals)


def _facts(path: Path) -> dict[str, Any]:
    try:
        facts = json.loads((path / FACTS).read_bytes())
    except (OSError, ValueError):
        return {}
    return facts if isinstance(facts, dict) else {}


def _moment(text: object) -> float | None:
    try:
        return datetime.fromisoformat(str(text)).timestamp()
    except ValueError:
        return None


def _contents(folder: Path, cancel: Cancel) -> dict[str, tuple[tuple[str, str, str], ...]]:
    """Return a snapshot's packages by name: of each file its version, its name, and its hash as the snapshot says."""
    found = take_inventory(folder, identify=identify, cancel=cancel)
    if found.problem:
        raise found.problem
    sums = _sums(folder)
    packages: dict[str, list[Entry]] = {}
    for entry in found.packages:
        packages.setdefault(entry.identity.name or entry.file_name, []).append(entry)
    return {
        name: tuple(
            (item.identity.version or "", item.file_name, sums.get(item.file_name, str(item.size))) for item in items
        )
        for name, items in packages.items()
    }


def _sums(folder: Path) -> dict[str, str]:
    try:
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}


def _versions(files: Sequence[tuple[str, str, str]]) -> str:
    return ", ".join(dict.fromkeys(version or name for version, name, _ in files))
