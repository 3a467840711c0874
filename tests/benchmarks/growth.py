"""How time and memory grow from 1,000 to 100,000 files, and deletions beside ``rm -rf``."""

from __future__ import annotations

import json
import shutil
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

from material import wheel_names
from measure import Figure, Seconds, in_turns, our_command, run, say, show

_COUNTS = (1_000, 10_000, 100_000)
_COMMANDS = {
    "scan": ("stats", "--json"),
    "verify": ("verify", "--json"),
    "prune": ("prune", "--rule", "all", "--delete", "--yes"),
}

#: Runs the command line, and writes the most memory that it took in kB; what getrusage says counts the parent's, too.
_MEASURED = """
import re, sys
from pyodide_cache.cli import main
try:
    main(sys.argv[1:])
finally:
    sys.stderr.write(re.search(r"VmHWM:\\s*(\\d+)", open("/proc/self/status").read())[1])
"""


def measure(scratch: Path, rounds: int) -> None:
    """Measure and print."""
    say("\nGrowth: CPU time of the whole command, without that of an empty directory, for each file")
    memory = {}
    home, folder = scratch / "home", scratch / "files"
    for name, words in _COMMANDS.items():
        empty = _command(words, _fresh(folder, 0), home)
        each = []
        for count in _COUNTS:
            took = _command(words, _fresh(folder, count), home)
            each.append(f"{count:,}: {(took.cpu - empty.cpu) / count * 1e6:.0f} us")
        say(f"  {name:7} {', '.join(each)}")
    for count in (0, _COUNTS[-1]):
        _fresh(folder, count)
        memory[count] = _memory(("stats", "--json"), folder, home)
    most = _COUNTS[-1]
    say(f"  memory of `stats`: {memory[0] / 1e3:.0f} MB, with {most:,} files {memory[most] / 1e3:.0f} MB")
    _beside_rm(folder, home, rounds)


def _beside_rm(folder: Path, home: Path, rounds: int) -> None:
    count = _COUNTS[-1]
    taken = in_turns(
        rounds,
        {
            "ours": lambda: _command(_COMMANDS["prune"], _fresh(folder, count), home),
            "rm": lambda: run(["rm", "-rf", _fresh(folder, count)])[0],
        },
    )
    show(
        f"Delete {count:,} files for good",
        [Figure("whole command (prune)", taken["ours"], "rm -rf", taken["rm"], 0.6)],
    )


def _command(words: Sequence[str], folder: Path, home: Path) -> Seconds:
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir()
    return run(our_command(*words, "--cache-dir", folder), home=home)[0]


def _memory(words: Sequence[str], folder: Path, home: Path) -> int:
    command = [sys.executable, "-c", _MEASURED, *words, "--cache-dir", folder]
    import subprocess

    from measure import environment

    done = subprocess.run(list(map(str, command)), env=environment(home), capture_output=True, text=True, check=True)
    json.loads(done.stdout)
    return int(done.stderr.split()[-1])


def _fresh(folder: Path, count: int) -> Path:
    """Write sound little wheels, synced, so that no peer pays for the writes of another."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    sample = folder.with_name("sample.whl")
    with zipfile.ZipFile(sample, "w") as archive:
        archive.writestr("package.py", "")
    content = sample.read_bytes()
    for name in wheel_names(count):
        (folder / name).write_bytes(content)
    run(["sync", "-f", folder])
    return folder
