"""Move files to the trash and back, or delete them."""

from __future__ import annotations

import contextlib
import errno
import glob
import os
import stat
import sys
import time
from collections.abc import Callable, Iterator
from itertools import count, takewhile
from pathlib import Path
from threading import Lock

from pyodide_cache.base.problems import Code, Problem, disk_problem, disk_problems, reason
from pyodide_cache.files.permissions import check_writable
from pyodide_cache.files.reader import read_text

#: send2trash checks whether the trash exists before it makes it, so one of two threads would fail.
_ONE_AT_A_TIME = Lock()

#: An info file without its file, and without a change for this time, is of a process that was killed.
_UNFINISHED_SECONDS = 1.0

#: The suffix of the files that name where a file in the trash came from.
_INFO = ".trashinfo"


#: Removes one file; raises a `Problem` when that is not possible, and the file is unchanged then.
Remover = Callable[[Path], None]


def move_to_trash(path: Path) -> None:
    """Move a file to the trash of the system.

    Raises:
        Problem: `Code.NO_TRASH`, `Code.NO_PERMISSION`, `Code.READ_ONLY` or `Code.GONE`. The file is unchanged then.
    """
    from send2trash import send2trash

    if path.is_symlink() and not path.exists():
        delete(path)  # the trash does not take broken links, and they hold no bytes
        return
    try:
        if sys.platform not in {"win32", "darwin"}:
            # A new account or container does not have this folder yet, and send2trash needs its device.
            import platformdirs

            platformdirs.user_data_path().mkdir(parents=True, exist_ok=True)
        with _ONE_AT_A_TIME, _writable(path):
            forget_unfinished(path)
            send2trash(str(path))
    except OSError as error:
        if not os.path.lexists(path):
            raise Problem(Code.GONE, path=str(path)) from error
        check_writable(path.parent)  # else deleting the file would fail, too
        raise Problem(Code.NO_TRASH, path=str(path.parent), error=reason(error)) from error


@contextlib.contextmanager
def _writable(path: Path) -> Iterator[None]:
    """Make a read-only file writable meanwhile, as those of a store are: send2trash refuses what can be renamed."""
    mode = path.lstat().st_mode
    if sys.platform in {"win32", "darwin"} or not stat.S_ISREG(mode) or os.access(path, os.W_OK):
        yield
        return
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)  # soon the file has another name
    try:
        with contextlib.suppress(OSError):  # another user's file
            os.fchmod(handle, mode | stat.S_IWUSR)
        yield
    finally:
        with contextlib.suppress(OSError):
            os.fchmod(handle, mode)
        os.close(handle)


def forget_unfinished(path: Path) -> None:
    """Remove the info file of a file that a process was about to move to the trash when it was killed."""
    if sys.platform in {"win32", "darwin"}:
        return
    for trash, root in _trash_cans(path):
        for info in _next_infos(trash / "info", path.name):
            with contextlib.suppress(OSError, UnicodeDecodeError):
                # A younger one may be of a process that moves the file right now.
                is_old = time.time() - info.stat(follow_symlinks=False).st_mtime > _UNFINISHED_SECONDS
                is_alone = not os.path.lexists(_file_of(trash, info))
                if is_old and is_alone and (not (text := read_text(info)) or _names(text, path, root)):
                    info.unlink()


def find_in_trash(path: Path, size: int, modified_ns: int) -> Path | None:
    """Return where a file is that was just moved to the trash; None if unknown.

    Known only for the trash of freedesktop.org's specification (1.0), where an info file names the original path.
    """
    if sys.platform in {"win32", "darwin"}:
        return None
    for trash, root in _trash_cans(path):
        for info in _infos(trash / "info", path.name):
            file = _file_of(trash, info)
            with contextlib.suppress(OSError, UnicodeDecodeError):
                status = file.stat(follow_symlinks=False)
                is_same = (status.st_size, status.st_mtime_ns) == (size, modified_ns)
                if is_same and _names(read_text(info), path, root):
                    return file
    return None


