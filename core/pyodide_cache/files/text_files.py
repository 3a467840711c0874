"""Write the person's own small files so that a crash leaves the old one or the new one."""

from __future__ import annotations

import os
from pathlib import Path


def write_text_safely(path: Path, text: str) -> None:
    """Replace ``path`` by ``text`` in one step, making its folder when needed.

    Raises:
        OSError: when the folder or the file cannot be written; the old file is untouched then.

    """
    import tempfile

    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
