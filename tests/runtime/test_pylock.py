"""An exported ``pylock.toml`` is one that uv installs from, without a network."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from runtime.conftest import WarmUp
from runtime.registry import tools
from support.cli import run
from support.patience import PATIENCE

pytestmark = [pytest.mark.runtime, pytest.mark.registry]

#: The release with the Python of these tests: uv installs only for that of an interpreter.
RELEASE = {11: "0.25.1", 12: "0.27.7", 13: "0.29.5", 14: "314.0.7"}[sys.version_info.minor]


def test_uv_installs_from_an_exported_pylock(cache_dir: Path, warm_up: WarmUp, tmp_path: Path) -> None:
    warm_up("rich", "--pyodide", RELEASE, "--source", "index")
    words = ("export", "pylock", "rich", "--pyodide", RELEASE, "--output", tmp_path / "pylock.toml")
    answer = run("--cache-dir", cache_dir, *words)
    assert answer.code == 0, answer.err
    options = ["--target", "site", "--offline", "--no-config", "--no-cache", "--no-python-downloads"]
    command = [str(tools("uv", "uv") / "uv"), "pip", "install", "--python", sys.executable, *options]
    done = subprocess.run(
        [*command, "--preview-features", "pylock", "-r", "pylock.toml"],
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    assert {"rich", "pygments", "markdown_it", "mdurl"} <= {path.name for path in (tmp_path / "site").iterdir()}
