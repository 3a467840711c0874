"""Wheels on this machine are a part of the package index."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.inventory.inventory import Inventory
from pyodide_cache.inventory.ledger import open_ledger
from pyodide_cache.inventory.read import read_inventory
from pyodide_cache.warm_up.local_sources import LocalSources
from pyodide_cache.warm_up.local_wheels import WheelsHere
from support.wheels import build_wheel

WHEEL = build_wheel("My-Package")
OTHER = build_wheel("other")


def inventory_of(directory: Path) -> Inventory:
    with closing(open_ledger()) as ledger:
        return read_inventory(directory, ledger=ledger)


def test_the_file_with_the_published_hash_is_found_in_the_directory_and_in_layers(tmp_path: Path) -> None:
    layer = tmp_path / "layer"
    WHEEL.write_to(layer)
    here = WheelsHere(inventory_of(tmp_path / "d"), lambda: LocalSources(folders=(layer,)))
    assert list(here.wheels(WHEEL.file_name, WHEEL.sha256)) == [layer / WHEEL.file_name]
    assert list(here.wheels(WHEEL.file_name, "0" * 64)) == []
    WHEEL.write_to(tmp_path / "d")
    here = WheelsHere(inventory_of(tmp_path / "d"), LocalSources)
    assert list(here.wheels(WHEEL.file_name, WHEEL.sha256)) == [tmp_path / "d" / WHEEL.file_name]
    assert list(here.wheels(WHEEL.file_name, None)) == [tmp_path / "d" / WHEEL.file_name]
    assert list(here.wheels(WHEEL.file_name, "0" * 64)) == []


def test_the_wheels_of_a_project_are_those_of_its_canonical_name(tmp_path: Path) -> None:
    WHEEL.write_to(tmp_path)
    OTHER.write_to(tmp_path)
    (tmp_path / "my_package-notes.txt").write_text("no wheel")
    here = WheelsHere(inventory_of(tmp_path), LocalSources)
    (link,) = here.links(canonicalize_name("my.package"))
    assert (link.file_name, link.hashes, link.size) == (WHEEL.file_name, {}, len(WHEEL.data))
    assert not here.links(canonicalize_name("absent"))
