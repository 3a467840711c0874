"""``pyodide-cache quarantine``."""

from __future__ import annotations

import time
from typing import Any

from pyodide_cache.base.quantities import size_text
from pyodide_cache.cli.confirm import confirm, consent_options
from pyodide_cache.cli.help import group
from pyodide_cache.cli.options import common, shared_options
from pyodide_cache.cli.output import human_age, plural, say, write_json, write_table


@group("quarantine")
def quarantine_command() -> None:
    """Show or delete the damaged files that repairs set aside."""


@quarantine_command.command("list")
@shared_options
def list_command(as_json: bool) -> None:
    """List the files in quarantine.

    \b
    pyodide-cache quarantine list
    """  # noqa: D301 -- click wants the control character
    columns, rows, data = _quarantine()
    if as_json:
        write_json(data)
    elif rows:
        write_table(columns, rows)
    else:
        say(f"Nothing is in quarantine in {data['cache_dir']}.")


@quarantine_command.command("empty")
@consent_options
@shared_options
def empty_command(dry_run: bool, yes: bool, as_json: bool) -> None:
    """Delete the files in quarantine permanently.

    \b
    pyodide-cache quarantine empty --yes
    """  # noqa: D301 -- click wants the control character
    columns, rows, data = _quarantine()
    amount = f"{plural(len(rows), 'file')} ({size_text(data['totals']['bytes'])})"
    if not rows and not as_json:
        say(f"Nothing is in quarantine in {data['cache_dir']}.")
        return
    if confirm(
        f"permanently delete {amount}",
        data=data,
        dry_run=dry_run,
        yes=yes or not rows,
        as_json=as_json,
        columns=columns,
        rows=rows,
    ):
        common().open_cache().empty_quarantine()
        if as_json:
            write_json({**data, "dry_run": False})
        else:
            say(f"Deleted {amount}.")


def _quarantine() -> tuple[list[tuple[str, str]], list[tuple[str, ...]], dict[str, Any]]:
    """Return the columns and rows of the table, and the same as JSON."""
    from pyodide_cache.inventory.export_rows import iso_time
    from pyodide_cache.inventory.quarantine import quarantined

    directory = common().open_cache().directory
    found = quarantined(directory)
    columns = [("File", "left"), ("Size", "right"), ("Set aside", "right")]
    rows: list[tuple[str, ...]] = [
        (item.file_name, size_text(item.size), human_age(time.time() - item.modified)) for item in found
    ]
    data: dict[str, Any] = {
        "cache_dir": str(directory),
        "quarantine": [
            {
                "file_name": item.file_name,
                "path": str(item.path),
                "size": item.size,
                "modified": iso_time(item.modified),
            }
            for item in found
        ],
        "totals": {"files": len(found), "bytes": sum(item.size for item in found)},
    }
    return columns, rows, data
