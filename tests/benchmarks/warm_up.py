"""Warm-up beside curl, pip and Pyodide's own loadPackage, from one server with 30 ms before each answer."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from measure import HERE, Figure, in_turns, our_command, run, say, serving, show

from runtime.registry import NEWEST, published_folder
from support.wheels import Wheel, build_wheel, write_distribution

_DELAY = 0.030
_CONNECTIONS = 16


@dataclass(frozen=True)
class Load:
    """What is fetched.

    Attributes:
        bar: the greatest ratio to curl's time (followed by openssl's, where ``hashed``).
        run_bar: the same of the run alone.

    """

    name: str
    count: int
    size: int
    bar: float
    run_bar: float
    hashed: bool

    def __str__(self) -> str:
        return f"{self.count} x {self.size / 1e6:.3g} MB"


LOADS = (Load("small", 200, 96_000, 1.7, 1.2, hashed=False), Load("big", 10, 26_700_000, 0.8, 0.8, hashed=True))


class Course:
    """One load, and the ways to fetch it into a fresh folder."""

    def __init__(self, load: Load, root: Path, address: str, scratch: Path) -> None:
        self.load = load
        self.base = f"{address}/{load.name}/"
        self._index = f"{address}/{load.name}-simple/"
        self._scratch = scratch
        self._home = scratch / "home"
        wheels = [build_wheel(f"{load.name}{i}", payload=load.size) for i in range(load.count)]
        self.names = [wheel.name for wheel in wheels]
        self._files = [wheel.file_name for wheel in wheels]
        self._lock = write_distribution(root / load.name, wheels).lock_path
        _write_index(root / f"{load.name}-simple", wheels, self.base)

    def _fresh(self, name: str) -> Path:
        folder = self._scratch / name
        shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(self._home, ignore_errors=True)
        folder.mkdir(parents=True)
        self._home.mkdir()
        return folder

    def _whole(self, folder: Path, seconds: float) -> float:
        missing = [name for name in self._files if not (folder / name).is_file()]
        assert not missing, f"{folder.name}: {len(missing)} files are missing, such as {missing[0]}"
        return seconds

    def our_command(self) -> float:
        """Return the seconds of ``pyodide-cache warm-up``, from its start to its end."""
        folder = self._fresh("command")
        options = ("--distribution", self.base, "--source", "distribution", "--cache-dir", folder)
        seconds, _ = run(our_command("warm-up", *options, *self.names), home=self._home)
        return self._whole(folder, seconds)

    def our_run(self) -> float:
        """Return the seconds of the run alone, in a process that is up."""
        folder = self._fresh("run")
        command = [sys.executable, HERE / "warm_process.py", self.base, folder, self._home / "ledger.sqlite3"]
        _, said = run([*command, *self.names], home=self._home)
        return self._whole(folder, float(said))

    def curl(self) -> float:
        """Return the seconds of curl, and of openssl after it where the load says so."""
        folder = self._fresh("curl")
        config = "\n".join(f'url = "{self.base}{name}"\noutput = "{folder / name}"' for name in self._files)
        parallel = ("--parallel", "--parallel-max", str(_CONNECTIONS))
        seconds, _ = run(["curl", "--silent", "--fail", *parallel, "--config", "-"], text=config)
        if self.load.hashed:
            seconds += run(["openssl", "dgst", "-sha256", *(folder / name for name in self._files)])[0]
        return self._whole(folder, seconds)

    def pip(self) -> float:
        """Return the seconds of ``pip download`` from a Simple index."""
        folder = self._fresh("pip")
        quiet = ("--isolated", "--disable-pip-version-check", "--quiet", "--no-cache-dir", "--no-input")
        options = ("--no-deps", "--only-binary=:all:", "--index-url", self._index, "--dest", folder)
        seconds, _ = run([sys.executable, "-m", "pip", *quiet, "download", *options, *self.names], home=self._home)
        return self._whole(folder, seconds)

    def node(self, pyodide: Path) -> float:
        """Return the seconds of Pyodide's loadPackage alone; it installs what it fetches."""
        folder = self._fresh("node")
        request = {
            "pyodide": str(pyodide),
            "cacheDir": str(folder),
            "lockFile": str(self._lock),
            "base": self.base,
            "packages": self.names,
        }
        _, said = run(["node", HERE / "load_package.mjs", json.dumps(request)])
        return self._whole(folder, float(said.splitlines()[-1]))


def _write_index(folder: Path, wheels: Sequence[Wheel], base: str) -> None:
    for wheel in wheels:
        page = folder / wheel.name
        page.mkdir(parents=True)
        link = f'<a href="{base}{wheel.file_name}#sha256={wheel.sha256}">{wheel.file_name}</a>'
        (page / "index.html").write_text(f"<!DOCTYPE html><html><body>{link}</body></html>")


def measure(scratch: Path, rounds: int) -> None:
    """Measure and print."""
    pyodide = _pyodide()
    root = scratch / "served"
    with serving(root, _DELAY) as address:
        for load in LOADS:
            _measure(Course(load, root, address, scratch), rounds, pyodide)
            shutil.rmtree(root / load.name)


def _measure(course: Course, rounds: int, pyodide: Path | None) -> None:
    load = course.load
    ways: dict[str, Callable[[], float]] = {
        "curl": course.curl,
        "command": course.our_command,
        "run": course.our_run,
    }
    course.curl()  # the server's files are in memory from here on
    taken = in_turns(rounds, ways)
    others: dict[str, Callable[[], float]] = {"pip download": course.pip}
    if pyodide:
        others["loadPackage in Node"] = partial(course.node, pyodide)
    slower = in_turns(max(1, rounds // 4), others)
    peer = f"curl, {_CONNECTIONS} at once" + (", then openssl" if load.hashed else "")
    figures = [
        Figure("whole command", taken["command"], peer, taken["curl"], load.bar),
        Figure("run alone, process up", taken["run"], peer, taken["curl"], load.run_bar),
    ]
    figures += [Figure("whole command", taken["command"], name, seconds, 1) for name, seconds in slower.items()]
    show(f"Warm-up: {load}, {_DELAY * 1000:.0f} ms before each answer", figures)


def _pyodide() -> Path | None:
    try:
        return published_folder(NEWEST)
    except (AssertionError, OSError) as error:
        say(f"Without Node's loadPackage: {str(error).splitlines()[0]}")
        return None
