"""Take files out of a cache directory: to the trash, or for good."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from typing import Protocol
from urllib.parse import quote

from pyodide_cache.base.problems import Code, Problem, disk_problem

#: send2trash looks whether the trash is there and then makes it: of two threads one would fail.
_ONE_AT_A_TIME = Lock()

#: The ending of the file that tells where a file in the trash came from.
_INFO = ".trashinfo"


class Remover(Protocol):
    """Something that takes one file away."""

    def __call__(self, path: Path) -> None:
        """Take ``path`` away.

        Raises:
            Problem: when it could not; the file is still there then.

        """


def move_to_trash(path: Path) -> None:
    """Move a file to the system's trash, where the person finds it again."""
    from send2trash import send2trash

    if path.is_symlink() and not path.exists():
        delete(path)  # no trash takes a link that leads nowhere, and it holds nothing to be kept
        return
    try:
        if sys.platform not in {"win32", "darwin"}:
            # A fresh account or container has no such folder yet, and send2trash asks for its device.
            import platformdirs

            platformdirs.user_data_path().mkdir(parents=True, exist_ok=True)
        with _ONE_AT_A_TIME:
            send2trash(str(path))
    except OSError as error:
        if not os.path.lexists(path):
            raise Problem(Code.GONE, path=str(path)) from error
        raise Problem(Code.NO_TRASH, path=str(path), error=str(error)) from error


def find_in_trash(path: Path, size: int, modified_ns: int) -> Path | None:
    """Return where a file lies that was just moved to the trash; None where that cannot be known.

    Only trash cans of freedesktop.org's specification (1.0) tell: each file there has an info file
    that names the path it came from.

    Args:
        path: where the file was.
        size: bytes of the file.
        modified_ns: its time of modification, in nanoseconds since the epoch.

    """
    if sys.platform in {"win32", "darwin"}:
        return None
    # Undecodable bytes in a name are percent-escapes there, as they are.
    quoted = quote(os.fsencode(path))
    for trash, root in _trash_cans(path):
        inside = quote(os.fsencode(os.path.relpath(path, root))) if root else quoted
        for info in _infos(trash / "info", path.name):
            file = trash / "files" / info.name.removesuffix(_INFO)
            try:
                status = file.stat(follow_symlinks=False)
                text = info.read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError):
                continue
            same = (status.st_size, status.st_mtime_ns) == (size, modified_ns)
            if same and any(f"Path={name}" in text.splitlines() for name in (quoted, inside)):
                return file
    return None


def restore_from_trash(file: Path, target: Path) -> None:
    """Move a file out of the trash to where it was, bytes, name and times as they were.

    Raises:
        Problem: `Code.GONE` when the trash was emptied, `Code.IN_THE_WAY` when something else has
            the name now; nothing is changed then.

    """
    if os.path.lexists(target):
        raise Problem(Code.IN_THE_WAY, path=str(target))
    try:
        try:
            os.link(file, target, follow_symlinks=False)  # unlike a rename it never replaces anything
            file.unlink()
        except FileExistsError as error:
            raise Problem(Code.IN_THE_WAY, path=str(target)) from error
        except FileNotFoundError:
            raise
        except OSError:  # another file system, or one without links
            import shutil

            shutil.move(file, target)
    except FileNotFoundError as error:
        raise Problem(Code.GONE, path=str(file)) from error
    except OSError as error:
        raise disk_problem(error, str(target)) from error
    (file.parent.parent / "info" / f"{file.name}{_INFO}").unlink(missing_ok=True)


def delete(path: Path) -> None:
    """Remove a file for good."""
    try:
        path.unlink()
    except OSError as error:
        raise disk_problem(error, str(path)) from error


def _trash_cans(path: Path) -> Iterator[tuple[Path, Path | None]]:
    """Yield the trash cans that may have taken ``path``, and the folder that their paths begin at."""
    import platformdirs

    home = platformdirs.user_data_path()
    yield home / "Trash", home
    mount = path.parent
    while not mount.is_mount() and mount != mount.parent:
        mount = mount.parent
    user = os.getuid() if hasattr(os, "getuid") else 0
    yield mount / ".Trash" / str(user), mount
    yield mount / f".Trash-{user}", mount


def _infos(folder: Path, name: str) -> Iterator[Path]:
    """Yield the info files of a name, newest first: the second of a name gets a number."""
    plain = folder / f"{name}{_INFO}"
    numbered = folder.glob(f"{glob.escape(Path(name).stem)} *{glob.escape(Path(name).suffix)}{_INFO}")
    others = sorted(numbered, key=lambda info: info.name, reverse=True) if plain.exists() else []
    yield from sorted([plain, *others], key=_changed, reverse=True)


def _changed(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0
