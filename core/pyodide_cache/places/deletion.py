"""Remove one cross-build environment in the same order as pyodide-build, so that no build uses a partial one."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem, disk_problems
from pyodide_cache.files.folders import is_own_folder
from pyodide_cache.files.paths import is_there
from pyodide_cache.files.trash import move_to_trash
from pyodide_cache.formats.xbuildenv import CURRENT, REMOVING
from pyodide_cache.places.roots import XBuildEnv, current_link, stamp_of_folder

#: Files between two reports of progress.
_STEP = 256


def move_away(item: XBuildEnv) -> None:
    """Move an environment to the trash, and remove the link that made it the current one.

    Raises:
        Problem: when it changed since the search, or could not be moved; then nothing is changed.
    """
    with _unlinked(item):
        move_to_trash(item.path)


def delete_for_good(item: XBuildEnv, cancel: Cancel) -> Iterator[int]:
    """Delete an environment, and yield the bytes deleted so far.

    It is renamed first, so that it is not mistaken for a complete one, and one of the same version can be
    installed again.

    Raises:
        Problem: when it changed since the search; then nothing is changed. `Code.HALF_REMOVED` when the rest of
            it could not be deleted.
        Cancelled: when ``cancel`` is set; a later removal can delete the rest.
    """
    cancel.check()
    renamed = item.path
    with _unlinked(item):
        if REMOVING not in item.path.name:
            renamed = item.path.with_name(f"{item.path.name[:200]}{REMOVING}-{os.urandom(4).hex()}")
            with disk_problems(item.path):
                item.path.rename(renamed)
    done = count = 0
    try:
        for size in _delete_tree(renamed):
            done += size
            count += 1
            if count % _STEP == 0:
                cancel.check()
                yield done
    except OSError as error:
        raise Problem(Code.HALF_REMOVED, path=str(renamed), error=error.strerror or str(error)) from error
    yield done


def remove_empty_root(root: Path) -> tuple[str, ...]:
    """Delete a root without environments, and its link; return the names of other files, if it has any.

    Raises:
        Problem: when it is empty and could not be deleted.
    """
    with disk_problems(root):
        left = sorted(name for name in os.listdir(root) if name != CURRENT or current_link(root) is None)
        if left:
            return tuple(left)
        with contextlib.suppress(FileNotFoundError):
            (root / CURRENT).unlink()
        if not root.is_symlink():  # the user made that link
            root.rmdir()
    return ()


@contextlib.contextmanager
def _unlinked(item: XBuildEnv) -> Iterator[None]:
    """Check ``item`` again, and remove the root's link if it leads there; restore it if the rest fails."""
    with disk_problems(item.path):
        stamp = stamp_of_folder(item.path)
    if stamp != item.stamp:
        raise Problem(Code.CHANGED, path=str(item.path))
    link = item.path.parent / CURRENT
    target = current_link(item.path.parent)
    leads_here = target is not None and os.path.realpath(link) == os.path.realpath(item.path)
    with disk_problems(link):
        if leads_here:
            link.unlink()
    try:
        yield
    except Problem:
        if leads_here and target and is_there(item.path):
            with contextlib.suppress(OSError):
                link.symlink_to(target, target_is_directory=True)
        raise


def _delete_tree(folder: Path) -> Iterator[int]:
    """Delete a folder, and yield the bytes of each file; links and junctions are not followed."""
    for path in _list(folder):
        try:
            status = path.stat(follow_symlinks=False)
        except FileNotFoundError:
            continue  # another process deleted it
        if is_own_folder(status):
            yield from _delete_tree(path)
        else:
            _force(path, os.rmdir if stat.S_ISDIR(status.st_mode) else os.unlink)
            yield status.st_size if status.st_nlink == 1 else 0
    _force(folder, os.rmdir)


def _list(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except PermissionError:
        folder.chmod(0o700)
        return list(folder.iterdir())


def _force(path: Path, remove: Callable[[Path], None]) -> None:
    """Remove a file, also from a read-only folder."""
    try:
        remove(path)
    except FileNotFoundError:
        return
    except PermissionError:
        # On Windows, the mode of the file matters too (git makes its objects read-only). Elsewhere it is not
        # changed: the file may have another hard link, in uv's cache.
        for place in (path.parent, *([path] if os.name == "nt" else [])):
            place.chmod(0o700)
        remove(path)
