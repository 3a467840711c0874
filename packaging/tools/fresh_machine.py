"""Run the README's two commands on a fresh Debian, as root in a home of mode 0700, with Debian's own Node.

Usage: .venv/bin/python packaging/tools/fresh_machine.py [--suite NAME] [--folder FOLDER] [--keep] [pytest's options]

Needs root and debootstrap. The new system lives in a folder, and its mounts in a namespace of their own. This
machine's configuration of apt, pip and npm is copied, so that packages come from where they come from here.
"""

from __future__ import annotations

import argparse
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from debian_root import SUITE, enter, make_system

ROOT = Path(__file__).parents[2]
#: What a person has before the README begins; the virtual screen stands for a desktop.
GIVEN = ("ca-certificates", "make", "nodejs", "python3", "xauth", "xvfb")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--suite", default=SUITE, help="Debian's name of the release, such as trixie")
    parser.add_argument("--folder", type=Path, help="for the new system; else a temporary one")
    parser.add_argument("--keep", action="store_true", help="do not remove the folder")
    options, pytest_options = parser.parse_known_args()
    folder = options.folder or Path(tempfile.mkdtemp(prefix="fresh-debian-"))
    try:
        _step("Debian", lambda: make_system(folder, options.suite))
        _step("checkout", lambda: _copy_checkout(folder / "root" / "checkout"))
        _step("list of packages", lambda: enter(folder, "apt-get", "update", "-qq"))
        install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *GIVEN]
        _step("what is given", lambda: enter(folder, *install))
        enter(folder, "node", "--version")
        arguments = shlex.join(pytest_options)
        _step("make test", lambda: enter(folder, "make", "-C", "/root/checkout", "test", f"ARGS={arguments}"))
        _step("make run", lambda: _open_window(folder))
    except subprocess.CalledProcessError as error:
        print(f"failed with status {error.returncode}: {shlex.join(map(str, error.cmd[-6:]))}", file=sys.stderr)
        return 1
    finally:
        if not options.keep:
            shutil.rmtree(folder, ignore_errors=True)
    return 0


def _step(name: str, work: Callable[[], object]) -> None:
    began = time.monotonic()
    print(f"--- {name} ---", flush=True)
    work()
    print(f"--- {name}: {time.monotonic() - began:.0f} s ---", flush=True)


def _copy_checkout(target: Path) -> None:
    """Copy what git knows, and what is new: not the virtual environment."""
    shutil.rmtree(target, ignore_errors=True)
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, names.split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)


def _open_window(folder: Path) -> None:
    checkout = "/root/checkout"
    enter(folder, f"{checkout}/.venv/bin/python", f"{checkout}/packaging/tools/system_check.py", "smoke")
    smoke = [f"{checkout}/.venv/bin/python", f"{checkout}/packaging/tools/smoke_test.py"]
    enter(folder, *smoke, "--screenshot", "/tmp/window.png", "--", "make", "-C", checkout, "run")


if __name__ == "__main__":
    raise SystemExit(main())
