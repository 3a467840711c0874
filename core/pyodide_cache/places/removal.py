"""Remove a cross-build environment as pyodide-build itself does, and so that a half of one is never in use."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.files.folders import is_own_folder, is_there
from pyodide_cache.files.trash import Remover
from pyodide_cache.formats.xbuildenv import CURRENT, REMOVING
from pyodide_cache.places.roots import XBuildEnv, current_link, stamp_of_folder

#: After so many files it is told how far it got.
_STEP = 256


def move_away(item: XBuildEnv, to_trash: Remover) -> None:
    """Move an environment to the trash, and take off the link that made it the current one.

    Raises:
        Problem: when it is not what was planned, or could not be moved; all is as it was then.

    """
    with _unlinked(item):
        to_trash(item.path)


def delete_for_good(item: XBuildEnv, cancel: Cancel) -> Iterator[int]:
    """Delete an environment, and yield the bytes removed so far.

    It loses its name first: from then on nobody takes it for a whole one, and one of the same version can be
    installed anew.

    Raises:
        Problem: when it is not what was planned: nothing was changed; `Code.HALF_REMOVED` when the rest of
            it could not be deleted.
        Cancelled: when ``cancel`` is set; a rest may be left, which a later removal takes.

    """
    cancel.check()
    doomed = item.path
    with _unlinked(item):
        if REMOVING not in item.path.name:
            doomed = item.path.with_name(f"{item.path.name[:200]}{REMOVING}-{secrets.token_hex(4)}")
            try:
                item.path.rename(doomed)
            except OSError as error:
                raise disk_problem(error, str(item.path)) from error
    done = count = 0
    try:
        for size in _delete_tree(doomed):
            done += size
            count += 1
            if count % _STEP == 0:
                cancel.check()
                yield done
    except OSError as error:
        raise Problem(Code.HALF_REMOVED, path=str(doomed), error=error.strerror or str(error)) from error
    yield done


def remove_empty_root(root: Path) -> tuple[str, ...]:
    """Remove a root in which no environment is left, with its link, and return the names that keep it there.

    Raises:
        Problem: when it could not be removed although it is empty.

    """
    try:
        left = sorted(name for name in os.listdir(root) if name != CURRENT or current_link(root) is None)
        if left:
            return tuple(left)
        with contextlib.suppress(FileNotFoundError):
            (root / CURRENT).unlink()
        if not root.is_symlink():  # the link to a root is the person's own
            root.rmdir()
    except OSError as error:
        raise disk_problem(error, str(root)) from error
    return ()


@contextlib.contextmanager
def _unlinked(item: XBuildEnv) -> Iterator[None]:
    """Look again, and take off the root's link while it leads to ``item``; put it back when the rest fails."""
    try:
        stamp = stamp_of_folder(item.path)
    except FileNotFoundError as error:
        raise Problem(Code.GONE, path=str(item.path)) from error
    except OSError as error:
        raise disk_problem(error, str(item.path)) from error
    if stamp != item.stamp:
        raise Problem(Code.CHANGED, path=str(item.path))
    link = item.path.parent / CURRENT
    said = current_link(item.path.parent)
    leads_here = said is not None and os.path.realpath(link) == os.path.realpath(item.path)
    try:
        if leads_here:
            link.unlink()
    except OSError as error:
        raise disk_problem(error, str(link)) from error
    try:
        yield
    except Problem:
        if leads_here and said and is_there(item.path):
            with contextlib.suppress(OSError):
                link.symlink_to(said, target_is_directory=True)
        raise


def _delete_tree(folder: Path) -> Iterator[int]:
    """Delete a folder, and yield the bytes of each file; a link or junction goes itself, not what it leads to."""
    for path in _listing(folder):
        try:
            status = path.stat(follow_symlinks=False)
        except FileNotFoundError:
            continue  # somebody else was quicker
        if is_own_folder(status):
            yield from _delete_tree(path)
        else:
            _insist(path, os.rmdir if stat.S_ISDIR(status.st_mode) else os.unlink)
            yield status.st_size if status.st_nlink == 1 else 0
    _insist(folder, os.rmdir)


def _listing(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except PermissionError:
        folder.chmod(0o700)
        return list(folder.iterdir())


def _insist(path: Path, remove: Callable[[Path], None]) -> None:
    """Remove, also from a folder that was made read-only."""
    try:
        remove(path)
    except FileNotFoundError:
        return
    except PermissionError:
        # On Windows the file's own mode counts too, as git sets it. Elsewhere it is left alone: the file
        # may have another name, in uv's cache.
        for place in (path.parent, *([path] if os.name == "nt" else [])):
            place.chmod(0o700)
        remove(path)
