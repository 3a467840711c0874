from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.formats.file_type import HEAD_BYTES, FileType, file_type_of
from support.details import details_of


@pytest.mark.parametrize(
    ("data", "file_type"),
    [
        (b"<!DOCTYPE html><html>", FileType.HTML),
        (b"{}", FileType.JSON),
        ("für mich".encode(), FileType.TEXT),
        (b"\0asm\1\0\0\0", FileType.WASM),
        (b"\x1f\x8b\x08", FileType.GZIP),
        (b"\x89PNG\r\n\x1a\n\0", FileType.BINARY),
        (b"", FileType.EMPTY),
    ],
)
def test_the_type_of_a_file_comes_from_its_first_bytes(cache_dir: Path, data: bytes, file_type: FileType) -> None:
    cache_dir.mkdir()
    (cache_dir / "notes.bin").write_bytes(data)
    found = details_of(cache_dir, "notes.bin")
    assert (found.file_type, found.problem, found.snippets) == (file_type, None, ())


def test_a_character_that_the_end_of_the_head_cuts_is_still_text() -> None:
    text = "ü".encode() * HEAD_BYTES
    assert file_type_of(text[1 : HEAD_BYTES + 1]) is FileType.BINARY
    assert file_type_of((b"a" + text)[:HEAD_BYTES]) is FileType.TEXT
    assert file_type_of(text[: HEAD_BYTES - 1]) is FileType.BINARY
