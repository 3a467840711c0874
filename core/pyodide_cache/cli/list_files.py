"""``pyodide-cache list``."""

from __future__ import annotations

import time

import click

from pyodide_cache.cli.entries import SORT_KEYS, kind_text, status_text
from pyodide_cache.cli.options import common, shared_options
from pyodide_cache.cli.output import human_age, human_size, printable, say, warn_problem, write_json, write_table
from pyodide_cache.disk.inventory import totals_of


@click.command("list")
@click.option("--sort", type=click.Choice(list(SORT_KEYS)), default="package", show_default=True)
@click.option(
    "--filter",
    "wanted",
    default="",
    metavar="TERMS",
    help="Only some: numpy kind:wasm status:damaged runtime:314 size>10MB age>30d -tests",
)
@click.option("--csv", "as_csv", is_flag=True, help="Write CSV on standard output, for a spreadsheet.")
@shared_options
def list_command(sort: str, wanted: str, as_csv: bool, as_json: bool) -> None:
    """List the files of the cache directory."""
    from pyodide_cache.actions.filters import parse_filter, rows_of
    from pyodide_cache.rows import csv_text, entry_row

    if as_csv and as_json:
        raise click.UsageError("--csv and --json exclude each other")

    passes = parse_filter(wanted)
    inventory = common().inventory(common().ledger())
    key, descending = SORT_KEYS[sort]
    entries = sorted((entry for _, entry in passes.select(rows_of(inventory.entries))), key=key, reverse=descending)
    totals = totals_of(entries)
    if as_csv:
        click.echo(printable(csv_text(entries)), nl=False)
        return
    if as_json:
        write_json(
            {
                "cache_dir": str(inventory.directory),
                "exists": inventory.exists,
                "entries": [entry_row(entry) for entry in entries],
                "totals": {"files": totals.files, "bytes": totals.bytes},
            }
        )
        return
    if not inventory.entries:
        why = "is empty" if inventory.exists else "does not exist yet"
        say(f"{inventory.directory} {why}. Fill it with: pyodide-cache warm-up --preset essential")
        return
    if not entries:
        say(f"Nothing in {inventory.directory} matches: {wanted}")
        return
    now = time.time()
    write_table(
        [
            ("Package", "left"),
            ("Version", "left"),
            ("Size", "right"),
            ("Age", "right"),
            ("Kind", "left"),
            ("Runtime", "left"),
            ("Status", "left"),
        ],
        (
            (
                entry.identity.name or entry.file_name,
                entry.identity.version or "",
                human_size(entry.size),
                human_age(now - entry.modified),
                kind_text(entry),
                entry.identity.runtime or "",
                status_text(entry),
            )
            for entry in entries
        ),
    )
    for entry in entries:
        if entry.warning and common().verbose:
            warn_problem(entry.file_name, entry.warning)
    say(f"{totals.files} files, {human_size(totals.bytes)} in {inventory.directory}")
