"""Make what users install from the frozen app: a setup program on Windows, a disk image on macOS.

`build_app.py` calls it on each system; the spec takes icons and version information from here. For Linux, linux/ has
a Debian package, a Flatpak and an AppDir. README.md here says what was run on which system.
"""

from __future__ import annotations

import os
import platform
import plistlib
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from pyodide_cache.base.version import __version__

HERE = Path(__file__).parent
ROOT = HERE.parent
DIST = ROOT / "dist"
BUILD = ROOT / "build"
NAME = "Pyodide Cache Inspector"
APP_ID = "io.github.pyodide_cache.Inspector"
PUBLISHER = "The Pyodide Cache Inspector maintainers"
SUMMARY = "See, fill and clean a folder of Pyodide packages"

#: The certificate that macOS and Windows sign with; without it macOS runs the app on the machine that built it only.
SIGNING_IDENTITY = os.environ.get("PYODIDE_CACHE_SIGNING_IDENTITY") or None
#: The server that says when Windows signed.
TIMESTAMP_SERVER = os.environ.get("PYODIDE_CACHE_TIMESTAMP_SERVER", "")

#: What an icon file is called on each system, and the sizes in it.
ICONS = {
    "win32": ("app.ico", (16, 24, 32, 48, 64, 128, 256)),
    "darwin": ("app.icns", (16, 32, 64, 128, 256, 512, 1024)),
}

_VERSION_INFO = """\
VSVersionInfo(
  ffi=FixedFileInfo(
    filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004, fileType=0x1, subtype=0x0, date=(0, 0)
  ),
  kids=[
    StringFileInfo([StringTable("040904B0", [{strings}])]),
    VarFileInfo([VarStruct("Translation", [0x409, 1200])]),
  ],
)
"""


def icon() -> str | None:
    """Draw the icon of the programs on this system, and return its path; Linux has none in its programs."""
    if sys.platform not in ICONS:
        return None
    name, sizes = ICONS[sys.platform]
    target = BUILD / name
    BUILD.mkdir(exist_ok=True)
    draw = [sys.executable, str(HERE / "tools" / "render_icons.py"), ",".join(map(str, sizes)), str(target)]
    subprocess.run(draw, check=True, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
    return str(target)


def version_info(program: str) -> str | None:
    """Write what the properties of a Windows program show, and return its path; None on other systems."""
    if sys.platform != "win32":
        return None
    numbers = (*map(int, re.findall(r"\d+", __version__)[:3]), 0)
    texts = {
        "CompanyName": PUBLISHER,
        "FileDescription": NAME,
        "FileVersion": __version__,
        "InternalName": program,
        "LegalCopyright": f"{PUBLISHER}; MIT AND MPL-2.0",
        "OriginalFilename": f"{program}.exe",
        "ProductName": NAME,
        "ProductVersion": __version__,
    }
    strings = ", ".join(f"StringStruct({key!r}, {text!r})" for key, text in texts.items())
    target = BUILD / f"{program}-version.txt"
    BUILD.mkdir(exist_ok=True)
    target.write_text(_VERSION_INFO.format(numbers=numbers, strings=strings), encoding="utf-8")
    return str(target)


def info_plist() -> dict[str, Any]:
    """Return what macOS reads about the app, beside the names that PyInstaller adds."""
    return {
        "CFBundleDisplayName": NAME,
        "CFBundleShortVersionString": __version__,
        "CFBundleVersion": __version__,
        "LSApplicationCategoryType": "public.app-category.developer-tools",
        "LSMinimumSystemVersion": "13.0",  # as the tags of the PySide6 wheel
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": f"{PUBLISHER}; MIT AND MPL-2.0",
        "NSRequiresAquaSystemAppearance": False,  # follow the dark mode
    }


def make_installer(app: Path) -> None:
    """Make the installer of this system; where its tool is missing, say which one it is."""
    for command in COMMANDS[sys.platform](app):
        if shutil.which(command[0]) is None:
            print(f"No installer: {command[0]} is not on the search path; packaging/README.md says where to get it.")
            return
        subprocess.run(command, check=True)


def setup_commands(app: Path) -> list[list[str]]:
    """Return the commands that make the setup program of Windows, with Inno Setup 6, and sign it and what it has."""
    defines = {
        "Name": NAME,
        "Version": __version__,
        "Publisher": PUBLISHER,
        "App": str(app),
        "Icon": str(BUILD / ICONS["win32"][0]),
        "License": str(ROOT / "LICENSE"),
        "Output": str(DIST),
    }
    options = [f"/D{key}={value}" for key, value in defines.items()]
    create = ["iscc", "/Qp", *options, str(HERE / "windows" / "setup.iss")]
    if SIGNING_IDENTITY is None:
        return [create]
    sign = ["signtool", "sign", "/n", SIGNING_IDENTITY, "/fd", "SHA256", "/tr", TIMESTAMP_SERVER, "/td", "SHA256"]
    programs = [str(app / f"{name}.exe") for name in ("pyodide-cache", "pyodide-cache-gui")]
    return [[*sign, *programs], create, [*sign, str(DIST / f"pyodide-cache-inspector-{__version__}-setup.exe")]]


def image_commands(app: Path) -> list[list[str]]:
    """Return the commands that make the disk image of macOS; the app in it was signed when it was frozen."""
    bundle = app.with_name(f"{NAME}.app")
    image = DIST / f"pyodide-cache-inspector-{__version__}-{platform.machine()}.dmg"
    create = ["hdiutil", "create", "-volname", NAME, "-srcfolder", str(bundle), "-format", "UDZO", "-ov", str(image)]
    if SIGNING_IDENTITY is None:
        return [create]
    check = ["codesign", "--verify", "--deep", "--strict", str(bundle)]
    return [check, create, ["codesign", "--sign", SIGNING_IDENTITY, "--timestamp", str(image)]]


COMMANDS = {"win32": setup_commands, "darwin": image_commands}

#: What the hardened runtime of macOS must allow: Python's ctypes makes memory that is written, then run.
ENTITLEMENTS = {"com.apple.security.cs.allow-unsigned-executable-memory": True}


def entitlements() -> str | None:
    """Write the entitlements of the signed app, and return their path; None where nothing is signed."""
    if sys.platform != "darwin" or SIGNING_IDENTITY is None:
        return None
    target = BUILD / "entitlements.plist"
    BUILD.mkdir(exist_ok=True)
    target.write_bytes(plistlib.dumps(ENTITLEMENTS))
    return str(target)
