"""Undo a cleanup: restore what it moved to the trash, with bytes, names and times."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from pyodide_cache.base.events import Cancel, Event, Finished, ItemDone, ItemFailed, JobStarted, Note, Run
from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Code, Problem, disk_problem, disk_problems
from pyodide_cache.base.record import replace
from pyodide_cache.clean_up.trash_log import (
    LockText,
    TrashedFile,
    TrashLog,
    UndoPlan,
    UndoReport,
    begin_undo,
    keep_only,
    undo_plans,
    was_deletion_since,
)
from pyodide_cache.files.atomic import write_file
from pyodide_cache.files.permissions import make_directory
from pyodide_cache.files.reader import read_text, sha256_of
from pyodide_cache.files.stamps import stamp_of
from pyodide_cache.files.trash import find_in_trash, move_to_trash, restore_from_trash
from pyodide_cache.inventory.ledger import Ledger, Record
from pyodide_cache.inventory.own_lock import own_lock_names, restore_additions


class LoggedTrash:
    """Remover that moves files of one cache directory to the trash, and logs them for `run_undo`.

    Use it as a context manager around a cleanup: it writes what will be moved, and the lock files, before the first
    move, and how the lock files are afterwards. ``files`` will be moved: their names, and what the ledger knows.
    """

    def __init__(self, directory: Path, files: Mapping[str, Record | None]) -> None:
        self._directory = directory
        self._files = files
        self._log = TrashLog(directory)
        self._texts: dict[str, LockText] = {}
        self._moved = 0
        #: Whether `run_undo` can restore all files that were moved.
        self.can_undo = True

    def __enter__(self) -> LoggedTrash:
        self._texts = self._own_locks()
        items = []
        for name in self._files:
            with contextlib.suppress(OSError):
                items.append(self._item(name))
        try:
            self._log.begin(items, self._texts)
        except OSError:  # a full disk is a reason to clean up: the files go to the trash, and no undo is promised
            self.can_undo = False
        return self

    def __exit__(self, *_exception: object) -> None:
        with contextlib.suppress(OSError):  # without its end, an undo takes the cleanup for an interrupted one
            now = self._own_locks()
            after = {name: now[name].before if name in now else "" for name in self._texts}
            self._log.end(after, is_empty=not self._moved)

    def __call__(self, path: Path) -> None:
        """Move a file to the trash, and log where it is there; raise `Problem` when it could not be moved."""
        with disk_problems(path):
            item = self._item(path.name)
            if path.is_symlink() and not path.exists():
                # The trash does not take such a link: it is removed, and an undo makes it again.
                self._log.add(replace(item, link=str(path.readlink())))
                path.unlink()
                self._moved += 1
                return
        move_to_trash(path)
        self._moved += 1
        with contextlib.suppress(OSError):
            if place := find_in_trash(path, item.size, item.modified_ns):
                self._log.add(replace(item, trashed=place))
                return
        self.can_undo = False

    def _item(self, name: str) -> TrashedFile:
        status = (self._directory / name).stat(follow_symlinks=False)
        return TrashedFile(name, None, status.st_size, status.st_mtime_ns, known=self._files.get(name))

    def _own_locks(self) -> dict[str, LockText]:
        found = {}
        for name in own_lock_names(self._directory):
            with contextlib.suppress(OSError, UnicodeDecodeError):
                status = (self._directory / name).stat()
                text = read_text(self._directory / name)
                found[name] = LockText(text, None, stat.S_IMODE(status.st_mode), status.st_gid)
        return found


def last_undo(directory: Path) -> UndoPlan | None:
    """Return the newest cleanup of a directory that can be undone: some of its files are still in the trash."""
    for plan in undo_plans(directory):
        if plan.is_begun or any(item.link or (item.trashed and os.path.lexists(item.trashed)) for item in plan.items):
            return replace(plan, has_deletion_since=was_deletion_since(directory, plan.when))
        keep_only(plan, ())  # the trash was emptied
    return None


def run_undo(plan: UndoPlan, *, ledger: Ledger, cancel: Cancel) -> Run[UndoReport]:
    """Restore the files of a cleanup, and yield events; the last has the report.

    Existing files are not replaced; one with the same bytes is noted. A file whose size or time changed in the trash
    stays there. An undo that was interrupted is continued by the next one.
    """
    yield JobStarted(len(plan.items), plan.bytes)
    with contextlib.suppress(OSError):  # then an interruption cannot be continued, and nothing else is lost
        begin_undo(plan)
    restored: list[TrashedFile] = []
    in_place: list[TrashedFile] = []
    failed: list[tuple[TrashedFile, Problem]] = []
    for item in plan.items:
        if cancel.is_set:
            break
        try:
            if _is_in_place(item, plan.directory):
                yield Note(Problem(Code.SAME_IN_PLACE, name=item.file_name))
                in_place.append(item)
                continue
            _restore(item, plan.directory)
        except Problem as problem:
            failed.append((item, problem))
            yield ItemFailed(item.file_name, problem)
        else:
            restored.append(item)
            if item.known:
                _remember(plan.directory / item.file_name, item.known, ledger)
            yield ItemDone(item.file_name, item.size)
    ledger.flush()
    if restored or in_place:
        yield from _restore_texts(plan)
    # Files that are no longer in the trash are forgotten too.
    done = {*restored, *in_place, *(item for item, problem in failed if problem.code is Code.GONE)}
    try:
        keep_only(plan, tuple(item for item in plan.items if item not in done))
    except OSError as error:
        yield Note(disk_problem(error, str(plan.log)))
    failures = tuple(Failure(item.file_name, problem) for item, problem in failed)
    size, names = sum(item.size for item in restored), tuple(item.file_name for item in in_place)
    yield Finished(UndoReport(tuple(restored), failures, size, cancelled=cancel.is_set, in_place=names))


def _remember(path: Path, known: Record, ledger: Ledger) -> None:
    """Note what the ledger knew about a file, since the move changed its stamp."""
    with contextlib.suppress(OSError, Problem):
        stamp = stamp_of(path)
        if sha256_of(path) == known.sha256:
            ledger.add([(stamp, known)])


def _restore(item: TrashedFile, directory: Path) -> None:
    target = _inside(directory, item.file_name)
    with disk_problems(directory):
        make_directory(directory)
    if item.link:
        with disk_problems(target):
            if not target.is_symlink() or str(target.readlink()) != item.link:
                target.symlink_to(item.link)
    elif item.trashed:
        if _is_back(item, target) and not os.path.lexists(item.trashed):
            return
        with disk_problems(item.trashed):
            status = item.trashed.stat(follow_symlinks=False)
        if (status.st_size, status.st_mtime_ns) != (item.size, item.modified_ns):
            raise Problem(Code.CHANGED, path=str(item.trashed))
        restore_from_trash(item.trashed, target)


def _is_in_place(item: TrashedFile, directory: Path) -> bool:
    """Return whether the same bytes came back under another time, as by a new download."""
    target = _inside(directory, item.file_name)
    if not item.trashed or _is_back(item, target):
        return False
    try:
        status = target.stat(follow_symlinks=False)
        is_alike = stat.S_ISREG(status.st_mode) and status.st_size == item.size
        return is_alike and sha256_of(target) == sha256_of(item.trashed)
    except (OSError, Problem):
        return False


def _is_back(item: TrashedFile, target: Path) -> bool:
    """Return whether an undo that was interrupted restored a file."""
    try:
        status = target.stat(follow_symlinks=False)
    except OSError:
        return False
    return (status.st_size, status.st_mtime_ns) == (item.size, item.modified_ns)


def _inside(directory: Path, name: str) -> Path:
    """Return the path of a name in a directory; the log may have been changed by anything."""
    if name in {"", ".", ".."} or Path(name).name != name:
        raise Problem(Code.UNSAFE_NAME, name=name, why="separator")
    return directory / name


def _restore_texts(plan: UndoPlan) -> Iterator[Event]:
    """Restore the lock files that the cleanup changed; what was written since stays in them."""
    for name, text in plan.texts.items():
        try:
            path = _inside(plan.directory, name)
            now = read_text(path) if path.exists() else ""
            if now == text.before:
                continue
            if now == text.after:
                write_file(path, text.before)
                _set_permissions(path, text)
            else:
                restore_additions(plan.directory, text.before)
                if not now and path.exists():
                    _set_permissions(path, text)
        except UnicodeError:
            yield Note(Problem(Code.CHANGED, path=name))
        except (Problem, OSError) as error:
            yield Note(disk_problem(error, name))


def _set_permissions(path: Path, text: LockText) -> None:
    with contextlib.suppress(OSError, OverflowError):  # a group that the user does not belong to
        if text.group != -1 and hasattr(os, "chown"):
            os.chown(path, -1, text.group)
    if text.mode:
        path.chmod(text.mode & 0o777)
