"""Notice when somebody else changes the cache directory. A hint only: F5 stays."""

from __future__ import annotations

from pathlib import Path
from stat import S_ISDIR
from time import monotonic

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

#: A change is told so long after its last hint, in seconds, and while hints go on at most so often.
_QUIET = 0.5
_SELDOM = 2.0


class DirectoryWatcher(QObject):
    """Watch one directory, and its nearest parent that exists: there it comes, goes, or is replaced.

    Names that come and go are noticed, bytes written into a file that is there are not; network
    mounts may tell nothing at all.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None, *, quiet: float = _QUIET, seldom: float = _SELDOM) -> None:
        super().__init__(parent)
        self._quiet, self._seldom = quiet, seldom
        self._path: Path | None = None
        self._identity: tuple[int, int] | None = None
        self._first_hint: float | None = None
        self._told = float("-inf")
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._on_hint)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._tell)

    @property
    def watched(self) -> tuple[str, ...]:
        """The directories that are watched at the moment: the one, if it is there, and its parent."""
        return tuple(sorted(self._watcher.directories()))

    def watch(self, path: Path) -> None:
        """Watch ``path`` and nothing else from now on; it need not exist."""
        self.stop()
        self._path = path
        self._identity = self._look()

    def stop(self) -> None:
        """Watch nothing; what was not told yet is not told any more."""
        self._path = None
        self._first_hint = None
        self._told = float("-inf")
        self._timer.stop()
        self._leave()

    def _on_hint(self, directory: str) -> None:
        if self._path is None:
            return
        before, self._identity = self._identity, self._look()
        # Of a parent, only that the directory came, went or was replaced is news.
        if directory == str(self._path) or self._identity != before:
            self._wait()

    def _wait(self) -> None:
        now = monotonic()
        if self._first_hint is None:
            self._first_hint = now
        due = max(min(now + self._quiet, self._first_hint + self._seldom), self._told + self._seldom)
        self._timer.start(max(0, round((due - now) * 1000)))

    def _tell(self) -> None:
        self._first_hint = None
        self._told = monotonic()
        if self._path is not None:
            self._leave()  # another directory may have taken the name, and the old one be watched
            self._identity = self._look()
        self.changed.emit()

    def _look(self) -> tuple[int, int] | None:
        """Watch what is to be watched now, and return which directory it is; None when it is not there."""
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
