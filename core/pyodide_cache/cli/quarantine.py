"""``pyodide-cache quarantine``."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from pyodide_cache.base.quantities import human_age, iso_time, plural, size_text
from pyodide_cache.cli.help import group
from pyodide_cache.cli.options import common, shared_options
from pyodide_cache.cli.output import answer, say, write_table
from pyodide_cache.cli.plans import confirm, consent_options
from pyodide_cache.inventory.quarantine import quarantined

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pyodide_cache.cli.documents import verify as documents
    from pyodide_cache.inventory.quarantine import SetAside

_COLUMNS = ["File", ">Size", ">Set aside"]


@group("quarantine")
def quarantine_command() -> None:
    """Show or delete the damaged files that repairs set aside."""


@quarantine_command.command("list")
@shared_options
def list_command() -> None:
    """List the files in quarantine.

    pyodide-cache quarantine list
    """
    directory = common().open_cache().directory
    found = quarantined(directory)
    answer(_document(directory, found))
    if found:
        write_table(_COLUMNS, _rows(found))
    else:
        say(f"Nothing is in quarantine in {directory}.")


@quarantine_command.command("empty")
@consent_options
@shared_options
def empty_command() -> None:
    """Delete the files in quarantine permanently.

    pyodide-cache quarantine empty --yes
    """
    cache = common().open_cache()
    found = quarantined(cache.directory)
    amount = f"{plural(len(found), 'file')} ({size_text(sum(item.size for item in found))})"
    if not found and not common().as_json:
        say(f"Nothing is in quarantine in {cache.directory}.")
        return
    document = _document(cache.directory, found)
    document["dry_run"] = common().dry_run
    confirm(f"permanently delete {amount}", document, asks=bool(found), columns=_COLUMNS, rows=_rows(found))
    cache.empty_quarantine()
    answer(document, f"Deleted {amount}.")


def _rows(found: Sequence[SetAside]) -> list[tuple[str, ...]]:
    now = time.time()
    return [(item.file_name, size_text(item.size), human_age(now - item.modified)) for item in found]


def _document(directory: Path, found: Sequence[SetAside]) -> documents.QuarantineDocument:
    return {
        "cache_dir": directory,
        "quarantine": (
            {
                "path": item.path,
                "file_name": item.file_name,
                "size": item.size,
                "modified": iso_time(item.modified),
            }
            for item in found
        ),
        "totals": {"files": len(found), "bytes": sum(item.size for item in found)},
    }
