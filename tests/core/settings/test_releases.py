from __future__ import annotations

import json
from pathlib import Path

import pytest

from pyodide_cache.files.stamps import stamp_of
from pyodide_cache.inventory.inventory import Status
from pyodide_cache.inventory.ledger import Ledger, Record
from pyodide_cache.inventory.status import read_inventory
from pyodide_cache.net.release_list import LIST_VARIABLE
from pyodide_cache.settings.releases import catalogue, newest_release, releases, shipped_lock
from support.cli import run
from support.servers import Serve


@pytest.fixture
def published(tmp_path: Path, serve: Serve, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.setenv(LIST_VARIABLE, f"{serve(folder)}/list.json")
    return folder / "list.json"


def test_newer_releases_are_found_where_there_is_a_network(published: Path) -> None:
    published.write_text(json.dumps({"releases": {"0.29.5": {}, "999.0.10": {}, "999.0.9": {}}}))
    answer = run("releases", "--json").json
    assert answer["newer"] == ["999.0.10", "999.0.9"]
    assert answer["problem"] is None


@pytest.mark.parametrize("text", ["<html>", "[]", '{"releases": {"not a version": {}}}'])
def test_an_answer_that_is_no_list_of_releases_is_said(published: Path, text: str) -> None:
    published.write_text(text)
    answer = run("releases", "--json").json
    assert answer["newer"] == []
    assert "cannot be read" in answer["problem"]


def test_without_a_network_the_shipped_ones_are_shown_and_what_was_tried_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(LIST_VARIABLE, "http://127.0.0.1:9/list.json")
    answer = run("releases")
    assert answer.code == 0
    assert newest_release().version in answer.out
    assert "127.0.0.1:9 cannot be reached" in answer.err


def test_a_release_that_is_not_shipped_and_cannot_be_asked_for_is_said(cache_dir: Path) -> None:
    answer = run(
        "warm-up", "six", "--pyodide", "0.0.0", "--distribution", "http://127.0.0.1:9/", "--cache-dir", cache_dir
    )
    assert answer.code == 1
    assert "cannot be reached" in answer.err


def test_every_release_since_0_25_is_shipped_and_the_newest_of_each_line_before() -> None:
    versions = [release.version for release in releases()]
    assert versions[0].startswith("315.")
    assert {"0.25.0", "0.26.4", "0.27.0", "0.28.3", "0.29.5", "314.0.0", "314.0.7"} <= set(versions)
    assert {"0.21.3", "0.22.1", "0.23.4", "0.24.1"} <= set(versions)


def test_one_name_with_the_bytes_of_two_releases_has_a_status_for_each(cache_dir: Path, tmp_path: Path) -> None:
    """The bytes of official wheels cannot be had here: the ledger stands in for hashing them."""
    older, newer = shipped_lock("314.0.0"), shipped_lock("314.0.7")
    name = next(
        package.file_name
        for package in newer.packages.values()
        if (other := older.packages.get(package.name))
        and other.file_name == package.file_name
        and other.sha256 != package.sha256
    )
    cache_dir.mkdir()
    path = cache_dir / name
    path.write_bytes(b"stands for the older release's bytes")
    hashes = {item.release: item.package.sha256 for item in catalogue().publications(name)}
    ledger = Ledger(tmp_path / "ledger.sqlite3")
    ledger.add([(stamp_of(path), Record(str(hashes["314.0.0"])))])

    def status(release: str | None) -> Status:
        return read_inventory(cache_dir, ledger=ledger, release=release).by_name[name].status

    assert status("314.0.0") is Status.VERIFIED
    assert status("314.0.7") is Status.OTHER_RELEASE
    assert status(None) is Status.VERIFIED
    [entry] = read_inventory(cache_dir, ledger=ledger).entries
    assert "314.0.0" in entry.provenance
    assert "314.0.7" not in entry.provenance
