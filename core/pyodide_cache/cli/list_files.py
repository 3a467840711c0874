"""``pyodide-cache list``."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from pyodide_cache.base.problems import Code
from pyodide_cache.base.quantities import human_age, plural, size_text
from pyodide_cache.cli.entries import SORT_KEYS, entry_json, kind_text, status_text
from pyodide_cache.cli.help import command
from pyodide_cache.cli.options import common, shared_options
from pyodide_cache.cli.output import (
    aside,
    printable,
    problems_json,
    say,
    totals_json,
    warn_problem,
    write_json,
    write_table,
)
from pyodide_cache.inventory.inventory import Entry, totals_of
from pyodide_cache.inventory.layers import all_layers

if TYPE_CHECKING:
    from pyodide_cache.cli.documents import inventory as documents
    from pyodide_cache.inventory.inventory import Inventory


@command("list")
@click.option(
    "--sort",
    type=click.Choice(list(SORT_KEYS)),
    metavar="KEY",
    default="package",
    help=f"One of: {', '.join(SORT_KEYS)}.",
)
@click.option(
    "--filter",
    "wanted",
    metavar="TERMS",
    help="Only some: numpy kind:wasm status:damaged runtime:314 size>10MB age>30d -tests",
)
@click.option("--csv", "as_csv", is_flag=True, help="Write CSV on standard output, for a spreadsheet.")
@shared_options
def list_command(sort: str, wanted: str | None, as_csv: bool) -> None:
    """List the files of the cache directory.

    pyodide-cache list --sort size
    pyodide-cache list --filter 'kind:wasm size>10MB'
    """
    if as_csv and common().as_json:
        raise click.UsageError("--csv and --json exclude each other.")

    inventory = common().open_cache().inventory()
    entries = _selected(inventory, wanted or "", sort)
    if as_csv:
        from pyodide_cache.inventory.export_rows import csv_text

        lines = csv_text(entries).split("\r\n")
        click.echo("\r\n".join(map(printable, lines)).encode(), nl=False)  # bytes: Windows would change the line ends
    elif common().as_json:
        write_json(_document(inventory, entries))
    else:
        _write_text(inventory, entries, wanted or "")


def _selected(inventory: Inventory, wanted: str, sort: str) -> Sequence[Entry]:
    entries: Sequence[Entry] = [entry for layer in (inventory, *inventory.layers) for entry in layer.entries]
    if wanted.strip():
        from pyodide_cache.inventory.filters import parse_filter

        entries = parse_filter(wanted).select(entries)
    key, descending = SORT_KEYS[sort]
    return sorted(entries, key=key, reverse=descending)


def _document(inventory: Inventory, entries: Sequence[Entry]) -> documents.ListDocument:
    answers = {id(entry): answers for entry, answers in all_layers(inventory)}
    return {
        "cache_dir": inventory.directory,
        "exists": inventory.exists,
        "entries": ({**entry_json(entry, inventory.directory), "answers": answers[id(entry)]} for entry in entries),
        "layers": ({"path": layer.directory, "exists": layer.exists} for layer in inventory.layers),
        "notes": problems_json(inventory.notes),
        "totals": totals_json(totals_of(entries)),
    }


def _write_text(inventory: Inventory, entries: Sequence[Entry], wanted: str) -> None:
    aside(*inventory.notes)
    if not inventory.entries and not any(layer.entries for layer in inventory.layers):
        why = "is empty" if inventory.exists else "does not exist yet"
        say(f"{inventory.directory} {why}. Fill it with: pyodide-cache warm-up --preset essential")
        return
    if not entries:
        say(f"Nothing in {inventory.directory} matches: {wanted}")
        return
    columns = [*("Package", "Version", ">Size", ">Age"), *("Kind", "Runtime", "Status")]
    now = time.time()
    rows = [
        [
            entry.identity.name or entry.file_name,
            entry.identity.version,
            size_text(entry.size),
            human_age(entry.age(now)),
            kind_text(entry),
            entry.identity.runtime,
            status_text(entry),
        ]
        for entry in entries
    ]
    if inventory.layers:
        columns.append("Layer")
        read = {id(entry) for entry, answers in all_layers(inventory) if answers}
        for row, entry in zip(rows, entries, strict=True):
            row.append((entry.layer or "here") + ("" if id(entry) in read else " (shadowed)"))
    write_table(columns, rows)
    for entry in entries:
        if entry.warning and (common().verbose or entry.warning.code in {Code.NATIVE_WHEEL, Code.LOCK_IGNORED}):
            warn_problem(entry.file_name, entry.warning)
    here = totals_of([entry for entry in entries if not entry.layer])
    below = totals_of([entry for entry in entries if entry.layer])
    more = f"; {plural(below.files, 'file')}, {size_text(below.bytes)} in layers" if below.files else ""
    say(f"{plural(here.files, 'file')}, {size_text(here.bytes)} in {inventory.directory}{more}")
