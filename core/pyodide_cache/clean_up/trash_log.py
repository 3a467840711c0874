"""Remember what a cleanup moved to the trash, so that it can be undone later, also after a restart.

Each cleanup has a file of its own, with one line of JSON for each moved file. A line is written right after the
move: a cleanup that is interrupted can be undone as far as it got.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from uuid import uuid4

from pyodide_cache.base.plans import Plan
from pyodide_cache.base.problems import Problem
from pyodide_cache.base.record import record
from pyodide_cache.files.reader import read_text
from pyodide_cache.formats.documents import parse_json
from pyodide_cache.settings.paths import AppPath

#: Number of cleanups that are remembered.
_MOST_KEPT = 20


@record
class TrashedFile:
    """A file in the trash.

    Attributes:
        file_name: its name in the cache directory.
        trashed: its path in the trash.
        size: bytes.
        modified_ns: its modification time, in nanoseconds since the epoch.

    """

    file_name: str
    trashed: Path
    size: int
    modified_ns: int


@record
class UndoPlan(Plan["UndoReport"]):
    """A cleanup that can be undone.

    Attributes:
        log: the file that remembers it.
        directory: the cache directory.
        when: the time of the cleanup, in seconds since the epoch.
        items: the files to restore.
        texts: lock files that the cleanup changed, by name: the text before and after.

    """

    log: Path
    directory: Path
    when: float
    items: tuple[TrashedFile, ...]
    texts: Mapping[str, tuple[str, str]]

    @property
    def bytes(self) -> int:
        """Bytes of the files to restore."""
        return sum(item.size for item in self.items)


@record
class UndoReport:
    """What was restored.

    Attributes:
        restored: files that are back in the cache directory.
        failed: names of files that are not, and why.
        bytes: of the restored files.
        cancelled: whether it was canceled; then some files were not tried.

    """

    restored: tuple[TrashedFile, ...]
    failed: tuple[tuple[str, Problem], ...]
    bytes: int
    cancelled: bool = False


class TrashLog:
    """Writes the log of one cleanup; without any moved file there is no log."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._path = _folder() / f"{time.time_ns():020d}-{uuid4().hex[:8]}.jsonl"
        self._is_begun = False

    def add(self, item: TrashedFile) -> None:
        """Log that a file was moved to the trash.

        Raises:
            OSError: when the log cannot be written.

        """
        if not self._is_begun:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            for oldest in _logs()[: -(_MOST_KEPT - 1)]:
                oldest.unlink(missing_ok=True)
            self._write({"directory": str(self._directory), "when": time.time()})
            self._is_begun = True
        self._write(
            {
                "file_name": item.file_name,
                "trashed": str(item.trashed),
                "size": item.size,
                "modified_ns": item.modified_ns,
            }
        )

    def add_text(self, name: str, before: str, after: str) -> None:
        """Log that the text of a lock file was changed."""
        if self._is_begun:
            self._write({"text_of": name, "before": before, "after": after})

    def _write(self, line: Mapping[str, Any]) -> None:
        # JSON escapes the surrogates that stand for undecodable bytes of a name.
        with self._path.open("a", encoding="ascii") as file:
            file.write(json.dumps(line) + "\n")


def undo_plans(directory: Path | None = None) -> list[UndoPlan]:
    """Return the remembered cleanups, newest first; None returns those of all directories."""
    found = [item for path in reversed(_logs()) if (item := _read(path)) and item.items]
    return [item for item in found if directory is None or item.directory == directory]


def keep_only(plan: UndoPlan, items: tuple[TrashedFile, ...]) -> None:
    """Replace the log of a cleanup by one of the files that are still in the trash; without any, delete it.

    Raises:
        OSError: when it cannot be written.

    """
    log = TrashLog(plan.directory)
    for item in items:
        log.add(item)
    plan.log.unlink(missing_ok=True)


def _read(path: Path) -> UndoPlan | None:
    lines = list(_lines(path))
    if not lines or not isinstance(lines[0].get("directory"), str):
        return None
    items, texts = [], {}
    for line in lines[1:]:
        match line:
            case {"file_name": str(name), "trashed": str(place), "size": int(size), "modified_ns": int(modified)}:
                items.append(TrashedFile(name, Path(place), size, modified))
            case {"text_of": str(name), "before": str(before), "after": str(after)}:
                texts[name] = (before, after)
    when = lines[0].get("when")
    return UndoPlan(path, Path(lines[0]["directory"]), float(when or 0.0), tuple(items), texts)


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the lines that are valid; the last one may be incomplete."""
    try:
        text = read_text(path)
    except (OSError, UnicodeDecodeError):
        return
    for line in text.splitlines():
        try:
            value = parse_json(line)
        except ValueError:
            continue
        if isinstance(value, dict):
            yield value


def _folder() -> Path:
    return AppPath.REMOVALS.path


def _logs() -> list[Path]:
    """Return the logs, oldest first."""
    return sorted(_folder().glob("*.jsonl"))
