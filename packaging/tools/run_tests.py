"""Run the whole test suite: what may run side by side first, then what owns a window or a runtime, one by one.

Usage: .venv/bin/python packaging/tools/run_tests.py [pytest's options]
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SIDE_BY_SIDE = ("core", "faults")
NOT_TESTS = ("benchmarks",)
NO_TESTS_RAN = 5


def main() -> int:
    folders = _folders()
    together = [folder for folder in folders if folder.name in SIDE_BY_SIDE]
    alone = [folder for folder in folders if folder.name not in SIDE_BY_SIDE]
    alone += sorted((ROOT / "tests").glob("test_*.py"))
    if not together and not alone:
        print("There is no test yet.", file=sys.stderr)
        return 1
    workers = max(2, min(4, os.cpu_count() or 1))
    # Both run even when the first fails, so that one run tells all there is to mend.
    codes = _pytest(together, "-n", str(workers)) | _pytest(alone)
    # With -k or -m one of the two may have nothing to do.
    return max(codes - {NO_TESTS_RAN}, default=0) if len(codes) > 1 else max(codes)


def _folders() -> list[Path]:
    return sorted(
        folder
        for folder in (ROOT / "tests").iterdir()
        if folder.is_dir() and folder.name not in NOT_TESTS and any(folder.rglob("test_*.py"))
    )


def _pytest(places: list[Path], *options: str) -> set[int]:
    if not places:
        return set()
    names = [str(place.relative_to(ROOT)) for place in places]
    command = [sys.executable, "-m", "pytest", *options, *sys.argv[1:], *names]
    return {subprocess.run(command, cwd=ROOT, check=False).returncode}


if __name__ == "__main__":
    raise SystemExit(main())
