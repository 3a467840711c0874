"""Replace a file or folder so that a crash leaves the old one or the new one at its place."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from pyodide_cache.files.sync import sync_directory
from pyodide_cache.files.trash import Remover

#: In the name of what is replaced. Temporary files have another suffix: a later run deletes them for good.
_REPLACED = ".replaced"

#: What an operating system or a file system answers that cannot exchange names.
_CANNOT = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})


def replace_with(made: Path, target: Path, remove: Remover, is_ours: Callable[[Path], bool]) -> None:
    """Give what is complete the name ``target``, and remove what had it, whose name has ``.replaced`` by then.

    Args:
        made: a file or folder in the folder of ``target``.
        is_ours: tells whether a file or folder of that name was left by a run that was killed, and is to be removed.

    Raises:
        Problem: from ``remove``; ``target`` is as before then.
    """
    old = _free_name(target)
    if (left := target.with_stem(f"{target.stem}{_REPLACED}")) != old and is_ours(left):
        remove(left)
        old = left
    made.rename(old)
    try:
        exchange(old, target)
    except BaseException:
        old.rename(made)
        raise
    try:
        remove(old)
    except BaseException:
        exchange(old, target)
        old.rename(made)
        raise


def exchange(one: Path, other: Path) -> None:
    """Exchange the names of two files or folders, in one step where the file system can; else in three."""
    if not _exchanged(one, other):
        spare = _free_name(other)
        other.rename(spare)
        with _back(spare, other):
            one.rename(other)
            with _back(other, one):
                spare.rename(one)
    sync_directory(other.parent)


@contextmanager
def _back(new: Path, old: Path) -> Iterator[None]:
    """Take a rename back if what follows fails."""
    try:
        yield
    except BaseException:
        new.rename(old)
        raise


def _free_name(target: Path) -> Path:
    names = (target.with_stem(f"{target.stem}{_REPLACED}{number or ''}") for number in count())
    return next(path for path in names if not os.path.lexists(path))


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two names in one step, and return True; return False where that is not possible."""
    if sys.platform not in {"linux", "darwin"}:
        return False
    import ctypes

    library = ctypes.CDLL(None, use_errno=True)
    names = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "linux":  # renameat2(2), RENAME_EXCHANGE of linux/fs.h, AT_FDCWD of fcntl.h
            failed = library.renameat2(-100, names[0], -100, names[1], 2)
        else:  # renamex_np(2), RENAME_SWAP of sys/stdio.h
            failed = library.renamex_np(*names, 2)
    except AttributeError:  # an older C library
        return False
    if not failed:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(other))
