"""Write a pack: a folder that gets its name when all of it is there, and replaces nothing but an older pack."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.export.staging import Staging, is_free
from pyodide_cache.files.text_files import sync_directory
from pyodide_cache.files.trash import Remover
from pyodide_cache.inventory.own_lock import LOCK_NAME

#: Our table under ``tool`` of a pack's lock file.
PACK_MARK = "pyodide-cache-pack"


def is_pack(path: Path) -> bool:
    """Tell whether ``path`` is a pack of ours."""
    if path.is_symlink() or not path.is_dir():
        return False
    try:
        document: Any = json.loads((path / LOCK_NAME).read_bytes())
    except (OSError, ValueError, RecursionError):
        return False
    tool = document.get("tool") if isinstance(document, dict) else None
    return isinstance(tool, dict) and isinstance(tool.get(PACK_MARK), dict)


class PackFolder(Staging):
    """A folder beside the target that becomes the target at the end."""

    def publish(self, replace_with: Remover, lock_name: str = LOCK_NAME) -> None:
        """Give the folder its name; an older pack of ours is taken away by ``replace_with`` right before.

        Raises:
            Problem: `Code.NOT_A_PACK` for anything else that has the name.
            OSError: when it cannot be renamed.

        """
        del lock_name
        target = self._target
        sync_directory(self._folder)
        if not is_free(target):
            if not is_pack(target):
                raise Problem(Code.NOT_A_PACK, path=str(target))
            replace_with(target)
        elif target.is_dir():
            target.rmdir()
        self._folder.rename(target)
        sync_directory(target.parent)
