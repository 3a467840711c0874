"""Adopting 10,000 files, half of them duplicates, beside jdupes and rdfind, which only link duplicates."""

from __future__ import annotations

import hashlib
import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path

from measure import Figure, in_turns, our_command, run, say, show, stopwatch

from pyodide_cache.base.events import Cancel, Finished
from pyodide_cache.files.links import Link
from pyodide_cache.inventory.ledger import Ledger
from pyodide_cache.inventory.read import read_inventory
from pyodide_cache.inventory.status import StatusResolver
from pyodide_cache.sharing.adopt import AdoptReport, plan_adopt, share_planned
from pyodide_cache.sharing.members import StoreMember
from pyodide_cache.sharing.store import open_store
from pyodide_cache.verify.verify import VerifyReport, plan_verify, run_verify
from support.wheels import INFO

_COUNT = 10_000
_DUPLICATES = 5_000
_SIZE = 100_000


class Course:
    """A folder that is made again, each of its files on its own, before every measurement."""

    def __init__(self, scratch: Path) -> None:
        self._master = scratch / "master"
        self._folder = scratch / "folder"
        self._store = scratch / "store"
        self._home = scratch / "home"
        self._ledger = scratch / "ledger.sqlite3"
        _fill(self._master)

    def _anew(self) -> None:
        for folder in (self._folder, self._store, self._home):
            shutil.rmtree(folder, ignore_errors=True)
        self._home.mkdir()
        self._ledger.unlink(missing_ok=True)
        run(["cp", "-r", "--reflink=never", self._master, self._folder])
        for path in self._folder.iterdir():
            path.stat()

    def our_run(self, *, known: bool) -> float:
        """Return the seconds of hashing and adopting; of adopting alone when the ledger knows all bytes."""
        self._anew()
        ledger = Ledger(self._ledger)
        taken = stopwatch()
        to_verify = plan_verify(read_inventory(self._folder, ledger=ledger))
        *_, verified = run_verify(to_verify, StatusResolver(self._folder, ledger), cancel=Cancel())
        assert isinstance(verified, Finished)
        assert isinstance(verified.report, VerifyReport)
        if known:
            taken = stopwatch()
        entries = read_inventory(self._folder, ledger=ledger).packages if known else verified.report.entries
        store = open_store(self._store, create=True)
        plan = plan_adopt(self._folder, entries, store, Link.HARD)
        *_, last = share_planned(plan, StoreMember(store, self._folder, Link.HARD, ledger), cancel=Cancel())
        took = taken()
        ledger.close()
        assert isinstance(last, Finished)
        assert isinstance(last.report, AdoptReport)
        self._check(last.report.bytes_saved)
        return took

    def our_command(self) -> float:
        """Return the seconds of the whole command."""
        self._anew()
        words = ("store", "adopt", self._folder, "--store", self._store, "--hard-links", "--yes")
        took = run(our_command(*words), home=self._home)[0]
        self._check(_DUPLICATES * _SIZE)
        return took

    def peer(self, *command: str) -> float:
        """Return the seconds of another program."""
        self._anew()
        took = run([*command, self._folder])[0]
        self._check(_DUPLICATES * _SIZE)
        return took

    def _check(self, saved: int) -> None:
        inodes = {path.stat().st_ino for path in self._folder.glob("*.whl")}
        assert len(inodes) == _COUNT - _DUPLICATES, len(inodes)
        assert saved == _DUPLICATES * _SIZE, saved


_PEERS = {
    "jdupes": ("jdupes", "-r", "-q", "-L"),
    "rdfind": ("rdfind", "-makehardlinks", "true", "-checksum", "sha256", "-outputname", "/dev/null"),
}


def measure(scratch: Path, rounds: int) -> None:
    """Measure and print; a peer that is not installed is said."""
    course = Course(scratch)
    ways: dict[str, Callable[[], float]] = {
        "run": lambda: course.our_run(known=False),
        "known": lambda: course.our_run(known=True),
        "command": course.our_command,
    }
    found = {}
    for name, command in _PEERS.items():
        if shutil.which(name):
            found[name] = command
            ways[name] = lambda command=command: course.peer(*command)  # type: ignore[misc]
        else:
            say(f"\n{name} is not installed, so it is not measured (apt-get install {name})")
    taken = in_turns(rounds, ways)
    figures = []
    for name, command in found.items():
        bar = 2 if name == "jdupes" else None
        peer = " ".join(command[: 4 if name == "jdupes" else 1])
        figures += [
            Figure("hash and adopt", taken["run"], peer, taken[name]),
            Figure("adopt, all bytes known", taken["known"], peer, taken[name]),
            Figure("whole command (store adopt)", taken["command"], peer, taken[name], bar),
        ]
    alone = [
        Figure(what, taken[key])
        for what, key in (("hash and adopt", "run"), ("adopt, bytes known", "known"), ("command", "command"))
    ]
    show(f"Store: {_COUNT:,} files of {_SIZE // 1000} KB, {_DUPLICATES:,} of them duplicates", figures or alone)


def _fill(folder: Path) -> None:
    """Write the files and the lock file that publishes them."""
    folder.mkdir()
    packages = {}
    for number in range(_COUNT):
        data = random.Random(number % (_COUNT - _DUPLICATES)).randbytes(_SIZE)
        name = f"package{number}"
        (folder / f"{name}-1.0-py3-none-any.whl").write_bytes(data)
        packages[name] = {
            "name": name,
            "version": "1.0",
            "file_name": f"{name}-1.0-py3-none-any.whl",
            "install_dir": "site",
            "sha256": hashlib.sha256(data).hexdigest(),
            "package_type": "package",
            "imports": [],
            "depends": [],
            "unvendored_tests": False,
        }
    (folder / "pyodide-lock.json").write_text(json.dumps({"info": INFO, "packages": packages}))
