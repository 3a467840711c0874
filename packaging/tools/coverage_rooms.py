"""Print which share of the core's lines and branches its own tests run, room by room; fail when it is too little.

Usage: .venv/bin/python packaging/tools/coverage_rooms.py build/coverage.json

The file is coverage's JSON report; run_tests.py --coverage makes it.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

#: The least share of lines, and of branches, of the whole core, in percent.
LEAST = 92.0
CORE = "core/pyodide_cache/"
COUNTED = ("num_statements", "covered_lines", "num_branches", "covered_branches")


def main() -> int:
    files = json.loads(Path(sys.argv[1]).read_text())["files"]
    rooms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name, report in files.items():
        summary = {key: report["summary"][key] for key in COUNTED}
        rooms[name.removeprefix(CORE).partition("/")[0]].update(summary)
    rooms["core"] = sum(rooms.values(), Counter())
    print(f"{'room':<14}{'lines':>8}{'%':>8}{'branches':>12}{'%':>8}")
    for room, count in sorted(rooms.items(), key=lambda item: (item[0] == "core", item[0])):
        lines, branches = _shares(count)
        print(f"{room:<14}{count['num_statements']:>8}{lines:>8.1f}{count['num_branches']:>12}{branches:>8.1f}")
    if min(_shares(rooms["core"])) < LEAST:
        print(f"The tests run less than {LEAST:.0f} % of the core's lines or branches.", file=sys.stderr)
        return 1
    return 0


def _shares(count: Counter[str]) -> tuple[float, float]:
    """Return the share of lines and that of branches that ran, in percent."""
    lines, lines_run, branches, branches_run = (count[key] for key in COUNTED)
    return _percent(lines_run, lines), _percent(branches_run, branches)


def _percent(part: int, whole: int) -> float:
    return 100.0 * part / whole if whole else 100.0


if __name__ == "__main__":
    raise SystemExit(main())
