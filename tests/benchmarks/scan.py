"""The scan of 100,000 files beside du and uv, which only add up their sizes."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from material import many_files
from measure import Figure, in_turns, our_command, run, say, show, stopwatch

from pyodide_cache.inventory.ledger import Ledger, Record
from pyodide_cache.inventory.read import read_inventory

_COUNT = 100_000


def measure(scratch: Path, rounds: int) -> None:
    """Measure and print."""
    folder = scratch / "files"
    many_files(folder, _COUNT)
    empty = Ledger(scratch / "empty.sqlite3")
    full = Ledger(scratch / "full.sqlite3")
    full.add((entry.stamp, Record("0" * 64, sound=True)) for entry in read_inventory(folder, ledger=empty).entries)
    home = scratch / "home"

    def scan_with(ledger: Ledger) -> float:
        taken = stopwatch()
        found = read_inventory(folder, ledger=ledger)
        took = taken()
        assert len(found.entries) == _COUNT
        return took

    def command() -> float:
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir()
        return run(our_command("stats", "--json", "--cache-dir", folder), home=home)[0]

    ways = {
        "du": lambda: run(["du", "-sb", folder])[0],
        "scan": lambda: scan_with(empty),
        "known": lambda: scan_with(full),
        "command": command,
    }
    uv = shutil.which("uv", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    if uv:
        size = [uv, "cache", "size", "--preview", "--cache-dir", folder]
        ways["uv"] = lambda: run(size)[0]
    else:
        say("uv is not installed: no figure beside it (pip install uv).")
    taken = in_turns(rounds, ways)
    empty.close()
    full.close()
    figures = [
        Figure("scan, nothing known of the bytes", taken["scan"], "du -sb", taken["du"], bar=3),
        Figure("scan, all bytes known", taken["known"], "du -sb", taken["du"], bar=4.5),
        Figure("whole command (stats)", taken["command"], "du -sb", taken["du"], bar=3),
    ]
    if uv:
        figures += [
            Figure("scan, nothing known of the bytes", taken["scan"], "uv cache size", taken["uv"]),
            Figure("whole command (stats)", taken["command"], "uv cache size", taken["uv"]),
        ]
    show(f"Scan: {_COUNT:,} files in one folder", figures)
