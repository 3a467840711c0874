"""Read zip archives that others made, within limits: of the table of contents, of each member and of all together."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any, cast

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.unused_modules import import_zipfile
from pyodide_cache.formats.file_type import HEAD_BYTES, FileType, file_type_of

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

#: Limit for the table of contents, which is read at once; that of 100,000 members has 12 MB.
_MAX_READ = 32 * 1024 * 1024

#: An archive that exceeds both limits when unpacked is a bomb (the same limits as uv's).
_BOMB_BYTES = 512 * 1024 * 1024
_BOMB_TIMES = 20

#: Limit for the dictionary of LZMA, which the decompressor allocates at once.
_MAX_DICTIONARY = 64 * 1024 * 1024

_CHUNK = 256 * 1024
_LOCAL_HEADER = 30
_ENCRYPTED = 1  # a flag of a member


@contextmanager
def opened_zip(file: IO[bytes], source: str) -> Iterator[ZipFile]:
    """Open an archive; everything that is wrong with it, also inside the block, is a problem.

    Raises:
        Problem: `Code.NOT_A_ZIP` or `Code.CONTENTS_TOO_LARGE`, naming ``source``.
    """
    import_zipfile()
    from zipfile import ZipFile

    try:
        with ZipFile(limited(file, source)) as archive:
            yield archive
    except _errors() as error:
        text = next(iter(str(error).splitlines()), "") or type(error).__name__
        facts = {"page": "html"} if _is_page(file) else {}
        raise Problem(Code.NOT_A_ZIP, source=source, error=text[:200], **facts) from error


def _is_page(file: IO[bytes]) -> bool:
    try:
        file.seek(0)
        return file_type_of(file.read(HEAD_BYTES)) is FileType.HTML
    except (OSError, ValueError):  # it cannot be read, or is closed
        return False


def is_bomb(unpacked: int, file_size: int) -> bool:
    """Return whether an archive of ``file_size`` bytes unpacks to too many."""
    return unpacked > max(_BOMB_BYTES, _BOMB_TIMES * file_size)


def read_member(archive: ZipFile, member: ZipInfo, limit: int) -> bytes:
    """Return the bytes of a member, whatever its method of compression.

    Raises:
        ValueError: when it has more than ``limit`` bytes; nothing more than that is unpacked.
    """
    if member.file_size > limit:
        raise ValueError(f"{member.filename[:80]} has {member.file_size} bytes, more than {limit}")
    return b"".join(unpacked(archive, member))


def head_of(archive: ZipFile, member: ZipInfo) -> bytes:
    """Return the first bytes of a member, and none of a damaged one."""
    try:
        return next(unpacked(archive, member), b"")
    except _errors():
        return b""


def check_members(archive: ZipFile, file_size: int) -> None:
    """Unpack all members, without keeping them, and compare their checksums.

    Raises:
        ValueError: when there is too much to unpack, or members overlap.
        Exception: any other that `opened_zip` converts, for a damaged member.
    """
    end = archive.start_dir
    for member in sorted(archive.infolist(), key=lambda item: item.header_offset, reverse=True):
        if member.header_offset + _LOCAL_HEADER + member.compress_size > end:
            raise ValueError(f"{member.filename[:80]} overlaps another member")
        end = member.header_offset
    total = sum(member.file_size for member in archive.infolist())
    if is_bomb(total, file_size):
        raise ValueError(f"it unpacks to {total} bytes")
    for member in archive.infolist():
        for _ in unpacked(archive, member):
            pass


def unpacked(archive: ZipFile, member: ZipInfo) -> Iterator[bytes]:
    """Yield a member in chunks, and check its size and checksum at the end; see `check_members` for errors."""
    from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED

    if member.flag_bits & _ENCRYPTED:
        raise ValueError(f"{member.filename[:80]} is encrypted")
    if member.compress_type in {ZIP_STORED, ZIP_DEFLATED}:
        with archive.open(member) as stream:
            while chunk := stream.read(_CHUNK):
                yield chunk
        return
    if member.compress_type not in {ZIP_BZIP2, ZIP_LZMA}:
        # As zipfile does for a method that it does not know; every reader of archives reports it.
        raise NotImplementedError(f"compression method {member.compress_type}")
    # The standard library unpacks each chunk of these two as a whole: 64 bytes may become 40 MB.
    from copy import copy
    from zlib import crc32

    packed = copy(member)
    packed.compress_type, packed.file_size = ZIP_STORED, member.compress_size
    del packed.CRC
    checksum, left = 0, member.file_size
    with archive.open(packed) as stream:
        decompressor = _bzip2() if member.compress_type == ZIP_BZIP2 else _lzma(stream)
        while left and not decompressor.eof:
            given = stream.read(_CHUNK) if decompressor.needs_input else b""
            chunk = decompressor.decompress(given, min(left, _CHUNK))
            if not chunk and not given and decompressor.needs_input:
                break
            checksum, left = crc32(chunk, checksum), left - len(chunk)
            yield chunk
    if left or checksum != member.CRC:
        raise ValueError(f"Bad CRC-32 for file {member.filename[:80]!r}")


def _bzip2() -> Any:
    from bz2 import BZ2Decompressor

    return BZ2Decompressor()


def _lzma(stream: IO[bytes]) -> Any:
    """Read the header that the zip format has before LZMA data (APPNOTE 5.8.8), and return a decompressor."""
    from lzma import FILTER_LZMA1, FORMAT_RAW, LZMADecompressor

    header = stream.read(4)
    properties = stream.read(int.from_bytes(header[2:], "little"))
    if len(properties) != 5:
        raise ValueError("LZMA properties")
    dictionary = int.from_bytes(properties[1:], "little")
    if dictionary > _MAX_DICTIONARY:
        raise ValueError(f"an LZMA dictionary of {dictionary} bytes")
    rest, lc = divmod(properties[0], 9)
    pb, lp = divmod(rest, 5)
    filters = [{"id": FILTER_LZMA1, "dict_size": max(4096, dictionary), "lc": lc, "lp": lp, "pb": pb}]
    return LZMADecompressor(FORMAT_RAW, filters=filters)


def _errors() -> tuple[type[Exception], ...]:
    """Return everything that zipfile and the decompressors raise for invalid archives."""
    import struct
    import zipfile
    import zlib

    found = [zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, RuntimeError, EOFError, OverflowError]
    found += [ValueError, IndexError, OSError]
    try:
        from lzma import LZMAError
    except ImportError:  # a Python without liblzma
        return tuple(found)
    return (*found, LZMAError)


def limited(file: IO[bytes], source: str) -> Any:
    """Return ``file`` with a limit for each read; more is `Code.CONTENTS_TOO_LARGE`."""
    return cast(Any, _Limited(file, source))


class _Limited:
    """A file that refuses reads that are larger than any table of contents."""

    def __init__(self, file: IO[bytes], source: str) -> None:
        self._file = file
        self._source = source

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size if 0 <= size <= _MAX_READ else _MAX_READ + 1)
        if len(data) > _MAX_READ:
            raise Problem(Code.CONTENTS_TOO_LARGE, source=self._source, limit=_MAX_READ)
        return data

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def seekable(self) -> bool:
        return True
