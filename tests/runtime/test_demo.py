from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from runtime.registry import NEWEST
from support import ROOT
from support.patience import PATIENCE

pytestmark = [pytest.mark.runtime, pytest.mark.registry]

DEMO = ROOT / "packaging" / "tools" / "demo.py"


def _demo(output: Path, environ: Mapping[str, str], **changed: str) -> subprocess.CompletedProcess[str]:
    without_screen = {name: value for name, value in environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    return subprocess.run(
        [sys.executable, str(DEMO), "--output", str(output)],
        env={**without_screen, **changed},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )


def test_the_demo_does_the_main_job_and_saves_a_picture_where_there_is_no_screen(
    tmp_path: Path, real_environ: Mapping[str, str]
) -> None:
    done = _demo(tmp_path, real_environ)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
    assert f"Pyodide {NEWEST.version} loaded" in done.stdout
    assert "nothing tried the network" in done.stdout
    picture = tmp_path / "window.png"
    assert str(picture) in done.stdout
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_without_node_the_demo_says_what_to_install_and_goes_on(
    tmp_path: Path, real_environ: Mapping[str, str]
) -> None:
    nowhere = tmp_path / "empty"
    nowhere.mkdir()
    done = _demo(tmp_path, real_environ, PATH=str(nowhere))
    assert done.returncode == 1
    assert "failed: missing: Node.js 20 or newer, with npm" in done.stdout
    assert "next: Install Node 20 or newer" in done.stdout
    assert "[4/4]" in done.stdout
    assert (tmp_path / "window.png").is_file()
    assert done.stderr == ""


def test_without_an_index_the_demo_says_what_to_check(tmp_path: Path, real_environ: Mapping[str, str]) -> None:
    only_a_dead_index = {"PIP_CONFIG_FILE": os.devnull, "PIP_EXTRA_INDEX_URL": "", "UV_INDEX": ""}
    done = _demo(tmp_path, real_environ, PIP_INDEX_URL="http://127.0.0.1:9/simple/", **only_a_dead_index)
    assert done.returncode == 1
    assert "failed: rich: " in done.stdout
    assert "127.0.0.1:9" in done.stdout
    assert "next: check that pip reaches its index" in done.stdout
    assert "next: fix the warm-up first" in done.stdout
    assert done.stderr == ""
