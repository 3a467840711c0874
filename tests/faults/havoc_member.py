"""The process of `test_havoc`: rounds of commands that run at once, are killed, and lose their directory meanwhile.

python havoc_member.py SECONDS FOLDER
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from pyodide_cache.cli import main

Words = Sequence[object]


class Havoc:
    """Runs rounds in a folder that `test_havoc` prepared; ``wrong`` says what was not as it must be."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.directory = folder / "cache"
        self.random = random.Random(7)
        self.wrong: list[str] = []
        published, self.newer = folder / "published", folder / "newer"
        self.published = {path.name for path in published.glob("*.whl")}
        self.good = {
            path.name: path.read_bytes() for place in (published, self.newer) for path in place.glob("*.whl")
        }
        self.sources = ("--cache-dir", self.directory, "--distribution", published, "--source", "distribution")

    def words(self) -> Words:
        """Return a command."""
        here, store, layers = self.sources[:2], self.folder / "store", self.folder / "layers"
        names = self.random.sample([f"w{number}" for number in range(6)], 2)
        commands: list[Words] = [
            ("warm-up", *names, *self.sources),
            ("clear", "--yes", *here),
            ("undo", "--yes", *here),
            ("remove", names[0], "--yes", *here),
            ("repair", *self.sources[:4]),
            ("verify", *here),
            ("store", "adopt", "--store", store, "--yes", self.directory),
            ("store", "gc", "--store", store, "--grace", "0", "--yes"),
            ("snapshot", "create", layers, *names, *self.sources[2:]),
            ("export", "lock", *names, *self.sources, "-o", self.folder / "out"),
            ("team", "push", "class", *names, *self.sources),
            ("team", "pull", "class", *self.sources),
            ("team", "gc", "class", "--yes"),
            ("upgrade", *here, "--distribution", self.newer, *self.sources[4:], "--no-proof", "--yes"),
            ("upgrade", "--undo", *here, "--yes"),
        ]
        return self.random.choice([*commands, *commands[:3], *commands[-2:]])

    def start(self, words: Words, number: int) -> tuple[int, Path]:
        """Run a command in a forked process; return its number, and the file that gets what it says."""
        said = self.folder / f"said-{number}"
        if process := os.fork():
            return process, said
        status = 99
        try:
            with said.open("w") as file, contextlib.redirect_stdout(file), contextlib.redirect_stderr(file):
                main([str(word) for word in words])
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 0
        except BaseException as error:
            said.write_text(f"Traceback: {error!r}")
        os._exit(status)

    def wreck(self) -> Callable[[], None]:
        """Take the directory away, as a user or another program may; return what brings it back."""
        away = self.folder / "away"
        what = self.random.choice(["nothing", "remove", "move", "link"])
        if what == "nothing":
            return lambda: None
        if what == "remove":
            shutil.rmtree(self.directory, ignore_errors=True)
            return lambda: None
        self.directory.rename(away)
        if what == "link":
            self.directory.symlink_to(away)

        def bring_back() -> None:
            if self.directory.is_symlink():
                self.directory.unlink()
            elif self.directory.exists():  # a command made it again
                for path in self.directory.iterdir():
                    if path.is_file():
                        path.replace(away / path.name)
                shutil.rmtree(self.directory)
            away.rename(self.directory)

        return bring_back

    def round(self) -> None:
        """Run some commands at once; none that was here before may be gone, unless the directory was removed."""
        self.directory.mkdir(exist_ok=True)
        notes = self.directory / "notes.txt"
        notes.write_text("mine")
        before = {path.name for path in self.directory.glob("*.whl")}
        plan = [self.words() for _ in range(self.random.randint(2, 3))]
        jobs = [self.start(words, number) for number, words in enumerate(plan)]
        time.sleep(self.random.random() * 0.1)
        bring_back = self.wreck()
        if self.random.random() < 0.5:
            os.kill(jobs[0][0], signal.SIGKILL)
        statuses = [os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) for process, _ in jobs]
        bring_back()
        about = [" ".join(map(str, words[:2])) for words in plan]
        for (_, said), status in zip(jobs, statuses, strict=True):
            text = said.read_text(errors="replace") if said.exists() else ""
            if status not in {0, 1, 2, -signal.SIGKILL} or "Traceback" in text or (status > 0 and not text.strip()):
                self.wrong.append(f"{about}: {status} {text[-2000:]}")
        if notes.exists():  # else the directory was removed
            self.wrong += [f"{about}: {name} is lost" for name in before if not self.is_anywhere(name)]
        for path in self.directory.glob("*.whl"):
            if path.read_bytes() != self.good[path.name]:
                self.wrong.append(f"{about}: {path.name} has wrong bytes")

    def is_anywhere(self, name: str) -> bool:
        """Return whether the bytes of a package are in the directory, the trash or the store."""
        wanted = self.good[name]
        places = (path for root in ("cache", "home", "store") for path in (self.folder / root).rglob("*"))
        return any(path.is_file() and path.read_bytes() == wanted for path in places)

    def recover(self) -> None:
        """All commands must succeed now, and an undo must be whole."""
        names = [f"w{number}" for number in range(6)]
        here = self.sources[:2]
        process, said = self.start(("upgrade", "--undo", "--yes", *here), 0)
        if os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) not in {0, 1}:
            self.wrong.append(f"then undo of an upgrade: {said.read_text()[-1000:]}")
        steps: list[Words] = [("warm-up", *names, *self.sources), ("verify", *here), ("clear", "--yes", *here)]
        for words in (*steps, ("undo", "--yes", *here)):
            process, said = self.start(words, 0)
            if status := os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]):
                self.wrong.append(f"then {words[0]}: {status} {said.read_text()[-1000:]}")
        found = {path.name: path.read_bytes() for path in self.directory.glob("*.whl")}
        if not found.items() <= self.good.items() or not self.published <= found.keys():
            self.wrong.append(f"the undo left {sorted(found)}")


def work(seconds: float, folder: Path) -> None:
    havoc = Havoc(folder)
    deadline, rounds = time.monotonic() + seconds, 0
    while time.monotonic() < deadline and not havoc.wrong:
        havoc.round()
        rounds += 1
    if not havoc.wrong:
        havoc.recover()
    json.dump({"rounds": rounds, "wrong": havoc.wrong}, sys.stdout)


if __name__ == "__main__":
    work(float(sys.argv[1]), Path(sys.argv[2]))
