"""How much room a directory's file system has."""

from __future__ import annotations

from pathlib import Path


def free_bytes(directory: Path) -> int | None:
    """Return the bytes free where ``directory`` is or would be; None when that cannot be told."""
    import shutil

    for place in (directory, *directory.parents):
        try:
            return shutil.disk_usage(place).free
        except FileNotFoundError:
            continue
        except OSError:
            return None
    return None
