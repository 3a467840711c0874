"""Tell packs from other folders: a new pack replaces nothing but an older one."""

from __future__ import annotations

from pathlib import Path

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.export.staging import is_free, mark_of
from pyodide_cache.files.reader import read_object
from pyodide_cache.inventory.own_lock import LOCK_NAME

#: The table under ``tool`` in a pack's lock file that marks it as one.
PACK_MARK = "pyodide-cache-pack"


def is_pack(path: Path) -> bool:
    """Return whether ``path`` is a pack that this app made."""
    is_folder = path.is_dir() and not path.is_symlink()
    return is_folder and mark_of(read_object(path / LOCK_NAME), PACK_MARK) is not None


def check_target(target: Path) -> None:
    """Check that a pack can get this name.

    Raises:
        Problem: `Code.NOT_A_PACK` if anything but an older pack has it.
    """
    if not is_free(target) and not is_pack(target):
        raise Problem(Code.NOT_A_PACK, path=str(target))
