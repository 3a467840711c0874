"""Distributions are opened, or the reason is reported."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pyodide_cache.base.record import replace
from pyodide_cache.formats.filenames import Flavor, Identity, Kind
from pyodide_cache.formats.lockfile import parse_lock
from pyodide_cache.inventory.inventory import Entry, Inventory
from pyodide_cache.inventory.local_locks import read_local_locks
from pyodide_cache.inventory.own_lock import Addition, extend_lock
from pyodide_cache.inventory.release import suggested_release
from pyodide_cache.settings.releases import newest_release, shipped_lock_bytes
from support.cli import ONLY, warm
from support.servers import StartIndex
from support.stores import inventory_of
from support.wheels import build_lock, build_wheel, lock_entry

PURE = Identity(Kind.WHEEL, flavor=Flavor.PURE)


def test_wasm_wheels_of_another_line_suggest_its_newest_release(cache_dir: Path, tmp_path: Path) -> None:
    build_wheel("numpy", "2.2", tag="cp313-cp313-pyodide_2025_0_wasm32").write_to(cache_dir)
    answer = warm(cache_dir, "no-such-thing", *ONLY, "--dry-run")
    assert answer.json["pyodide"] == "0.29.5"


def test_r1_the_ledger_knows_for_which_release_pure_packages_were_fetched(
    cache_dir: Path, tmp_path: Path, index_server: StartIndex
) -> None:
    # Wheels that every release since 0.26 has, of which none has a tag that tells the release.
    inventory = Inventory(cache_dir, (Entry("six-1.17.0-py2.py3-none-any.whl", PURE, origin="0.28.3"),))
    assert suggested_release(inventory) == "0.28.3"
    verified = Entry("six-1.17.0-py2.py3-none-any.whl", PURE, provenance=("0.29.1", "0.29.0", "0.28.0"))
    other = replace(verified, file_name="x-1-py3-none-any.whl", provenance=("0.28.0",))
    assert suggested_release(Inventory(cache_dir, (verified, other))) == "0.28.0"
    assert suggested_release(Inventory(cache_dir)) == newest_release().version


def test_r1_an_official_lock_file_in_the_directory_decides_the_release(tmp_path: Path) -> None:
    data = shipped_lock_bytes("0.29.3")
    assert data
    (tmp_path / "pyodide-lock.json").write_bytes(data)
    found = suggested_release(inventory_of(tmp_path))
    assert found in {"0.29.2", "0.29.3"}  # both have this lock file
    (tmp_path / "pyodide-lock.json").rename(tmp_path / "pyodide-lock.bak.json")
    assert suggested_release(inventory_of(tmp_path)) == newest_release().version


def test_r1_most_files_decide_between_releases(tmp_path: Path) -> None:
    entries = [Entry(f"a-{number}-py3-none-any.whl", PURE, origin="0.26.4") for number in range(2)]
    entries.append(Entry("b-1-py3-none-any.whl", PURE, origin="314.0.7"))
    assert suggested_release(Inventory(tmp_path, tuple(entries))) == "0.26.4"


OF_029 = {"abi_version": "2025_0", "arch": "wasm32", "platform": "emscripten_4_0_9", "python": "3.13.2"}


@pytest.mark.parametrize(
    ("info", "release"),
    [
        ({"version": "0.29.1"}, "0.29.1"),  # what the lock file states counts more than the line that it is for
        ({"version": "0.29.99"}, "0.29.5"),  # a release that is not known: the newest of its line
        ({}, "0.29.5"),
    ],
)
def test_a_lock_file_of_any_tool_decides_by_its_release_or_its_runtime(
    tmp_path: Path, info: dict[str, str], release: str
) -> None:
    lock = build_lock([build_wheel("star")], info=OF_029 | info)
    (tmp_path / "pyodide-lock.json").write_text(json.dumps(lock))
    assert suggested_release(inventory_of(tmp_path)) == release


def test_the_own_lock_file_decides_by_the_release_that_it_extends(tmp_path: Path) -> None:
    data = shipped_lock_bytes("0.29.1")
    assert data
    wheel = build_wheel("star")
    addition = Addition("star", lock_entry(wheel), published=True)
    (tmp_path / wheel.file_name).write_bytes(wheel.data)
    assert extend_lock(tmp_path, parse_lock(data, "test"), [addition], release="0.29.1")
    assert suggested_release(inventory_of(tmp_path)) == "0.29.1"


def test_a_lock_file_for_an_unknown_runtime_decides_nothing(tmp_path: Path) -> None:
    wheels = [build_wheel("star"), build_wheel("dust")]
    lock = build_lock(wheels, info=OF_029 | {"abi_version": "2099_0", "platform": "emscripten_9_0_0"})
    (tmp_path / "pyodide-lock.json").write_text(json.dumps(lock))
    entries = [Entry(wheel.file_name) for wheel in wheels] + [Entry("b-1-py3-none-any.whl", PURE, origin="0.26.4")]
    locks = read_local_locks(tmp_path)
    assert locks
    assert suggested_release(Inventory(tmp_path, tuple(entries), locks=locks)) == "0.26.4"
