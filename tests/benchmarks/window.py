"""The window with 100,000 rows: paint, sort, filter, memory, and how long its event loop lets one wait."""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from collections import defaultdict
from contextlib import ExitStack
from pathlib import Path

from material import many_files
from measure import HERE, Figure, run, serving, show

sys.path.append(str(HERE.parents[1] / "packaging" / "tools"))

from smoke_test import virtual_screen

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
    "wait p99, first scan": 16,
    "wait p99, scan": 16,
    "wait p99, verify": 16,
    "wait p99, download": 16,
    "memory per row": 1000,
}
#: From the start of the process, beside a bare PySide6 window in the same round: its figure, and what the issue asks.
#: CPU time counts user and system; it changes less than wall time on a busy machine.
_START = {
    "exposed": ("exposed", 1.7),
    "exposed, CPU": ("exposed, CPU", None),
    "full table": ("exposed", 2.5),
    "full table, CPU": ("exposed, CPU", None),
}
_ROWS, _STARTS = 5_000, 5


def measure(scratch: Path, rounds: int) -> None:
    """Measure and print."""
    _measure_start(scratch, rounds * _STARTS)
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


def _measure_start(scratch: Path, rounds: int) -> None:
    """Measure the time from the start of the process to a window on a real screen, or offscreen without Xvfb."""
    files, home = scratch / "some", scratch / "start-home"
    many_files(files, _ROWS)
    home.mkdir()
    with ExitStack() as stack:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        if shutil.which("Xvfb"):
            os.environ |= {"QT_QPA_PLATFORM": "xcb", "DISPLAY": stack.enter_context(virtual_screen())}
        taken: dict[str, defaultdict[str, list[float]]] = {"ours": defaultdict(list), "bare": defaultdict(list)}
        for number in range(rounds + 1):
            for kind, figures in taken.items():
                for left in home.rglob("*.sock"):
                    left.unlink()  # which a window that is closed does itself
                command = [sys.executable, HERE / "window_start.py", str(time.time())]
                _, said = run([*command, files] if kind == "ours" else command, home=home)
                for name, value in json.loads(said.splitlines()[-1]).items():
                    if number:  # the first round fills the caches of Python and of the disk
                        figures[name].append(value)
    figures = [
        Figure(name, taken["ours"][name], "bare window", taken["bare"][peer], bar=bar, unit="ms")
        for name, (peer, bar) in _START.items()
    ]
    show(f"Window: from the start of the process, {_ROWS:,} files", figures)
