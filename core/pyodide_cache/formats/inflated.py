"""A form of package files that compresses well, and gives the exact bytes back.

The members of a wheel are compressed already, so that a better compressor finds nothing more in the file. Here they
are inflated, and one stream of Zstandard holds them all. On the way back each member is deflated as before: by zlib,
with the parameters that gave the very same bytes when the file was packed. Members for which there are none, such as
those of another compressor, stay as they are.

zlib-ng and other builds write other bytes than zlib: whoever unpacks compares the sha256, and has the file from
elsewhere if it is wrong.
"""

from __future__ import annotations

import io
import json
import struct
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.formats.documents import parse_json

if TYPE_CHECKING:
    from zipfile import ZipInfo

#: Larger contents are not packed: they are held in memory, and with a base in the window of the compressor.
MAX_CONTENTS = 128 * 1024 * 1024
#: Most bytes of the list of parts: JSON takes some 30 times as much memory. That of 100,000 members has 3 MB.
_MAX_HEAD = 8 * 1024 * 1024
#: The level of Zstandard that packs some 5 MB a second; 19 takes ten times as long for a tenth less.
LEVEL = 12

#: Before the stream: marks the form, and has the number of bytes of the file.
_HEADER = struct.Struct(">8sQ")
_MAGIC = b"pyc-zst1"
HEADER_BYTES = _HEADER.size
#: The part of a zip's local header that has the lengths of the name and of the extra field (APPNOTE 4.3.7).
_LOCAL = struct.Struct("<26xHH")
_DEFLATED = 8
_CHUNK = 64 * 1024
#: Level and memory level of zlib, tried in order after those of the member before. Python's zipfile uses the first.
_PARAMETERS = ((6, 8), (9, 8), (9, 9), (6, 9), (1, 8), *((level, 8) for level in (2, 3, 4, 5, 7, 8)))


class UnpackError(ValueError):
    """A packed form is damaged, has another base, or is of another version."""


def packed(data: bytes, level: int = LEVEL, base: bytes | None = None) -> bytes | None:
    """Return the packed form of a file; None for one with too large contents.

    Args:
        level: of Zstandard, 1 to 22.
        base: a file that whoever unpacks has too; then the form has only what is different.

    Raises:
        Problem: `Code.NEEDS_EXTRA`.
    """
    compress = _zstd().ZstdCompressor
    parts: list[tuple[int, ...]] = []
    contents = bytearray()
    parameters = _PARAMETERS[0]
    for piece, deflated in _pieces(data):
        found = deflated and _parameters_of(piece, deflated, parameters)
        if found:
            parameters = found
            parts.append((len(piece), *found))
            contents += piece
        else:
            parts.append((len(deflated or piece),))
            contents += deflated or piece
        if len(contents) > MAX_CONTENTS:
            return None
    head = json.dumps(parts, separators=(",", ":")).encode()
    if len(head) > _MAX_HEAD:
        return None
    contents[:0] = head + b"\n"
    if base is None:
        compressor = compress(level=level)
    else:
        dictionary = _contents(base)
        if dictionary is None:
            return None
        # The window must reach back to the start of the base.
        size = len(contents) + len(dictionary)
        options = _zstd().ZstdCompressionParameters.from_level(
            level, source_size=size, window_log=max(size.bit_length(), 17)
        )
        compressor = compress(compression_params=options, dict_data=_as_dictionary(dictionary))
    stream: bytes = compressor.compress(contents)
    return _HEADER.pack(_MAGIC, len(data)) + stream


def unpacked(form: bytes, base: bytes | None = None) -> bytes:
    """Return the file of a packed form. Its sha256 must be compared by the caller.

    Raises:
        UnpackError: a damaged form, or another base.
        Problem: `Code.NEEDS_EXTRA`.
    """
    zstd = _zstd()
    size = unpacked_size(form)
    dictionary = None if base is None else _contents(base)
    if base is not None and dictionary is None:
        raise UnpackError("the base is too large")
    try:
        stream = memoryview(form)[HEADER_BYTES:]
        if zstd.frame_content_size(stream) > 2 * MAX_CONTENTS:
            raise UnpackError("it has too much contents")
        options = {"dict_data": _as_dictionary(dictionary)} if dictionary else {}
        contents = zstd.ZstdDecompressor(max_window_size=4 * MAX_CONTENTS, **options).decompress(stream)
        head, _, rest = contents.partition(b"\n")
        if len(head) > _MAX_HEAD:
            raise UnpackError("it has too many parts")
        return _joined(parse_json(head), memoryview(rest), size)
    except (zstd.ZstdError, ValueError, TypeError, zlib.error) as error:
        raise UnpackError(str(error)) from error


