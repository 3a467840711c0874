"""Lay the frozen app in dist/ out as an AppDir, of which `appimagetool` makes one file that runs on its own.

Usage: .venv/bin/python packaging/linux/app_dir.py   (after packaging/build_app.py)

Neither Debian nor the package index has appimagetool, so that the last step was not run here. The AppDir itself runs.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from pyodide_cache.base.version import __version__

ROOT = Path(__file__).parents[2]
APP = ROOT / "dist" / "pyodide-cache-inspector"
APP_ID = "io.github.pyodide_cache.Inspector"

#: `AppRun cli …` and a link named pyodide-cache are the command line; anything else opens the window.
APP_RUN = """\
#!/bin/sh
app=$(dirname "$(readlink -f "$0")")/usr/lib/pyodide-cache-inspector
case ${ARGV0##*/}:${1-} in
    pyodide-cache:*) exec "$app/pyodide-cache" "$@" ;;
    *:cli) shift && exec "$app/pyodide-cache" "$@" ;;
    *) exec "$app/pyodide-cache-gui" "$@" ;;
esac
"""


def main() -> None:
    if not APP.is_dir():
        raise SystemExit(f"{APP.relative_to(ROOT)} does not exist: run make package")
    target = ROOT / "build" / f"{APP_ID}.AppDir"
    shutil.rmtree(target, ignore_errors=True)
    make_app_dir(APP, target)
    name = f"pyodide-cache-inspector-{__version__}-{os.uname().machine}.AppImage"
    print(f"{target.relative_to(ROOT)}; next: appimagetool {target.relative_to(ROOT)} dist/{name}")


def make_app_dir(app: Path, target: Path) -> None:
    """Lay out ``app`` in the new folder ``target``, by hard links where the file system allows them."""
    inside = target / "usr" / "lib" / app.name
    left_out = {"share", "add-to-menu.sh"}
    shutil.copytree(
        app, inside, symlinks=True, copy_function=_link, ignore=lambda at, _: left_out if at == str(app) else ()
    )
    shutil.copytree(app / "share", target / "usr" / "share", copy_function=_link)
    share = target / "usr" / "share"
    shutil.copy(share / "applications" / f"{APP_ID}.desktop", target)
    shutil.copy(share / "icons" / "hicolor" / "256x256" / "apps" / f"{APP_ID}.png", target)
    (target / ".DirIcon").symlink_to(f"{APP_ID}.png")
    start = target / "AppRun"
    start.write_text(APP_RUN, encoding="utf-8")
    start.chmod(0o755)


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)


if __name__ == "__main__":
    main()
