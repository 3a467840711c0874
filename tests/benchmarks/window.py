"""The window with 100,000 rows: paint, sort, filter, memory, and how long its event loop lets one wait."""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from collections import defaultdict
from pathlib import Path

from material import many_files
from measure import HERE, Figure, run, serving, show

from support.wheels import build_wheel, write_distribution

_COUNT = 100_000
_DOWNLOADS = {"small": (200, 96_000), "big": (6, 10_000_000)}
_DELAY = 0.030

#: What is measured, and what the issue asks of it, in milliseconds.
_BARS = {
    "sort by size": 50,
    "sort by name": 50,
    "sort by version": 50,
    "filter by a word": 20,
    "gap p99, first scan": 16,
    "gap p99, scan": 16,
    "gap p99, verify": 16,
    "gap p99, download": 16,
}


def measure(scratch: Path, rounds: int) -> None:
    """Measure and print."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    files = scratch / "files"
    many_files(files, _COUNT)
    served = scratch / "served"
    wheels = [build_wheel(f"{name}{i}", payload=size) for name, (n, size) in _DOWNLOADS.items() for i in range(n)]
    write_distribution(served, wheels)
    taken: defaultdict[str, list[float]] = defaultdict(list)
    with serving(served, _DELAY) as address:
        for number in range(rounds):
            home = scratch / f"home{number}"
            home.mkdir()
            started = str(time.time())
            command = [sys.executable, HERE / "window_process.py", started, files, f"{address}/"]
            _, said = run([*command, *(item.name for item in wheels)], home=home)
            for name, value in json.loads(said.splitlines()[-1]).items():
                taken[name].append(value)
            for wheel in wheels:
                (files / wheel.file_name).unlink(missing_ok=True)
            shutil.rmtree(home)
    figures = [
        Figure(name, values, bar=_BARS.get(name), unit="B" if name.startswith("memory") else "ms")
        for name, values in taken.items()
    ]
    show(f"Window: {_COUNT:,} rows, offscreen", figures)
