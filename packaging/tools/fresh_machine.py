"""Run the README's two commands on a fresh Debian 12, as root in a home of mode 0700, with Debian's own Node.

Usage: .venv/bin/python packaging/tools/fresh_machine.py [--folder FOLDER] [--keep] [pytest's options]

Needs root and debootstrap. The new system lives in a folder, and its mounts in a namespace of their own. This
machine's configuration of apt, pip and npm is copied, so that packages come from where they come from here.
"""

from __future__ import annotations

import argparse
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
SUITE = "bookworm"

#: What a person has before the README begins; the virtual screen stands for a desktop.
GIVEN = ("ca-certificates", "make", "nodejs", "python3", "xauth", "xvfb")

#: This machine's configuration, as far as it is there.
CONFIGURATION = (
    *("/etc/apt/apt.conf.d", "/etc/apt/auth.conf.d", "/etc/apt/preferences.d", "/etc/apt/sources.list"),
    *("/etc/apt/sources.list.d", "/etc/apt/keyrings", "/etc/apt/trusted.gpg.d", "/usr/share/keyrings"),
    *("/etc/hosts", "/etc/resolv.conf", "/etc/pip.conf", "/etc/npmrc", "/usr/etc/npmrc", "/usr/local/etc/npmrc"),
    *("/etc/ssl/certs", "/usr/local/share/ca-certificates"),
)
FROM_HOME = (".config/pip", ".pip", ".npmrc", ".netrc")
VARIABLES = re.compile(r"(?i)PIP_|UV_|NPM_CONFIG_|SSL_CERT|NODE_EXTRA|REQUESTS_CA|CURL_CA|(HTTPS?|ALL|NO)_PROXY$")

#: Runs in a mount namespace of its own, so that nothing stays mounted.
ENTER = """
mount --make-rprivate /
mount --bind "$1" "$1"  # a root that is a mount, as on a machine: tests make namespaces of their own in it
for place in dev proc sys; do mount --rbind "/$place" "$1/$place"; done
mount -t tmpfs tmpfs "$1/dev/shm" 2>/dev/null || true
folder=$1; shift
exec chroot "$folder" "$@"
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--folder", type=Path, help="for the new system; else a temporary one")
    parser.add_argument("--keep", action="store_true", help="do not remove the folder")
    options, pytest_options = parser.parse_known_args()
    folder = options.folder or Path(tempfile.mkdtemp(prefix="fresh-debian-"))
    try:
        _step("Debian", lambda: _make_system(folder))
        _step("configuration", lambda: _configure(folder))
        _step("checkout", lambda: _copy_checkout(folder / "root" / "checkout"))
        install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *GIVEN]
        _step("what is given", lambda: (_enter(folder, "apt-get", "update", "-qq"), _enter(folder, *install)))
        _enter(folder, "node", "--version")
        arguments = shlex.join(pytest_options)
        _step("make test", lambda: _enter(folder, "make", "-C", "/root/checkout", "test", f"ARGS={arguments}"))
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


def _make_system(folder: Path) -> None:
    if not (folder / "etc" / "debian_version").exists():
        command = ["debootstrap", "--variant=minbase", SUITE, str(folder), _mirror()]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    (folder / "root").chmod(0o700)


def _mirror() -> str:
    """Return where apt takes this release's packages from on this machine."""
    command = ["apt-get", "indextargets", "--format", "$(REPO_URI) $(RELEASE)", "Created-By: Packages"]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    found = [line.split()[0] for line in lines if line.split()[1:] == [SUITE]]
    if not found:
        raise SystemExit(f"apt is not set up for {SUITE} on this machine")
    return found[0]


def _configure(folder: Path) -> None:
    home = Path.home()
    pairs = [(Path(name), folder / name.lstrip("/")) for name in CONFIGURATION]
    pairs += [(home / name, folder / "root" / name) for name in FROM_HOME]
    for source, target in pairs:
        if source.is_dir():
            shutil.copytree(source, target, dirs_exist_ok=True)
        elif source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)


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
    _enter(folder, f"{checkout}/.venv/bin/python", f"{checkout}/packaging/tools/system_check.py", "smoke")
    smoke = [f"{checkout}/.venv/bin/python", f"{checkout}/packaging/tools/smoke_test.py"]
    _enter(folder, *smoke, "--screenshot", "/tmp/window.png", "--", "make", "-C", checkout, "run")


def _enter(folder: Path, *command: str) -> None:
    """Run a command in the new system, with nothing of this machine's environment but addresses."""
    kept = {name: value for name, value in os.environ.items() if VARIABLES.match(name)}
    environ = {
        **kept,
        "HOME": "/root",
        "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        "LANG": "C.UTF-8",
        "DEBIAN_FRONTEND": "noninteractive",
    }
    start = ["unshare", "--mount", "sh", "-ec", ENTER, "sh", str(folder)]
    subprocess.run([*start, *command], env=environ, check=True, stdin=subprocess.DEVNULL)


if __name__ == "__main__":
    raise SystemExit(main())
