"""Index pages and metadata are kept between runs, without passwords, and never when they are damaged."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from pyodide_cache.net import documents
from pyodide_cache.net.documents import Document, Documents

URL = "https://me:secret@index.example/simple/six/"
PAGE = Document(b"<a>six</a>", URL, "text/html")


@pytest.fixture
def kept(tmp_path: Path) -> Documents:
    return Documents(tmp_path / "documents")


def only_file(tmp_path: Path) -> Path:
    (path,) = (tmp_path / "documents").iterdir()
    return path


def test_a_document_comes_back_with_the_password_of_the_request(kept: Documents) -> None:
    kept.save(URL, PAGE, {"etag": '"1"', "last-modified": "yesterday"})
    found = kept.load(URL)
    assert found
    assert found.document == PAGE
    assert found.conditions == {"if-none-match": '"1"'}
    assert not found.is_fresh


def test_no_password_and_no_signature_is_in_a_name_or_file(kept: Documents, tmp_path: Path) -> None:
    kept.save(URL, Document(b"x", "https://me:secret@files.example/six?X-Signature=abc"), {})
    path = only_file(tmp_path)
    assert all(word not in path.read_bytes() + path.name.encode() for word in (b"secret", b"abc", b"me:"))
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("header", "is_fresh"),
    [
        ("max-age=600", True),
        ("public, Max-Age=600", True),
        ("max-age=600, no-cache", False),
        ("max-age=0", False),
        ("max-age=-5", False),
        ("max-age=" + "9" * 5000, True),
        ("max-age=soon", False),
        ("", False),
    ],
)
def test_a_document_is_fresh_for_as_long_as_the_server_says(kept: Documents, header: str, is_fresh: bool) -> None:
    kept.save(URL, PAGE, {"cache-control": header})
    found = kept.load(URL)
    assert found
    assert found.is_fresh is is_fresh
    assert found.fresh_until < time.time() + 2 * 365 * 86_400


def test_a_document_of_a_time_when_the_clock_was_ahead_is_not_fresh(
    kept: Documents, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 3600)
    kept.save(URL, PAGE, {"cache-control": "max-age=600"})
    monkeypatch.setattr(time, "time", lambda: now)
    found = kept.load(URL)
    assert found
    assert not found.is_fresh


def test_the_age_in_other_caches_counts(kept: Documents) -> None:
    kept.save(URL, PAGE, {"cache-control": "max-age=600", "age": "601"})
    found = kept.load(URL)
    assert found
    assert not found.is_fresh


def test_what_must_not_be_stored_is_not_stored_and_replaces_what_was(kept: Documents) -> None:
    kept.save(URL, PAGE, {})
    kept.save(URL, PAGE, {"cache-control": "private, no-store"})
    assert kept.load(URL) is None


@pytest.mark.parametrize("damage", [b"", b"\n", b"{}\nx", b"[" * 100_000, b'{"sha256": 1}\n', b"\xff\xfe\n\x00"])
def test_a_damaged_document_counts_as_missing_and_is_replaced(kept: Documents, tmp_path: Path, damage: bytes) -> None:
    kept.save(URL, PAGE, {})
    only_file(tmp_path).write_bytes(damage)
    assert kept.load(URL) is None
    kept.save(URL, PAGE, {})
    assert kept.load(URL)


def test_a_changed_byte_is_noticed(kept: Documents, tmp_path: Path) -> None:
    kept.save(URL, PAGE, {})
    path = only_file(tmp_path)
    path.write_bytes(path.read_bytes().replace(b"<a>six", b"<a>sex"))
    assert kept.load(URL) is None


def test_the_oldest_documents_go_when_there_are_too_many_bytes(
    kept: Documents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "MOST_BYTES", 5000)
    for number in range(10):
        kept.save(f"https://index.example/{number}", Document(b"x" * 1000, "https://index.example/"), {})
    kept.close()
    assert sum(path.stat().st_size for path in (tmp_path / "documents").iterdir()) <= 5000


def test_f13_what_a_killed_process_left_is_removed_later(kept: Documents, tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    old, new = (folder / f".{age * 4}.document.{age * 8}.pyodide-cache-part" for age in "ab")
    for path in (old, new):
        path.write_bytes(b"half")
    os.utime(old, (0, 0))
    kept.save(URL, PAGE, {})
    assert (old.exists(), new.exists()) == (False, True)


def test_a_folder_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    kept = Documents(tmp_path / "file" / "documents")
    kept.save(URL, PAGE, {})
    kept.close()
    assert kept.load(URL) is None
