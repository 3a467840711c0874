"""Processes that work on the same folders at once."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from support.patience import PATIENCE


def work_at_once(member: Path, processes: int, seconds: float, folder: Path) -> list[dict[str, Any]]:
    """Run a script in several processes, and return what each said: nothing that it read was wrong.

    Args:
        member: the script; it gets its number, ``seconds`` and ``folder``.
        processes: how many.
        seconds: how long each works.
        folder: of the test.

    """
    running = [
        subprocess.Popen(
            [sys.executable, str(member), str(number), str(seconds), str(folder)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(processes)
    ]
    answers = []
    for child in running:
        out, err = child.communicate(timeout=seconds + PATIENCE)
        assert child.returncode == 0, err[-3000:]
        answers.append(json.loads(out))
        assert answers[-1]["wrong"] == []
    return answers


def acts_of(answers: list[dict[str, Any]]) -> Counter[str]:
    """Return how often all processes did each thing."""
    done = Counter[str]()
    for answer in answers:
        done.update(answer["done"])
    return done
