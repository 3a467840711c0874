from __future__ import annotations

import gzip
import hashlib
import time
import zipfile
from pathlib import Path

import pytest

from pyodide_cache.serve.encodings import Variants, accepted_encodings
from support.wheels import prose


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("gzip, deflate, br, zstd", ["zstd", "gzip"]),
        ("gzip", ["gzip"]),
        ("zstd;q=0, gzip;q=0.5", ["gzip"]),
        ("*", ["zstd", "gzip"]),
        ("*;q=0", []),
        ("identity", []),
        ("", []),
        ("gzip;q=much", []),
    ],
)
def test_the_header_decides_which_encodings_are_allowed(header: str, expected: list[str]) -> None:
    assert accepted_encodings(header) == expected


def test_a_variant_is_made_once_and_only_where_it_helps(tmp_path: Path) -> None:
    code = tmp_path / "a.wasm"
    code.write_bytes(b"\0asm" * 1000)
    variants = Variants(tmp_path / "variants")
    sha256 = hashlib.sha256(code.read_bytes()).hexdigest()
    path, encoding = variants.best(code, ".wasm", sha256, "gzip")
    assert encoding == "gzip"
    assert isinstance(path, Path)
    assert gzip.decompress(path.read_bytes()) == code.read_bytes()
    made = path.stat().st_mtime_ns
    assert variants.best(code, ".wasm", sha256, "gzip") == (path, "gzip")
    assert path.stat().st_mtime_ns == made
    assert variants.best(code, ".wasm", sha256, "identity") == (code, None)
    assert variants.best(code, ".whl", "2" * 64, "gzip") == (code, None)
    assert variants.best(b"{}", ".json", "3" * 64, "gzip") == (b"{}", None)


@pytest.mark.parametrize(("method", "expected"), [(zipfile.ZIP_STORED, "gzip"), (zipfile.ZIP_DEFLATED, None)])
def test_a_wheel_shrinks_on_the_way_if_its_members_are_stored(
    tmp_path: Path, method: int, expected: str | None
) -> None:
    wheel = tmp_path / "demo-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w", method) as archive:
        archive.writestr("demo.py", prose("demo", 500))
        archive.writestr("empty.py", "")
    sha256 = hashlib.sha256(wheel.read_bytes()).hexdigest()
    path, encoding = Variants(tmp_path / "variants").best(wheel, ".whl", sha256, "gzip")
    assert encoding == expected
    assert isinstance(path, Path)
    if expected:
        assert gzip.decompress(path.read_bytes()) == wheel.read_bytes()
        assert path.stat().st_size < wheel.stat().st_size / 2


def test_the_first_page_hardly_waits_for_the_smaller_variant(tmp_path: Path) -> None:
    code = prose("runtime", 20_000).encode()
    began = time.thread_time()
    gzip.compress(code, 6)
    of_gzip = time.thread_time() - began
    sha256 = hashlib.sha256(code).hexdigest()
    path, encoding = Variants(tmp_path / "variants").best(code, ".js", sha256, "gzip, zstd")
    assert encoding == "zstd"
    assert isinstance(path, Path)
    assert time.thread_time() - began - of_gzip < 5 * of_gzip


def test_a_disk_without_room_for_a_variant_does_not_keep_the_file_back(tmp_path: Path) -> None:
    (tmp_path / "variants").write_text("a file where the folder should be")
    data = b"{}" * 1000
    sha256 = hashlib.sha256(data).hexdigest()
    assert Variants(tmp_path / "variants").best(data, ".json", sha256, "gzip") == (data, None)


def test_a_file_that_was_replaced_since_it_was_hashed_leaves_no_variant(tmp_path: Path) -> None:
    code = tmp_path / "a.wasm"
    code.write_bytes(b"\0asm" * 1000)
    sha256 = hashlib.sha256(code.read_bytes()).hexdigest()
    code.write_bytes(b"\0bad" * 1000)
    variants = Variants(tmp_path / "variants")
    assert variants.best(code, ".wasm", sha256, "gzip") == (code, None)
    code.write_bytes(b"\0asm" * 1000)
    path, _ = variants.best(code, ".wasm", sha256, "gzip")
    assert isinstance(path, Path)
    assert gzip.decompress(path.read_bytes()) == code.read_bytes()


def test_a_file_that_is_too_large_for_the_memory_is_not_compressed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = b"{}" * 1000
    monkeypatch.setattr("pyodide_cache.serve.encodings._LARGEST", len(data) - 1)
    sha256 = hashlib.sha256(data).hexdigest()
    assert Variants(tmp_path / "variants").best(data, ".json", sha256, "gzip") == (data, None)