def _names(info: str, path: Path, root: Path) -> bool:
    """Return whether the text of an info file in a trash of ``root`` names a path."""
    # Bytes of a name that cannot be decoded are percent-escapes.
    from urllib.parse import quote

    quoted = (quote(os.fsencode(name)) for name in (path, os.path.relpath(path, root)))
    return any(f"Path={name}" in info.splitlines() for name in quoted)


def _file_of(trash: Path, info: Path) -> Path:
    return trash / "files" / info.name.removesuffix(_INFO)


def restore_from_trash(file: Path, target: Path) -> None:
    """Move a file from the trash to its original path, with its times.

    Raises:
        Problem: `Code.GONE` when the file is not in the trash, `Code.IN_THE_WAY` when something has the name now.
            Nothing is changed then.
    """
    if not any(file.parent == trash / "files" for trash, _ in _trash_cans(target)):
        raise Problem(Code.GONE, path=str(file))  # a log that was changed must not move files from elsewhere
    if os.path.lexists(target) and not _is_same(file, target):
        raise Problem(Code.IN_THE_WAY, path=str(target))
    try:
        try:
            if not os.path.lexists(target):  # else an earlier attempt was interrupted right here
                os.link(file, target, follow_symlinks=False)  # unlike a rename, never replaces a file
            file.unlink()
        except FileExistsError as error:
            raise Problem(Code.IN_THE_WAY, path=str(target)) from error
        except FileNotFoundError:
            raise
        except OSError:  # another file system, or one without links
            _move(file, target)
    except FileNotFoundError as error:
        raise Problem(Code.GONE, path=str(file)) from error
    except OSError as error:
        raise disk_problem(error, str(target)) from error
    with contextlib.suppress(OSError):  # the file is back
        (file.parent.parent / "info" / f"{file.name}{_INFO}").unlink(missing_ok=True)


def _move(file: Path, target: Path) -> None:
    """Move a file in one step, also to another file system: a copy gets its name when it is complete."""
    try:
        file.rename(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        from pyodide_cache.files.links import Link, place

        place(file, target, Link.COPY)
        file.unlink()


def _is_same(one: Path, other: Path) -> bool:
    try:
        return os.path.samestat(one.lstat(), other.lstat())
    except OSError:
        return False


def delete(path: Path) -> None:
    """Delete a file permanently.

    Raises:
        Problem: when that is not possible.
    """
    with disk_problems(path):
        path.unlink()


def _trash_cans(path: Path) -> Iterator[tuple[Path, Path]]:
    """Yield each trash that ``path`` may be in, with the folder that its relative paths begin at."""
    import platformdirs

    home = platformdirs.user_data_path()
    yield home / "Trash", home
    mount = path.parent
    while not mount.is_mount() and mount != mount.parent:
        mount = mount.parent
    user = os.getuid() if hasattr(os, "getuid") else 0
    yield mount / ".Trash" / str(user), mount
    yield mount / f".Trash-{user}", mount


def _next_infos(folder: Path, name: str) -> list[Path]:
    """Return the info files of a name that the last moves of files made, newest first."""
    # Further files of a name get the first free number; to list the trash for each file would take long.
    stem, suffix = Path(name).stem, Path(name).suffix
    numbered = (folder / f"{stem} {number}{suffix}{_INFO}" for number in count(1))
    return sorted([folder / f"{name}{_INFO}", *takewhile(Path.exists, numbered)], key=_changed, reverse=True)


def _infos(folder: Path, name: str) -> Iterator[Path]:
    """Yield the info files of a name: first those that a move just now can have made, newest first."""
    stem, suffix = Path(name).stem, Path(name).suffix
    first = _next_infos(folder, name)
    yield from first
    others = set(folder.glob(f"{glob.escape(stem)} *{glob.escape(suffix)}{_INFO}")).difference(first)
    yield from sorted(others, key=_changed, reverse=True)


def _changed(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0
