"""Case C7: what commands about exports, sharing, places, updates and settings write as JSON is as the schema says."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.cli import run
from support.json_schema import written
from support.wheels import DistributionFolder


@pytest.fixture
def here(distribution: DistributionFolder, cache_dir: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """Fill the cache directory of the environment; return the options for the distribution."""
    monkeypatch.setenv("PYODIDE_CACHE_DIR", str(cache_dir))
    from_there = ("--distribution", str(distribution), "--source", "distribution")
    assert run("warm-up", "pandas", "requests", *from_there).code == 0
    return from_there


def test_c7_exports(here: tuple[str, ...], tmp_path: Path) -> None:
    assert written("export lock", "pandas", "--dry-run", *here)["dry_run"]
    exported = written("export lock", "pandas", "-o", tmp_path / "out", *here)
    assert all(Path(item["path"]).is_file() for item in exported["packages"])
    written("export lock", "no-such", *here, code=1)
    written("export offline", "pandas", "-o", tmp_path / "site", "--dry-run", *here, code=1)
    assert written("export requirements", "pandas", "--hashes", *here)["text"]
    assert written("export pylock", "pandas", *here)["text"]


def test_c7_the_store(here: tuple[str, ...], cache_dir: Path, tmp_path: Path) -> None:
    store = ("--store", tmp_path / "store")
    assert written("store adopt", *store, "--dry-run")["to_add"]
    assert written("store adopt", *store, "--yes")["added"]
    assert written("store list", *store)["members"]
    assert written("store verify", *store)["wrong"] == []
    assert written("store gc", *store, "--yes")["removed"] == []
    assert written("store forget", cache_dir, *store)["forgotten"] == str(cache_dir)


def test_c7_layers_and_snapshots(here: tuple[str, ...], tmp_path: Path) -> None:
    folder = tmp_path / "snapshots"
    assert written("snapshot create", folder, "six", "--dry-run", *here)["wanted"] == ["six"]
    assert written("snapshot create", folder, "six", *here)["packages"] == ["six"]
    assert written("snapshot refresh", folder)["unchanged"]
    assert written("snapshot list", folder)["snapshots"]
    written("snapshot wanted")
    assert written("layer add", folder / "current")["layers"]
    assert written("layer list")["layers"]
    assert written("layer snippet")["code"]
    assert any(entry["layer"] for entry in written("list")["entries"])
    assert written("layer remove", folder / "current")["layers"] == []


def test_c7_places_and_environments(here: tuple[str, ...], cache_dir: Path) -> None:
    assert written("places", "--project", cache_dir)["places"]
    written("xbuildenv list")
    assert written("xbuildenv remove", "0.29.3", "--yes", code=1)["error"]["code"] == "no-such-xbuildenv"


def test_c7_updates(here: tuple[str, ...]) -> None:
    assert written("diff", "314.0.0", "314.0.1")
    written("outdated", "--offline")
    assert written("pin", "six")["pins"]
    assert written("unpin", "six")["pins"] == []


def test_c7_settings(here: tuple[str, ...]) -> None:
    assert written("settings set", "theme", "dark")["settings"][0]["value"] == "dark"
    assert written("settings unset", "theme")["settings"][0]["value"] == "system"
    assert written("settings path")["file"]
    assert written("settings")["settings"]
    assert written("dirs")["directories"]
    assert written("doctor")["findings"]
    assert written("--version")["libraries"]
