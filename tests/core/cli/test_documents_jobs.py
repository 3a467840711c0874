"""Case C7: what upgrades, team caches and packs write as JSON is as the published schema says."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.cli import run
from support.json_schema import written
from support.wheels import DistributionFolder


def test_c7_team_caches(
    distribution: DistributionFolder, cache_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("cryptography")
    monkeypatch.setenv("PYODIDE_CACHE_DIR", str(cache_dir))
    from_there = ("--distribution", str(distribution), "--source", "distribution")
    assert run("warm-up", "six", *from_there).code == 0
    (tmp_path / "share").mkdir()
    assert written("team add", "class", tmp_path / "share")["team"]["name"] == "class"
    assert written("team list")["teams"]
    key = written("team key", tmp_path / "team.pem")
    assert written("team trust", "class", key["public"])["team"]["trusted"]
    written("team check")
    assert written("team push", "--all", "--dry-run", *from_there)["to_upload"]
    assert written("team push", "--all", *from_there)["uploaded"]
    assert written("team status")["channels"]
    assert written("team pull", *from_there)["cached"]
    written("team gc", "--yes")
    assert written("team remove", "class")["removed"] == "class"
    assert written("team pull", code=2)["error"]["code"]


def test_c7_upgrades(cache_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYODIDE_CACHE_DIR", str(cache_dir))
    written("upgrade", "--offline", "--dry-run")
    assert written("upgrade", "--undo", code=1)["error"]["code"]


def test_c7_a_pack_that_cannot_be_made(cache_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYODIDE_CACHE_DIR", str(cache_dir))
    app = tmp_path / "app.py"
    app.write_text("print(1)\n")
    monkeypatch.setenv("PATH", str(tmp_path))
    written("pack", app, "--offline", code=1)
