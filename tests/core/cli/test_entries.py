from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache import Cache
from pyodide_cache.cli.entries import SORT_KEYS, kind_text, status_text
from pyodide_cache.inventory.inventory import Entry


@pytest.fixture
def entries(filled: Path) -> dict[str, Entry]:
    (filled / "pyodide-lock.json").write_text("{}")
    with Cache(filled) as cache:
        return {entry.file_name.split("-")[0].split(".")[0]: entry for entry in cache.inventory().entries}


def test_a_wheel_says_what_it_is_built_for(entries: dict[str, Entry]) -> None:
    assert kind_text(entries["six"]) == "pure wheel"
    assert kind_text(entries["pydantic_core"]) == "wasm wheel"
    assert kind_text(entries["tool"]) == "tests archive"
    assert kind_text(entries["pyodide"]) == "lock file"


def test_only_packages_have_a_status(entries: dict[str, Entry]) -> None:
    assert status_text(entries["six"]) == "not verified"
    assert status_text(entries["notes"]) == ""
    assert status_text(entries["pyodide"]) == ""


@pytest.mark.parametrize(
    ("key", "first"),
    [("name", "notes"), ("size", "pydantic_core"), ("kind", "notes"), ("version", "notes"), ("file", "notes")],
)
def test_entries_can_be_sorted(key: str, first: str, entries: dict[str, Entry]) -> None:
    sort_key, largest_first = SORT_KEYS[key]
    found = sorted(entries, key=lambda name: sort_key(entries[name]), reverse=largest_first)
    assert found[0] == first
