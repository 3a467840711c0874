"""Build a Debian package of the frozen app in dist/.

Usage: .venv/bin/python packaging/linux/build_deb.py   (after packaging/build_app.py)

The app lies in /usr/lib/pyodide-cache-inspector, with its two programs linked from /usr/bin; the desktop entry,
icons, metadata, manual pages and completions lie where Debian looks for them. dpkg's triggers update the caches of
icons, entries and manual pages, so the package needs no scripts.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from datetime import datetime
from email.utils import format_datetime
from pathlib import Path
from xml.etree import ElementTree

from pyodide_cache.base.version import __version__

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
DIST = ROOT / "dist"
APP = DIST / "pyodide-cache-inspector"
NAME = "pyodide-cache-inspector"
METAINFO = APP / "share" / "metainfo" / "io.github.pyodide_cache.Inspector.metainfo.xml"
PROGRAMS = ("pyodide-cache", "pyodide-cache-gui")

#: The name of a command's completion script, and where each shell looks for it.
COMPLETIONS = {
    "bash": "bash-completion/completions/pyodide-cache",
    "zsh": "zsh/vendor-completions/_pyodide-cache",
    "fish": "fish/vendor_completions.d/pyodide-cache.fish",
}

MAINTAINER = "The Pyodide Cache Inspector maintainers <pyodide-cache@users.noreply.github.com>"
SUMMARY = "see, fill and clean a folder of Pyodide packages"
DESCRIPTION = """\
Pyodide runs Python in WebAssembly. Under Node, Deno and Electron it keeps the packages that it downloads in a plain
folder. This app shows what such a folder holds, downloads packages before they are needed, verifies and repairs
files, frees space with undo, and packs apps. It has a window and a command line.
"""

#: What Qt opens when it runs, so that no library of the package names it.
OPENED_LATER = ("libgl1", "libegl1", "libxcb-cursor0", "libxkbcommon-x11-0", "libfontconfig1")

#: The version of the package: the app's, and Debian's part of it.
VERSION = f"{__version__}-1"

MODE_OF_FILES, MODE_OF_PROGRAMS = 0o644, 0o755


def main() -> int:
    if not APP.is_dir():
        raise SystemExit(f"{APP.relative_to(ROOT)} does not exist: run make package")
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch) / "root"
        _copy_app(root)
        _write_pages(root / "usr" / "share")
        _set_modes(root)
        architecture = _said("dpkg", "--print-architecture")
        control = root / "DEBIAN" / "control"
        control.parent.mkdir()
        control.write_text(_control(root, architecture, Path(scratch)), encoding="utf-8")
        package = DIST / f"{NAME}_{VERSION}_{architecture}.deb"
        build = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(root), str(package)]
        subprocess.run(build, check=True, stdout=subprocess.DEVNULL)
    print(f"{package.relative_to(ROOT)}: {package.stat().st_size / 1e6:.0f} MB")
    return 0


def _copy_app(root: Path) -> None:
    app = root / "usr" / "lib" / NAME
    shutil.copytree(APP, app, symlinks=True)
    shutil.rmtree(app / "share")
    (app / "add-to-menu.sh").unlink()
    for library in (app / "_internal").glob("lib*.so*"):
        # Debian's own libraries come as dependencies, so that they get Debian's updates.
        if not library.is_symlink() and not library.name.startswith("libpython"):
            library.unlink()
    shutil.copytree(APP / "share", root / "usr" / "share")
    programs = root / "usr" / "bin"
    programs.mkdir()
    for name in PROGRAMS:
        (programs / name).symlink_to(Path("..", "lib", NAME, name))


def _write_pages(share: Path) -> None:
    """Write what belongs into /usr/share besides the desktop's files."""
    manuals = share / "man" / "man1"
    subprocess.run([sys.executable, str(HERE / "man_pages.py"), str(manuals)], check=True)
    for page in sorted(manuals.iterdir()):
        _write_gzip(page.with_name(f"{page.name}.gz"), page.read_bytes())
        page.unlink()
    for shell, name in COMPLETIONS.items():
        target = share / name
        target.parent.mkdir(parents=True)
        script = _said(sys.executable, "-m", "pyodide_cache", "completion", shell)
        target.write_text(f"{script}\n", encoding="utf-8")
    documents = share / "doc" / NAME
    documents.mkdir(parents=True)
    (documents / "copyright").write_text(_copyright(), encoding="utf-8")
    _write_gzip(documents / "changelog.gz", (ROOT / "CHANGELOG.md").read_bytes())
    entry = f"{NAME} ({VERSION}) unstable; urgency=medium\n\n  * See changelog.gz.\n\n -- {MAINTAINER}  {_date()}\n"
    _write_gzip(documents / "changelog.Debian.gz", entry.encode())
    overrides = share / "lintian" / "overrides" / NAME
    overrides.parent.mkdir(parents=True)
    shutil.copyfile(HERE / "lintian-overrides", overrides)


