"""Case C7: what commands about files write as JSON is as the published schema says."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from support.cli import run
from support.json_schema import written
from support.servers import StartIndex
from support.wheels import DistributionFolder


@pytest.fixture
def here(distribution: DistributionFolder, cache_dir: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """Fill the cache directory of the environment, with a damaged file; return the options for the distribution."""
    monkeypatch.setenv("PYODIDE_CACHE_DIR", str(cache_dir))
    from_there = ("--distribution", str(distribution), "--source", "distribution")
    assert run("warm-up", "pandas", "requests", *from_there).code == 0
    (cache_dir / "notes.txt").write_text("mine")
    wheel = cache_dir / distribution.wheels["six"].file_name
    wheel.write_bytes(b"x" * wheel.stat().st_size)
    return from_there


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
    assert written("lists rename", "mine", "ours")["lists"][0]["name"] == "ours"
    assert written("lists export", tmp_path / "x.toml")["lists"] == ["ours"]
    assert written("lists delete", "ours")["lists"] == []
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
