"""Write the folder of a pack: it gets its name when it is complete, and replaces nothing but an older pack."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.export.staging import Staging, is_free
from pyodide_cache.files.atomic import sync_directory
from pyodide_cache.files.trash import Remover
from pyodide_cache.inventory.own_lock import LOCK_NAME

#: The table under ``tool`` in a pack's lock file that marks it as one.
PACK_MARK = "pyodide-cache-pack"


def is_pack(path: Path) -> bool:
    """Return whether ``path`` is a pack that this app made."""
    if path.is_symlink() or not path.is_dir():
        return False
    try:
        document: Any = json.loads((path / LOCK_NAME).read_bytes())
    except (OSError, ValueError, RecursionError):
        return False
    tool = document.get("tool") if isinstance(document, dict) else None
    return isinstance(tool, dict) and isinstance(tool.get(PACK_MARK), dict)


def blocked_by(target: Path) -> Problem | None:
    """Return why a pack cannot get the name ``target``; an older pack may be replaced."""
    return None if is_free(target) or is_pack(target) else Problem(Code.NOT_A_PACK, path=str(target))


class PackFolder(Staging):
    """A temporary folder beside the target that becomes the target at the end."""

    def publish(self, replace_with: Remover, lock_name: str = LOCK_NAME) -> None:
        """Rename the folder to the target.

        Args:
            replace_with: removes an older pack right before.
            lock_name: not used.

        Raises:
            Problem: `Code.NOT_A_PACK` if anything else has the name.
            OSError: if it cannot be renamed.

        """
        del lock_name
        target = self._target
        sync_directory(self._folder)
        if problem := blocked_by(target):
            raise problem
        if not is_free(target):
            replace_with(target)
        elif target.is_dir():
            target.rmdir()
        self._folder.rename(target)
        sync_directory(target.parent)
