"""Wrong bytes in a store are found, do not spread, and are repaired."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

import pytest

from pyodide_cache.files.links import Link
from pyodide_cache.inventory.ledger import open_ledger
from pyodide_cache.sharing.members import StoreMember
from pyodide_cache.sharing.store import open_store
from support.cli import run, warm
from support.servers import Serve
from support.stores import ONLY, A, adopt, blobs_of, sha256, write_in_place
from support.wheels import DistributionFolder


@pytest.mark.slow
def test_a_file_changed_in_place_is_found_in_every_member_and_does_not_spread(
    store: Path, first: Path, second: Path, tmp_path: Path, distribution: DistributionFolder, serve: Serve
) -> None:
    six = distribution.wheels["six"]
    server = serve(distribution)
    for folder in (first, second):
        adopt(store, folder, "--hard-links")
        assert warm(folder, "six", "--distribution", distribution, *ONLY).code == 0
    assert (first / six.file_name).samefile(second / six.file_name)
    write_in_place(first / six.file_name, b"poison")
    assert (second / six.file_name).read_bytes() == b"poison"

    answer = run("store", "verify", "--store", store, "--json")
    assert answer.code == 1
    assert [row["sha256"] for row in answer.json["damaged"]] == [six.sha256]
    assert set(answer.json["damaged"][0]["files"]) == {str(folder / six.file_name) for folder in (first, second)}
    for folder in (first, second):
        assert run("--cache-dir", folder, "verify").code == 1

    third = tmp_path / "third"
    adopt(store, third, "--hard-links")
    report = warm(third, "six", "--distribution", server, *ONLY).json
    assert (report["local"], report["bytes_fetched"]) == (0, len(six.data))
    assert (third / six.file_name).read_bytes() == six.data
    assert sha256(blobs_of(store)[six.sha256]) == six.sha256
    assert run("store", "verify", "--store", store).code == 0

    # A repair replaces the file, so the other member keeps its wrong bytes until its own repair.
    before = server.total
    assert run("--cache-dir", second, "repair", "--distribution", distribution, *ONLY).code == 0
    assert (second / six.file_name).read_bytes() == six.data
    assert (first / six.file_name).read_bytes() == b"poison"
    assert server.total == before


def test_a_wrong_blob_is_quarantined_and_restored_from_a_member(store: Path, first: Path) -> None:
    adopt(store, first)
    blob = blobs_of(store)[A.sha256]
    write_in_place(blob, b"rotten")
    answer = run("store", "verify", "--repair", "--store", store, "--json")
    assert answer.code == 1
    assert answer.json["damaged"] == [{"sha256": A.sha256, "files": [], "repaired": True}]
    assert blob.read_bytes() == A.data
    assert [path.read_bytes() for path in (store / "quarantine").iterdir()] == [b"rotten"]
    assert run("store", "verify", "--store", store).code == 0


def test_a_wrong_blob_that_no_member_has_is_only_quarantined(store: Path, first: Path) -> None:
    adopt(store, first)
    write_in_place(blobs_of(store)[A.sha256], b"rotten")
    (first / A.file_name).unlink()
    answer = run("store", "verify", "--repair", "--store", store, "--json")
    assert answer.json["damaged"] == [{"sha256": A.sha256, "files": [], "repaired": False}]
    assert A.sha256 not in blobs_of(store)


def test_a_sparse_blob_that_is_larger_than_any_package_is_wrong_without_being_read(
    store: Path, first: Path, second: Path
) -> None:
    adopt(store, first)
    blob = blobs_of(store)[A.sha256]
    blob.chmod(0o644)
    os.truncate(blob, 300 * 1024**3)

    answer = run("store", "verify", "--store", store, "--json")
    assert [row["sha256"] for row in answer.json["damaged"]] == [A.sha256]
    assert open_store(store).find(A.sha256) is None
    with closing(open_ledger()) as ledger:
        assert StoreMember(open_store(store), second, Link.HARD, ledger).size(A.sha256) is None
    assert run("store", "verify", "--repair", "--store", store, "--json").json["damaged"][0]["repaired"]
    assert blob.read_bytes() == A.data
