"""``pyodide-cache stats``."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import click

from pyodide_cache.cli.entries import kind_text
from pyodide_cache.cli.options import common, shared_options
from pyodide_cache.cli.output import human_size, say, write_json, write_table
from pyodide_cache.inventory.export_rows import iso_time
from pyodide_cache.inventory.inventory import Entry, Inventory, totals_of

if TYPE_CHECKING:
    from pyodide_cache.inventory.history import Sample


@click.command("stats")
@click.option("--history", "with_history", is_flag=True, help="Also tell how large it was, and how fast it grows.")
@shared_options
def stats_command(with_history: bool, as_json: bool) -> None:
    """Tell how much is cached, by kind, runtime and status."""
    from pyodide_cache.files.space import free_bytes
    from pyodide_cache.inventory.history import add_sample, growth_per_week, history

    inventory = common().open_cache().inventory()
    now = time.time()
    if inventory.exists and not inventory.problem:
        add_sample(inventory.directory, inventory.totals, now)
    samples = history(inventory.directory, now) if with_history else ()
    totals = inventory.totals
    packages = {entry.identity.name for entry in inventory.packages}
    by = {
        "kinds": _groups(inventory, kind_text),
        "runtimes": _groups(inventory, lambda entry: entry.identity.runtime or "unknown"),
        "statuses": _groups(inventory, lambda entry: str(entry.status)),
    }
    if as_json:
        write_json(
            {
                "cache_dir": str(inventory.directory),
                "exists": inventory.exists,
                "packages": len(packages),
                "totals": {"files": totals.files, "bytes": totals.bytes},
                **{
                    name: {key: {"files": files, "bytes": size} for key, files, size in rows}
                    for name, rows in by.items()
                },
                "free_bytes": free_bytes(inventory.directory),
                **(
                    {
                        "history": [
                            {"time": iso_time(sample.time), "files": sample.files, "bytes": sample.bytes}
                            for sample in samples
                        ],
                        "bytes_a_week": growth_per_week(samples),
                    }
                    if with_history
                    else {}
                ),
            }
        )
        return
    say(f"Cache directory  {inventory.directory}{'' if inventory.exists else '  (does not exist yet)'}")
    say(f"Packages         {len(packages)}")
    say(f"Files            {totals.files}")
    say(f"Size             {human_size(totals.bytes)}")
    free = free_bytes(inventory.directory)
    if free is not None:
        say(f"Free disk        {human_size(free)}")
    for heading, name in (("Kind", "kinds"), ("Runtime", "runtimes"), ("Status", "statuses")):
        if by[name]:
            say("")
            write_table(
                [(heading, "left"), ("Files", "right"), ("Size", "right")],
                ((key, str(files), human_size(size)) for key, files, size in by[name]),
            )
    if with_history:
        _say_history(samples, growth_per_week(samples))


def _say_history(samples: Sequence[Sample], growth: float | None) -> None:
    say("")
    write_table(
        [("Time", "left"), ("Files", "right"), ("Size", "right")],
        ((iso_time(sample.time) or "", str(sample.files), human_size(sample.bytes)) for sample in samples),
    )
    if growth is None:
        say("Growth           not known yet: it takes samples of three days")
    else:
        say(f"Growth           {'-' if growth < 0 else '+'}{human_size(abs(round(growth)))} a week")


def _groups(inventory: Inventory, key: Callable[[Entry], str]) -> list[tuple[str, int, int]]:
    groups: dict[str, list[Entry]] = {}
    for entry in inventory.entries:
        if entry.is_file:
            groups.setdefault(key(entry), []).append(entry)
    rows = [(name, totals_of(group)) for name, group in groups.items()]
    return [
        (name, totals.files, totals.bytes) for name, totals in sorted(rows, key=lambda row: (-row[1].bytes, row[0]))
    ]
