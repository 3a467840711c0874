"""Entries of an inventory as text for tables, and the keys to sort them by."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyodide_cache.formats.filenames import Flavor, Kind
from pyodide_cache.formats.lockfile import is_lock_file_name
from pyodide_cache.inventory.inventory import Entry

if TYPE_CHECKING:
    from pyodide_cache.cli.documents import shared as documents
    from pyodide_cache.inventory.inventory import Inventory


def _by_version(entry: Entry) -> Any:
    from pyodide_cache.inventory.columns import version_key

    return version_key(entry.identity.version or ""), entry.file_name


#: Each column's sort key, and whether the largest comes first.
SORT_KEYS: dict[str, tuple[Callable[[Entry], Any], bool]] = {
    "package": (lambda entry: (entry.identity.name or entry.file_name, entry.file_name), False),
    "version": (_by_version, False),
    "size": (lambda entry: entry.size, True),
    "age": (lambda entry: entry.modified, False),
    "modified": (lambda entry: entry.modified, True),
    "last-used": (lambda entry: entry.last_used or 0.0, True),
    "kind": (lambda entry: (kind_text(entry), entry.file_name), False),
    "runtime": (lambda entry: (entry.identity.runtime or "", entry.file_name), False),
    "status": (lambda entry: (entry.status, entry.file_name), False),
    "file": (lambda entry: entry.file_name, False),
}
SORT_KEYS["name"] = SORT_KEYS["package"]


def entry_json(entry: Entry, directory: Path) -> documents.Entry:
    """Return an entry of a directory or of one of its layers for JSON, with its path."""
    from pyodide_cache.inventory.export_rows import entry_row

    # As text: to make and to write 100,000 paths takes as long as all else in their rows.
    return {"path": os.path.join(directory, entry.layer, entry.file_name), **entry_row(entry)}  # noqa: PTH118


def layer_json(layer: Inventory) -> documents.Layer:
    """Return a layer for JSON."""
    totals = layer.totals
    return {"path": layer.directory, "exists": layer.exists, "files": totals.files, "bytes": totals.bytes}


_WHEELS = {flavor: f"{flavor} wheel" for flavor in Flavor}


def kind_text(entry: Entry) -> str:
    """Return the kind; for a wheel, also what it is built for."""
    if entry.identity.kind is Kind.WHEEL and entry.identity.flavor:
        return _WHEELS[entry.identity.flavor]
    return "lock file" if is_lock_file_name(entry.file_name) else str(entry.kind)


def status_text(entry: Entry) -> str:
    """Return the status; nothing for a file that is not a package."""
    if not entry.is_package:
        return ""
    return entry.status.word if entry.is_of_release else f"{entry.status.word} for {entry.provenance[0]}"
