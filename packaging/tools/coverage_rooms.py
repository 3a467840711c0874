"""Print which share of the core's lines and branches its own tests run, room by room; fail when it is too little.

Usage: .venv/bin/python packaging/tools/coverage_rooms.py build/coverage.json

The file is coverage's JSON report; run_tests.py --coverage makes it.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

#: The least share of lines, and of branches, of the whole core, in percent.
LEAST = 92.0
CORE = "core/pyodide_cache/"


class Count(NamedTuple):
    """How many lines and branches there are, and how many of them ran."""

    lines: int = 0
    lines_run: int = 0
    branches: int = 0
    branches_run: int = 0

    def plus(self, other: Count) -> Count:
        """Add two counts."""
        return Count(*(one + two for one, two in zip(self, other, strict=True)))

    @property
    def shares(self) -> tuple[float, float]:
        """The share of lines and that of branches, in percent."""
        return _percent(self.lines_run, self.lines), _percent(self.branches_run, self.branches)


def main() -> int:
    files = json.loads(Path(sys.argv[1]).read_text())["files"]
    rooms: defaultdict[str, Count] = defaultdict(Count)
    for name, report in files.items():
        room = name.removeprefix(CORE).partition("/")[0]
        summary = report["summary"]
        rooms[room] = rooms[room].plus(
            Count(
                summary["num_statements"],
                summary["covered_lines"],
                summary["num_branches"],
                summary["covered_branches"],
            )
        )
    whole = Count()
    print(f"{'room':<14}{'lines':>8}{'%':>8}{'branches':>12}{'%':>8}")
    for room, count in sorted(rooms.items()):
        whole = whole.plus(count)
        _print(room, count)
    _print("core", whole)
    if min(whole.shares) < LEAST:
        print(f"The tests run less than {LEAST:.0f} % of the core's lines or branches.", file=sys.stderr)
        return 1
    return 0


def _print(room: str, count: Count) -> None:
    lines, branches = count.shares
    print(f"{room:<14}{count.lines:>8}{lines:>8.1f}{count.branches:>12}{branches:>8.1f}")


def _percent(part: int, whole: int) -> float:
    return 100.0 * part / whole if whole else 100.0


if __name__ == "__main__":
    raise SystemExit(main())
