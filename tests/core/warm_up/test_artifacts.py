"""A cached file counts only if it has the right bytes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.files.stamps import stamp_of
from pyodide_cache.inventory.ledger import Ledger, open_ledger
from pyodide_cache.inventory.read import read_inventory
from pyodide_cache.warm_up.artifacts import Artifact, addition_of, has_right_bytes, size_of
from support.wheels import Wheel, build_wheel

SIX = build_wheel("six", "1.17.0", modules=["six"])


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with closing(open_ledger()) as opened:
        yield opened


def artifact(wheel: Wheel = SIX) -> Artifact:
    return Artifact("six", "1.17.0", wheel.file_name, (), wheel.sha256, None, "here")


def is_right(wanted: Artifact, directory: Path, ledger: Ledger) -> bool:
    inventory = read_inventory(directory, ledger=ledger)
    return has_right_bytes(wanted, inventory.by_name[wanted.file_name], directory, ledger)


def test_the_published_bytes_are_right_and_the_ledger_learns_their_hash(cache_dir: Path, ledger: Ledger) -> None:
    path = SIX.write_to(cache_dir)
    assert is_right(artifact(), cache_dir, ledger)
    [found] = ledger.records([stamp_of(path)]).values()
    assert (found.sha256, found.origin, found.published) == (SIX.sha256, "here", True)


def test_other_bytes_of_the_same_name_are_wrong(cache_dir: Path, ledger: Ledger) -> None:
    other = build_wheel("six", "1.17.0", modules=["other"])
    other.write_to(cache_dir)
    assert not is_right(artifact(), cache_dir, ledger)
    assert is_right(artifact(other), cache_dir, ledger)


def test_without_a_published_hash_the_archive_must_be_sound(cache_dir: Path, ledger: Ledger) -> None:
    wanted = replace(artifact(), sha256=None)
    path = SIX.write_to(cache_dir)
    assert is_right(wanted, cache_dir, ledger)
    path.write_bytes(SIX.data[:-30])
    assert not is_right(wanted, cache_dir, ledger)


def test_the_target_of_a_link_is_hashed_every_time(cache_dir: Path, tmp_path: Path, ledger: Ledger) -> None:
    cache_dir.mkdir()
    target = SIX.write_to(tmp_path / "elsewhere")
    (cache_dir / SIX.file_name).symlink_to(target)
    assert is_right(artifact(), cache_dir, ledger)
    target.write_bytes(b"other bytes")
    assert not is_right(artifact(), cache_dir, ledger)


def test_only_wheels_of_an_index_are_added_to_the_lock_file(tmp_path: Path) -> None:
    path = SIX.write_to(tmp_path)
    assert addition_of(artifact(), path, SIX.sha256) is None
    addition = addition_of(replace(artifact(), depends=("numpy",)), path, SIX.sha256)
    assert addition is not None
    assert (addition.entry["name"], addition.entry["depends"], addition.entry["imports"]) == (
        "six",
        ["numpy"],
        ["six"],
    )
    assert addition.published
    path.write_bytes(b"not an archive")
    with pytest.raises(Problem) as caught:
        addition_of(replace(artifact(), depends=()), path, SIX.sha256)
    assert caught.value.code is Code.NOT_A_ZIP


def test_the_size_is_that_of_the_first_file_that_exists(tmp_path: Path) -> None:
    path = SIX.write_to(tmp_path)
    assert size_of((tmp_path / "gone", path)) == len(SIX.data)
    assert size_of(("http://127.0.0.1:9/six.whl", path)) is None
    assert size_of(()) is None
