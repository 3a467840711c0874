"""Verification beside openssl on one core and on two; all the bytes are in memory already."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from material import published_files
from measure import Figure, in_turns, our_command, run, show, stopwatch

from pyodide_cache.base.events import Cancel, Finished
from pyodide_cache.inventory.ledger import Ledger
from pyodide_cache.inventory.read import read_inventory
from pyodide_cache.inventory.status import StatusResolver
from pyodide_cache.verify.verify import VerifyReport, plan_verify, run_verify

#: The sizes of the files, and the goal of the command.
_LOADS = {"1 GiB in 4 files": ([256 * 1024 * 1024] * 4, 1.0), "2,000 x 96 KB": ([96_000] * 2000, 1.3)}


class Course:
    """One folder, and the ways to hash all of it."""

    def __init__(self, files: Sequence[Path], scratch: Path) -> None:
        self._files = files
        self._folder = files[0].parent
        self._scratch = scratch

    def our_command(self) -> float:
        """Return the seconds of ``pyodide-cache verify``, from its start to its end."""
        home = self._scratch / "home"
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir()
        return run(our_command("verify", "--full", "--cache-dir", self._folder), home=home)[0]

    def our_run(self) -> float:
        """Return the seconds of the run alone, in this process, with a ledger that knows nothing."""
        path = self._scratch / "ledger.sqlite3"
        path.unlink(missing_ok=True)
        ledger = Ledger(path)
        plan = plan_verify(read_inventory(self._folder, ledger=ledger), full=True)
        taken = stopwatch()
        *_, last = run_verify(plan, StatusResolver(self._folder, ledger), cancel=Cancel())
        took = taken()
        ledger.close()
        assert isinstance(last, Finished)
        assert isinstance(last.report, VerifyReport)
        assert last.report.read >= len(self._files), last.report.failed
        assert not last.report.bad
        return took

    def one_core(self) -> float:
        """Return openssl's seconds."""
        return run(["openssl", "dgst", "-sha256", *self._files])[0]

    def two_cores(self) -> float:
        """Return the seconds of two openssl at a time."""
        each = str(min(100, len(self._files) // 2))
        text = "\0".join(map(str, self._files))
        return run(["xargs", "-0", "-P2", "-n", each, "openssl", "dgst", "-sha256"], text=text)[0]


def measure(scratch: Path, rounds: int) -> None:
    """Measure and print."""
    for name, (sizes, bar) in _LOADS.items():
        course = Course(published_files(scratch / "files", sizes), scratch)
        course.one_core()
        ways = {
            "run": course.our_run,
            "command": course.our_command,
            "one": course.one_core,
            "two": course.two_cores,
        }
        taken = in_turns(rounds, ways)
        figures = [
            Figure(what, taken[key], peer, taken[theirs], bar if theirs == "two" else None)
            for what, key in (("run alone, process up", "run"), ("whole command", "command"))
            for peer, theirs in (("openssl, 1 core", "one"), ("openssl, 2 cores", "two"))
        ]
        show(f"Verify: {name}", figures)
        shutil.rmtree(scratch / "files")
