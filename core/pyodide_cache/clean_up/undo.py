"""Undo a clean-up: what it moved to the trash comes back, bytes, names and times."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from pyodide_cache.base.events import Cancel, Event, Finished, ItemDone, ItemFailed, JobStarted, Note, Run
from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.clean_up.undo_log import LoggedRemoval, Moved, RemovalLog, UndoReport, keep_only, removals
from pyodide_cache.files.text_files import write_text_safely
from pyodide_cache.files.trash import find_in_trash, move_to_trash, restore_from_trash
from pyodide_cache.inventory.own_lock import own_lock_names


class UndoableTrash:
    """The system's trash, as a remover that remembers what it took.

    Used around a prune of one directory: leaving it writes down what became of the directory's own
    lock files meanwhile.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._log = RemovalLog(directory)
        self._texts: dict[str, str] = {}

    def __enter__(self) -> UndoableTrash:
        self._texts = self._own_locks()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        now = self._own_locks()
        for name, text in self._texts.items():
            if now.get(name, "") != text:
                try:
                    self._log.rewrote(name, text, now.get(name, ""))
                except OSError:
                    return

    def __call__(self, path: Path) -> None:
        """Move a file to the trash, and write down where it lies."""
        try:
            status = path.stat(follow_symlinks=False)
        except OSError as error:
            raise disk_problem(error, str(path)) from error
        move_to_trash(path)
        if place := find_in_trash(path, status.st_size, status.st_mtime_ns):
            try:
                self._log.moved(Moved(path.name, place, status.st_size, status.st_mtime_ns))
            except OSError:
                return  # it lies in the trash all the same, where a person finds it

    def _own_locks(self) -> dict[str, str]:
        found = {}
        for name in own_lock_names(self._directory):
            try:
                found[name] = (self._directory / name).read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError):
                continue
        return found


def last_removal(directory: Path) -> LoggedRemoval | None:
    """Return the newest clean-up of a directory that can be undone: one whose files still lie in the trash."""
    for removal in removals(directory):
        if any(item.trashed.exists() or item.trashed.is_symlink() for item in removal.items):
            return removal
        keep_only(removal, ())  # the trash was emptied
    return None


def run_undo(removal: LoggedRemoval, *, cancel: Cancel) -> Run[UndoReport]:
    """Bring back what a clean-up took, and yield events; the last has the report.

    Nothing that lies in the directory now is replaced, and a file whose size or time has changed in
    the trash stays there.
    """
    yield JobStarted(len(removal.items), removal.bytes)
    restored: list[Moved] = []
    failed: list[tuple[Moved, Problem]] = []
    for item in removal.items:
        if cancel.is_set:
            break
        try:
            _restore(item, removal.directory)
        except Problem as problem:
            failed.append((item, problem))
            yield ItemFailed(item.file_name, problem)
        else:
            restored.append(item)
            yield ItemDone(item.file_name, item.size)
    if restored:
        yield from _restore_texts(removal)
    # What is gone from the trash for good need not be tried again.
    done = {*restored, *(item for item, problem in failed if problem.code is Code.GONE)}
    try:
        keep_only(removal, tuple(item for item in removal.items if item not in done))
    except OSError as error:
        yield Note(disk_problem(error, str(removal.log)))
    yield Finished(
        UndoReport(
            tuple(restored),
            tuple((item.file_name, problem) for item, problem in failed),
            sum(item.size for item in restored),
            cancelled=cancel.is_set,
        )
    )


def _restore(item: Moved, directory: Path) -> None:
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
    """Return the path of a name in a directory; the log is a file that anything may have changed."""
    if name in {"", ".", ".."} or Path(name).name != name:
        raise Problem(Code.UNSAFE_NAME, name=name, why="separator")
    return directory / name


def _restore_texts(removal: LoggedRemoval) -> Iterator[Event]:
    """Bring back the lock files that the clean-up rewrote, unless something else did since."""
    for name, (before, after) in removal.texts.items():
        try:
            path = _inside(removal.directory, name)
            now = path.read_text(encoding="utf-8") if path.exists() else ""
            if now == after:
                write_text_safely(path, before)
            else:
                yield Note(Problem(Code.CHANGED, path=str(path)))
        except Problem as problem:
            yield Note(problem)
        except UnicodeDecodeError:
            yield Note(Problem(Code.CHANGED, path=name))
        except OSError as error:
            yield Note(disk_problem(error, name))
