"""Commands that run at once, are killed, and whose directory is removed, moved or replaced by a link meanwhile."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from support.patience import PATIENCE
from support.wheels import build_wheel, write_distribution

SECONDS = float(os.environ.get("PYODIDE_CACHE_CROWD_SECONDS") or 5)
_MEMBER = Path(__file__).with_name("havoc_member.py")


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the commands are forked")
def test_kills_and_a_directory_that_goes_lose_nothing_and_the_next_commands_succeed(tmp_path: Path) -> None:
    wheels = [build_wheel(f"w{number}", payload=40_000 * (number % 3)) for number in range(6)]
    write_distribution(tmp_path / "published", wheels)
    write_distribution(tmp_path / "newer", [build_wheel("w0", "2.0"), *wheels[1:]])
    home = tmp_path / "home"
    names = {"CONFIG": ".config", "STATE": ".local/state", "CACHE": ".cache", "DATA": ".local/share"}
    environ = {
        **os.environ,
        "HOME": str(home),
        **{f"XDG_{key}_HOME": str(home / name) for key, name in names.items()},
    }
    (home / ".local" / "share").mkdir(parents=True)
    (tmp_path / "team").mkdir()
    add = [sys.executable, "-m", "pyodide_cache", "team", "add", "class", str(tmp_path / "team")]
    subprocess.run(add, env=environ, check=True, capture_output=True)
    command = [sys.executable, str(_MEMBER), str(SECONDS), str(tmp_path)]
    done = subprocess.run(
        command, env=environ, capture_output=True, text=True, timeout=SECONDS + PATIENCE, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    answer = json.loads(done.stdout)
    print(f"{answer['rounds']} rounds")  # noqa: T201 -- `make soak` shows it
    assert answer["wrong"] == []
