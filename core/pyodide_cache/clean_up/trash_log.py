"""Remember what a cleanup moves to the trash, so that it can be undone later, also after a restart or a kill.

Each cleanup has a file of its own, with lines of JSON. What it will move, and the lock files as they are, is written
before the first move; a line follows each move. After an interruption, the trash itself tells what was moved.

What writes a log raises `OSError` when it cannot.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from uuid import uuid4

from pyodide_cache.base.plans import Failure, Plan
from pyodide_cache.base.problems import Problem, disk_problems
from pyodide_cache.base.quantities import known_time
from pyodide_cache.base.record import as_dict, field, from_dict, record, replace
from pyodide_cache.files.atomic import write_file
from pyodide_cache.files.paths import stored_path
from pyodide_cache.files.reader import read_text
from pyodide_cache.files.trash import find_in_trash, forget_unfinished
from pyodide_cache.formats.documents import parse_json
from pyodide_cache.inventory.ledger import Record
from pyodide_cache.settings.paths import AppPath

#: Number of cleanups that are remembered.
_MOST_KEPT = 20

#: No file has more bytes.
_MOST_SIZE = 2**63

#: A log of 100,000 files has some 50 MB.
_MOST_BYTES = 256 * 1024 * 1024


@record
class TrashedFile:
    """A file in the trash."""

    file_name: str  # its name in the cache directory
    trashed: Path | None  # its path in the trash; None if it was not moved yet
    size: int
    modified_ns: int  # its modification time, in nanoseconds since the epoch
    link: str = ""  # where a link that leads nowhere leads; empty for all other files. Such a link is made again.
    known: Record | None = None  # what the ledger knew about its bytes


@record
class LockText:
    """A lock file that a cleanup changed."""

    before: str  # its text
    #: Its text after the cleanup, empty if it was removed; None if the cleanup was interrupted.
    after: str | None = None
    mode: int = 0  # its permissions
    group: int = -1  # the number of its group; -1 if unknown


@record
class UndoPlan(Plan["UndoReport"]):
    """A cleanup that can be undone."""

    log: Path  # the file that remembers it
    directory: Path
    when: float  # the time of the cleanup, in seconds since the epoch
    items: tuple[TrashedFile, ...]  # the files to restore
    texts: Mapping[str, LockText] = field(default_factory=dict)  # lock files as they were before the cleanup, by name
    is_begun: bool = False  # whether an earlier undo was interrupted
    has_deletion_since: bool = False  # whether files of the directory were deleted permanently since

    @property
    def bytes(self) -> int:
        """Bytes of the files to restore."""
        return sum(item.size for item in self.items)


@record
class UndoReport:
    """What was restored."""

    restored: tuple[TrashedFile, ...]  # files that are back in the cache directory
    failed: tuple[Failure, ...]  # names of files that are not, and why
    bytes: int  # of the restored files
    cancelled: bool = False  # whether it was canceled; then some files were not tried
    in_place: tuple[str, ...] = ()  # names of files that were back already, with the same bytes


class TrashLog:
    """Writes the log of one cleanup; without any moved file there is no log."""

    def __init__(self, directory: Path, when: float | None = None) -> None:
        self._directory = directory
        self._when = time.time() if when is None else when
        self._path = AppPath.REMOVALS.path / _name(())
        self._is_begun = False

    def begin(self, items: Iterable[TrashedFile] = (), texts: Mapping[str, LockText] | None = None) -> None:
        """Write what will be moved, before it is moved."""
        lines: list[Mapping[str, Any]] = [{"directory": str(self._directory), "when": self._when}]
        lines += map(as_dict, items)
        lines += [{"text_of": name, **as_dict(text)} for name, text in (texts or {}).items()]
        logs = _logs()
        for oldest in logs[: -(_MOST_KEPT - 1)]:
            oldest.unlink(missing_ok=True)
        self._path = self._path.with_name(_name(logs))
        write_file(self._path, _text_of(lines))
        self._is_begun = True

    def add(self, item: TrashedFile) -> None:
        """Log that a file was moved to the trash, or that a link will be removed."""
        if not self._is_begun:
            self.begin()
        _append(self._path, [as_dict(item)], durable=bool(item.link))

    def end(self, texts_after: Mapping[str, str], *, is_empty: bool = False) -> None:
        """Log how lock files are now, and that the cleanup has ended; without any moved file, delete the log."""
        if is_empty:
            self._path.unlink(missing_ok=True)
        elif self._is_begun:
            lines: list[Mapping[str, Any]] = [{"text_of": name, "after": text} for name, text in texts_after.items()]
            _append(self._path, [*lines, {"ended": True}], durable=True)


def note_deletion(directory: Path, names: Iterable[str] = ()) -> None:
    """Remember that files were deleted permanently, so that an older cleanup is not taken for the last one."""
    head = {"directory": str(directory), "when": time.time()}
    write_file(_deletion_of(directory), _text_of([head, *({"file_name": name} for name in names)]))


def was_deletion_since(directory: Path, when: float) -> bool:
    """Return whether files of a directory were deleted permanently after a time, in seconds since the epoch."""
    return any((known_time(line.get("when")) or 0.0) > when for line in _lines(_deletion_of(directory)))


def removed_names(directory: Path) -> Iterator[str]:
    """Yield the names of files that remembered cleanups of a directory moved to the trash, or the last deleted."""
    for path in (*_logs(), _deletion_of(directory)):
        lines = _lines(path)
        if next(lines, {}).get("directory") == str(directory):
            yield from (str(line["file_name"]) for line in lines if "file_name" in line)


def begin_undo(plan: UndoPlan) -> None:
    """Log that an undo begins, so that one that is killed is continued."""
    _append(plan.log, [{"undo": True}], durable=True)


def undo_plans(directory: Path) -> Iterator[UndoPlan]:
    """Yield the remembered cleanups of a directory, newest first; a log is read when it is asked for.

    Raises:
        Problem: when the folder of the logs cannot be read.
    """
    with disk_problems(AppPath.REMOVALS.path):
        logs = _logs()
    for path in reversed(logs):
        if (found := _read(path)) and found.items and found.directory == directory:
            yield found


def keep_only(plan: UndoPlan, items: tuple[TrashedFile, ...]) -> None:
    """Replace the log of a cleanup by one of the files that are still in the trash; without any, delete it."""
    if items:
        log = TrashLog(plan.directory, plan.when)
        # The lock files are those of now: what they name of the rest is merged into them.
        log.begin(items, {name: replace(text, after=None) for name, text in plan.texts.items()})
        log.end({})
    plan.log.unlink(missing_ok=True)


def _append(path: Path, lines: Iterable[Mapping[str, Any]], *, durable: bool) -> None:
    with path.open("a", encoding="ascii") as file:
        file.write(_text_of(lines))
        if durable:
            file.flush()
            os.fsync(file.fileno())


def _text_of(lines: Iterable[Mapping[str, Any]]) -> str:
    # JSON escapes the surrogates that stand for undecodable bytes of a name.
    return "".join(json.dumps(line, default=str) + "\n" for line in lines)


def _read(path: Path) -> UndoPlan | None:
    lines = list(_lines(path))
    try:
        directory = stored_path(lines[0]["directory"])
    except (IndexError, KeyError, ValueError):
        return None
    items: dict[str, TrashedFile] = {}
    texts: dict[str, LockText] = {}
    for line in lines[1:]:
        with contextlib.suppress(ValueError):
            if "text_of" in line:
                name = stored_path(line.pop("text_of")).name
                before = as_dict(texts[name]) if name in texts else {}
                texts[name] = from_dict(LockText, {**before, **line})
            elif "file_name" in line:
                item = from_dict(TrashedFile, line)
                if 0 <= item.size < _MOST_SIZE:
                    items[item.file_name] = item
    if not any("ended" in line for line in lines):
        items = {name: _found(item, directory) for name, item in items.items()}
    moved = tuple(item for item in items.values() if item.trashed or item.link)
    when = known_time(lines[0].get("when")) or 0.0
    return UndoPlan(path, directory, when, moved, texts, any("undo" in line for line in lines))


def _found(item: TrashedFile, directory: Path) -> TrashedFile:
    """Look in the trash for a file of a cleanup that was interrupted before it logged the move."""
    path = directory / item.file_name
    if item.trashed or item.link or path.parent != directory:
        return item
    if os.path.lexists(path):
        forget_unfinished(path)
        return item
    return replace(item, trashed=find_in_trash(path, item.size, item.modified_ns))


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the lines that are valid; the last one may be incomplete."""
    try:
        text = read_text(path, _MOST_BYTES)
    except (OSError, UnicodeDecodeError, Problem):
        return
    for line in text.splitlines():
        try:
            value = parse_json(line)
        except ValueError:
            continue
        if isinstance(value, dict):
            yield value


def _deletion_of(directory: Path) -> Path:
    from hashlib import sha256

    return AppPath.REMOVALS.path / f"{sha256(os.fsencode(directory)).hexdigest()[:16]}.deleted"


def _name(logs: Iterable[Path]) -> str:
    """Return the name of a log that comes after all others, also if the clock was set back since."""
    numbers = (path.name.partition("-")[0] for path in logs)
    last = max((int(number) for number in numbers if re.fullmatch(r"\d{20}", number)), default=0)
    return f"{max(time.time_ns(), last + 1):020d}-{uuid4().hex[:8]}.jsonl"


def _logs() -> list[Path]:
    """Return the logs, oldest first."""
    return sorted(AppPath.REMOVALS.path.glob("*.jsonl"))
