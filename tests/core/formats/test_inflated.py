"""Packed files come back with the very same bytes, or not at all."""

from __future__ import annotations

import io
import random
import tarfile
import zipfile
import zlib
from collections.abc import Callable

import pytest

from pyodide_cache.formats import inflated
from pyodide_cache.formats.inflated import HEADER_BYTES, UnpackError, packed, unpacked, unpacked_size
from support.wheels import build_wheel, prose

OLD = build_wheel("pkg", "1.0", modules={"pkg": prose("a"), "pkg_b": prose("b")}).data
NEW = build_wheel("pkg", "1.1", modules={"pkg": prose("a"), "pkg_b": prose("b") + "# new\n"}).data


def a_zip(write: Callable[[zipfile.ZipFile], None], **options: int) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, **options) as archive:  # type: ignore[call-overload]
        write(archive)
    return file.getvalue()


def with_members(archive: zipfile.ZipFile) -> None:
    archive.writestr("text.py", prose("text"))
    archive.writestr("empty.py", "")
    archive.writestr("stored.bin", random.Random(1).randbytes(5000), zipfile.ZIP_STORED)
    archive.writestr("folder/", "")
    archive.comment = b"a comment"


def with_a_stream(archive: zipfile.ZipFile) -> None:
    """Write a member whose size stands after its bytes."""
    with archive.open("streamed.py", "w", force_zip64=True) as member:
        member.write(prose("streamed").encode())


def made_by_another_compressor() -> bytes:
    """Return a wheel whose largest member no level of zlib makes."""
    compressor = zlib.compressobj(6, zlib.DEFLATED, -15, 8)
    text = prose("foreign").encode()
    parts = (text[start : start + 999] for start in range(0, len(text), 999))
    body = b"".join(compressor.compress(part) + compressor.flush(zlib.Z_SYNC_FLUSH) for part in parts)
    body += compressor.flush()
    stored = a_zip(lambda archive: archive.writestr(zipfile.ZipInfo("foreign.py"), text, zipfile.ZIP_DEFLATED))
    start = stored.index(b"foreign.py") + len("foreign.py")
    size = zipfile.ZipFile(io.BytesIO(stored)).infolist()[0].compress_size
    end = bytearray(stored[start + size :])
    end[20:24] = len(body).to_bytes(4, "little")  # the compressed size in the table of contents
    end[-6:-2] = (start + len(body)).to_bytes(4, "little")  # where that table starts
    found = stored[:18] + len(body).to_bytes(4, "little") + stored[22:start] + body + bytes(end)
    assert zipfile.ZipFile(io.BytesIO(found)).read("foreign.py") == text
    return found


def with_both(archive: zipfile.ZipFile) -> None:
    for name in ("new", "foreign"):
        archive.writestr(f"{name}.py", prose(name))


def a_tar() -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("empty"))
    return file.getvalue()


FILES = {
    "wheel": OLD,
    **{f"level {level}": a_zip(with_members, compresslevel=level) for level in range(10)},
    "streamed": a_zip(with_a_stream),
    "foreign": made_by_another_compressor(),
    "before and after": b"#!/bin/sh\n" + OLD + b"appended",
    "cut short": OLD[: len(OLD) // 2],
    "tar": a_tar(),
    "no archive": prose("x").encode(),
    "empty": b"",
}


@pytest.mark.parametrize("data", FILES.values(), ids=FILES)
def test_every_file_comes_back_with_its_bytes(data: bytes) -> None:
    form = packed(data)
    assert form is not None
    assert unpacked(form) == data
    assert unpacked_size(form[:HEADER_BYTES]) == len(data)


@pytest.mark.parametrize("level", range(1, 10))
def test_members_of_each_level_of_zlib_are_inflated(level: int) -> None:
    # zlib does not look back as far as the first copy.
    data = a_zip(lambda archive: archive.writestr("text.py", prose("text") * 2), compresslevel=level)
    form = packed(data)
    assert form is not None
    assert len(form) < 0.6 * len(data)


def test_only_the_difference_to_a_base_is_kept() -> None:
    delta = packed(NEW, base=OLD)
    assert delta is not None
    assert len(delta) < 0.05 * len(NEW)
    assert unpacked(delta, OLD) == NEW


def test_a_base_of_another_compressor_is_as_good() -> None:
    old = made_by_another_compressor()
    new = a_zip(with_both)
    delta = packed(new, base=old)
    assert delta is not None
    assert len(delta) < 0.6 * len(new)
    assert unpacked(delta, old) == new


@pytest.mark.parametrize("base", [None, b"", b"other", NEW])
def test_another_base_never_gives_the_file(base: bytes | None) -> None:
    delta = packed(NEW, base=OLD)
    assert delta is not None
    try:
        found = unpacked(delta, base)
    except UnpackError:
        return
    assert found != NEW


def test_damage_is_noticed_or_gives_other_bytes() -> None:
    form = packed(NEW)
    assert form is not None
    chance = random.Random(3)
    for _ in range(200):
        damaged = bytearray(form)
        damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        try:
            found = unpacked(bytes(damaged[: chance.choice([len(damaged), len(damaged) // 2])]))
        except UnpackError:
            continue
        assert found == NEW or len(found) == unpacked_size(bytes(damaged))


def test_hostile_recipes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inflated, "MAX_CONTENTS", 1_000_000)
    zstd = inflated._zstd()
    for head in ("[[-1]]", "[[5]]", "[[1,77,8]]", "[[1,6,99]]", "{}", "7", "[[1e9]]", '[["a"]]', "[[1,6,8,9]]", "no"):
        form = inflated._HEADER.pack(inflated._MAGIC, 3) + zstd.ZstdCompressor().compress(head.encode() + b"\nabc")
        with pytest.raises(UnpackError):
            unpacked(form)
    bomb = zstd.ZstdCompressor().compress(b"[[1]]\n" + bytes(3 * inflated.MAX_CONTENTS))
    with pytest.raises(UnpackError):
        unpacked(inflated._HEADER.pack(inflated._MAGIC, 1) + bomb)


def test_a_recipe_with_too_many_parts_is_not_parsed_and_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """JSON takes 30 times as much memory: 9 kB of a bucket took 2.9 GB."""
    form = packed(OLD)
    assert form is not None
    monkeypatch.setattr(inflated, "_MAX_HEAD", 20)
    with pytest.raises(UnpackError, match="too many parts"):
        unpacked(form)
    assert packed(OLD) is None


def test_contents_that_are_too_large_are_not_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inflated, "MAX_CONTENTS", len(OLD))
    assert packed(NEW, base=prose("large").encode() * 2) is None
    assert packed(bytes(2 * len(OLD))) is None
    # Its members are more than that when inflated, so they stay as they are.
    form = packed(OLD)
    assert form is not None
    assert unpacked(form) == OLD


def test_another_build_of_zlib_never_gives_wrong_bytes_unnoticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """zlib-ng finds other matches, as another level does."""
    form = packed(OLD)
    assert form is not None
    other = zlib.compressobj
    monkeypatch.setattr(inflated.zlib, "compressobj", lambda level, *rest: other(1 if level == 6 else level, *rest))
    with pytest.raises(UnpackError):
        unpacked(form)
    again = packed(OLD)
    assert again is not None
    assert unpacked(again) == OLD
