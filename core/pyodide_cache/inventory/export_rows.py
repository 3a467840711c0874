"""Entries as rows of JSON or CSV, for scripts and spreadsheets."""

# Annotations as texts would be compiled for TypedDict, the first one in 1.5 ms.
# ruff: noqa: I002

import json
from collections.abc import Iterable, Sequence
from pathlib import Path as FilePath
from typing import Any, TypedDict

from pyodide_cache.base.json_types import Bytes, Path, Sha256, Status, Time
from pyodide_cache.base.problems import disk_problems
from pyodide_cache.base.quantities import iso_time
from pyodide_cache.files.atomic import write_file
from pyodide_cache.inventory.inventory import Entry

#: A spreadsheet treats a cell that starts with one of these as a formula.
_FORMULA = ("=", "+", "-", "@", "\t")


class EntryRow(TypedDict):
    """An entry as JSON."""

    file_name: str
    name: str | None
    version: str | None
    kind: str
    flavor: str | None
    size: Bytes
    modified: Time | None
    last_used: Time | None
    runtime: str | None
    status: Status
    provenance: Sequence[str]
    sha256: Sha256 | None
    inode: int
    links: int
    warning: str | None
    layer: Path | None


def entry_row(entry: Entry) -> EntryRow:
    """Return an entry for JSON; times are ISO 8601 in UTC, sizes bytes."""
    return {
        "file_name": entry.file_name,
        "name": entry.identity.name,
        "version": entry.identity.version,
        "kind": entry.kind.replace(" ", "_"),
        "flavor": str(entry.flavor) if entry.flavor else None,
        "size": entry.size,
        "modified": iso_time(entry.modified or None),
        "last_used": iso_time(entry.last_used),
        "runtime": entry.identity.runtime,
        "status": str(entry.status),
        "provenance": list(entry.provenance),
        "sha256": entry.sha256,
        "inode": entry.stamp.inode,
        "links": entry.links,
        "warning": _warning_of(entry),
        "layer": entry.layer or None,
    }


def _warning_of(entry: Entry) -> str | None:
    if not entry.warning:
        return None
    from pyodide_cache.messages import explain

    return explain(entry.warning)


def csv_text(entries: Iterable[Entry]) -> str:
    """Return entries as CSV with a header; several releases are in one cell, with spaces between them."""
    import csv
    import io

    text = io.StringIO()
    headings = list(entry_row(Entry("")))
    writer = csv.DictWriter(text, headings)
    writer.writeheader()
    for entry in entries:
        row = {**entry_row(entry), "provenance": " ".join(entry.provenance)}
        writer.writerow({key: _harmless(value) for key, value in row.items()})
    return text.getvalue()


def save_rows(entries: Iterable[Entry], path: FilePath, kind: str) -> None:
    """Write entries to a file, as ``csv`` or ``json``.

    Raises:
        Problem: when the file cannot be written. An existing file is not changed then.
    """
    if kind == "csv":
        text = csv_text(entries)
    else:
        text = json.dumps([entry_row(entry) for entry in entries], indent=1, ensure_ascii=True) + "\n"
    # Names with undecodable bytes cannot be encoded in UTF-8, so these bytes are escaped.
    text = text.encode("utf-8", "backslashreplace").decode()
    with disk_problems(path):
        write_file(path, text)


def _harmless(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
