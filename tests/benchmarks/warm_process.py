"""Warm up in a process that is up already: a program of its own; prints the seconds of the run alone.

Arguments: the address of a distribution, a cache directory, a ledger, and requirements. Everything is
imported and the plan is made before the clock starts, as in a window that is open.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import httpx  # noqa: F401 -- a window that made its first request has it
import truststore  # noqa: F401

from pyodide_cache.base.events import Cancel, Finished
from pyodide_cache.files.trash import delete
from pyodide_cache.formats.requirements import parse_many
from pyodide_cache.inventory.ledger import Ledger
from pyodide_cache.inventory.read import read_inventory
from pyodide_cache.warm_up.plan import WarmUpReport, plan_warm_up
from pyodide_cache.warm_up.request.requests import PackageRequest
from pyodide_cache.warm_up.run import run_warm_up
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions
from pyodide_cache.warm_up.sources import open_sources


def main(distribution: str, directory: Path, ledger_path: Path, requirements: list[str]) -> float:
    """Return the seconds of the run."""
    ledger = Ledger(ledger_path)
    inventory = read_inventory(directory, ledger=ledger)
    cancel = Cancel()
    options = SourceOptions(distribution, mode=SourceMode.DISTRIBUTION)
    with open_sources(options, inventory, ledger=ledger) as sources:
        plan = plan_warm_up(PackageRequest(parse_many(requirements).good), sources, inventory, cancel=cancel)
        began = time.perf_counter()
        *_, last = run_warm_up(plan, sources, replace_with=delete, cancel=cancel)
        took = time.perf_counter() - began
    assert isinstance(last, Finished)
    assert isinstance(last.report, WarmUpReport)
    assert len(last.report.fetched) == len(requirements), last.report.failed
    return took


if __name__ == "__main__":
    address, folder, known, *names = sys.argv[1:]
    sys.stdout.write(f"{main(address, Path(folder), Path(known), names)}\n")
