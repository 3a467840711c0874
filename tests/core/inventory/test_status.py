from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code
from pyodide_cache.files.stamps import stamp_of
from pyodide_cache.inventory.inventory import Status
from pyodide_cache.inventory.ledger import FROM_INDEX, Ledger, Record
from pyodide_cache.inventory.read import read_inventory
from pyodide_cache.settings.releases import catalog, shipped_lock
from support.stores import inventory_of
from support.wheels import DistributionFolder

OLDER, NEWER = "314.0.0", "314.0.7"


def name_with_other_bytes_in_each() -> str:
    older, newer = shipped_lock(OLDER), shipped_lock(NEWER)
    return next(
        package.file_name
        for package in newer.packages.values()
        if (other := older.packages.get(package.name))
        and other.file_name == package.file_name
        and other.sha256 != package.sha256
    )


@pytest.mark.parametrize("published", [True, False], ids=["fetched", "only hashed"])
@pytest.mark.parametrize("origin", [OLDER, FROM_INDEX, ""])
def test_bytes_fetched_for_one_release_are_not_verified_for_another(
    cache_dir: Path, tmp_path: Path, published: bool, origin: str
) -> None:
    name = name_with_other_bytes_in_each()
    cache_dir.mkdir()
    path = cache_dir / name
    path.write_bytes(b"stands for the older release's bytes, which no index has")
    hashes = {item.release: str(item.sha256) for item in catalog().publications(name)}
    ledger = Ledger(tmp_path / "ledger.sqlite3")
    ledger.add([(stamp_of(path), Record(hashes[OLDER], origin, published))])

    def is_for(release: str | None) -> bool:
        entry = read_inventory(cache_dir, ledger=ledger, release=release).by_name[name]
        assert entry.status is Status.VERIFIED
        return entry.is_of_release

    assert (is_for(OLDER), is_for(NEWER), is_for(None)) == (True, False, True)
    ledger.close()


def test_only_a_lock_file_that_cannot_be_read_is_called_ignored(
    cache_dir: Path, distribution: DistributionFolder
) -> None:
    cache_dir.mkdir()
    shutil.copy(distribution.lock_path, cache_dir)
    (cache_dir / "pyodide-lock-other.json").write_text("[]")
    warnings = {entry.file_name: entry.warning for entry in inventory_of(cache_dir).entries}
    assert warnings.pop(distribution.lock_path.name) is None
    (ignored,) = warnings.values()
    assert ignored
    assert ignored.code is Code.LOCK_IGNORED
