from __future__ import annotations

from pathlib import Path

from pyodide_cache.clean_up.shares import Share, shares_of
from pyodide_cache.formats.lockfile import parse_lock
from pyodide_cache.inventory.inventory import Entry, Inventory, Status
from support.entries import NOW, entry, wheel
from support.wheels import small_distribution

WASM = "numpy-{}-cp312-cp312-pyodide_2024_0_wasm32.whl"


def inventory(*entries: Entry) -> Inventory:
    return Inventory(Path("/cache"), entries)


def test_each_file_is_in_the_share_that_says_most() -> None:
    files = inventory(
        wheel("new", 1), wheel("old", 2, 40), wheel("rich", 4, 1, "1.0"), wheel("rich", 8, 0, "2.0"),
        entry(WASM.format("1.0"), 16), wheel("bad", 32, 90, status=Status.DAMAGED), entry("notes.txt", 64),
    )  # fmt: skip
    shares = shares_of(files, days=30, line="314", now=NOW)
    assert {share: total.bytes for share, total in shares.totals.items()} == {
        Share.IN_USE: 9,
        Share.OLD: 2,
        Share.OLD_VERSIONS: 4,
        Share.OTHER_RUNTIMES: 16,
        Share.DAMAGED: 32,
        Share.FOREIGN: 64,
    }
    assert shares.freeable == 22, "damaged files are repaired, other files are the user's"


def test_what_a_package_in_use_needs_is_not_safe_to_free(tmp_path: Path) -> None:
    distribution = small_distribution(tmp_path)
    lock = parse_lock(distribution.lock_path.read_bytes(), str(distribution.lock_path))
    files = inventory(wheel("six", 5, 90, "1.17.0"), wheel("python_dateutil", 7, 1, "2.9.0"))
    shares = shares_of(files, days=30, locks=[lock], now=NOW)
    assert shares.totals[Share.IN_USE].bytes == 12
    assert shares.freeable == 0


def test_of_several_versions_that_are_old_the_newest_stays_for_the_packages_that_need_it(tmp_path: Path) -> None:
    distribution = small_distribution(tmp_path)
    lock = parse_lock(distribution.lock_path.read_bytes(), str(distribution.lock_path))
    files = inventory(
        wheel("six", 3, 90, "1.16.0"), wheel("six", 5, 80, "1.17.0"), wheel("python_dateutil", 7, 1, "2.9.0")
    )
    shares = shares_of(files, days=30, locks=[lock], now=NOW)
    assert shares.freeable == 3


def test_without_a_release_no_file_is_for_another_runtime() -> None:
    shares = shares_of(inventory(entry(WASM.format("1.0"), 16)), days=30, now=NOW)
    assert set(shares.names) == {Share.IN_USE}
    assert not shares_of(inventory(), days=30, now=NOW).names
