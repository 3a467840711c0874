"""Entries for the pictures of a cache directory, and what one can tell of a painted widget."""

from __future__ import annotations

import time
from itertools import count

from PySide6.QtWidgets import QWidget

from pyodide_cache.files.stamps import FileStamp
from pyodide_cache.formats.filenames import identify
from pyodide_cache.inventory.inventory import Entry, Status

DAY = 86_400.0
NOW = time.time()

_inodes = count(1)


def entry(
    file_name: str, size: int, days: float = 0.0, status: Status = Status.UNCHECKED, inode: int = 0, links: int = 1
) -> Entry:
    modified = int((NOW - days * DAY) * 1e9)
    stamp = FileStamp(1, inode or next(_inodes), size, modified, modified)
    return Entry(file_name, identify(file_name), stamp, status=status, links=links)


def wheel(name: str, size: int, days: float = 0.0, version: str = "1.0", status: Status = Status.UNCHECKED) -> Entry:
    return entry(f"{name}-{version}-py3-none-any.whl", size, days, status)


def colours(widget: QWidget) -> set[int]:
    """Return the colours that a widget is painted in."""
    image = widget.grab().toImage()
    return {image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}
