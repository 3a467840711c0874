"""Verification beside openssl on one core and on two; all the bytes are in memory already."""

from __future__ import annotations

import shutil
import time
from collections.abc import Sequence
from pathlib import Path

from material import published_files
from measure import Figure, in_turns, our_command, run, show

from pyodide_cache.base.events import Cancel, Finished
from pyodide_cache.inventory.ledger import Ledger
from pyodide_cache.inventory.read import read_inventory
from pyodide_cache.verify.verify import VerifyReport, plan_verify, run_verify

_LOADS = {"1 GiB in 4 files": [256 * 1024 * 1024] * 4, "2,000 x 96 KB": [96_000] * 2000}


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
        began = time.perf_counter()
        *_, last = run_verify(plan, ledger=ledger, cancel=Cancel())
        took = time.perf_counter() - began
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
    for name, sizes in _LOADS.items():
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
            Figure("run alone, process up", taken["run"], "openssl, 1 core", taken["one"], 1),
            Figure("run alone, process up", taken["run"], "openssl, 2 cores", taken["two"], 1),
            Figure("whole command", taken["command"], "openssl, 1 core", taken["one"], 1),
            Figure("whole command", taken["command"], "openssl, 2 cores", taken["two"], 1),
        ]
        show(f"Verify: {name}", figures)
        shutil.rmtree(scratch / "files")
