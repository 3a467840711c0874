"""The state of a store: what it holds, and who uses it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.base.record import field, record, replace
from pyodide_cache.files.links import Link
from pyodide_cache.formats.filenames import identify
from pyodide_cache.inventory.inventory import Totals, totals_of
from pyodide_cache.inventory.scan import take_inventory
from pyodide_cache.settings.attachments import Attachments, default_store
from pyodide_cache.sharing.store import Blob, open_store


@record
class MemberState:
    """A member of a store."""

    directory: Path
    totals: Totals = field(default_factory=Totals)  # of its package files
    problem: Problem | None = None  # why it cannot be read, if so


@record
class StoreState:
    """What is known of a store, seen from a cache directory."""

    root: Path
    directory: Path
    link: Link | None = None  # how the directory shares files with this store; None if it does not
    other: Path | None = None  # another store that the directory uses
    exists: bool = False  # False where a store can be created
    totals: Totals = field(default_factory=Totals)  # of its blobs
    compressed: Totals = field(default_factory=Totals)  # of those that are compressed
    expanded: int = 0  # bytes that these would have
    saved: int = 0  # bytes that hard links save now; file systems do not report what reflinks save
    members: tuple[MemberState, ...] = ()  # the cache directories that use it
    problem: Problem | None = None  # why the store cannot be used, if so


def store_of(directory: Path) -> Path:
    """Return the store that a directory uses, or would use by default, or raise `Code.BROKEN_SETTINGS`."""
    return Attachments().of(directory).store or default_store()


def read_store_state(root: Path, directory: Path, *, cancel: Cancel) -> StoreState:
    """Return what the store at ``root`` holds and who uses it, seen from a directory (an absolute path).

    Raises:
        Problem: `Code.BROKEN_SETTINGS`.
    """
    attachment = Attachments().of(directory)
    link = Link(attachment.link) if attachment.store == root else None
    state = StoreState(root, directory, link, attachment.store if attachment.store != root else None)
    try:
        store = open_store(root)
        plain, compressed = tuple(store.blobs()), tuple(store.compressed())
    except (Problem, OSError) as error:
        problem = disk_problem(error, root)
        return state if problem.code is Code.NO_STORE else replace(state, problem=problem)
    return replace(
        state,
        exists=True,
        totals=_totals((*plain, *compressed)),
        compressed=_totals(compressed),
        expanded=sum(store.expanded_size(blob.sha256) or 0 for blob in compressed),
        # One name is the store's, one is the member's own file; every further one would be a copy.
        saved=sum(blob.stamp.size * (blob.links - 2) for blob in plain if blob.links > 2),
        members=tuple(_member_state(member.directory, cancel) for member in store.members()),
    )


def _totals(blobs: Sequence[Blob]) -> Totals:
    return Totals(len(blobs), sum(blob.stamp.size for blob in blobs))


def leave_store(root: Path, directory: Path) -> None:
    """Remove a directory from a store's list of members, and detach the store; its files are kept.

    Raises:
        Problem: `Code.NOT_A_STORE_MEMBER`, or why the store cannot be used.
    """
    known = open_store(root).forget_member(directory)
    if Attachments().of(directory).store == root:
        Attachments().set_store(directory, None)
    elif not known:
        raise Problem(Code.NOT_A_STORE_MEMBER, path=str(directory), store=str(root))


def _member_state(directory: Path, cancel: Cancel) -> MemberState:
    found = take_inventory(directory, identify=identify, cancel=cancel)
    if not found.exists:
        return MemberState(directory, problem=Problem(Code.GONE, path=str(directory)))
    return MemberState(directory, totals_of(found.packages), found.problem)
