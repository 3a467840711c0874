from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from pyodide_cache.base.version import __version__
from pyodide_cache_gui.app import _parse


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
