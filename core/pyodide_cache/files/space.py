"""Free space of a file system."""

from __future__ import annotations

import os
from pathlib import Path


def free_bytes(directory: Path) -> int | None:
    """Return the free bytes where ``directory`` is or would be; None when they are not known."""
    for place in (directory, *directory.parents):
        try:
            return _free_bytes(place)
        except FileNotFoundError:
            continue
        except OSError:
            return None
    return None


def _free_bytes(place: Path) -> int:
    if hasattr(os, "statvfs"):  # what shutil does, which takes 3 ms to import
        found = os.statvfs(place)
        return found.f_bavail * found.f_frsize
    from shutil import disk_usage

    return disk_usage(place).free
