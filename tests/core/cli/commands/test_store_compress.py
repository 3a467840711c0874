"""What ``store compress`` and ``store expand`` say."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.cli import run
from support.json_schema import written
from support.stores import adopt
from support.wheels import build_wheel, prose

TEXT = build_wheel("text", modules={"text": prose("text") * 2})


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Return a store with one file that no directory uses."""
    path = TEXT.write_to(tmp_path / "cache")
    adopt(tmp_path / "store", path.parent)
    path.unlink()
    return tmp_path / "store"


def test_the_savings_are_said_before_and_after(store: Path) -> None:
    words = ("store", "compress", "--store", store, "--older-than", "0d")
    before = run(*words, "--dry-run").out
    assert "0 in use, 0 compressed already, 0 used recently" in before
    assert "Would compress 1 file" in before
    assert "by an estimate" in before
    assert "1 file compressed from" in run(*words, "--level", "3").out
    assert "Compressed       1 (" in run("store", "list", "--store", store).out
    assert "1 file expanded from" in run("store", "expand", "--store", store).out


def test_the_json_is_that_of_the_schema(store: Path) -> None:
    options = ("--store", store)
    assert written("store compress", *options, "--older-than", "0d", "--dry-run")["files"] == [TEXT.sha256]
    assert written("store compress", *options, "--older-than", "0d")["done"] == 1
    assert written("store list", *options)["compressed"]["files"] == 1
    assert written("store expand", *options, "--dry-run")["bytes_estimated"] == len(TEXT.data)
    assert written("store expand", *options)["done"] == 1


def test_the_cache_directory_is_opened_and_named_once(store: Path) -> None:
    assert run("-v", "store", "expand", "--store", store).err.count("Cache directory: ") == 1