def _date() -> str:
    """Return the date of the release that the desktop's metadata announces."""
    release = ElementTree.parse(METAINFO).find("releases/release")
    day = "" if release is None else release.get("date", "")
    return format_datetime(datetime.fromisoformat(f"{day}T12:00:00+00:00"))


def _write_gzip(target: Path, content: bytes) -> None:
    target.write_bytes(gzip.compress(content, 9, mtime=0))


def _copyright() -> str:
    """Return who owns what, and under which license."""
    ours = (ROOT / "LICENSE").read_text(encoding="utf-8").strip()
    return f"""\
Pyodide Cache Inspector is under this license:

{ours}


usr/lib/pyodide-cache-inspector/_internal/pyodide_cache_resources/locks/*:
Copyright The Pyodide contributors. License: MPL-2.0; see /usr/share/common-licenses/MPL-2.0.

Everything else in usr/lib/pyodide-cache-inspector/_internal:
Copyright the authors of Python, Qt and the other libraries that "About" in the window lists, with their licenses:
PSF-2.0, LGPL-3 (see /usr/share/common-licenses/LGPL-3) and others. Each license lies in its library's folder.
"""


def _set_modes(root: Path) -> None:
    for path in root.rglob("*"):
        if path.is_symlink():
            continue
        is_program = path.is_dir() or (path.name in PROGRAMS and path.parent.name == NAME)
        path.chmod(MODE_OF_PROGRAMS if is_program else MODE_OF_FILES)


def _control(root: Path, architecture: str, scratch: Path) -> str:
    size = sum(path.lstat().st_size for path in root.rglob("*") if not path.is_dir()) // 1024
    lines = [
        *(f"Package: {NAME}", f"Version: {VERSION}", f"Architecture: {architecture}", f"Installed-Size: {size}"),
        f"Maintainer: {MAINTAINER}",
        *("Section: devel", "Priority: optional", "Homepage: https://github.com/pyodide-cache/inspector"),
        f"Depends: {_depends(root, scratch)}",
        *("Recommends: ca-certificates", "Suggests: nodejs"),
        f"Description: {SUMMARY}",
        *(f" {line}" for line in textwrap.wrap(DESCRIPTION, 78)),
    ]
    return "\n".join(lines) + "\n"


def _depends(root: Path, scratch: Path) -> str:
    """Return the Debian packages with the libraries that the app loads and does not bring along."""
    (scratch / "debian").mkdir()
    (scratch / "debian" / "control").write_text(f"Source: {NAME}\n\nPackage: {NAME}\nArchitecture: any\n")
    objects = list(_objects(root))
    private = sorted({f"-l{path.parent}" for path in objects})
    # What the app has itself needs no package; PyInstaller's copies have no symbols files.
    command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0", *private]
    command += [f"-e{path}" for path in objects]
    done = subprocess.run(command, cwd=scratch, check=False, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"dpkg-shlibdeps failed:\n{done.stderr[-2000:]}")
    needed = done.stdout.strip().removeprefix("shlibs:Depends=").split(", ")
    named = {re.split(r"[ (]", one)[0] for one in needed}
    return ", ".join(sorted([*filter(None, needed), *(one for one in OPENED_LATER if one not in named)]))


def _objects(root: Path) -> Iterator[Path]:
    for path in sorted(root.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    yield path


def _said(*command: str) -> str:
    environment = {**os.environ, "PYTHONUTF8": "1"}
    return subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout.strip()


if __name__ == "__main__":
    raise SystemExit(main())
