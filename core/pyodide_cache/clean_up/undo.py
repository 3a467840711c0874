"""Undo a cleanup: restore what it moved to the trash, with bytes, names and times."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from pyodide_cache.base.events import Cancel, Event, Finished, ItemDone, ItemFailed, JobStarted, Note, Run
from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.clean_up.trash_log import TrashedFile, TrashLog, UndoPlan, UndoReport, keep_only, undo_plans
from pyodide_cache.files.atomic import write_file
from pyodide_cache.files.reader import read_text
from pyodide_cache.files.trash import find_in_trash, move_to_trash, restore_from_trash
from pyodide_cache.inventory.own_lock import own_lock_names


class LoggedTrash:
    """Remover that moves files of one cache directory to the trash, and logs them for `run_undo`.

    Use it as a context manager around a cleanup; at its end it logs how the cleanup changed lock files.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._log = TrashLog(directory)
        self._texts: dict[str, str] = {}

    def __enter__(self) -> LoggedTrash:
        self._texts = self._own_locks()
        return self

    def __exit__(self, *_exception: object) -> None:
        now = self._own_locks()
        with contextlib.suppress(OSError):
            for name, text in self._texts.items():
                if now.get(name, "") != text:
                    self._log.add_text(name, text, now.get(name, ""))

    def __call__(self, path: Path) -> None:
        """Move a file to the trash, and log where it is there.

        Raises:
            Problem: when it could not be moved.

        """
        try:
            status = path.stat(follow_symlinks=False)
        except OSError as error:
            raise disk_problem(error, str(path)) from error
        move_to_trash(path)
        if place := find_in_trash(path, status.st_size, status.st_mtime_ns):
            with contextlib.suppress(OSError):  # without the log the user can still restore it from the trash
                self._log.add(TrashedFile(path.name, place, status.st_size, status.st_mtime_ns))

    def _own_locks(self) -> dict[str, str]:
        found = {}
        for name in own_lock_names(self._directory):
            with contextlib.suppress(OSError, UnicodeDecodeError):
                found[name] = read_text(self._directory / name)
        return found


def last_undo(directory: Path) -> UndoPlan | None:
    """Return the newest cleanup of a directory that can be undone: some of its files are still in the trash."""
    for plan in undo_plans(directory):
        if any(item.trashed.exists() or item.trashed.is_symlink() for item in plan.items):
            return plan
        keep_only(plan, ())  # the trash was emptied
    return None


def run_undo(plan: UndoPlan, *, cancel: Cancel) -> Run[UndoReport]:
    """Restore the files of a cleanup, and yield events; the last has the report.

    Existing files are not replaced. A file whose size or time changed in the trash stays there.
    """
    yield JobStarted(len(plan.items), plan.bytes)
    restored: list[TrashedFile] = []
    failed: list[tuple[TrashedFile, Problem]] = []
    for item in plan.items:
        if cancel.is_set:
            break
        try:
            _restore(item, plan.directory)
        except Problem as problem:
            failed.append((item, problem))
            yield ItemFailed(item.file_name, problem)
        else:
            restored.append(item)
            yield ItemDone(item.file_name, item.size)
    if restored:
        yield from _restore_texts(plan)
    # Files that are no longer in the trash are forgotten too.
    done = {*restored, *(item for item, problem in failed if problem.code is Code.GONE)}
    try:
        keep_only(plan, tuple(item for item in plan.items if item not in done))
    except OSError as error:
        yield Note(disk_problem(error, str(plan.log)))
    yield Finished(
        UndoReport(
            tuple(restored),
            tuple((item.file_name, problem) for item, problem in failed),
            sum(item.size for item in restored),
            cancelled=cancel.is_set,
        )
    )


def _restore(item: TrashedFile, directory: Path) -> None:
    target = _inside(directory, item.file_name)
    try:
        status = item.trashed.stat(follow_symlinks=False)
    except FileNotFoundError as error:
        raise Problem(Code.GONE, path=str(item.trashed)) from error
    except OSError as error:
        raise disk_problem(error, str(item.trashed)) from error
    if (status.st_size, status.st_mtime_ns) != (item.size, item.modified_ns):
        raise Problem(Code.CHANGED, path=str(item.trashed))
    try:
        directory.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise disk_problem(error, str(directory)) from error
    restore_from_trash(item.trashed, target)


def _inside(directory: Path, name: str) -> Path:
    """Return the path of a name in a directory; the log may have been changed by anything."""
    if name in {"", ".", ".."} or Path(name).name != name:
        raise Problem(Code.UNSAFE_NAME, name=name, why="separator")
    return directory / name


def _restore_texts(plan: UndoPlan) -> Iterator[Event]:
    """Restore the lock files that the cleanup changed, unless they were changed again since."""
    for name, (before, after) in plan.texts.items():
        try:
            path = _inside(plan.directory, name)
            now = read_text(path) if path.exists() else ""
            if now == after:
                write_file(path, before)
            else:
                yield Note(Problem(Code.CHANGED, path=str(path)))
        except Problem as problem:
            yield Note(problem)
        except UnicodeDecodeError:
            yield Note(Problem(Code.CHANGED, path=name))
        except OSError as error:
            yield Note(disk_problem(error, name))
