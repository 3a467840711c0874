"""A download gets its name only when its bytes are verified; otherwise nothing of it stays."""

from __future__ import annotations

import contextlib
import hashlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.files.partial import PartialFile
from pyodide_cache.files.reader import sha256_of
from pyodide_cache.formats.filenames import Kind
from pyodide_cache.inventory.ledger import open_ledger
from pyodide_cache.inventory.read import read_inventory
from pyodide_cache.messages import explain
from support.durability import assert_durable, recorded_steps
from support.wheels import build_wheel

WHEEL = build_wheel("six", "1.17.0")


def test_verified_bytes_get_their_name(cache_dir: Path) -> None:
    with PartialFile(cache_dir, WHEEL.file_name, expected_sha256=WHEEL.sha256) as partial:
        partial.write(WHEEL.data[:10])
        partial.write(WHEEL.data[10:])
        assert not (cache_dir / WHEEL.file_name).exists()
        written = partial.commit()
    assert written.path.read_bytes() == WHEEL.data
    assert [path.name for path in cache_dir.iterdir()] == [WHEEL.file_name]
    assert sha256_of(written.path) == written.sha256 == WHEEL.sha256


def test_a_download_is_synced_then_renamed_then_its_folder_is_synced(cache_dir: Path) -> None:
    with recorded_steps() as steps, PartialFile(cache_dir, WHEEL.file_name) as partial:
        partial.write(WHEEL.data)
        partial.commit()
    assert_durable(steps, cache_dir / WHEEL.file_name)


def test_wrong_bytes_leave_nothing_and_an_older_file_unharmed(cache_dir: Path) -> None:
    cache_dir.mkdir()
    (cache_dir / WHEEL.file_name).write_bytes(b"older")
    with PartialFile(cache_dir, WHEEL.file_name, expected_sha256=WHEEL.sha256) as partial:
        partial.write(b"other bytes")
        with pytest.raises(Problem) as caught:
            partial.commit()
    assert caught.value.code is Code.WRONG_HASH
    assert caught.value.facts["actual"] == hashlib.sha256(b"other bytes").hexdigest()
    assert [path.name for path in cache_dir.iterdir()] == [WHEEL.file_name]
    assert (cache_dir / WHEEL.file_name).read_bytes() == b"older"


def test_a_page_in_place_of_a_file_is_named(cache_dir: Path) -> None:
    with PartialFile(cache_dir, WHEEL.file_name, expected_sha256=WHEEL.sha256) as partial:
        partial.write(b"<!DOCTYPE html><title>Blocked</title>")
        with pytest.raises(Problem) as caught:
            partial.commit()
    assert explain(caught.value).endswith("; it is an HTML page, perhaps for a login or an error")


def test_the_name_of_an_incomplete_file_is_that_of_a_partial_file(cache_dir: Path) -> None:
    with PartialFile(cache_dir, WHEEL.file_name) as partial:
        partial.write(b"half")
        name = partial.path.name
        assert not name.endswith((".whl", ".zip", ".tar"))
        ledger = open_ledger()
        assert [entry.kind for entry in read_inventory(cache_dir, ledger=ledger).entries] == [Kind.PARTIAL]
        ledger.close()
    assert not list(cache_dir.iterdir())


def test_without_a_hash_the_archive_must_be_sound(cache_dir: Path) -> None:
    with PartialFile(cache_dir, WHEEL.file_name) as partial:
        partial.write(WHEEL.data)
        partial.commit()
    for bad in (b"", b"<html>", WHEEL.data[: len(WHEEL.data) // 2], WHEEL.data[:60] + b"\xff" + WHEEL.data[61:]):
        with PartialFile(cache_dir, "other-1.0-py3-none-any.whl") as partial:
            partial.write(bad)
            with pytest.raises(Problem) as caught:
                partial.commit()
        assert caught.value.code is Code.NOT_A_ZIP
    assert [path.name for path in cache_dir.iterdir()] == [WHEEL.file_name]


def test_a_restart_discards_what_was_written(cache_dir: Path) -> None:
    with PartialFile(cache_dir, WHEEL.file_name, expected_sha256=WHEEL.sha256) as partial:
        partial.write(b"x" * 100_000)
        partial.restart()
        partial.write(WHEEL.data)
        partial.commit()
        assert partial.size == len(WHEEL.data)
    assert (cache_dir / WHEEL.file_name).read_bytes() == WHEEL.data


@pytest.mark.parametrize("name", ["../x.whl", "/tmp/x.whl", "a/b.whl", "", "CON.whl", "x\n.whl"])
def test_a_name_with_a_path_is_never_written(name: str, cache_dir: Path) -> None:
    with pytest.raises(Problem) as caught, PartialFile(cache_dir, name):
        pass
    assert caught.value.code is Code.UNSAFE_NAME
    assert not cache_dir.exists() or not list(cache_dir.iterdir())


def test_two_writers_of_one_name_do_not_disturb_each_other(cache_dir: Path) -> None:
    with (
        PartialFile(cache_dir, WHEEL.file_name, expected_sha256=WHEEL.sha256) as first,
        PartialFile(cache_dir, WHEEL.file_name, expected_sha256=WHEEL.sha256) as second,
    ):
        first.write(WHEEL.data)
        second.write(WHEEL.data)
        first.commit()
        second.commit()
    assert [path.name for path in cache_dir.iterdir()] == [WHEEL.file_name]


KILLED = """
import sys, time
from pathlib import Path
from pyodide_cache.files.partial import PartialFile
with PartialFile(Path(sys.argv[1]), "six-1.17.0-py3-none-any.whl") as partial:
    partial.write(b"half a wheel")
    print("written", flush=True)
    time.sleep(60)
"""


def test_a_killed_writer_leaves_a_partial_file_and_never_a_wheel(cache_dir: Path) -> None:
    child = subprocess.Popen([sys.executable, "-c", KILLED, str(cache_dir)], stdout=subprocess.PIPE)
    assert child.stdout is not None
    assert child.stdout.readline() == b"written\n"
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    child.stdout.close()
    with contextlib.closing(open_ledger()) as ledger:
        inventory = read_inventory(cache_dir, ledger=ledger)
    assert [(entry.kind, entry.identity.name) for entry in inventory.entries] == [(Kind.PARTIAL, "six")]
    assert not inventory.packages
