"""Search folders that any program may have made: without following links, and without loops."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Container, Iterator
from itertools import takewhile
from pathlib import Path

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.base.record import record
from pyodide_cache.files.stamps import written_ns

#: Entries between two checks of the cancel token.
_STEP = 256

#: The inode of all files on a file system without inodes.
_NO_INODE = 0

FolderKey = tuple[int, int]


@record
class FoundFile:
    """A folder that a search found, or the problem with it."""

    path: Path
    problem: Problem | None = None


@record
class Measure:
    """The size of everything in a folder."""

    files: int = 0  # number of all entries that are not folders
    bytes: int = 0  # a file with several names counts once; a link counts as itself
    newest: float | None = None  # when the last file was written, in seconds since the epoch; None if unknown
    oldest: float | None = None  # when the first one was
    unreadable: int = 0  # number of folders and files whose status cannot be read
    problem: Problem | None = None  # the first problem with one of those


def is_own_folder(status: os.stat_result) -> bool:
    """Return whether a status, taken without following links, is of a folder itself, not of a link or junction."""
    reparse_point: int = getattr(stat, "FILE_ATTRIBUTE_REPARSE_POINT", 0x400)
    return stat.S_ISDIR(status.st_mode) and not getattr(status, "st_file_attributes", 0) & reparse_point


def folder_key(path: Path) -> FolderKey | None:
    """Return the identity of a folder, the same for all its names; None when it does not exist.

    Raises:
        Problem: when its status cannot be read, as of a broken link, a loop of links or a lost mount.
    """
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        if isinstance(error, FileNotFoundError) and os.path.islink(path):  # noqa: PTH114 -- never fails
            raise Problem(Code.LEADS_NOWHERE, path=str(path)) from error
        return None
    except (OSError, ValueError) as error:
        raise _problem(error, path) from error
    if not stat.S_ISDIR(status.st_mode):
        return None
    # On a file system without inodes, use the name.
    return status.st_dev, status.st_ino or hash(str(path))


def names_in(path: Path) -> tuple[list[str], list[str]]:
    """Return the names of the regular files and of the folders in ``path``, each sorted.

    A link to a file counts as a file, as for the runtime. A link to a folder is neither.

    Raises:
        Problem: when it cannot be listed.
    """
    files, folders = [], []
    try:
        with os.scandir(path) as listing:
            for item in listing:
                try:
                    if item.is_file():  # first, since it needs no call to the system
                        files.append(item.name)
                    elif is_own_folder(item.stat(follow_symlinks=False)):
                        folders.append(item.name)
                except OSError:
                    continue  # removed in the meantime, or a loop of links
    except (OSError, ValueError) as error:
        raise _problem(error, path) from error
    return sorted(files), sorted(folders)


def expand(base: Path, pattern: tuple[str, ...], cancel: Cancel) -> Iterator[FoundFile]:
    """Yield the folders below ``base`` that match a pattern, sorted by name.

    Links are followed, since the pattern limits the depth. What does not exist yields nothing; a folder that
    cannot be read yields its problem.

    Args:
        pattern: a name or a glob for each level.
    """
    cancel.check()
    plain = [*takewhile(lambda name: not any(character in name for character in "*?["), pattern)]
    base, pattern = base.joinpath(*plain), pattern[len(plain) :]
    if not pattern:
        try:
            if folder_key(base) is not None:
                yield FoundFile(base)
        except Problem as problem:
            yield FoundFile(base, problem)
        return
    import fnmatch

    try:
        with os.scandir(base) as listing:
            names = sorted(item.name for item in listing if fnmatch.fnmatchcase(item.name, pattern[0]))
    except (FileNotFoundError, NotADirectoryError):
        return
    except (OSError, ValueError) as error:
        yield FoundFile(base, _problem(error, base))
        return
    for name in names:
        yield from expand(base / name, pattern[1:], cancel)


def walk(
    base: Path, *, depth: int, leave_out: Container[str], closed: Container[Path], most: int, cancel: Cancel
) -> Iterator[Path]:
    """Yield ``base`` and the folders below it, level by level, without those that cannot be read.

    Args:
        depth: number of levels below ``base``.
        closed: folders that are not entered; the caller may add the one that was just yielded.

    Raises:
        Problem: `Code.TOO_MANY_FOLDERS`, after ``most`` folders.
    """
    level, count = [base], 0
    seen: set[FolderKey] = set()
    for left in range(depth, -1, -1):
        below: list[Path] = []
        for folder in level:
            cancel.check()
            with contextlib.suppress(Problem):
                key = folder_key(folder)
                if key is None or key in seen:
                    continue  # the same folder again: a loop of mounts
                seen.add(key)
                count += 1
                if count > most:
                    break
                yield folder
                if left and folder not in closed:
                    below += [folder / name for name in names_in(folder)[1] if name not in leave_out]
        if count > most:
            raise Problem(Code.TOO_MANY_FOLDERS, path=str(base), most=most)
        level = below


def files_in(directory: Path) -> Iterator[tuple[Path, os.stat_result]]:
    """Yield the ordinary files of a directory; links are not followed.

    Raises:
        OSError: if the directory cannot be read.
    """
    with os.scandir(directory) as listing:
        for item in listing:
            with contextlib.suppress(FileNotFoundError):
                status = item.stat(follow_symlinks=False)
                if stat.S_ISREG(status.st_mode):
                    yield Path(item.path), status


def measure(folder: Path, cancel: Cancel) -> Measure:
    """Add up everything in ``folder``, without following links."""
    files = size = 0
    times: list[float] = []
    problems: list[Problem] = []
    several_names: set[FolderKey] = set()
    for found in _everything(folder, cancel):
        if isinstance(found, Problem):
            problems.append(found)
            continue
        files += 1
        if found.st_nlink > 1 and found.st_ino != _NO_INODE:
            key = (found.st_dev, found.st_ino)
            if key in several_names:
                continue
            several_names.add(key)
        size += found.st_size
        if stat.S_ISREG(found.st_mode) and (written := written_ns(found.st_mtime_ns, found.st_ctime_ns)):
            times.append(written / 1e9)
    newest, oldest = max(times, default=None), min(times, default=None)
    return Measure(files, size, newest, oldest, len(problems), problems[0] if problems else None)


def _everything(folder: Path, cancel: Cancel) -> Iterator[os.stat_result | Problem]:
    """Yield the status of everything but folders, and why the rest cannot be read."""
    folders = [folder]
    seen: set[FolderKey] = set()
    while folders:
        here = folders.pop()
        cancel.check()
        try:
            with os.scandir(here) as listing:
                for number, item in enumerate(listing):
                    if number % _STEP == 0:
                        cancel.check()
                    try:
                        status = item.stat(follow_symlinks=False)
                        if not is_own_folder(status):
                            yield status
                            continue
                        # On Windows, the status from a listing has no inode.
                        key = status.st_dev, status.st_ino or item.inode()
                        if key not in seen:
                            folders.append(here / item.name)
                        if key[1] != _NO_INODE:  # else mounts cannot loop
                            seen.add(key)
                    except FileNotFoundError:
                        continue  # removed in the meantime
                    except OSError as error:
                        yield _problem(error, here / item.name)
        except (OSError, ValueError) as error:
            yield _problem(error, here)


def _problem(error: Exception, path: Path) -> Problem:
    if isinstance(error, OSError):
        return disk_problem(error, str(path))
    return Problem(Code.DISK_ERROR, path=ascii(str(path))[1:-1], error=str(error))
