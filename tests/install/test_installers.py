"""What can be checked on Linux of the recipes for Windows, macOS and Flatpak, which were not run on these systems."""

from __future__ import annotations

import ast
import os
import plistlib
import re
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any
from xml.etree import ElementTree

import pytest

from pyodide_cache.base.version import __version__
from support import ROOT

PACKAGING = ROOT / "packaging"
SPEC = PACKAGING / "pyodide-cache-inspector.spec"
RESOURCES = ROOT / "resources" / "pyodide_cache_resources"


def listed(text: str) -> list[str]:
    return text.split()


#: Files of the PySide6-Essentials wheels of Windows and macOS (6.11.3): those that a window needs, and others.
NEEDED = listed("""
PySide6/Qt6Core.dll PySide6/Qt6Gui.dll PySide6/Qt6Widgets.dll PySide6/QtDBus.pyd PySide6/QtCore.pyd
PySide6/plugins/platforms/qwindows.dll PySide6/plugins/platforms/qoffscreen.dll PySide6/plugins/imageformats/qsvg.dll
PySide6/plugins/styles/qmodernwindowsstyle.dll PySide6/plugins/iconengines/qsvgicon.dll
PySide6/translations/qtbase_de.qm PySide6/Qt/translations/qtbase_fr.qm
PySide6/Qt/lib/QtGui.framework/Versions/A/QtGui PySide6/Qt/lib/QtDBus.framework/Versions/A/QtDBus
PySide6/Qt/plugins/platforms/libqcocoa.dylib PySide6/Qt/plugins/styles/libqmacstyle.dylib
PySide6/Qt/plugins/platforms/libqxcb.so PySide6/Qt/lib/libQt6OpenGL.so.6 PySide6/QtWidgets.abi3.so
""")
UNNEEDED = listed("""
PySide6/opengl32sw.dll PySide6/Qt6Network.dll PySide6/QtNetwork.pyd PySide6/Qt6Pdf.dll PySide6/Qt6Quick.dll
PySide6/plugins/platforms/qminimal.dll PySide6/plugins/platforms/qdirect2d.dll PySide6/plugins/imageformats/qtiff.dll
PySide6/plugins/tls/qschannelbackend.dll PySide6/plugins/networkinformation/qnetworklistmanager.dll
PySide6/plugins/platforminputcontexts/qtvirtualkeyboardplugin.dll PySide6/translations/qt_de.qm
PySide6/Qt/lib/QtNetwork.framework/Versions/A/QtNetwork PySide6/Qt/lib/QtPdf.framework/Versions/A/QtPdf
PySide6/Qt/plugins/imageformats/libqmacheif.dylib PySide6/Qt/plugins/platforms/libqminimal.dylib
PySide6/Qt/plugins/tls/libqsecuretransportbackend.dylib PySide6/Qt/plugins/generic/libqtuiotouchplugin.dylib
PySide6/Qt/plugins/platforms/libqeglfs.so PySide6/Qt/lib/libQt6Network.so.6 PySide6/Qt/translations/qt_help_de.qm
""")


@pytest.fixture
def installers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    monkeypatch.syspath_prepend(PACKAGING)
    monkeypatch.delitem(sys.modules, "installers", raising=False)
    import installers

    monkeypatch.setattr(installers, "BUILD", tmp_path / "build")
    monkeypatch.setattr(installers, "DIST", tmp_path / "dist")
    return installers


@pytest.fixture
def on_windows(monkeypatch: pytest.MonkeyPatch, installers: Any) -> None:
    monkeypatch.setattr(installers.sys, "platform", "win32")


class Recorder:
    """Stands for PyInstaller: keeps what the spec passes on."""

    def __init__(self) -> None:
        self.calls: dict[str, list[tuple[tuple[Any, ...], dict[str, Any]]]] = {}

    def __getitem__(self, name: str) -> Any:
        def call(*positional: Any, **named: Any) -> SimpleNamespace:
            self.calls.setdefault(name, []).append((positional, named))
            return SimpleNamespace(
                pure=[], scripts=[], binaries=[(file, file, "BINARY") for file in NEEDED], datas=[]
            )

        return call


def read_spec(monkeypatch: pytest.MonkeyPatch, platform: str) -> tuple[dict[str, Any], Recorder]:
    """Run the spec as PyInstaller would on another system, and return its names and what it asked for."""
    recorder = Recorder()
    for name, functions in {
        "PyInstaller": {},
        "PyInstaller.depend": {},
        "PyInstaller.depend.bindepend": {"get_imports": lambda _path: ()},
        "PyInstaller.utils": {},
        "PyInstaller.utils.hooks": {
            "collect_data_files": lambda _name: [],
            "collect_submodules": lambda name, **_: [name],
            "copy_metadata": lambda name: [(f"site-packages/{name}", name)],
        },
    }.items():
        module = ModuleType(name)
        vars(module).update(functions)
        monkeypatch.setitem(sys.modules, name, module)
    names: dict[str, Any] = {"SPECPATH": str(PACKAGING)}
    names.update({name: recorder[name] for name in ("Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE")})
    names["Tree"] = lambda folder, prefix: [(f"{prefix}/METADATA", f"{folder}/METADATA", "DATA")]
    code = compile(SPEC.read_text(encoding="utf-8"), SPEC.name, "exec", dont_inherit=True)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "path", [*sys.path])
        patch.setattr(sys, "platform", platform)
        exec(code, names)
    return names, recorder


