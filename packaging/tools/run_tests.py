"""Run the test suite in parts, each on several workers.

Usage: .venv/bin/python packaging/tools/run_tests.py [--fast] [--coverage] [pytest's options] [tests/…]

Each part has processes of its own: the core's tests start no QApplication, and a test of the runtime may use all
the memory of its worker. With paths, only those run. With --fast, tests marked ``slow`` and the parts that need
Node, Chromium or a package index are left out. With --coverage, the lines and branches of
the core that the tests run are counted; a table shows them by room, and too few are a failure.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Collection
from pathlib import Path

ROOT = Path(__file__).parents[2]

#: The folders of each part. What is in no part (a new folder, a file beside the folders) runs with the core.
PARTS = {
    "core": ("core", "faults", "support"),
    "window": ("gui",),
    "runtime": ("runtime",),
}
NOT_TESTS = ("benchmarks",)
NOT_FAST = ("faults", "runtime")
NO_TESTS_RAN = 5
ROOMS = "packaging/tools/coverage_rooms.py"
REPORT = "build/coverage.json"
COVERAGE = ("--cov", "--cov-append", "--cov-report=")


def main() -> int:
    is_fast, counts = ("--fast" in sys.argv, "--coverage" in sys.argv)
    options = [option for option in sys.argv[1:] if option not in {"--fast", "--coverage"}]
    if any((ROOT / option.partition("::")[0]).exists() for option in options if not option.startswith("-")):
        return _pytest("what was named", options)
    if is_fast:
        return _run_side_by_side(["-m", "not slow", *options])
    # Every part runs even when one before it failed, so that one run shows all failures.
    codes = set()
    if counts:
        _coverage("erase")
        options = [*COVERAGE, *options]
    for name, paths in _parts(NOT_TESTS).items():
        codes.add(_pytest(name, [*options, *paths]))
    if counts:
        _coverage("json", "-q", "-o", REPORT)
        codes.add(subprocess.run([sys.executable, ROOMS, REPORT], cwd=ROOT, check=False).returncode)
    return _worst(codes)


def _worst(codes: set[int]) -> int:
    """Return the exit status of all parts together; with -k or -m a part may have nothing to do."""
    return max(codes - {NO_TESTS_RAN}, default=0) if len(codes) > 1 else max(codes)


def _run_side_by_side(options: list[str]) -> int:
    """Run the fast parts at the same time, and print what each printed one after the other."""
    began = time.monotonic()
    with contextlib.ExitStack() as stack:
        started = []
        for paths in _parts({*NOT_TESTS, *NOT_FAST}).values():
            output = stack.enter_context(tempfile.TemporaryFile())
            command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *options, *paths]
            started.append((subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=output), output))
        codes = set()
        for process, output in started:
            codes.add(process.wait())
            output.seek(0)
            sys.stdout.buffer.write(output.read())
            sys.stdout.flush()
    print(f"--- {time.monotonic() - began:.0f} s, {_cpu_seconds():.0f} s of CPU time ---", flush=True)
    return _worst(codes)


def _parts(left_out: Collection[str]) -> dict[str, list[str]]:
    """Return the folders of each part, without those that are left out."""
    part_of = {folder: name for name, folders in PARTS.items() for folder in folders}
    parts: dict[str, list[str]] = {name: [] for name in PARTS}
    for path in sorted((ROOT / "tests").iterdir()):
        holds_tests = any(path.rglob("test_*.py")) if path.is_dir() else path.match("test_*.py")
        if holds_tests and path.name not in left_out:
            parts[part_of.get(path.name, "core")].append(str(path.relative_to(ROOT)))
    return {name: paths for name, paths in parts.items() if paths}


def _coverage(*words: str) -> None:
    (ROOT / REPORT).parent.mkdir(exist_ok=True)
    subprocess.run([sys.executable, "-m", "coverage", *words], cwd=ROOT, check=True)


def _pytest(name: str, options: list[str]) -> int:
    """Run pytest once and print how long it took; return its exit status."""
    workers = max(2, min(4, os.cpu_count() or 1))
    began, used = time.monotonic(), _cpu_seconds()
    # loadgroup: tests that share something that takes long to make name their group, and run on one worker.
    command = [sys.executable, "-m", "pytest", "-n", str(workers), "--dist", "loadgroup", *options]
    status = subprocess.run(command, cwd=ROOT, check=False).returncode
    # On a busy machine the CPU time tells more.
    seconds, cpu = time.monotonic() - began, _cpu_seconds() - used
    print(f"--- {name}: {seconds:.0f} s, {cpu:.0f} s of CPU time ---", flush=True)
    return status


def _cpu_seconds() -> float:
    """Return the CPU time of all child processes that ended, in seconds; 0 on Windows."""
    used = os.times()
    return used.children_user + used.children_system


if __name__ == "__main__":
    raise SystemExit(main())
