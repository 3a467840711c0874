"""A fresh Debian in a folder, with this machine's configuration of apt, pip and npm, to run commands in as root.

Usage: python packaging/tools/debian_root.py FOLDER COMMAND [ARGUMENT…]   (in a folder that was made before)

Needs root and debootstrap. Its mounts live in a namespace of their own, so that nothing stays mounted.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path

#: Debian 12: the oldest that has a Python new enough.
SUITE = "bookworm"

#: One for each release that debootstrap knows; the one of the newest works for those after it.
SCRIPTS = Path("/usr/share/debootstrap/scripts")

#: This machine's configuration, as far as it is there.
CONFIGURATION = (
    *("/etc/apt/apt.conf.d", "/etc/apt/auth.conf.d", "/etc/apt/preferences.d", "/etc/apt/sources.list"),
    *("/etc/apt/sources.list.d", "/etc/apt/keyrings", "/etc/apt/trusted.gpg.d", "/usr/share/keyrings"),
    *("/etc/hosts", "/etc/resolv.conf", "/etc/pip.conf", "/etc/xdg/pip"),
    *("/etc/npmrc", "/usr/etc/npmrc", "/usr/local/etc/npmrc"),
    *("/etc/ssl/certs", "/usr/local/share/ca-certificates"),
)
FROM_HOME = (".config/pip", ".pip", ".npmrc", ".netrc")
VARIABLES = re.compile(
    r"(?i)PIP_|UV_|NPM_CONFIG_|SSL_CERT|NODE_EXTRA|REQUESTS_CA|CURL_CA|(HTTPS?|ALL|NO)_PROXY$|DISPLAY$|QT_QPA_PLATFORM$"
)

#: Runs in a mount namespace of its own, so that nothing stays mounted.
ENTER = """
mount --make-rprivate /
mount --bind "$1" "$1"  # a root that is a mount, as on a machine: tests make namespaces of their own in it
for place in dev proc sys; do mount --rbind "/$place" "$1/$place"; done
for place in $LOCAL_FOLDERS; do mkdir -p "$1$place"; mount --bind "$place" "$1$place"; done
mount -t tmpfs tmpfs "$1/dev/shm" 2>/dev/null || true
folder=$1; shift
exec chroot "$folder" "$@"
"""


def make_system(folder: Path, suite: str = SUITE) -> None:
    """Install Debian's smallest system into a folder, unless it is there."""
    if not (folder / "etc" / "debian_version").exists():
        command = ["debootstrap", "--variant=minbase", suite, str(folder), _mirror()]
        if not (SCRIPTS / suite).exists():  # newer than this machine's debootstrap
            command.append(str(SCRIPTS / "sid"))
        done = subprocess.run(command, check=False, stdout=subprocess.PIPE, text=True)
        if done.returncode:
            raise SystemExit(done.stdout[-2000:])  # it says there what is wrong
    (folder / "root").chmod(0o700)
    _configure(folder, suite)


def _own_suite() -> str:
    """Return the name of this machine's release of Debian, as apt has it."""
    return platform.freedesktop_os_release()["VERSION_CODENAME"]


def _mirror() -> str:
    """Return where apt takes this machine's release from."""
    command = ["apt-get", "indextargets", "--format", "$(REPO_URI) $(RELEASE)", "Created-By: Packages"]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    found = [line.split()[0] for line in lines if line.split()[1:] == [_own_suite()]]
    if not found:
        raise SystemExit(f"apt is not set up for {_own_suite()} on this machine")
    return found[0]


def _configure(folder: Path, suite: str) -> None:
    """Copy this machine's configuration, so that packages come from where they come from here."""
    apt = folder / "etc" / "apt"
    (apt / "sources.list").unlink(missing_ok=True)  # debootstrap's own
    for name in CONFIGURATION:
        _copy(Path(name), folder / name.lstrip("/"))
    for file in (*apt.glob("sources.list"), *apt.glob("sources.list.d/*")):
        file.write_text(file.read_text(encoding="utf-8").replace(_own_suite(), suite), encoding="utf-8")
    configure_home(folder / "root")


def configure_home(home: Path) -> None:
    """Copy this user's configuration of pip and npm into a home of the new system."""
    for name in FROM_HOME:
        _copy(Path.home() / name, home / name)


def _local_folders() -> set[str]:
    """Return the folders of this machine from which pip takes packages."""
    command = [sys.executable, "-m", "pip", "config", "list"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    paths = map(Path, re.findall(r"(?<![:/\w])(?:file://)?(/[^\s'\"/][^\s'\"]*)", said))
    # The files of an index of folders lie beside its pages.
    return {str(path.parent if path.name == "simple" else path) for path in paths if path.is_dir()}


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.rmtree(target, ignore_errors=True)  # its links would lead to files of this machine
        shutil.copytree(source, target)
    elif source.is_file():
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)
        shutil.copyfile(source, target)


def enter(folder: Path, *command: str) -> None:
    """Run a command in the new system, with nothing of this machine's environment but addresses and its screen.

    Raises:
        CalledProcessError: it ended with another status than 0.

    """
    kept = {name: value for name, value in os.environ.items() if VARIABLES.match(name)}
    environ = {
        **kept,
        "HOME": "/root",
        "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        "LANG": "C.UTF-8",
        "LOCAL_FOLDERS": " ".join(_local_folders()),
        "DEBIAN_FRONTEND": "noninteractive",
    }
    start = ["unshare", "--mount", "sh", "-ec", ENTER, "sh", str(folder)]
    subprocess.run([*start, *command], env=environ, check=True, stdin=subprocess.DEVNULL)


if __name__ == "__main__":
    enter(Path(sys.argv[1]), *sys.argv[2:])
