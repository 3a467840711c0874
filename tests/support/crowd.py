"""Processes that work on the same folders at once."""

from __future__ import annotations

import functools
import json
import multiprocessing
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from support.patience import PATIENCE


def work_at_once(member: Path, processes: int, seconds: float, folder: Path) -> list[dict[str, Any]]:
    """Run a script in several processes, and return what each said: nothing that it read was wrong.

    Args:
        member: the script; its main program is `be_a_crowd`.
        processes: how many.
        seconds: how long each works.
        folder: of the test.

    """
    command = [sys.executable, str(member), str(processes), str(seconds), str(folder)]
    environ = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    done = subprocess.run(
        command, env=environ, capture_output=True, text=True, timeout=seconds + PATIENCE, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    answers: list[dict[str, Any]] = json.loads(done.stdout)
    assert [answer["wrong"] for answer in answers] == [[]] * processes
    return answers


def be_a_crowd(work: Callable[[float, Path, int], dict[str, Any]]) -> None:
    """Let processes ``work`` with the seconds, the folder and their number; print what they return."""
    processes, seconds, folder = int(sys.argv[1]), float(sys.argv[2]), Path(sys.argv[3])
    # Forked, they need not load what this process has, and begin together.
    context = multiprocessing.get_context("fork" if hasattr(os, "fork") else "spawn")
    with context.Pool(processes) as pool:
        json.dump(pool.map(functools.partial(work, seconds, folder), range(processes), chunksize=1), sys.stdout)


def acts_of(answers: list[dict[str, Any]]) -> Counter[str]:
    """Return how often all processes did each thing."""
    done = Counter[str]()
    for answer in answers:
        done.update(answer["done"])
    return done
