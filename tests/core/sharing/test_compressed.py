"""The compressed form of a blob: which file systems need none, and what is told of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pyodide_cache.formats.inflated import UnpackError
from pyodide_cache.sharing import compressed
from pyodide_cache.sharing.store import open_store
from support.stores import A, blobs_of
from support.wheels import build_wheel, prose

TEXT = build_wheel("text", modules={"text": prose("text") * 2})


@pytest.fixture
def compressed_store(store: Path) -> Path:
    """Return a store with one compressed blob."""
    opened = open_store(store, create=True)
    opened.put_bytes(TEXT.data, TEXT.sha256)
    (blob,) = opened.blobs()
    assert compressed.compress(opened, blob, 12)
    return store


def test_a_store_finds_a_compressed_blob_by_expanding_it(compressed_store: Path) -> None:
    found = open_store(compressed_store).find(TEXT.sha256)
    assert found == blobs_of(compressed_store)[TEXT.sha256]
    assert found.read_bytes() == TEXT.data
    assert not open_store(compressed_store).compressed_path(TEXT.sha256).exists()
    assert open_store(compressed_store).find(A.sha256) is None


def test_the_size_of_the_plain_file_is_known_without_expanding(compressed_store: Path) -> None:
    path = open_store(compressed_store).compressed_path(TEXT.sha256)
    assert compressed.size_of(path) == len(TEXT.data)
    assert path.stat().st_size < len(TEXT.data)
    path.write_bytes(b"short")
    assert compressed.size_of(path) is None
    assert compressed.size_of(path.with_name("none")) is None


def test_a_form_with_another_name_is_not_expanded(compressed_store: Path) -> None:
    opened = open_store(compressed_store)
    wrong = opened.compressed_path(A.sha256)
    wrong.parent.mkdir(parents=True, exist_ok=True)
    os.link(opened.compressed_path(TEXT.sha256), wrong)
    with pytest.raises(UnpackError):
        compressed.expand(opened, A.sha256)
    assert opened.find(A.sha256) is None
    assert wrong.exists()


def test_a_failure_of_the_disk_keeps_the_compressed_form(
    compressed_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = open_store(compressed_store)
    monkeypatch.setattr(os, "fsync", lambda _handle: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(OSError, match="No space"):
        compressed.expand(opened, TEXT.sha256)
    assert opened.compressed_path(TEXT.sha256).exists()
    assert blobs_of(compressed_store) == {}


def test_whether_a_file_system_compresses_is_found_by_trying(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = open_store(store, create=True)
    monkeypatch.setattr(compressed, "is_encoded", lambda _path: False)
    assert not compressed.compresses_itself(opened)
    assert list(opened.temporary.iterdir()) == []
    monkeypatch.setattr(compressed, "is_encoded", lambda _path: True)
    assert compressed.compresses_itself(opened)
