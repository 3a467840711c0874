"""Short commands over 50 files beside ``pip cache list`` over 50 wheels, and ``--help`` beside ``python -c pass``."""

from __future__ import annotations

import sys
from pathlib import Path

from measure import Figure, in_turns, our_command, run, show

from support.wheels import build_wheel

_COUNT = 50
_PIP_GOAL = {"list": 0.32, "list --json": 0.32, "stats": 0.32, "check numpy": 0.36}
_HELP_GOAL = 5.0
_HELP_STRETCH_GOAL = 2.0


def measure(scratch: Path, rounds: int) -> None:
    """Measure and print."""
    home, folder = scratch / "home", scratch / "packages"
    pip_folder = home / "cache" / "pip" / "wheels" / "aa" / "bb" / "cc" / "dd"
    for target in (folder, pip_folder):
        target.mkdir(parents=True)
        for number in range(_COUNT):
            wheel = build_wheel("numpy" if number == 0 else f"package-{number}", "1.0")
            (target / wheel.file_name).write_bytes(wheel.data)
    run(our_command("verify", "--cache-dir", folder), home=home)
    commands = {
        **{name: our_command(*name.split(), "--cache-dir", folder) for name in _PIP_GOAL},
        "--help": our_command("--help"),
        "pip": [sys.executable, "-m", "pip", "cache", "list"],
        "pass": [sys.executable, "-c", "pass"],
    }
    for command in commands.values():
        run(command, home=home)  # writes the .pyc files

    taken = in_turns(rounds, {name: lambda c=command: run(c, home=home)[0] for name, command in commands.items()})
    figures = [Figure(name, taken[name], "pip cache list", taken["pip"], goal) for name, goal in _PIP_GOAL.items()]
    for name, goal in (("--help", _HELP_GOAL), ("--help (stretch)", _HELP_STRETCH_GOAL)):
        figures.append(Figure(name, taken["--help"], "python -c pass", taken["pass"], goal))
    show(f"Start-up: short commands, {_COUNT} files", figures)
