"""Notice changes of the cache directory by other programs. It is a hint; Refresh always works."""

from __future__ import annotations

from pathlib import Path
from stat import S_ISDIR
from time import monotonic

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

#: Seconds without a hint until a change is reported, and the least interval between reports while hints go on.
_QUIET = 0.5
_INTERVAL = 2.0


class DirectoryWatcher(QObject):
    """Watch one directory, and its nearest existing parent, where it appears, disappears or is replaced.

    It notices names that appear and disappear, but not bytes that are written into an existing file; network mounts
    may report nothing at all.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._identity: tuple[int, int] | None = None
        self._first_hint: float | None = None
        self._reported = float("-inf")
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._on_hint)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._report)

    def watch(self, path: Path) -> None:
        """Watch ``path`` instead of the previous directory; it need not exist."""
        self.stop()
        self._path = path
        self._identity = self._look()

    def stop(self) -> None:
        """Watch nothing; a pending report is dropped."""
        self._path = None
        self._first_hint = None
        self._reported = float("-inf")
        self._timer.stop()
        self._leave()

    def _on_hint(self, directory: str) -> None:
        if self._path is None:
            return
        before, self._identity = self._identity, self._look()
        # In a parent, only the directory itself matters.
        if directory == str(self._path) or self._identity != before:
            self._wait()

    def _wait(self) -> None:
        now = monotonic()
        if self._first_hint is None:
            self._first_hint = now
        due = max(min(now + _QUIET, self._first_hint + _INTERVAL), self._reported + _INTERVAL)
        self._timer.start(max(0, round((due - now) * 1000)))

    def _report(self) -> None:
        self._first_hint = None
        self._reported = monotonic()
        if self._path is not None:
            self._leave()  # the watcher may still watch the directory that had the name before
            self._identity = self._look()
        self.changed.emit()

    def _look(self) -> tuple[int, int] | None:
        """Watch what exists now, and return the identity of the directory; None if it does not exist."""
        assert self._path is not None
        identity = _identity(self._path)
        wanted = {str(self._path)} if identity else set()
        parent = next((place for place in self._path.parents if place.is_dir()), None)
        if parent is not None:
            wanted.add(str(parent))
        watched = set(self._watcher.directories())
        if gone := watched - wanted:
            self._watcher.removePaths(list(gone))
        if new := wanted - watched:
            self._watcher.addPaths(list(new))
        return identity

    def _leave(self) -> None:
        if places := self._watcher.directories():
            self._watcher.removePaths(places)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if S_ISDIR(found.st_mode) else None
