"""``pyodide-cache stats``."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import click

from pyodide_cache.base.quantities import iso_time, plural, size_text
from pyodide_cache.cli.entries import kind_text
from pyodide_cache.cli.help import command
from pyodide_cache.cli.options import common, shared_options
from pyodide_cache.cli.output import answer, say, totals_json, write_table
from pyodide_cache.inventory.inventory import Entry, Totals, totals_of

if TYPE_CHECKING:
    from pyodide_cache.cli.documents import inventory as documents


@command("stats")
@click.option("--history", "with_history", is_flag=True, help="Also show how large it was, and how fast it grows.")
@click.option("--packages", "with_packages", is_flag=True, help="Also list the packages with their sizes.")
@shared_options
def stats_command(with_history: bool, with_packages: bool) -> None:
    """Show how much is cached, by kind, runtime and status.

    pyodide-cache stats --packages --history
    """
    from pyodide_cache.files.folders import free_bytes
    from pyodide_cache.inventory.history import add_sample, growth_per_week, history
    from pyodide_cache.inventory.quarantine import quarantined
    from pyodide_cache.updates.set_aside import kept_files

    inventory = common().open_cache().inventory()
    now = time.time()
    if inventory.exists:
        add_sample(inventory.directory, inventory.totals, now)
    samples = history(inventory.directory, now) if with_history else ()
    growth = growth_per_week(samples) if samples else None
    packages = {entry.identity.name for entry in inventory.packages}
    kinds = _groups(inventory.entries, kind_text)
    runtimes = _groups(inventory.packages, lambda entry: entry.identity.runtime or "unknown")
    statuses = _groups(inventory.packages, lambda entry: entry.status.word)
    free = free_bytes(inventory.directory)
    aside = [item.size for item in quarantined(inventory.directory)]
    old = [path.lstat().st_size for path in kept_files(inventory.directory)]
    document: documents.StatsDocument = {
        "cache_dir": inventory.directory,
        "exists": inventory.exists,
        "packages": len(packages),
        "totals": totals_json(inventory.totals),
        "kinds": {name: totals_json(totals) for name, totals in kinds},
        "runtimes": {name: totals_json(totals) for name, totals in runtimes},
        "statuses": {word.replace(" ", "_"): totals_json(totals) for word, totals in statuses},
        "quarantine": {"files": len(aside), "bytes": sum(aside)},
        "set_aside": {"files": len(old), "bytes": sum(old)},
        "free_bytes": free,
    }
    if with_history:
        document["history"] = [
            {"time": iso_time(sample.time), "files": sample.files, "bytes": sample.bytes} for sample in samples
        ]
        document["bytes_a_week"] = growth
    answer(document)
    say(f"Cache directory  {inventory.directory}{'' if inventory.exists else '  (does not exist yet)'}")
    say(f"Total packages   {len(packages)}")
    say(f"Total files      {inventory.totals.files}")
    say(f"Total size       {size_text(inventory.totals.bytes)}")
    if aside:
        say(f"In quarantine    {plural(len(aside), 'file')}, {size_text(sum(aside))} more")
    if old:
        amount = f"{plural(len(old), 'file')}, {size_text(sum(old))} more"
        say(f"Set aside        {amount}. To delete them: pyodide-cache upgrade --finish")
    if free is not None:
        say(f"Free disk        {size_text(free)}")
    if with_packages:
        _write_sizes("Package", _groups(inventory.packages, lambda entry: entry.identity.name or entry.file_name))
    for heading, groups in (("Kind", kinds), ("Runtime", runtimes), ("Status", statuses)):
        if groups:
            _write_sizes(heading, groups)
    if samples:
        _write_sizes("Time", [(iso_time(item.time) or "", Totals(item.files, item.bytes)) for item in samples])
    if with_history:
        if growth is None:
            say("Growth           not known yet: samples of three days are needed")
        else:
            say(f"Growth           {'-' if growth < 0 else '+'}{size_text(abs(round(growth)))} a week")


def _write_sizes(heading: str, rows: Sequence[tuple[str, Totals]]) -> None:
    say("")
    write_table([heading, ">Files", ">Size"], [(name, item.files, size_text(item.bytes)) for name, item in rows])


def _groups(entries: Iterable[Entry], key: Callable[[Entry], str]) -> list[tuple[str, Totals]]:
    """Return name and totals of the groups that ``key`` makes, the largest first."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.is_file:
            groups.setdefault(key(entry), []).append(entry)
    rows = [(name, totals_of(group)) for name, group in groups.items()]
    return sorted(rows, key=lambda row: (-row[1].bytes, row[0]))
