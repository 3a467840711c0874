"""Freeze the window and the command line into one folder, dist/pyodide-cache-inspector.

Usage: .venv/bin/python packaging/build_app.py
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from xml.etree import ElementTree

from installers import APP_ID, make_installer

from pyodide_cache.base.version import __version__

HERE = Path(__file__).parent
ROOT = HERE.parent
RESOURCES = ROOT / "resources" / "pyodide_cache_resources"
APP = ROOT / "dist" / "pyodide-cache-inspector"
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)


def main() -> int:
    begun = time.monotonic()
    _check_version()
    _freeze()
    if sys.platform.startswith("linux"):
        _add_desktop_files()
    else:
        make_installer(APP)
    files = [file for file in APP.rglob("*") if file.is_file() and not file.is_symlink()]
    megabytes = sum(file.stat().st_size for file in files) / 1e6
    print(f"{APP.relative_to(ROOT)}: {len(files)} files, {megabytes:.0f} MB, in {time.monotonic() - begun:.0f} s")
    print(f"Double-click pyodide-cache-gui in {APP.relative_to(ROOT)}")
    return 0


def _check_version() -> None:
    """Stop when the software center's data would announce another version than this one."""
    newest = ElementTree.parse(RESOURCES / "desktop" / f"{APP_ID}.metainfo.xml").find("releases/release")
    announced = None if newest is None else newest.get("version")
    if announced != __version__:
        raise SystemExit(f"{APP_ID}.metainfo.xml announces {announced}, but this is {__version__}: add a release")


def _freeze() -> None:
    command = [sys.executable, "-m", "PyInstaller", str(HERE / "pyodide-cache-inspector.spec")]
    command += ["--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(ROOT / "dist"), "--workpath", str(ROOT / "build")]
    # Without a screen of its own, so that a build never depends on one.
    subprocess.run(command, check=True, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})


def _add_desktop_files() -> None:
    """Lay the desktop entry, its data and the icons out as they go below a prefix such as ~/.local."""
    share = APP / "share"
    icons = share / "icons" / "hicolor"
    _copy(RESOURCES / "desktop" / f"{APP_ID}.desktop", share / "applications")
    _copy(RESOURCES / "desktop" / f"{APP_ID}.metainfo.xml", share / "metainfo")
    _copy(RESOURCES / "icons" / "app.svg", icons / "scalable" / "apps", f"{APP_ID}.svg")
    for size in ICON_SIZES:
        target = icons / f"{size}x{size}" / "apps" / f"{APP_ID}.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run([sys.executable, str(HERE / "tools" / "render_icons.py"), str(size), str(target)], check=True)
    _copy(HERE / "linux" / "add-to-menu.sh", APP)


def _copy(source: Path, folder: Path, name: str = "") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(source, folder / (name or source.name))


if __name__ == "__main__":
    raise SystemExit(main())
