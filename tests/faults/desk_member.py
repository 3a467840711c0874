"""Processes of `test_desk`: each runs commands on one cache directory until its time is over, and tells what it saw.

python desk_member.py PROCESSES SECONDS FOLDER
"""

from __future__ import annotations

import contextlib
import random
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from pyodide_cache import Cache
from pyodide_cache.base.problems import Problem
from pyodide_cache.cli import main as command_line
from support.crowd import be_a_crowd

#: Written in parts by the naive writer, as by a program that knows nothing of temporary names.
_PART = 4096


class Desk:
    """Runs commands at random, each as a process of its own would."""

    def __init__(self, number: int, folder: Path) -> None:
        self.random = random.Random(number)
        self.number = number
        self.folder = folder
        self.directory = folder / "cache"
        self.wrong: list[str] = []
        self.saved = 0

    def run(self, *words: object) -> None:
        result = CliRunner().invoke(command_line, ["--cache-dir", str(self.directory), *map(str, words)])
        failed = result.exception is not None and not isinstance(result.exception, SystemExit)
        if failed or result.exit_code not in {0, 1}:
            self.wrong.append(f"{words}: {result.exit_code} {result.exception!r} {result.output[-2000:]}")

    def warm(self) -> None:
        names = self.random.sample([f"w{number}" for number in range(6)], 2)
        self.run("warm-up", *names, "--distribution", self.folder / "published", "--source", "distribution")

    def warm_from_index(self) -> None:
        names = self.random.sample([f"i{number}" for number in range(6)], 2)
        index = self.folder / "index"
        self.run("warm-up", *names, "--distribution", self.folder / "published", "--index-url", index)

    def clear_and_undo(self) -> None:
        self.run("clear", "--yes")
        self.run("undo", "--yes")

    def remove(self) -> None:
        self.run("remove", f"w{self.random.randrange(6)}", "--yes", "--delete")

    def verify(self) -> None:
        self.run("verify")

    def repair(self) -> None:
        self.run("repair", "--distribution", self.folder / "published", "--index-url", self.folder / "index")

    def look(self) -> None:
        self.run("list", "--json")
        self.run("stats")

    def save(self) -> None:
        """Change settings and lists; each process has names of its own, which must all be there in the end."""
        self.run("lists", "save", f"list-{self.number}-{self.saved}", "six")
        self.run("layer", "add", self.folder / "layers" / f"{self.number}")
        self.run("settings", "set", "connections", self.random.randint(1, 16))
        self.saved += 1

    def write_naively(self) -> None:
        """Write a missing package to its final name, in parts, as a runtime in Node does."""
        wheel = self.random.choice(sorted((self.folder / "published").glob("*.whl")))
        data = wheel.read_bytes()
        with contextlib.suppress(FileExistsError), (self.directory / wheel.name).open("xb", buffering=0) as file:
            for start in range(0, len(data), _PART):
                file.write(data[start : start + _PART])
                time.sleep(0.001)

    def work(self, seconds: float) -> Counter[str]:
        done: Counter[str] = Counter()
        acts = [
            self.warm,
            self.warm_from_index,
            self.clear_and_undo,
            self.remove,
            self.verify,
            self.repair,
            self.look,
        ]
        acts += [self.save, self.write_naively, self.write_naively]
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            act = self.random.choice(acts)
            act()
            done[act.__name__] += 1
        return done


class Window(Desk):
    """Keeps one cache open, as a window does, and acts on what it saw last."""

    def __init__(self, number: int, folder: Path) -> None:
        super().__init__(number, folder)
        published, index = str(folder / "published"), str(folder / "index")
        self.cache = Cache(self.directory, distribution=published, index_url=index)

    def act(self, what: Callable[[], object]) -> None:
        try:
            what()
        except Problem:  # said in the window
            pass
        except Exception as error:
            self.wrong.append(f"{error!r}")

    def warm(self) -> None:
        names = self.random.sample([f"w{number}" for number in range(6)], 2)
        self.act(lambda: self.cache.execute(self.cache.plan_warm_up(names)))

    def warm_from_index(self) -> None:
        names = self.random.sample([f"i{number}" for number in range(6)], 2)
        self.act(lambda: self.cache.execute(self.cache.plan_warm_up(names)))

    def clear_and_undo(self) -> None:
        self.act(lambda: self.cache.execute(self.cache.plan_prune(["all"])))
        self.act(self.cache.undo)

    def remove(self) -> None:
        found = [entry.file_name for entry in self.cache.find(f"w{self.random.randrange(6)}")]
        self.act(lambda: self.cache.execute(self.cache.plan_remove(found, for_good=True)))

    def verify(self) -> None:
        self.act(lambda: self.cache.execute(self.cache.plan_verify()))

    def repair(self) -> None:
        self.act(lambda: self.cache.execute(self.cache.plan_repair()))

    def look(self) -> None:
        self.act(lambda: len(self.cache.inventory().entries))


def work(seconds: float, folder: Path, number: int) -> dict[str, Any]:
    """Work, and return what was done and seen."""
    from pyodide_cache.files import process_lock

    process_lock._WAIT_SECONDS = 600.0  # many processes on a busy machine
    desk = (Window if number % 2 else Desk)(number, folder)
    done = desk.work(seconds)
    return {"done": done, "wrong": desk.wrong, "saved": desk.saved}


if __name__ == "__main__":
    be_a_crowd(work)
