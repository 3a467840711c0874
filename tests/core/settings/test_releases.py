from __future__ import annotations

import gzip
import hashlib
from pathlib import Path
from types import ModuleType

import pytest

from pyodide_cache.files.stamps import stamp_of
from pyodide_cache.formats.catalog import Catalog
from pyodide_cache.formats.lockfile import parse_lock
from pyodide_cache.inventory.ledger import Ledger, Record
from pyodide_cache.inventory.read import read_inventory
from pyodide_cache.settings.releases import (
    catalog,
    nearest_releases,
    range_of,
    release_named,
    releases,
    shipped_lock,
    shipped_lock_bytes,
)
from pyodide_cache_resources import resource
from support.cli import run
from support.scripts import maintainer_tool


def test_every_release_since_0_25_and_the_newest_of_each_earlier_line_are_shipped() -> None:
    versions = [release.version for release in releases()]
    assert versions[0].startswith("315.")
    assert {"0.25.0", "0.26.4", "0.27.0", "0.28.3", "0.29.5", "314.0.0", "314.0.7"} <= set(versions)
    assert {"0.21.3", "0.22.1", "0.23.4", "0.24.1"} <= set(versions)


@pytest.fixture(scope="module")
def update_locks() -> ModuleType:
    return maintainer_tool("update_locks")


def test_shipped_lock_files_have_the_published_bytes() -> None:
    for release in releases():
        data = shipped_lock_bytes(release.version)
        assert data is not None
        assert hashlib.sha256(data).hexdigest() == release.sha256
    assert shipped_lock_bytes("0.0.0") is None


def test_a_shipped_lock_file_says_what_reading_all_of_its_entries_says() -> None:
    for version in {release.sha256: release.version for release in releases()}.values():
        data = shipped_lock_bytes(version)
        assert data is not None
        shipped, read = shipped_lock(version), parse_lock(data, version)
        assert not read.refused
        assert (shipped, shipped.document) == (read, read.document)
        assert [*shipped.packages] == [*read.packages]


@pytest.mark.slow
def test_the_index_says_what_all_lock_files_say() -> None:
    """Compare it with parsing every lock file: names, releases, lines, versions, hashes, types and tests."""
    locks = [(release, shipped_lock(release.version)) for release in releases()]
    parsed = Catalog.of_locks(
        (release.version, release.runtime.line, lock.packages.values()) for release, lock in locks
    )
    names = {package.file_name for _, lock in locks for package in lock.packages.values()}
    assert len(names) > 1800
    for name in (*names, "unknown-1.0-py3-none-any.whl"):
        assert catalog().publications(name) == parsed.publications(name)


@pytest.mark.slow
def test_the_committed_files_are_those_that_update_locks_writes(update_locks: ModuleType) -> None:
    files = update_locks.built(update_locks.stored_locks())
    folder = resource("locks")
    assert {path.name for path in folder.iterdir()} == {*files, "README.md"}
    for name, data in files.items():
        committed = (folder / name).read_bytes()
        if name.endswith(".gz"):  # versions of zlib compress differently
            committed, data = gzip.decompress(committed), gzip.decompress(data)
        assert committed == data, "run packaging/tools/update_locks.py --rebuild"


def test_one_name_with_the_bytes_of_two_releases_has_a_status_for_each(cache_dir: Path, tmp_path: Path) -> None:
    """The bytes of official wheels are not available here, so that the ledger has their hashes."""
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
    hashes = {item.release: item.sha256 for item in catalog().publications(name)}
    ledger = Ledger(tmp_path / "ledger.sqlite3")
    ledger.add([(stamp_of(path), Record(str(hashes["314.0.0"])))])

    def is_for(release: str | None) -> bool:
        return read_inventory(cache_dir, ledger=ledger, release=release).by_name[name].is_of_release

    assert (is_for("314.0.0"), is_for("314.0.7"), is_for(None)) == (True, False, True)
    [entry] = read_inventory(cache_dir, ledger=ledger).entries
    assert "314.0.0" in entry.provenance
    assert "314.0.7" not in entry.provenance
    ledger.close()


def test_a_release_that_shares_its_lock_file_with_another_keeps_its_name(cache_dir: Path) -> None:
    for version in ("314.0.0", "314.0.1"):
        answer = run("warm-up", "six", "--pyodide", version, "--dry-run", "--json", "--cache-dir", cache_dir)
        assert answer.json["pyodide"] == version


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ("latest", "314.0.7"),
        ("stable", "314.0.7"),
        ("314", "314.0.7"),
        ("0.29.x", "0.29.5"),
        ("v0.28", "0.28.3"),
        ("315.0.0-alpha.2", "315.0.0a2"),
        ("pyodide@0.27.7", "0.27.7"),
        (" 0.27.7 ", "0.27.7"),
        ("314.0.99", "314.0.99"),
        ("^314", "314.0.7"),
        ("~0.28.0", "0.28.3"),
        (">=0.27,<0.29", "0.28.3"),
        ("==0.28.*", "0.28.3"),
        ("^0.28.x", "0.28.3"),
        ("*", "314.0.7"),
        (">=0.27", "314.0.7"),
        ("^0.99", "^0.99"),
        (">=x", ">=x"),
    ],
)
def test_r2_a_release_is_known_in_every_spelling(text: str, version: str) -> None:
    assert release_named(text) == version


def test_r2_an_unknown_release_is_answered_with_the_closest_three() -> None:
    assert nearest_releases("314.0.99") == ("314.0.5", "314.0.6", "314.0.7")
    assert nearest_releases("0.25.9") == ("0.25.0", "0.25.1", "0.26.0")
    assert nearest_releases("315.0.0a9") == ("314.0.7", "315.0.0a1", "315.0.0a2")
    assert nearest_releases("nonsense") == ("314.0.5", "314.0.6", "314.0.7")
    answer = run("warm-up", "six", "--pyodide", "nonsense")
    assert answer.err.count("\n") == 1
    assert "Pyodide nonsense is not known" in answer.err


def test_r10_releases_with_one_lock_file_are_named_together() -> None:
    assert range_of("314.0.0") == range_of("314.0.1") == "314.0.0–314.0.1"
    assert range_of("314.0.7") == "314.0.7"
    assert range_of(None) is None
