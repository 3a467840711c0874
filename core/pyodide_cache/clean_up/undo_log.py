"""What was moved to the trash, and from where: kept until it is undone, also over a restart.

One file a clean-up, a line of JSON a moved file, written as it is moved: a clean-up that is cut
off in the middle can be undone as far as it came.
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
from pyodide_cache.settings.paths import state_dir

#: So many clean-ups are remembered.
_MOST_KEPT = 20


@record
class Moved:
    """A file that lies in the trash: its name in the cache directory, and how to know it again."""

    file_name: str
    trashed: Path
    size: int
    modified_ns: int


@record
class LoggedRemoval(Plan["UndoReport"]):
    """A clean-up that can be undone.

    Attributes:
        log: the file that remembers it.
        when: seconds since the epoch.
        texts: small files that the clean-up rewrote, by name: what they were, and what it made of them.

    """

    log: Path
    directory: Path
    when: float
    items: tuple[Moved, ...]
    texts: Mapping[str, tuple[str, str]]

    @property
    def bytes(self) -> int:
        """Bytes of the files that would come back."""
        return sum(item.size for item in self.items)


class RemovalLog:
    """Writes down one clean-up."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._path = _folder() / f"{time.time_ns():020d}-{uuid4().hex[:8]}.jsonl"
        self._is_begun = False

    def moved(self, item: Moved) -> None:
        """Write down that a file lies in the trash now.

        Raises:
            OSError: when it cannot be written.

        """
        if not self._is_begun:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            _forget_oldest()
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

    def rewrote(self, name: str, before: str, after: str) -> None:
        """Write down that a small file has other content now."""
        if self._is_begun:
            self._write({"text_of": name, "before": before, "after": after})

    def _write(self, line: Mapping[str, Any]) -> None:
        # Surrogate escapes of undecodable names survive JSON's own escapes.
        with self._path.open("a", encoding="ascii") as file:
            file.write(json.dumps(line) + "\n")


def removals(directory: Path | None = None) -> list[LoggedRemoval]:
    """Return the clean-ups that are remembered, newest first; of one directory, if given."""
    found = [item for path in _logs() if (item := _read(path)) and item.items]
    return [item for item in reversed(found) if directory is None or item.directory == directory]


def keep_only(removal: LoggedRemoval, items: tuple[Moved, ...]) -> None:
    """Forget a clean-up but for the files that could not be brought back."""
    if not items:
        removal.log.unlink(missing_ok=True)
        return
    log = RemovalLog(removal.directory)
    for item in items:
        log.moved(item)
    removal.log.unlink(missing_ok=True)


def _read(path: Path) -> LoggedRemoval | None:
    lines = list(_lines(path))
    if not lines or not isinstance(lines[0].get("directory"), str):
        return None
    items, texts = [], {}
    for line in lines[1:]:
        match line:
            case {"file_name": str(name), "trashed": str(place), "size": int(size), "modified_ns": int(modified)}:
                items.append(Moved(name, Path(place), size, modified))
            case {"text_of": str(name), "before": str(before), "after": str(after)}:
                texts[name] = (before, after)
    when = lines[0].get("when")
    return LoggedRemoval(path, Path(lines[0]["directory"]), float(when or 0.0), tuple(items), texts)


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the lines that can be read: the last one may be half written."""
    try:
        text = path.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return
    for line in text.splitlines():
        try:
            value = json.loads(line)
        except ValueError:
            continue
        if isinstance(value, dict):
            yield value


def _folder() -> Path:
    return state_dir() / "removals"


def _logs() -> list[Path]:
    return sorted(_folder().glob("*.jsonl"))


def _forget_oldest() -> None:
    for path in _logs()[: -(_MOST_KEPT - 1)]:
        path.unlink(missing_ok=True)


@record
class UndoReport:
    """What came back, and what could not."""

    restored: tuple[Moved, ...]
    failed: tuple[tuple[str, Problem], ...]
    bytes: int
    cancelled: bool = False
