"""Reading an inventory takes what is known, and reports every problem in the inventory itself."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code
from pyodide_cache.base.record import replace
from pyodide_cache.inventory.inventory import Inventory, Status
from pyodide_cache.inventory.ledger import Ledger
from pyodide_cache.inventory.read import read_inventory, read_inventory_in_batches
from pyodide_cache.inventory.status import StatusResolver
from support.stores import inventory_of
from support.wheels import build_lock, build_wheel

WHEEL = "six-1.17.0-py3-none-any.whl"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    ledger = Ledger(tmp_path / "ledger.sqlite3")
    yield ledger
    ledger.close()


def test_an_unchanged_directory_has_the_inventory_from_before(cache_dir: Path, ledger: Ledger) -> None:
    build_wheel("six").write_to(cache_dir)
    before = read_inventory(cache_dir, ledger=ledger)
    *_, now = read_inventory_in_batches(StatusResolver(cache_dir, ledger), before=before)
    assert now is before


def test_of_a_changed_directory_only_the_changed_entries_are_new(cache_dir: Path, ledger: Ledger) -> None:
    build_wheel("six").write_to(cache_dir)
    path = build_wheel("rich").write_to(cache_dir)
    before = read_inventory(cache_dir, ledger=ledger)
    path.write_bytes(b"other bytes")
    *_, now = read_inventory_in_batches(StatusResolver(cache_dir, ledger), before=before)
    assert isinstance(now, Inventory)
    assert {name for name, entry in now.by_name.items() if entry is not before.by_name[name]} == {path.name}


def test_a_lock_file_that_changed_while_it_was_read_is_read_again(cache_dir: Path, ledger: Ledger) -> None:
    path = cache_dir / "pyodide-lock.json"
    path.parent.mkdir()
    path.write_text(json.dumps(build_lock([build_wheel("six")])))
    now = read_inventory(cache_dir, ledger=ledger)
    before = replace(now, locks=())  # as if it had got its content between the two
    *_, again = read_inventory_in_batches(StatusResolver(cache_dir, ledger), before=before)
    assert isinstance(again, Inventory)
    assert [set(local.lock.packages) for local in again.locks] == [{"six"}]


def test_a_layer_that_cannot_be_read_is_an_empty_layer_with_its_problem(cache_dir: Path, ledger: Ledger) -> None:
    build_wheel("six").write_to(cache_dir)
    layer = cache_dir.with_name("file")
    layer.write_text("not a folder")
    inventory = read_inventory(cache_dir, ledger=ledger, layers=[layer])
    assert len(inventory.entries) == 1
    assert inventory.layers[0].problem is not None
    assert [note.code for note in inventory.notes] == [Code.NOT_A_DIRECTORY]


def test_a_missing_directory_is_an_empty_inventory(tmp_path: Path) -> None:
    inventory = inventory_of(tmp_path / "nowhere")
    assert (inventory.exists, inventory.entries, inventory.problem) == (False, (), None)
    assert (inventory.totals.files, inventory.totals.bytes) == (0, 0)


def test_a_file_instead_of_a_directory_is_a_problem_of_the_inventory(tmp_path: Path, ledger: Ledger) -> None:
    (tmp_path / "file").write_text("x")
    problem = inventory_of(tmp_path / "file").problem
    assert problem is not None
    assert problem.code is Code.NOT_A_DIRECTORY


def test_an_empty_package_file_is_damaged(cache_dir: Path, ledger: Ledger) -> None:
    cache_dir.mkdir()
    (cache_dir / WHEEL).touch()
    (entry,) = inventory_of(cache_dir).entries
    assert entry.status is Status.DAMAGED
    assert entry.warning is not None
    assert entry.warning.code is Code.EMPTY


def test_batches_come_before_the_inventory_and_add_up_to_it(cache_dir: Path, ledger: Ledger) -> None:
    for number in range(600):
        (cache_dir / "x").parent.mkdir(exist_ok=True)
        (cache_dir / f"p{number}-1.0-py3-none-any.whl").write_bytes(b"x" * number)
    inventory = inventory_of(cache_dir)
    assert (inventory.totals.files, inventory.totals.bytes) == (600, sum(range(600)))
    batches = list(read_inventory_in_batches(StatusResolver(cache_dir, ledger), cancel=Cancel()))
    assert isinstance(batches[-1], Inventory)
    assert batches[-1].entries == inventory.entries
    assert len(batches) > 2


@pytest.mark.slow
def test_a_scan_of_ten_thousand_files_takes_less_than_three_seconds_of_cpu_time(
    cache_dir: Path, ledger: Ledger
) -> None:
    cache_dir.mkdir()
    for number in range(10_000):
        os.close(os.open(cache_dir / f"p{number}-1.0-py3-none-any.whl", os.O_CREAT))
    inventory_of(cache_dir / "warm-the-catalog")
    start = time.process_time()  # a busy machine takes longer by the clock
    assert len(inventory_of(cache_dir).entries) == 10_000
    assert time.process_time() - start < 3