@pytest.fixture(params=["linux", "win32", "darwin"])
def platform(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_the_spec_makes_both_programs_on_each_system(
    monkeypatch: pytest.MonkeyPatch, installers: Any, platform: str
) -> None:
    _, recorder = read_spec(monkeypatch, platform)
    options = {call[1]["name"]: call[1] for call in recorder.calls["EXE"]}
    assert [options[name]["console"] for name in ("pyodide-cache", "pyodide-cache-gui")] == [True, False]
    suffix = {"linux": None, "win32": ".ico", "darwin": ".icns"}[platform]
    for option in options.values():
        assert (option["icon"] and Path(option["icon"]).suffix) == suffix
        assert (option["version"] is not None) == (platform == "win32")
    bundles = recorder.calls.get("BUNDLE", [])
    assert [call[1]["name"] for call in bundles] == (["Pyodide Cache Inspector.app"] if platform == "darwin" else [])


def test_only_libraries_that_a_window_needs_are_kept(
    monkeypatch: pytest.MonkeyPatch, installers: Any, platform: str
) -> None:
    names, recorder = read_spec(monkeypatch, platform)
    kept = names["without_the_unwanted"]([(file, file, "BINARY") for file in (*NEEDED, *UNNEEDED)])
    assert [entry[0] for entry in kept] == NEEDED
    [(_, options)] = recorder.calls["COLLECT"]
    assert options["strip"] == (platform == "linux")


def test_the_about_dialog_names_only_libraries_that_are_in_the_app(
    monkeypatch: pytest.MonkeyPatch, installers: Any, platform: str
) -> None:
    _, recorder = read_spec(monkeypatch, platform)
    [(parts, _)] = recorder.calls["COLLECT"]
    assert {entry[0] for entry in parts[-1]} == {"pyodide-cache/METADATA", "PySide6_Essentials/METADATA"}


@pytest.mark.usefixtures("on_windows")
@pytest.mark.parametrize("program", ["pyodide-cache", "pyodide-cache-gui"])
def test_a_windows_program_shows_its_name_and_version(installers: Any, program: str) -> None:
    text = Path(installers.version_info(program)).read_text(encoding="utf-8")
    strings = {
        ast.literal_eval(node.args[0]): ast.literal_eval(node.args[1])
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "StringStruct"
    }
    assert strings["ProductVersion"] == strings["FileVersion"] == __version__
    assert strings["OriginalFilename"] == f"{program}.exe"
    numbers = ", ".join([*__version__.split("."), "0"])
    assert f"filevers=({numbers})" in text


def test_the_plist_of_the_app_can_be_written_and_names_the_version(installers: Any) -> None:
    plist = plistlib.loads(plistlib.dumps(installers.info_plist()))
    assert plist["CFBundleShortVersionString"] == __version__
    assert plist["NSHighResolutionCapable"] is True


def pictures_of_ico(data: bytes) -> Iterator[tuple[int, bytes]]:
    for number in range(struct.unpack_from("<HHH", data)[2]):
        side, *_, length, place = struct.unpack_from("<BBBBHHII", data, 6 + 16 * number)
        yield side or 256, data[place : place + length]


def pictures_of_icns(data: bytes) -> Iterator[tuple[int, bytes]]:
    assert data[:4] == b"icns"
    assert struct.unpack_from(">I", data, 4)[0] == len(data)
    place = 8
    while place < len(data):
        length = struct.unpack_from(">I", data, place + 4)[0]
        picture = data[place + 8 : place + length]
        yield struct.unpack_from(">I", picture, 16)[0], picture
        place += length


@pytest.mark.parametrize(("system", "reader"), [("win32", pictures_of_ico), ("darwin", pictures_of_icns)])
def test_an_icon_has_a_picture_of_each_size(
    monkeypatch: pytest.MonkeyPatch, installers: Any, system: str, reader: Any
) -> None:
    monkeypatch.setattr(installers.sys, "platform", system)
    file = Path(installers.icon())
    sizes = {}
    for side, picture in reader(file.read_bytes()):
        assert picture.startswith(b"\x89PNG")
        sizes[side] = struct.unpack_from(">II", picture, 16)
    assert sizes == {side: (side, side) for side in installers.ICONS[system][1]}


def setup_lines() -> list[str]:
    return (PACKAGING / "windows" / "setup.iss").read_text(encoding="utf-8-sig").splitlines()


def test_the_setup_program_gets_all_that_its_script_uses(installers: Any) -> None:
    (command,) = installers.setup_commands(Path("dist/app"))
    given = {option[2:].partition("=")[0] for option in command if option.startswith("/D")}
    used = set(re.findall(r"\{#(\w+)\}", "\n".join(setup_lines())))
    assert given == used
    assert all(Path(option.partition("=")[2]).exists() for option in command if option.startswith("/DLicense"))


def test_the_setup_program_installs_for_one_user_and_removes_what_it_registers() -> None:
    lines = setup_lines()
    assert "PrivilegesRequired=lowest" in lines
    keys = [line for line in lines if line.startswith("Root: HKA")]
    assert keys
    assert "uninsdeletekey" in keys[0]
    top = re.findall(r'Subkey: "([^"]+)"', keys[0])[0]
    assert all(f'Subkey: "{top}' in key for key in keys)
    for name in re.findall(r"\{app\}\\([\w-]+)\.exe", "\n".join(lines)):
        assert SPEC.read_text(encoding="utf-8").count(f'"{name}"')


def test_the_programs_are_signed_before_they_are_packed_and_the_setup_program_after(
    monkeypatch: pytest.MonkeyPatch, installers: Any
) -> None:
    monkeypatch.setattr(installers, "SIGNING_IDENTITY", "Maintainers")
    first, create, last = installers.setup_commands(Path("app"))
    assert (first[0], create[0], last[0]) == ("signtool", "iscc", "signtool")
    output = next(line.partition("=")[2] for line in setup_lines() if line.startswith("OutputBaseFilename="))
    assert Path(last[-1]) == installers.DIST / f"{output.replace('{#Version}', __version__)}.exe"
    signed = {Path(word).name for word in first if word.endswith(".exe")}
    assert signed == {f"{name}.exe" for name in re.findall(r'program\("([\w-]+)"', SPEC.read_text(encoding="utf-8"))}


def test_the_disk_image_is_signed_if_there_is_an_identity(monkeypatch: pytest.MonkeyPatch, installers: Any) -> None:
    programs = [command[0] for command in installers.image_commands(Path("dist/app"))]
    assert programs == ["hdiutil"]
    monkeypatch.setattr(installers, "SIGNING_IDENTITY", "Developer ID")
    assert [command[0] for command in installers.image_commands(Path("dist/app"))] == [
        "codesign",
        "hdiutil",
        "codesign",
    ]


@pytest.mark.usefixtures("on_windows")
def test_a_missing_tool_is_named(
    installers: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(installers.shutil, "which", lambda _name: None)
    installers.make_installer(Path("dist/app"))
    assert "iscc" in capsys.readouterr().out


def small_app(folder: Path) -> Path:
    """Make a frozen app without libraries, whose programs print their name and arguments."""
    app = folder / "pyodide-cache-inspector"
    for name in ("pyodide-cache", "pyodide-cache-gui"):
        program = app / name
        program.parent.mkdir(exist_ok=True, parents=True)
        program.write_text(f'#!/bin/sh\necho {name} "$@"\n')
        program.chmod(0o755)
    (app / "_internal" / "share").mkdir(parents=True)
    (app / "_internal" / "share" / "data").write_text("kept")
    (app / "add-to-menu.sh").write_text("")
    kinds = {"applications": "desktop", "icons/hicolor/256x256/apps": "png", "metainfo": "metainfo.xml"}
    for kind, suffix in kinds.items():
        file = app / "share" / kind / f"io.github.pyodide_cache.Inspector.{suffix}"
        file.parent.mkdir(parents=True)
        file.write_text(suffix)
    return app


@pytest.mark.skipif(sys.platform == "win32", reason="an AppDir is of Linux")
def test_an_app_dir_starts_both_programs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.syspath_prepend(PACKAGING / "linux")
    import app_dir

    target = tmp_path / "App.AppDir"
    app_dir.make_app_dir(small_app(tmp_path), target)

    def said(*words: str, called: str = "") -> str:
        environ = {**os.environ, "ARGV0": called}
        return subprocess.check_output([target / "AppRun", *words], env=environ, text=True)

    assert said("a b") == "pyodide-cache-gui a b\n"
    assert said("cli", "list") == "pyodide-cache list\n"
    assert said("list", called="/usr/bin/pyodide-cache") == "pyodide-cache list\n"
    assert (target / ".DirIcon").read_text() == "png"
    inside = {str(path.relative_to(target)) for path in target.rglob("*") if path.is_file()}
    assert "usr/lib/pyodide-cache-inspector/_internal/share/data" in inside
    assert "io.github.pyodide_cache.Inspector.desktop" in inside
    assert not [path for path in inside if "add-to-menu" in path]


def test_the_flatpak_installs_the_frozen_app_under_the_id_of_the_desktop_entry() -> None:
    (manifest,) = (PACKAGING / "linux").glob("*.yml")
    text = manifest.read_text(encoding="utf-8")
    fields = dict(re.findall(r'^([a-z-]+): "?([^"\n]+?)"?$', text, re.MULTILINE))
    metainfo = ElementTree.parse(next((RESOURCES / "desktop").glob("*.metainfo.xml")))
    assert fields["id"] == manifest.stem == metainfo.findtext("id")
    entry = (RESOURCES / "desktop" / f"{fields['id']}.desktop").read_text(encoding="utf-8")
    assert f"Exec={fields['command']} " in entry
    (source,) = re.findall(r"path: (\S+)", text)
    assert (manifest.parent / source).resolve() == ROOT / "dist" / "pyodide-cache-inspector"
