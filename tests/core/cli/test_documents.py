"""Case C7: what commands write as JSON is as the published schema says."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from support.cli import run
from support.json_schema import written
from support.servers import StartIndex
from support.wheels import DistributionFolder


@pytest.fixture
def clean(distribution: DistributionFolder, cache_dir: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """Fill the cache directory of the environment; return the options for the distribution."""
    monkeypatch.setenv("PYODIDE_CACHE_DIR", str(cache_dir))
    from_there = ("--distribution", str(distribution), "--source", "distribution")
    assert run("warm-up", "pandas", "requests", *from_there).code == 0
    return from_there


@pytest.fixture
def here(clean: tuple[str, ...], distribution: DistributionFolder, cache_dir: Path) -> tuple[str, ...]:
    """Do the same, and add a damaged file and a file that is no package."""
    (cache_dir / "notes.txt").write_text("mine")
    wheel = cache_dir / distribution.wheels["six"].file_name
    wheel.write_bytes(b"x" * wheel.stat().st_size)
    return clean


def test_c7_the_inventory(here: tuple[str, ...], cache_dir: Path) -> None:
    listed = written("list")
    for entry in listed["entries"]:
        assert Path(entry["path"]) == cache_dir / entry["file_name"]
        assert Path(entry["path"]).stat().st_size == entry["size"]
        assert datetime.fromisoformat(entry["modified"]).utcoffset() is not None
    assert written("stats", "--history")["history"]
    assert written("verify", code=1)["damage"]
    results = written("check", "pandas", "numpy", "no-such", code=1)["results"]
    assert [Path(path).name for path in results[1]["paths"]] == results[1]["files"]
    found = written("show", "numpy", "--files")["found"]
    assert found[0]["path"] == str(cache_dir / found[0]["file_name"])
    assert written("show", "no-such", code=1)["found"] == []


def test_c7_warm_ups(here: tuple[str, ...], cache_dir: Path) -> None:
    plan = written("warm-up", "matplotlib", "--dry-run", *here)
    assert plan["to_fetch"]
    assert all(item["path"].startswith(str(cache_dir)) for item in plan["to_fetch"])
    assert written("warm-up", "matplotlib", *here)["fetched"]
    failed = written("warm-up", "no-such", *here, code=1)["failed"]
    assert failed[0]["requirement"] == "no-such"
    assert failed[0]["facts"]


def test_c7_lists_presets_and_releases(here: tuple[str, ...], tmp_path: Path) -> None:
    assert written("presets")["presets"]
    written("presets suggest")
    written("suggest")
    assert written("lists save", "mine", "six")["lists"] == [{"name": "mine", "requirements": ["six"]}]
    assert written("lists show", "mine")["lists"][0]["requirements"] == ["six"]
    assert written("lists rename", "mine", "ours")["lists"][0]["name"] == "ours"
    assert written("lists export", tmp_path / "x.toml")["lists"] == ["ours"]
    assert written("lists remove", "ours")["lists"] == []
    assert written("lists import", tmp_path / "x.toml")["lists"]
    assert written("lists")["lists"]
    assert written("releases", "--offline")["releases"]


def test_c7_repairs_and_removals(here: tuple[str, ...], cache_dir: Path) -> None:
    run("verify")
    assert written("repair", "--dry-run", *here)["to_repair"]
    assert written("repair", *here)["repaired"][0]["path"].startswith(str(cache_dir))
    assert written("quarantine list")["quarantine"]
    assert written("quarantine empty", "--yes")["totals"]["files"] == 1
    assert written("prune", "--rule", "all", "--dry-run")["dry_run"]
    assert written("cleanup", "--max-age", "0", "--dry-run")["removed"]
    assert written("clear", "--dry-run")["totals"]["files"]
    removed = written("remove", "pandas", "--yes")["removed"]
    assert [row["name"] for row in removed] == ["pandas"]
    assert written("undo", "--yes")["restored"]
    assert written("remove", "no-such", code=1)["error"]["code"] == "no-such-entry"
    assert written("clear", code=2)["error"]["code"] == "consent-needed"


def test_c7_nothing_to_do_is_a_document_too(cache_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYODIDE_CACHE_DIR", str(cache_dir))
    for command in ("list", "stats", "verify", "clear", "repair", "quarantine list", "quarantine empty"):
        written(command)
    assert written("undo", code=1)["error"]["code"] == "nothing-to-undo"
    assert written("prune", "--rule", "damaged")["removed"] == []


def test_c7_an_audit(
    here: tuple[str, ...], distribution: DistributionFolder, index_server: StartIndex, cache_dir: Path
) -> None:
    index = index_server(distribution.wheels["numpy"])
    written("audit", "--index-url", index, code=1)
    written("outdated", "--offline", code=0)


def test_c7_exports(clean: tuple[str, ...], tmp_path: Path) -> None:
    assert written("export lock", "pandas", "--dry-run", *clean)["dry_run"]
    exported = written("export lock", "pandas", "-o", tmp_path / "out", *clean)
    assert all(Path(item["path"]).is_file() for item in exported["packages"])
    written("export lock", "no-such", *clean, code=1)
    written("export offline", "pandas", "-o", tmp_path / "site", "--dry-run", *clean, code=1)
    assert written("export requirements", "pandas", "--hashes", *clean)["text"]
    assert written("export pylock", "pandas", *clean)["text"]


def test_c7_the_store(clean: tuple[str, ...], cache_dir: Path, tmp_path: Path) -> None:
    store = ("--store", tmp_path / "store")
    assert written("store adopt", *store, "--dry-run")["to_add"]
    assert written("store adopt", *store, "--yes")["added"]
    assert written("store list", *store)["members"]
    assert written("store verify", *store)["damaged"] == []
    assert written("store gc", *store, "--yes")["removed"] == []
    assert written("store forget", cache_dir, *store)["forgotten"] == str(cache_dir)


def test_c7_layers_and_snapshots(clean: tuple[str, ...], tmp_path: Path) -> None:
    folder = tmp_path / "snapshots"
    assert written("snapshot create", folder, "six", "--dry-run", *clean)["wanted"] == ["six"]
    assert written("snapshot create", folder, "six", *clean)["packages"] == ["six"]
    assert written("snapshot refresh", folder)["unchanged"]
    assert written("snapshot list", folder)["snapshots"]
    written("snapshot wanted")
    assert written("layer add", folder / "current")["layers"]
    assert written("layer list")["layers"]
    assert written("layer snippet")["code"]
    assert any(entry["layer"] for entry in written("list")["entries"])
    assert written("layer remove", folder / "current")["layers"] == []


def test_c7_places_and_environments(clean: tuple[str, ...], cache_dir: Path) -> None:
    assert written("places", "--project", cache_dir)["places"]
    written("xbuildenv list")
    assert written("xbuildenv remove", "0.29.3", "--yes", code=2)["error"]["code"] == "no-such-xbuildenv"


def test_c7_updates(clean: tuple[str, ...]) -> None:
    assert written("diff", "314.0.0", "314.0.1")
    written("outdated", "--offline")
    assert written("pin", "six")["pins"]
    assert written("unpin", "six")["pins"] == []


def test_c7_settings(clean: tuple[str, ...]) -> None:
    assert written("settings set", "theme", "dark")["settings"][0]["value"] == "dark"
    assert written("settings get", "theme")["settings"][0]["in_file"] is True
    assert written("settings unset", "theme")["settings"][0]["value"] == "system"
    assert written("settings path")["file"]
    assert written("settings")["settings"]
    assert written("dirs")["directories"]
    assert written("doctor")["findings"]
    assert written("--version")["libraries"]


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
