from __future__ import annotations

import importlib
import os
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from pyodide_cache.base.version import __version__
from pyodide_cache_gui.app import _given_directory, _parse


def start(*words: object, **variables: str) -> subprocess.CompletedProcess[str]:
    environ = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environ.pop("QT_QPA_PLATFORM", None)
    command = [sys.executable, "-m", "pyodide_cache_gui", *map(str, words)]
    return subprocess.run(command, env={**environ, **variables}, capture_output=True, text=True, check=False)


def test_without_a_screen_the_app_says_what_to_do() -> None:
    done = start()
    assert done.returncode == 1
    assert "DISPLAY" in done.stderr
    assert "pyodide-cache --help" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_picture_is_saved_without_a_screen(full_cache: Path, tmp_path: Path) -> None:
    picture = tmp_path / "window.png"
    done = start("--cache-dir", full_cache, "--screenshot", picture)
    assert done.returncode == 0, done.stderr
    image = QImage(str(picture))
    assert image.width() >= 1000
    colors = {image.pixelColor(x, y).name() for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
    assert len(colors) > 10, "the picture is blank"


def test_a_picture_that_cannot_be_saved_fails(full_cache: Path, tmp_path: Path) -> None:
    done = start("--cache-dir", full_cache, "--screenshot", tmp_path / "no" / "folder.png")
    assert done.returncode == 1
    assert "folder.png" in done.stderr


def test_the_version_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        _parse(["--version"])
    assert __version__ in capsys.readouterr().out


def test_sources_are_taken_from_the_options() -> None:
    options = _parse(["--pyodide", "0.29.5", "--files", "/one", "--files", "/two", "--source", "index"])
    assert (options.pyodide, options.files, options.source) == ("0.29.5", ["/one", "/two"], "index")


def test_a_lock_file_opens_the_directory_that_it_lies_in(full_cache: Path, tmp_path: Path) -> None:
    (full_cache / "pyodide-lock.json").touch()
    options = _parse([str(full_cache / "pyodide-lock.json")])
    assert _given_directory(options) == full_cache
    assert _given_directory(_parse([str(tmp_path)])) == tmp_path


def test_a_second_start_on_a_directory_shows_the_window_that_is_there(full_cache: Path) -> None:
    with tempfile.TemporaryDirectory() as sockets:  # a path that is short enough
        variables = {"XDG_RUNTIME_DIR": sockets, "QT_QPA_PLATFORM": "offscreen"}
        command = [sys.executable, "-m", "pyodide_cache_gui", str(full_cache)]
        with subprocess.Popen(command, env={**os.environ, **variables}, stderr=subprocess.DEVNULL) as first:
            try:
                while not list(Path(sockets).iterdir()):
                    assert first.poll() is None, "the window did not start"
                    time.sleep(0.05)
                done = start(full_cache, **variables)
                assert (done.returncode, first.poll()) == (0, None)
            finally:
                first.terminate()


@pytest.mark.slow
def test_c9_without_qt_one_line_says_how_to_get_it(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", tmp_path / "venv"], check=True)
    python = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
    (site,) = (tmp_path / "venv").rglob("site-packages")
    root = Path(__file__).parents[2]
    (site / "here.pth").write_text("\n".join(str(root / name) for name in ("core", "gui", "resources")))
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [python, "-m", "pyodide_cache_gui", "--help"], capture_output=True, text=True, check=False, env=environment
    )
    assert done.returncode == 2
    assert "pip install 'pyodide-cache[gui]'" in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) <= 2


def test_c9_the_installed_program_starts_where_qt_may_be_missing() -> None:
    configured = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    (program,) = configured["project"]["gui-scripts"].values()
    module, _, function = program.partition(":")
    assert (module, callable(getattr(importlib.import_module(module), function))) == (
        "pyodide_cache_gui.__main__",
        True,
    )


def test_a_start_reads_no_source_files(full_cache: Path, tmp_path: Path) -> None:
    script = (
        "import linecache, sys\n"
        "from pyodide_cache_gui.__main__ import main\n"
        "def opened(window):\n"
        "    print([name for name in linecache.cache if 'pyodide_cache' in name], flush=True)\n"
        "    window.session.inventory_changed.connect(lambda _inventory: window.close())\n"
        "sys.exit(main([sys.argv[1]], opened))\n"
    )
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", script, str(full_cache)], env=environ, capture_output=True, text=True, check=False
    )
    assert (done.stdout.strip(), done.returncode) == ("[]", 0), done.stderr
