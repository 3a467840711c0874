"""Distributions are opened, or the reason is reported."""

from __future__ import annotations

from pathlib import Path

from pyodide_cache.base.record import replace
from pyodide_cache.formats.filenames import Flavor, Identity, Kind
from pyodide_cache.inventory.inventory import Entry, Inventory
from pyodide_cache.inventory.release import suggested_release
from pyodide_cache.settings.releases import newest_release, shipped_lock_bytes
from support.cli import ONLY, warm
from support.servers import StartIndex
from support.wheels import build_wheel

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
    entry = Entry("pyodide-lock.json")
    found = suggested_release(Inventory(tmp_path, (entry,)))
    assert found in {"0.29.2", "0.29.3"}  # both have this lock file
    (tmp_path / "pyodide-lock.json").rename(tmp_path / "pyodide-lock.bak.json")
    backup = Inventory(tmp_path, (replace(entry, file_name="pyodide-lock.bak.json"),))
    assert suggested_release(backup) == newest_release().version


def test_r1_most_files_decide_between_releases(tmp_path: Path) -> None:
    entries = [Entry(f"a-{number}-py3-none-any.whl", PURE, origin="0.26.4") for number in range(2)]
    entries.append(Entry("b-1-py3-none-any.whl", PURE, origin="314.0.7"))
    assert suggested_release(Inventory(tmp_path, tuple(entries))) == "0.26.4"
