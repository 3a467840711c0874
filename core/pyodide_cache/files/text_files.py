"""Write the user's own small files so that a crash leaves the old one or the new one."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path


def write_text_safely(path: Path, text: str) -> None:
    """Replace the content of ``path`` in one step, and make its folder if needed.

    Raises:
        OSError: when the folder or the file cannot be written; the old file is untouched then.

    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # tempfile would do the same, but takes longer to import than the file takes to write.
    temporary = path.with_name(f".{path.name}.{os.urandom(8).hex()}")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        sync_directory(path.parent)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def sync_directory(directory: Path) -> None:
    """Make renames in a folder durable, where the platform can."""
    with contextlib.suppress(OSError, AttributeError):
        handle = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
