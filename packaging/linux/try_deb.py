"""Install the Debian package on a fresh Debian, use it, remove it, and see that nothing is left.

Usage: .venv/bin/python packaging/linux/try_deb.py [--suite NAME] [--screenshot FILE.png] [--folder FOLDER] [--keep]

Needs root, debootstrap, lintian, Xvfb and xdotool. The command line warms up a real directory from the package index;
the window is started on that directory.
"""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TOOLS = HERE.parent / "tools"
sys.path.insert(0, str(TOOLS))

from debian_root import SUITE, configure_home, enter, make_system  # noqa: E402

from pyodide_cache.base.version import __version__  # noqa: E402

NAME = "pyodide-cache-inspector"
USER = "visitor"
CACHE = f"/home/{USER}/cache"

#: What changes when any package is installed and removed, and what belongs to users.
NOT_OURS = (
    *("var/lib/dpkg", "var/lib/apt", "var/lib/systemd", "var/lib/pam", "var/cache", "var/log"),
    *("etc", "run", "tmp", "proc", "sys", "dev", "root", f"home/{USER}"),
)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--suite", default=SUITE, help="Debian's name of the release, such as trixie")
    parser.add_argument("--screenshot", type=Path, default=ROOT / "build" / "deb.png")
    parser.add_argument("--folder", type=Path, help="for the new system; else a temporary one")
    parser.add_argument("--keep", action="store_true", help="do not remove the folder")
    options = parser.parse_args()
    package = next((ROOT / "dist").glob(f"{NAME}_{__version__}-1_*.deb"))
    _lint(package)
    folder = options.folder or Path(tempfile.mkdtemp(prefix="fresh-debian-"))
    try:
        make_system(folder, options.suite)
        folder.chmod(0o755)  # it is the root of a user who is not root, too
        _use(folder, package, options.screenshot)
    except subprocess.CalledProcessError as error:
        print(f"failed with status {error.returncode}: {shlex.join(map(str, error.cmd[-6:]))}", file=sys.stderr)
        return 1
    finally:
        if not options.keep:
            shutil.rmtree(folder, ignore_errors=True)
    return 0


def _lint(package: Path) -> None:
    lint = ["lintian", "--allow-root", "--fail-on", "error,warning", "--tag-display-limit", "0", str(package)]
    subprocess.run(lint, check=True)


def _use(folder: Path, package: Path, screenshot: Path) -> None:
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends"]
    enter(folder, "apt-get", "update", "-qq")
    enter(folder, *install, "ca-certificates", "desktop-file-utils", "fonts-dejavu-core")
    enter(folder, "sh", "-ec", f"id -u {USER} >/dev/null 2>&1 || useradd --create-home {USER}")
    configure_home(folder / "home" / USER)
    enter(folder, "chown", "-R", USER, f"/home/{USER}")
    shutil.copyfile(package, folder / "tmp" / package.name)
    before = _files(folder)
    enter(folder, *install, f"/tmp/{package.name}")
    _as_user(folder, "pyodide-cache --version")
    _as_user(folder, f"pyodide-cache warm-up --cache-dir {CACHE} --source index msgpack humanize")
    _as_user(folder, f"pyodide-cache check --cache-dir {CACHE} msgpack humanize")
    enter(folder, "desktop-file-validate", f"/usr/share/applications/{_desktop_id(folder)}.desktop")
    smoke = [sys.executable, str(TOOLS / "smoke_test.py"), "--screenshot", str(screenshot), "--"]
    start = f"exec pyodide-cache-gui {CACHE}"
    command = [*smoke, sys.executable, str(TOOLS / "debian_root.py"), str(folder), *_user_command(start)]
    subprocess.run(command, check=True, env=os.environ)
    enter(folder, "apt-get", "purge", "-y", "-qq", "--autoremove", NAME)
    if left := sorted(_files(folder) - before):
        raise SystemExit("left after the removal:\n  " + "\n  ".join(left[:20]))
    if not (folder / CACHE.lstrip("/") / "pyodide-lock.json").exists():
        raise SystemExit("the user's own cache directory is gone")
    print("Installed, used and removed; nothing is left but the user's own files.")


def _desktop_id(folder: Path) -> str:
    (entry,) = (folder / "usr" / "share" / "applications").glob("*.Inspector.desktop")
    return entry.stem


def _as_user(folder: Path, command: str) -> None:
    enter(folder, *_user_command(command))


def _user_command(command: str) -> list[str]:
    return ["runuser", "-u", USER, "--", "env", f"HOME=/home/{USER}", "sh", "-ec", f"cd /home/{USER}; {command}"]


def _files(folder: Path) -> set[str]:
    skipped = {str(folder / name) for name in NOT_OURS}
    found = set()
    for parent, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if str(Path(parent, name)) not in skipped]
        found.update(str(Path(parent, name).relative_to(folder)) for name in (*folders, *files))
    return found


if __name__ == "__main__":
    raise SystemExit(main())
