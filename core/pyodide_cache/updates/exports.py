"""The packages of what this app made: exported archives, and packs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.files.reader import open_file, read_file
from pyodide_cache.formats.bounded_zip import opened_zip, read_member
from pyodide_cache.formats.documents import parse_json
from pyodide_cache.formats.lockfile import parse_lock
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.inventory.own_lock import LOCK_NAME, MAX_LOCK_BYTES
from pyodide_cache.pack.report import REPORT_JSON
from pyodide_cache.pack.trace import STDLIB
from pyodide_cache.settings.releases import release_of_lock
from pyodide_cache.updates.sides import Item, Side, side_of_lock


def side_of_archive(path: Path) -> Side:
    """Return the packages of an archive with a lock file, such as an exported ``offline.zip``.

    Raises:
        Problem: `Code.NOT_A_ZIP`, `Code.LOCK_NOT_A_LOCK`, or that of its lock file.
    """
    with open_file(path) as file, opened_zip(file, str(path)) as archive:
        sizes = {item.filename.rpartition("/")[2]: item.file_size for item in archive.infolist()}
        locks = [item for item in archive.infolist() if item.filename.rpartition("/")[2] == LOCK_NAME]
        if not locks:
            raise Problem(Code.LOCK_NOT_A_LOCK, source=str(path))
        try:
            data = read_member(archive, locks[0], MAX_LOCK_BYTES)
        except ValueError as error:
            raise Problem(Code.LOCK_NOT_A_LOCK, source=str(path)) from error
    lock = parse_lock(data, str(path))
    side = side_of_lock(lock, str(path), release_of_lock(lock))
    return replace(
        side, items={name: replace(item, size=sizes.get(item.file_name)) for name, item in side.items.items()}
    )


def side_of_pack(folder: Path) -> Side:
    """Return the packages of a pack, with their sizes in it.

    A pack with one bundle has no file for each package; its report names them.
    """
    lock = parse_lock(read_file(folder / LOCK_NAME), str(folder))
    side = side_of_lock(lock, str(folder))
    if side.items:
        return side
    try:
        rows: list[dict[str, Any]] = parse_json(read_file(folder / REPORT_JSON))["packages"]
        items = [
            Item(canonicalize_name(row["name"]), str(row["version"]), "", size=int(row["after"]["bytes"]))
            for row in rows
            if row["name"] != STDLIB
        ]
    except (OSError, ValueError, TypeError, KeyError, Problem):  # deleted, or changed by hand
        return side
    return replace(side, items={item.name: item for item in items})