def unpacked_size(form: bytes) -> int:
    """Return the number of bytes of the file of a packed form; its first `HEADER_BYTES` are enough.

    Raises:
        UnpackError: for other bytes.
    """
    if len(form) < HEADER_BYTES:
        raise UnpackError("it is cut short")
    magic, size = _HEADER.unpack_from(form)
    if magic != _MAGIC:
        raise UnpackError("it is not a packed file of this version")
    return int(size)


def _joined(parts: list[list[int]], contents: memoryview, size: int) -> bytes:
    data = bytearray()
    start = 0
    for length, *parameters in parts:
        piece = contents[start : start + length]
        if length < 0 or len(piece) != length:
            raise UnpackError("it is cut short")
        start += length
        data += _deflated(piece, *parameters) if parameters else piece
        if len(data) > size:
            break
    if len(data) != size or start != len(contents):
        raise UnpackError("it has another size than it says")
    return bytes(data)


def _deflated(piece: memoryview, level: int, memory: int) -> bytes:
    compressor = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS, memory)
    return compressor.compress(piece) + compressor.flush()


def _parameters_of(piece: bytes, deflated: bytes, first: tuple[int, int]) -> tuple[int, int] | None:
    """Return the parameters with which zlib deflates a member to the very same bytes."""
    for level, memory in dict.fromkeys((first, *_PARAMETERS)):
        compressor = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS, memory)
        done = 0
        for start in range(0, len(piece), _CHUNK):  # the first difference is near the start
            block = compressor.compress(piece[start : start + _CHUNK])
            if deflated[done : done + len(block)] != block:
                break
            done += len(block)
        else:
            if deflated[done:] == compressor.flush():
                return level, memory
    return None


def _pieces(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the parts of a file in order: inflated members with their deflated bytes, and all else as it is."""
    start = 0
    for member in _members(data):
        if member.header_offset < start or member.header_offset + _LOCAL.size > len(data):
            continue  # overlaps another one
        begin = member.header_offset + _LOCAL.size + sum(_LOCAL.unpack_from(data, member.header_offset))
        deflated = data[begin : begin + member.compress_size]
        if (piece := _inflated(deflated, member.file_size)) is not None:
            yield data[start:begin], b""
            yield piece, deflated
            start = begin + len(deflated)
    yield data[start:], b""


def _members(data: bytes) -> list[ZipInfo]:
    """Return the deflated members of a zip archive in their order; none for other files, and for bombs."""
    from pyodide_cache.formats.bounded_zip import opened_zip

    try:
        with opened_zip(io.BytesIO(data), "") as archive:
            members = [item for item in archive.infolist() if item.compress_type == _DEFLATED]
    except Problem:
        return []
    if sum(item.file_size for item in members) > MAX_CONTENTS:
        return []
    return sorted(members, key=lambda item: item.header_offset)


def _inflated(deflated: bytes, size: int) -> bytes | None:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        piece = inflater.decompress(deflated, size + 1)
    except zlib.error:
        return None
    return piece if len(piece) == size and inflater.eof and not inflater.unused_data else None


def _contents(data: bytes) -> bytes | None:
    """Return all contents of a file, which are the same with every build of zlib; None if they are too large."""
    contents = b"".join(piece for piece, _ in _pieces(data))
    return contents if len(contents) <= MAX_CONTENTS else None


def _as_dictionary(contents: bytes) -> Any:
    return _zstd().ZstdCompressionDict(contents, dict_type=_zstd().DICT_TYPE_RAWCONTENT)


def _zstd() -> Any:
    try:
        import zstandard
    except ImportError as error:
        raise Problem(Code.NEEDS_EXTRA, what="compression", extra="team") from error
    return zstandard
