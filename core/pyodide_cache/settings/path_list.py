"""Lists of folders that the app remembers, such as the recent directories."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from pyodide_cache.files.atomic import write_file
from pyodide_cache.files.folders import absolute
from pyodide_cache.settings.paths import AppPath


class PathList:
    """A list of folders in a file of the app. A damaged file counts as empty.

    Args:
        place: the JSON file.
        most: number of folders that are kept; None for all.

    """

    def __init__(self, place: AppPath, most: int | None = None) -> None:
        self._place = place
        self._most = most

    def read(self) -> list[Path]:
        """Return the folders in order."""
        try:
            stored = json.loads((self._place.path).read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return []
        return [Path(item) for item in stored if isinstance(item, str)] if isinstance(stored, list) else []

    def append(self, folder: Path) -> None:
        """Add a folder at the end, unless it is in the list.

        Raises:
            OSError: when the file cannot be written.

        """
        known = self.read()
        if absolute(folder) not in known:
            self._write([*known, absolute(folder)])

    def put_first(self, folder: Path) -> None:
        """Move a folder to the start, or add it there.

        Raises:
            OSError: when the file cannot be written.

        """
        first = absolute(folder)
        self._write([first, *(item for item in self.read() if item != first)][: self._most])

    def remove(self, folder: Path) -> bool:
        """Remove a folder, and return whether it was in the list.

        Raises:
            OSError: when the file cannot be written.

        """
        known = self.read()
        if absolute(folder) not in known:
            return False
        self._write(item for item in known if item != absolute(folder))
        return True

    def _write(self, folders: Iterable[Path]) -> None:
        write_file(self._place.path, json.dumps([str(path) for path in folders], indent=1), private=True)


#: The cache directories that were opened recently, newest first.
RECENT_DIRECTORIES = PathList(AppPath.RECENT, most=12)

#: The project folders in which caches are searched, in the order in which they were added.
PROJECT_FOLDERS = PathList(AppPath.PROJECTS)
