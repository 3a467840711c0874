"""``pyodide-cache quarantine``."""

from __future__ import annotations

import time
from typing import Any

from pyodide_cache.base.quantities import human_age, plural, size_text
from pyodide_cache.cli.confirm import confirm, consent_options
from pyodide_cache.cli.help import group
from pyodide_cache.cli.options import common, shared_options
from pyodide_cache.cli.output import answer, attributes, say, write_json, write_table

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
    rows, data = _quarantine()
    if common().as_json:
        write_json(data)
    elif rows:
        write_table(_COLUMNS, rows)
    else:
        say(f"Nothing is in quarantine in {data['cache_dir']}.")


@quarantine_command.command("empty")
@consent_options
@shared_options
def empty_command() -> None:
    """Delete the files in quarantine permanently.

    pyodide-cache quarantine empty --yes
    """
    rows, data = _quarantine()
    amount = f"{plural(len(rows), 'file')} ({size_text(data['totals']['bytes'])})"
    if not rows and not common().as_json:
        say(f"Nothing is in quarantine in {data['cache_dir']}.")
        return
    if confirm(f"permanently delete {amount}", data, asks=bool(rows), columns=_COLUMNS, rows=rows):
        common().open_cache().empty_quarantine()
        answer({**data, "dry_run": False}, f"Deleted {amount}.")


def _quarantine() -> tuple[list[tuple[str, ...]], dict[str, Any]]:
    """Return the rows of the table, and the same as JSON."""
    from pyodide_cache.inventory.export_rows import iso_time
    from pyodide_cache.inventory.quarantine import quarantined

    directory = common().open_cache().directory
    found = quarantined(directory)
    now = time.time()
    return [(item.file_name, size_text(item.size), human_age(now - item.modified)) for item in found], {
        "cache_dir": directory,
        "quarantine": [
            {**attributes(item, "file_name", "path", "size"), "modified": iso_time(item.modified)} for item in found
        ],
        "totals": {"files": len(found), "bytes": sum(item.size for item in found)},
    }
