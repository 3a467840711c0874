"""Paths: how they are written, and what is there."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def expanded(path: str | Path) -> Path:
    """Return a path without ``~``; unlike in ``Path.expanduser()``, that of an unknown user is a name."""
    return Path(os.path.expanduser(path))  # noqa: PTH111


def absolute(path: str | Path) -> Path:
    """Return an absolute path without ``~`` and ``..``; links are not resolved."""
    return Path(os.path.abspath(expanded(path)))  # noqa: PTH100


def real_path(path: Path) -> Path:
    """Return where a path leads; `Path.resolve` raises RuntimeError for links that lead in a circle."""
    return Path(os.path.realpath(path))


def stored_path(text: object) -> Path:
    """Return a path from a document of this app; raise `ValueError` for what no path can be: it may be damaged."""
    if not isinstance(text, str) or b"\0" in os.fsencode(text):
        raise ValueError(text)
    return Path(text)


def path_of_url(url: str) -> Path:
    """Return the path of a ``file`` URL, also of one whose name is not UTF-8, as ``Path.as_uri()`` writes it."""
    from urllib.parse import unquote_to_bytes, urlsplit

    path = urlsplit(url).path
    if sys.platform == "win32":
        from urllib.request import url2pathname  # imports much of HTTP

        return Path(url2pathname(path))
    return Path(os.fsdecode(unquote_to_bytes(path)))


def is_folder(path: Path) -> bool:
    """Return whether a folder is there; False where ``Path.is_dir()`` fails, as for a name that is too long."""
    return os.path.isdir(path)  # noqa: PTH112


def is_file(path: Path) -> bool:
    """Return whether a file, or a link to one, is there; False where ``Path.is_file()`` fails."""
    return os.path.isfile(path)  # noqa: PTH113


def is_there(path: Path) -> bool:
    """Return whether ``path`` exists; without the permission to look, it does not."""
    return os.path.exists(path)  # noqa: PTH110 -- Path.exists() fails where there is no permission


def is_writable(folder: Path) -> bool:
    """Return whether files may be added to and removed from a folder, as its permissions and its mount say."""
    return os.access(folder, os.W_OK | os.X_OK)


def free_bytes(directory: Path) -> int | None:
    """Return the free bytes of the file system where ``directory`` is or would be; None if unknown."""
    for folder in (directory, *directory.parents):
        try:
            if not hasattr(os, "statvfs"):  # Windows; shutil takes 3 ms to import
                from shutil import disk_usage

                return disk_usage(folder).free
            found = os.statvfs(folder)
            return found.f_bavail * found.f_frsize if found.f_blocks else None  # a FUSE driver that does not know
        except FileNotFoundError:
            continue
        except OSError:
            break
    return None
