from __future__ import annotations

import json
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from pyodide_cache.cache import Cache
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.settings.releases import releases, shipped_lock, shipped_lock_bytes
from pyodide_cache.updates.diff import Item, Side, diff, side_of_entries, side_of_lock
from support.cli import run
from support.servers import StartIndex
from support.wheels import build_wheel

RELEASES = [release.version for release in reversed(releases())]


def side(**packages: tuple[str, str | None]) -> Side:
    items = {
        canonicalize_name(name): Item(canonicalize_name(name), version, f"{name}-{version}.whl", sha256)
        for name, (version, sha256) in packages.items()
    }
    return Side("a side", items)


def test_each_kind_of_change_is_told_apart() -> None:
    before = side(gone=("1", "a"), new_version=("1", "b"), rebuilt=("1", "c"), same=("1", "d"), unknown=("1", None))
    after = side(added=("1", "a"), new_version=("2", "b2"), rebuilt=("1", "c2"), same=("1", "d"), unknown=("1", "e"))
    found = diff(before, after)
    assert [item.name for item in found.added] == ["added"]
    assert [item.name for item in found.removed] == ["gone"]
    assert [(change.name, change.before.version, change.after.version) for change in found.changed] == [
        ("new-version", "1", "2")
    ]
    assert [change.name for change in found.rebuilt] == ["rebuilt"]
    assert [item.name for item in found.same] == ["same"]
    assert [change.name for change in found.uncompared] == ["unknown"]
    assert not found.is_empty
    assert found.affected == ("gone", "new-version", "rebuilt")


@pytest.mark.parametrize(("before", "after"), list(pairwise(RELEASES)))
def test_all_steps_between_releases_are_those_of_the_raw_lock_files(before: str, after: str) -> None:
    """The expected table is computed here from the JSON alone."""
    one, other = ({**raw_packages(version)} for version in (before, after))
    found = diff(side_of_lock(shipped_lock(before), before), side_of_lock(shipped_lock(after), after))
    assert {item.name for item in found.added} == other.keys() - one.keys()
    assert {item.name for item in found.removed} == one.keys() - other.keys()
    both = one.keys() & other.keys()
    assert {change.name for change in found.changed} == {name for name in both if one[name][0] != other[name][0]}
    same_version = {name for name in both if one[name][0] == other[name][0]}
    known = {name for name in same_version if one[name][1] and other[name][1]}
    assert {change.name for change in found.rebuilt} == {name for name in known if one[name][1] != other[name][1]}
    assert {change.name for change in found.uncompared} == same_version - known


def raw_packages(version: str) -> dict[str, tuple[str, str]]:
    data = shipped_lock_bytes(version)
    assert data is not None
    return {
        canonicalize_name(key): (str(table.get("version") or ""), str(table.get("sha256") or ""))
        for key, table in json.loads(data)["packages"].items()
    }


def test_a_lock_file_has_no_sizes_and_a_directory_has_them(cached: Callable[..., Path]) -> None:
    folder = cached("314.0.7", "numpy")
    lock = side_of_lock(shipped_lock("314.0.7"), "Pyodide 314.0.7", "314.0.7")
    assert lock.items["numpy"].size is None
    assert lock.release == "314.0.7"
    with Cache(folder) as cache:
        found = side_of_entries(cache.inventory().packages, str(folder))
    assert found.items["numpy"].size == 2
    assert found.items["numpy"].version == lock.items["numpy"].version


def test_of_several_versions_the_newest_for_the_runtime_counts(tmp_path: Path) -> None:
    for name in (
        "demo-1.9.0-py3-none-any.whl",
        "demo-1.10.0-py3-none-any.whl",
        "wasm-1.0-cp314-cp314-pyemscripten_2026_0_wasm32.whl",
        "wasm-2.0-cp313-cp313-pyodide_2025_0_wasm32.whl",
        "notes.txt",
    ):
        (tmp_path / name).write_bytes(b"PK")
    with Cache(tmp_path) as cache:
        found = side_of_entries(cache.inventory().packages, "here", shipped_lock("314.0.7").runtime)
    assert {name: item.version for name, item in found.items.items()} == {"demo": "1.10.0", "wasm": "1.0"}


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux alone")
@pytest.mark.parametrize("words", [("outdated",), ("upgrade", "--dry-run"), ("verify", "--online")])
def test_f10_files_with_names_that_no_package_has_are_passed_over(
    tmp_path: Path, index_server: StartIndex, words: tuple[str, ...]
) -> None:
    data = build_wheel("six").data
    for name in ("na\udcffme", "日本語", "-rf", "a b"):
        (tmp_path / f"{name}-1.0-py3-none-any.whl").write_bytes(data)
    answer = run("--cache-dir", tmp_path, *words, "--index-url", index_server())
    assert answer.code in {0, 1}
    assert "Traceback" not in answer.err
