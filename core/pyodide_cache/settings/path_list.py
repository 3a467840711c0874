"""Lists of folders that the app remembers, such as the recent directories."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from pyodide_cache.files.atomic import write_file
from pyodide_cache.files.paths import absolute, stored_path
from pyodide_cache.files.permissions import make_directory
from pyodide_cache.files.process_lock import held
from pyodide_cache.files.reader import read_text
from pyodide_cache.formats.documents import as_list, parse_json
from pyodide_cache.settings.paths import AppPath


class PathList:
    """A list of folders in a file of the app. A damaged file counts as empty."""

    def __init__(self, place: AppPath, most: int | None = None) -> None:
        self._place = place
        self._most = most

    def read(self) -> list[Path]:
        """Return the folders in order."""
        try:
            return [*map(stored_path, as_list(parse_json(read_text(self._place.path))))]
        except (OSError, ValueError):
            return []

    def append(self, folder: Path) -> None:
        """Add a folder at the end, unless it is in the list."""
        added = absolute(folder)
        self._change(lambda known: known if added in known else [*known, added])

    def put_first(self, folder: Path) -> None:
        """Move a folder to the start, or add it there."""
        first = absolute(folder)
        self._change(lambda known: [first, *(item for item in known if item != first)][: self._most])

    def remove(self, folder: Path) -> bool:
        """Remove a folder, and return whether it was in the list."""
        removed = absolute(folder)
        return self._change(lambda known: [item for item in known if item != removed])

    def _change(self, change: Callable[[list[Path]], list[Path]]) -> bool:
        """Change the list while no other process does, and return whether it is another one now."""
        path = self._place.path
        make_directory(path.parent)
        with held(path.parent, exclusive=True):
            known = self.read()
            changed = change(known)
            if changed != known:
                write_file(path, json.dumps([str(item) for item in changed], indent=1), private=True)
        return changed != known


#: The cache directories that were opened recently, newest first.
RECENT_DIRECTORIES = PathList(AppPath.RECENT, most=12)

#: The project folders in which caches are searched, in the order in which they were added.
PROJECT_FOLDERS = PathList(AppPath.PROJECTS)
