"""Adopt a cache directory into a store: what is there twice is kept once."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

from pyodide_cache.base.events import Cancel, Finished, ItemDone, ItemFailed, JobStarted, Run
from pyodide_cache.base.plans import Plan
from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.base.record import record
from pyodide_cache.files.links import Link, best_link, may_link, share_bytes
from pyodide_cache.inventory.inventory import BAD, Entry, bytes_freed
from pyodide_cache.sharing.members import StoreMember
from pyodide_cache.sharing.store import Store


@record
class AdoptPlan(Plan["AdoptReport"]):
    """What adopting a directory would do.

    Attributes:
        add: files whose bytes the store gets.
        share: files that become one with bytes that the store has, or gets from another file here.
        ready: how many files share the store's bytes already.
        refused: files that are left alone, and why.
        bytes_saved: on the disk, once all is done: what `share` gives up, less what copies cost; negative
            where the store would hold a second copy of everything.

    """

    directory: Path
    store: Path
    link: Link
    add: tuple[Entry, ...]
    share: tuple[Entry, ...]
    ready: int = 0
    refused: tuple[tuple[str, Problem], ...] = ()

    @property
    def bytes_saved(self) -> int:
        """Bytes that the disk has more of afterwards."""
        return saved(self.link, self.add, self.share)


@record
class AdoptReport:
    """What adopting did; ``bytes_saved`` is of what was done alone."""

    added: tuple[Entry, ...]
    shared: tuple[Entry, ...]
    failed: tuple[tuple[str, Problem], ...]
    bytes_saved: int
    cancelled: bool = False


def saved(link: Link, added: Iterable[Entry], shared: Iterable[Entry]) -> int:
    """Reckon the bytes that sharing saves: an inode's once, with its last name; a copy costs its size."""
    cost = sum(entry.size for entry in added) if link is Link.COPY else 0
    return bytes_freed(shared) - cost


def link_between(store: Store, directory: Path, *, hard: bool) -> Link:
    """Tell how a directory's files can be shared with a store, of which neither need be there yet; neither is made.

    Args:
        store: see `pyodide_cache.sharing.store.store_to_be`.
        directory: the cache directory.
        hard: whether hard links were chosen, for where there are no reflinks.

    Raises:
        Problem: when nothing can be written where one of them is, or would be.

    """
    try:
        with tempfile.TemporaryDirectory(prefix=".pyodide-cache-", dir=_nearest(store.root)) as scratch:
            return best_link(Path(scratch), _nearest(directory), hard=hard)
    except OSError as error:
        raise disk_problem(error, str(error.filename or directory)) from error


def _nearest(path: Path) -> Path:
    return next((folder for folder in (path, *path.parents) if folder.is_dir()), path)


def plan_adopt(
    directory: Path,
    entries: Iterable[Entry],
    store: Store,
    link: Link,
    *,
    unreadable: Iterable[tuple[str, Problem]] = (),
) -> AdoptPlan:
    """Sort the package files of a directory into what the store gets, and what it has.

    Args:
        directory: the cache directory.
        entries: as a verification leaves them: with their hashes.
        store: where the bytes go.
        link: see `link_between`.
        unreadable: files that could not be hashed, and why.

    """
    add: list[Entry] = []
    share: list[Entry] = []
    refused = [*unreadable]
    ready = 0
    first: dict[str, Entry] = {}
    for entry in entries:
        sha256 = entry.sha256
        if entry.warning:  # a link, an empty file
            refused.append((entry.file_name, entry.warning))
        elif sha256 is None or entry.status in BAD:
            refused.append((entry.file_name, Problem(Code.WRONG_BYTES, name=entry.file_name)))
        elif sha256 in first or store.has(sha256):
            twin = first.get(sha256)
            same = (
                twin.stamp == entry.stamp
                if twin
                else share_bytes(store.path(sha256), directory / entry.file_name, link)
            )
            if same or link is Link.COPY:
                ready += 1
            elif link is Link.HARD and twin is None and not may_link(store.path(sha256)):
                refused.append((entry.file_name, Problem(Code.OTHER_OWNER, name=entry.file_name)))
            else:
                share.append(entry)
        else:
            first[sha256] = entry
            add.append(entry)
    return AdoptPlan(directory, store.root, link, tuple(add), tuple(share), ready, tuple(refused))


def run_adopt(plan: AdoptPlan, view: StoreMember, *, cancel: Cancel) -> Run[AdoptReport]:
    """Do what the plan says, and yield events; the last has the report.

    A file that changed since it was hashed is left alone, and said.
    """
    yield JobStarted(len(plan.add) + len(plan.share), None)
    added: list[Entry] = []
    shared: list[Entry] = []
    failed: list[tuple[str, Problem]] = []
    try:
        view.register()
        entries = [*plan.add, *plan.share]
        results = view.keep_all(((entry.file_name, entry.sha256 or "", entry.stamp) for entry in entries), cancel)
        for entry, kept in zip(entries, results, strict=False):
            if isinstance(kept, Problem):
                failed.append((entry.file_name, kept))
                yield ItemFailed(entry.file_name, kept)
                continue
            if kept.added:
                added.append(entry)
            elif kept.shared:
                shared.append(entry)
            yield ItemDone(entry.file_name, entry.size)
    except OSError as error:  # the store's disk: nothing further would work
        why = disk_problem(error, str(error.filename or plan.store))
        failed.append((str(plan.store), why))
        yield ItemFailed(str(plan.store), why)
    finally:
        view.flush()
    report = AdoptReport(
        tuple(added), tuple(shared), tuple(failed), saved(plan.link, added, shared), cancelled=cancel.is_set
    )
    yield Finished(report)
