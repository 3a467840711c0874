"""Run the tests with each Python on this machine that the app supports, each in an environment of its own.

Usage: python packaging/tools/pythons.py [pytest's options] [tests/…]

Without paths, that is all tests of the core and the window, but none that need Node or a package index; ``--fast``
leaves out the slow ones. An environment stays in build/venv-3.x for the next time.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")

#: The minor versions of Python 3 that the project's classifiers name.
SUPPORTED = [int(minor) for minor in re.findall(r"Python :: 3\.(\d+)\"", PROJECT)]
#: Where to look besides the search path: pyenv, uv and the hosts of workflows.
FOLDERS = ("~/.pyenv/versions/*/bin", "~/.local/share/uv/python/*/bin", "/opt/hostedtoolcache/Python/*/*/bin")
TESTS = ("tests/core", "tests/gui", "tests/support", "tests/test_structure.py")


def main() -> int:
    found = {minor: program for minor in SUPPORTED if (program := newest(minor))}
    missing = [f"3.{minor}" for minor in SUPPORTED if minor not in found]
    failed = [f"3.{minor}" for minor, program in found.items() if not _passes(minor, program, sys.argv[1:])]
    print(f"Python {', '.join(f'3.{minor}' for minor in found)} ran the tests; {', '.join(failed) or 'none'} failed.")
    if missing:
        print(f"Not on this machine: Python {', '.join(missing)}.")
    return bool(failed) or not found


def newest(minor: int) -> Path | None:
    """Return the newest interpreter of Python 3.minor that starts."""
    versions = {}
    for program in _candidates(f"python3.{minor}"):
        ask = "import sys; print(*sys.version_info[:3])"
        done = subprocess.run([program, "-c", ask], capture_output=True, check=False)
        if done.returncode == 0:  # pyenv's shims of a version that is not chosen do not start
            versions[tuple(map(int, done.stdout.split()))] = program
    return versions[max(versions)] if versions else None


def _candidates(name: str) -> Iterator[Path]:
    for folder in os.get_exec_path():
        yield from Path(folder).glob(name)
    for pattern in FOLDERS:
        path = Path(pattern).expanduser()
        yield from Path(path.anchor).glob(str((path / name).relative_to(path.anchor)))


def _passes(minor: int, program: Path, options: list[str]) -> bool:
    began = time.monotonic()
    print(f"--- Python 3.{minor}, {program} ---", flush=True)
    target = "test-fast" if "--fast" in options else "test"
    arguments = [option for option in options if option != "--fast"]
    if target == "test" and not any((ROOT / option.partition("::")[0]).exists() for option in arguments):
        arguments += TESTS
    make = ["make", "-C", str(ROOT), target, f"VENV=build/venv-3.{minor}", f"PYTHON={program}"]
    status = subprocess.run([*make, f"ARGS={' '.join(arguments)}"], check=False).returncode
    print(f"--- Python 3.{minor}: {time.monotonic() - began:.0f} s ---", flush=True)
    return status == 0


if __name__ == "__main__":
    raise SystemExit(main())
