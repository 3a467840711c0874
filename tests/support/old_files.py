"""A cache directory whose files were downloaded some days ago."""

from __future__ import annotations

import os
import time
from pathlib import Path

from support.wheels import build_wheel

DAY = 86_400

OLD = build_wheel("old", "1.0")
NEW = build_wheel("new", "1.0")

#: The package files that `fill` makes more than 30 days old.
OLD_FILES = {OLD.file_name, "old-tests.tar", "libold-1.0.zip"}
#: What no cleanup by rules may remove.
FOREIGN = {"notes.txt", "photos.zip", "pyodide-lock.json", "sub"}


def put(path: Path, days: float = 100, data: bytes = b"x" * 100) -> Path:
    """Write a file that was changed ``days`` ago."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    moment = time.time() - days * DAY
    os.utime(path, (moment, moment))
    return path


def fill(directory: Path) -> Path:
    """Put package files of 3 and of 40 days into a directory, and files that are not packages."""
    put(directory / OLD.file_name, 40, OLD.data)
    put(directory / NEW.file_name, 3, NEW.data)
    put(directory / "old-tests.tar", 40)
    put(directory / "libold-1.0.zip", 40)
    put(directory / "notes.txt")
    put(directory / "photos.zip")
    put(directory / "pyodide-lock.json")
    put(directory / "sub" / OLD.file_name)
    return directory
