"""Measure beside curl, pip, Node, openssl, du, jdupes, rdfind, s5cmd and nginx; print tables, and never fail.

Names of benchmarks choose some of them: startup, warm_up, verify, scan, growth, store, team, serve, pages, start,
window.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path

_TESTS = str(Path(__file__).parents[1])
_BENCHMARKS = {
    "startup": 9,
    "warm_up": 8,
    "verify": 7,
    "scan": 5,
    "growth": 3,
    "store": 5,
    "team": 3,
    "light": 1,
    "serve": 5,
    "pages": 3,
    "start": 5,
    "window": 3,
}


def main() -> None:
    """Run the benchmarks that the command line names, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(_BENCHMARKS)}; else all")
    parser.add_argument("--rounds", type=int, help="how often each thing is measured")
    options = parser.parse_args()
    unknown = sorted({*options.names} - {*_BENCHMARKS})
    if unknown:
        parser.error(f"no benchmark is called {', '.join(unknown)}")
    sys.path.insert(0, _TESTS)
    sys.stdout.write(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {sys.version.split()[0]}\n")
    for name in options.names or _BENCHMARKS:
        with tempfile.TemporaryDirectory(prefix="pyodide-cache-bench-") as scratch:
            try:
                import_module(name).measure(Path(scratch), options.rounds or _BENCHMARKS[name])
            except (RuntimeError, OSError, AssertionError) as error:
                sys.stdout.write(f"\n{name}: {error}\n")


if __name__ == "__main__":
    main()
