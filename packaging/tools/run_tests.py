"""Run the test suite in parts, each on several workers.

Usage: .venv/bin/python packaging/tools/run_tests.py [--fast] [--record] [--coverage] [pytest's options] [tests/…]

Each part has processes of its own: the core's tests start no QApplication, and a test of the runtime may use all
the memory of its worker. Folders of tests are in memory, if Linux has enough. With paths, only those run. With
--fast, tests that are marked ``slow`` or listed in tests/slow_tests.txt are left out, and the parts that need Node,
Chromium or a package index. With --record, too, and that list is written again: do it on a quiet machine.
With --coverage, the lines and branches of the core that the tests run are counted; a table shows them by room, and
too few are a failure.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Collection, Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import IO, NamedTuple

ROOT = Path(__file__).parents[2]
BUILD = ROOT / "build"

#: The folders of each part. What is in no part (a new folder, a file beside the folders) runs with the core.
PARTS = {
    "core": ("core", "faults", "support"),
    "window": ("gui",),
    "runtime": ("runtime",),
}
NOT_TESTS = ("benchmarks",)
NOT_FAST = ("faults", "runtime")
SLOW_TESTS = ROOT / "tests" / "slow_tests.txt"
NO_TESTS_RAN = 5
ROOMS = "packaging/tools/coverage_rooms.py"
REPORT = "build/coverage.json"
COVERAGE = ("--cov", "--cov-report=")
#: Of the fast tests of the core, which run at the same time as those of the window: some wait for a server.
SHARES = 3
WORKERS = max(2, min(4, os.cpu_count() or 1))

#: A folder in memory, on Linux. A disk takes milliseconds for every file that is synced, and so for every database.
MEMORY = Path("/dev/shm")
#: In bytes; the tests write 0.6 GB.
LEAST_FREE = 4 << 30

#: A part that takes longer hangs: the longest needs a third of it on two quiet cores. In seconds.
LONGEST = 45 * 60
#: How long pytest may need to end its workers and to tell what failed so far, in seconds.
TO_END = 60


def main() -> int:
    own = {"--fast", "--record", "--coverage"} & {*sys.argv}
    options = [option for option in sys.argv[1:] if option not in own]
    BUILD.mkdir(exist_ok=True)
    if any((ROOT / option.partition("::")[0]).exists() for option in options if not option.startswith("-")):
        return _pytest("what was named", options)
    if "--record" in own:
        return _record(options)
    if "--fast" in own:
        return _run_fast(options)
    if "--coverage" not in own:
        return _run_all(options)
    _coverage("erase")
    status = _run_all(options, COVERAGE)
    _coverage("json", "-q", "-o", REPORT)
    return max(status, subprocess.run([sys.executable, ROOMS, REPORT], cwd=ROOT, check=False).returncode)


def _run_all(options: list[str], of_the_core: Iterable[str] = ()) -> int:
    """Run every part, even when one before it failed, so that one run shows all failures."""
    parts = _parts(NOT_TESTS)
    # It waits for Node and downloads for more than half of its time; meanwhile the others compute. It writes whole
    # runtimes, to the disk.
    waiting = ("runtime", [*_workers(WORKERS + 1), *options, *parts.pop("runtime")])
    with ExitStack() as stack:
        started = _Started.of(stack, *waiting)
        more = {"core": of_the_core}
        environ = _writing_to_memory(stack)
        # The C library fills what the window frees, so that a later use shows. The core would take twice as long.
        environs = {"window": {**environ, "MALLOC_PERTURB_": "165"}}
        codes = {
            _pytest(name, [*more.get(name, ()), *options, *paths], environs.get(name, environ))
            for name, paths in parts.items()
        }
        codes.add(started.finish())
    return _worst(codes)


def _run_fast(options: Iterable[str]) -> int:
    """Run the fast parts at the same time, and print what each printed one after the other."""
    began = time.monotonic()
    parts = _parts({*NOT_TESTS, *NOT_FAST})
    core = parts.pop("core")
    parts |= {f"core, {share + 1} of {SHARES}": paths for share, paths in enumerate(_shares(core))}
    with ExitStack() as stack:
        choice = ("-q", "-p", "no:cacheprovider", "-m", "not slow", *options)
        environ = _writing_to_memory(stack)
        started = [_Started.of(stack, name, [*choice, *paths], environ) for name, paths in parts.items()]
        codes = {item.finish() for item in started}
    print(f"--- {time.monotonic() - began:.0f} s, {_cpu_seconds():.0f} s of CPU time ---", flush=True)
    return _worst(codes)


def _record(options: Iterable[str]) -> int:
    """Run what is not marked, and list what takes too long."""
    SLOW_TESTS.write_text("")
    status = _run_fast(["-p", "support.times", *options])
    lines = sorted(SLOW_TESTS.read_text(encoding="utf-8").splitlines())
    SLOW_TESTS.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return status


class _Started(NamedTuple):
    """A part that runs in the background, with a file of what it prints."""

    name: str
    process: subprocess.Popen[bytes]
    output: IO[bytes]
    began: float

    @classmethod
    def of(
        cls, stack: ExitStack, name: str, options: Iterable[str], environ: Mapping[str, str] = os.environ
    ) -> _Started:
        output = stack.enter_context((BUILD / f"tests-{name.replace(', ', '-').replace(' ', '-')}.log").open("w+b"))
        command = [sys.executable, "-m", "pytest", *options]
        process = subprocess.Popen(command, cwd=ROOT, env=environ, stdout=output, stderr=output)
        return cls(name, stack.enter_context(process), output, time.monotonic())

    def finish(self) -> int:
        """Wait for the end, print everything, and return the exit status."""
        status = _status(self.process, self.began)
        self.output.seek(0)
        sys.stdout.buffer.write(self.output.read())
        print(f"--- {self.name} ---", flush=True)
        return status


def _writing_to_memory(stack: ExitStack) -> Mapping[str, str]:
    """Return an environment in which tests have their folders in memory, if there is enough of it."""
    if not MEMORY.is_dir() or shutil.disk_usage(MEMORY).free < LEAST_FREE:
        return os.environ
    folder = tempfile.TemporaryDirectory(prefix="tests-", dir=MEMORY, ignore_cleanup_errors=True)
    return {**os.environ, "PYTEST_DEBUG_TEMPROOT": stack.enter_context(folder)}


def _parts(left_out: Collection[str]) -> dict[str, list[str]]:
    """Return the folders of each part, without those that are left out."""
    part_of = {folder: name for name, folders in PARTS.items() for folder in folders}
    parts: dict[str, list[str]] = {name: [] for name in PARTS}
    for path in sorted((ROOT / "tests").iterdir()):
        if _bytes_of_tests(path) and path.name not in left_out:
            parts[part_of.get(path.name, "core")].append(str(path.relative_to(ROOT)))
    return {name: paths for name, paths in parts.items() if paths}


def _shares(paths: Iterable[str]) -> list[list[str]]:
    """Return lists of the rooms below folders, with about as much code of tests in each."""
    folders = map(ROOT.joinpath, paths)
    rooms = [room for folder in folders for room in (folder.iterdir() if folder.name == "core" else [folder])]
    sizes = {room: _bytes_of_tests(room) for room in rooms}
    shares: list[list[Path]] = [[] for _ in range(SHARES)]
    for room in sorted(filter(sizes.get, rooms), key=lambda room: -sizes[room]):
        min(shares, key=lambda share: sum(sizes[room] for room in share)).append(room)
    return [[str(room) for room in share] for share in shares]


def _bytes_of_tests(path: Path) -> int:
    files = path.rglob("test_*.py") if path.is_dir() else [path] * path.match("test_*.py")
    return sum(file.stat().st_size for file in files)


def _worst(codes: set[int]) -> int:
    """Return the exit status of all parts together; with -k or -m a part may have nothing to do."""
    return max(codes - {NO_TESTS_RAN}, default=0) if len(codes) > 1 else max(codes)


def _coverage(*words: str) -> None:
    subprocess.run([sys.executable, "-m", "coverage", *words], cwd=ROOT, check=True)


def _workers(number: int) -> tuple[str, ...]:
    # loadgroup: tests that share something that takes long to make name their group, and run on one worker.
    # It may wait forever once it has replaced a worker that crashed: https://github.com/pytest-dev/pytest-xdist/issues/1323
    return ("-n", str(number), "--dist", "loadgroup", "--max-worker-restart", "0", "-p", "support.not_run")


def _pytest(name: str, options: list[str], environ: Mapping[str, str] = os.environ) -> int:
    """Run pytest once and print how long it took; return its exit status."""
    began, used = time.monotonic(), _cpu_seconds()
    command = [sys.executable, "-m", "pytest", *_workers(WORKERS), *options]
    with subprocess.Popen(command, cwd=ROOT, env=environ) as process:
        status = _status(process, began)
    # On a busy machine the CPU time tells more.
    seconds, cpu = time.monotonic() - began, _cpu_seconds() - used
    print(f"--- {name}: {seconds:.0f} s, {cpu:.0f} s of CPU time ---", flush=True)
    return status


def _status(process: subprocess.Popen[bytes], began: float) -> int:
    """Wait for the end of a part and return its exit status; end one that hangs."""
    try:
        status = process.wait(began + LONGEST - time.monotonic())
    except subprocess.TimeoutExpired:
        print(f"--- this part hangs: it is ended after {LONGEST / 60:.0f} minutes ---", flush=True)
        process.send_signal(signal.SIGINT if os.name == "posix" else signal.SIGTERM)
        try:
            process.wait(TO_END)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        return 1
    return abs(status)  # less than 0: a signal ended it


def _cpu_seconds() -> float:
    """Return the CPU time of all child processes that ended, in seconds; 0 on Windows."""
    used = os.times()
    return used.children_user + used.children_system


if __name__ == "__main__":
    raise SystemExit(main())
