"""Write the folder of a pack: it gets its name when it is complete, and replaces nothing but an older pack."""

from __future__ import annotations

from pathlib import Path

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.export.staging import Staging, is_free, mark_of
from pyodide_cache.files.reader import read_object
from pyodide_cache.inventory.own_lock import LOCK_NAME

#: The table under ``tool`` in a pack's lock file that marks it as one.
PACK_MARK = "pyodide-cache-pack"


def is_pack(path: Path) -> bool:
    """Return whether ``path`` is a pack that this app made."""
    is_folder = path.is_dir() and not path.is_symlink()
    return is_folder and mark_of(read_object(path / LOCK_NAME), PACK_MARK) is not None


def blocked_by(target: Path) -> Problem | None:
    """Return why a pack cannot get the name ``target``; an older pack may be replaced."""
    return None if is_free(target) or is_pack(target) else Problem(Code.NOT_A_PACK, path=str(target))


class PackFolder(Staging):
    """A temporary folder beside the target that becomes the target at the end."""

    def check_replaceable(self, lock_name: str) -> None:
        """Raise `Code.NOT_A_PACK` if what has the target's name is not an older pack."""
        if problem := blocked_by(self._target):
            raise problem
