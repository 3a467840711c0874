"""``pyodide-cache list``."""

from __future__ import annotations

import time

import click

from pyodide_cache.cli.entries import SORT_KEYS, kind_text, status_text
from pyodide_cache.cli.options import common, shared_options
from pyodide_cache.cli.output import (
    human_age,
    human_size,
    printable,
    problem_json,
    say,
    warn,
    warn_problem,
    write_json,
    write_table,
)
from pyodide_cache.inventory.inventory import Entry, totals_of
from pyodide_cache.inventory.layers import all_layers
from pyodide_cache.messages import explain


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
    from pyodide_cache.inventory.export_rows import csv_text, entry_row
    from pyodide_cache.inventory.filters import parse_filter

    if as_csv and as_json:
        raise click.UsageError("--csv and --json exclude each other")

    passes = parse_filter(wanted)
    inventory = common().open_cache().inventory()
    key, descending = SORT_KEYS[sort]
    answering = {id(entry): answers for entry, answers in all_layers(inventory)}
    everything = [entry for layer in (inventory, *inventory.layers) for entry in layer.entries]
    entries = sorted(passes.select(everything), key=key, reverse=descending)
    totals = totals_of(entries)
    if as_csv:
        lines = csv_text(entries).split("\r\n")
        click.echo("\r\n".join(map(printable, lines)).encode(), nl=False)  # bytes: no system changes the line ends
        return
    if as_json:
        write_json(
            {
                "cache_dir": str(inventory.directory),
                "exists": inventory.exists,
                "entries": [{**entry_row(entry), "answers": answering[id(entry)]} for entry in entries],
                "layers": [{"path": str(layer.directory), "exists": layer.exists} for layer in inventory.layers],
                "notes": [problem_json(problem) for problem in inventory.notes],
                "totals": {"files": totals.files, "bytes": totals.bytes},
            }
        )
        return
    for problem in inventory.notes:
        warn(explain(problem))
    if not inventory.entries and not any(layer.entries for layer in inventory.layers):
        why = "is empty" if inventory.exists else "does not exist yet"
        say(f"{inventory.directory} {why}. Fill it with: pyodide-cache warm-up --preset essential")
        return
    if not entries:
        say(f"Nothing in {inventory.directory} matches: {wanted}")
        return
    now = time.time()
    layered = bool(inventory.layers)
    write_table(
        [
            ("Package", "left"),
            ("Version", "left"),
            ("Size", "right"),
            ("Age", "right"),
            ("Kind", "left"),
            ("Runtime", "left"),
            ("Status", "left"),
            *([("Layer", "left")] if layered else []),
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
                *([_layer_text(entry, answers=answering[id(entry)])] if layered else []),
            )
            for entry in entries
        ),
    )
    for entry in entries:
        if entry.warning and common().verbose:
            warn_problem(entry.file_name, entry.warning)
    say(f"{totals.files} files, {human_size(totals.bytes)} in {inventory.directory}")


def _layer_text(entry: Entry, *, answers: bool) -> str:
    """Return where an entry lies; of two with one name, which of them a runtime does not read."""
    return (entry.layer or "here") + ("" if answers else " (shadowed)")
