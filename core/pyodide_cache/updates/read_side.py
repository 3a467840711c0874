"""Read a side of a comparison: a release, a lock file, a directory, an exported archive or a pack."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.files.paths import expanded, is_folder, is_there
from pyodide_cache.files.reader import MAX_DOCUMENT_BYTES, open_file, read_file
from pyodide_cache.formats.bounded_zip import opened_zip, read_member
from pyodide_cache.formats.documents import parse_json
from pyodide_cache.formats.lockfile import is_lock_file_name, parse_lock
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.inventory.ledger import Ledger, hash_entry
from pyodide_cache.inventory.own_lock import LOCK_NAME
from pyodide_cache.inventory.read import read_inventory
from pyodide_cache.inventory.release import suggested_release
from pyodide_cache.net.distribution import read_lock
from pyodide_cache.net.http import Http
from pyodide_cache.pack.request import is_pack
from pyodide_cache.settings.releases import release_named, release_of_lock, shipped_lock
from pyodide_cache.updates.diff import Item, Side, side_of_entries, side_of_lock


def read_side(text: str, http: Callable[[], Http], ledger: Ledger, cancel: Cancel | None) -> Side:
    """Return the packages of a release, or of what a path leads to; see `Updates.diff`."""
    path = expanded(text)
    if is_folder(path):
        return side_of_pack(path) if is_pack(path) else _side_of_folder(path, ledger, cancel)
    if is_there(path):
        if path.suffix == ".zip":
            return side_of_archive(path)
        if not (is_lock_file_name(path.name) or path.suffix == ".json"):
            raise Problem(Code.LOCK_NOT_A_LOCK, source=str(path))
        lock = read_lock(path, http())
        return side_of_lock(lock, str(path), release_of_lock(lock))
    version = release_named(text)
    try:
        return side_of_lock(shipped_lock(version), f"Pyodide {version}", version)
    except Problem as problem:
        if "/" in text or path.suffix == ".json":
            raise Problem(Code.GONE, path=text) from problem
        raise problem.with_facts(path=text) from problem


def _side_of_folder(folder: Path, ledger: Ledger, cancel: Cancel | None) -> Side:
    """Return the packages of a folder: its package files, or those of its lock file if it has no files."""
    inventory = read_inventory(folder, ledger=ledger, cancel=cancel)
    if inventory.problem:
        raise inventory.problem
    locks = inventory.locks
    if locks and not inventory.packages:
        return side_of_lock(locks[0].lock, str(folder), release_of_lock(locks[0].lock))
    runtime = locks[0].lock.runtime if locks else shipped_lock(suggested_release(inventory)).runtime
    side = side_of_entries(inventory.packages, str(folder), runtime)
    hashed = {}
    for name, item in side.items.items():
        if cancel:
            cancel.check()
        hashed[name] = replace(item, sha256=hash_entry(inventory.by_name[item.file_name], folder, ledger))
    ledger.flush()
    return replace(side, items=hashed)


def side_of_archive(path: Path) -> Side:
    """Return the packages of an archive with a lock file, such as an exported ``offline.zip``."""
    with open_file(path) as file, opened_zip(file, str(path)) as archive:
        sizes = {item.filename.rpartition("/")[2]: item.file_size for item in archive.infolist()}
        locks = [item for item in archive.infolist() if item.filename.rpartition("/")[2] == LOCK_NAME]
        if not locks:
            raise Problem(Code.LOCK_NOT_A_LOCK, source=str(path))
        try:
            data = read_member(archive, locks[0], MAX_DOCUMENT_BYTES)
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
    from pyodide_cache.pack.report import REPORT_JSON
    from pyodide_cache.pack.trace import STDLIB

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
