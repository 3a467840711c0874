"""Adopt a cache directory: share its files with a store, so that the same bytes are stored once."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path

from pyodide_cache.base.events import Cancel, Finished, ItemDone, ItemFailed, JobStarted, Run, report_of
from pyodide_cache.base.plans import Failure, Plan
from pyodide_cache.base.problems import Code, Problem, disk_problem, disk_problems
from pyodide_cache.base.record import record
from pyodide_cache.files.links import Link, best_link, may_link, share_bytes
from pyodide_cache.files.paths import absolute
from pyodide_cache.inventory.inventory import NOT_AS_PUBLISHED, Entry, Inventory, bytes_freed
from pyodide_cache.inventory.ledger import Ledger
from pyodide_cache.inventory.status import StatusResolver
from pyodide_cache.settings.attachments import Attachments
from pyodide_cache.sharing.members import StoreMember
from pyodide_cache.sharing.store import Store, open_store, planned_store
from pyodide_cache.verify.verify import plan_verify, run_verify


@record
class AdoptPlan(Plan["AdoptReport"]):
    """What adopting a directory would do."""

    directory: Path
    store: Path
    link: Link  # how files share their bytes
    add: tuple[Entry, ...]  # files whose bytes are added to the store
    #: Files that become links to bytes that the store has, or gets from another file of the directory.
    share: tuple[Entry, ...]
    ready: int = 0  # number of files whose bytes the store has, and shares if it can
    refused: tuple[Failure, ...] = ()  # files that are not touched, and why

    @property
    def bytes_saved(self) -> int:
        """Bytes of disk space that are freed; negative if copies need more."""
        return _saved(self.link, self.add, self.share)


@record
class AdoptOptions:
    """The ways to adopt a directory."""

    plan: AdoptPlan  # by reflink, or by copying where the file system has no reflinks
    #: By hard link; None where that is not possible, or reflinks are, which are safer and save as much.
    hard_links: AdoptPlan | None = None

    def choose(self, *, hard_links: bool) -> AdoptPlan:
        """Return the plan to use; with ``hard_links``, the one by hard link if there is one."""
        return self.hard_links if hard_links and self.hard_links else self.plan


@record
class AdoptReport:
    """What adopting did."""

    added: tuple[Entry, ...]  # files whose bytes were added to the store
    shared: tuple[Entry, ...]  # files that became links to the store's bytes
    failed: tuple[Failure, ...]  # files that were not touched, and why
    bytes_saved: int  # bytes of disk space that were freed; negative if copies needed more
    cancelled: bool = False


def adopt_options(inventory: Inventory, root: Path, *, ledger: Ledger, cancel: Cancel) -> Run[AdoptOptions]:
    """Verify a directory, and yield events; the last has the plans of adopting it into the store at ``root``.

    Nothing is changed; the store need not exist.

    Raises:
        Problem: `Code.IN_THE_STORE`; `Code.UNSAFE_NAME` for a path that the settings cannot hold; or why the store
            cannot be used.
    """
    directory = absolute(inventory.directory)
    if directory == root or root in directory.parents:
        raise Problem(Code.IN_THE_STORE, path=str(directory), store=str(root))
    for path in map(str, (directory, root)):
        try:
            path.encode()
        except UnicodeEncodeError as error:
            raise Problem(Code.UNSAFE_NAME, name=path, why="encoding") from error
    store = planned_store(root)
    resolver = StatusResolver(inventory.directory, ledger, cancel=cancel)
    verified = yield from report_of(run_verify(plan_verify(inventory), resolver, cancel=cancel))
    cancel.check()
    with disk_problems(directory, inside=True):
        places = _existing(root), _existing(directory)
        links = [best_link(*places, hard=hard) for hard in (False, True)]
    plans = [
        plan_adopt(directory, verified.entries, store, item, unreadable=verified.failed)
        for item in dict.fromkeys(links)
    ]
    yield Finished(AdoptOptions(*plans))


def plan_adopt(
    directory: Path,
    entries: Iterable[Entry],
    store: Store,
    link: Link,
    *,
    unreadable: Iterable[Failure] = (),
) -> AdoptPlan:
    """Decide for each package file of a directory whether it is added or shared."""
    add: list[Entry] = []
    share: list[Entry] = []
    refused = [*unreadable]
    ready = 0
    first: dict[str, Entry] = {}
    for entry in entries:
        sha256 = entry.sha256
        if entry.warning:  # a link, an empty file
            refused.append(Failure(entry.file_name, entry.warning))
        elif sha256 is None or entry.status in NOT_AS_PUBLISHED:
            refused.append(Failure(entry.file_name, Problem(Code.WRONG_BYTES, name=entry.file_name)))
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
                refused.append(Failure(entry.file_name, Problem(Code.OTHER_OWNER, name=entry.file_name)))
            else:
                share.append(entry)
        else:
            first[sha256] = entry
            add.append(entry)
    return AdoptPlan(directory, store.root, link, tuple(add), tuple(share), ready, tuple(refused))


def run_adopt(plan: AdoptPlan, *, ledger: Ledger, cancel: Cancel) -> Run[AdoptReport]:
    """Carry out a plan, and attach the store to the directory; yield events, the last has the report."""
    attachments = Attachments()
    attachments.of(plan.directory)  # unreadable settings must stop it before anything is changed
    store = open_store(plan.store, create=True)
    with disk_problems(plan.store, inside=True):
        member = StoreMember(store, plan.directory, plan.link, ledger)
        report = yield from report_of(share_planned(plan, member, cancel=cancel))
        attachments.set_store(plan.directory, store.root, plan.link)
    yield Finished(report)


def share_planned(plan: AdoptPlan, member: StoreMember, *, cancel: Cancel) -> Run[AdoptReport]:
    """Share the planned files, and yield events; the last has the report.

    A file that changed since it was hashed is reported and not touched.
    """
    yield JobStarted(len(plan.add) + len(plan.share), None)
    added: list[Entry] = []
    shared: list[Entry] = []
    failed: list[Failure] = []
    try:
        member.register()
        entries = [*plan.add, *plan.share]
        results = member.share_all(((entry.file_name, entry.sha256 or "", entry.stamp) for entry in entries), cancel)
        for entry, result in zip(entries, results, strict=False):
            if isinstance(result, Problem):
                failed.append(Failure(entry.file_name, result))
                yield ItemFailed(entry.file_name, result)
                continue
            if result.added:
                added.append(entry)
            elif result.shared:
                shared.append(entry)
            yield ItemDone(entry.file_name, entry.size)
        member.flush()
    except OSError as error:  # the disk of the store: the other files would fail too
        problem = disk_problem(error, plan.store, inside=True)
        failed.append(Failure(str(plan.store), problem))
        yield ItemFailed(str(plan.store), problem)
    finally:
        with contextlib.suppress(OSError):  # said above
            member.flush()
    freed = _saved(plan.link, added, shared)
    yield Finished(AdoptReport(tuple(added), tuple(shared), tuple(failed), freed, cancelled=cancel.is_set))


def _existing(path: Path) -> Path:
    """Return the nearest existing folder of a path."""
    return next((folder for folder in (path, *path.parents) if folder.is_dir()), path)


def _saved(link: Link, added: Iterable[Entry], shared: Iterable[Entry]) -> int:
    """Return the bytes that sharing frees: an inode's when its last name goes; a copy costs its size."""
    cost = sum(entry.size for entry in added) if link is Link.COPY else 0
    return bytes_freed(shared) - cost
