"""What lies in an archive, told by its table of contents: bounded, whatever the archive claims."""

from __future__ import annotations

import io
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import IO, Any, cast

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record
from pyodide_cache.formats.wheel import MAX_METADATA_BYTES

#: More members than this are counted, and not listed: the largest wheels have some thousands.
MAX_MEMBERS = 20_000

#: A zip's table of contents is read in one piece; an honest one of 100,000 members has 12 MB.
_MAX_READ = 32 * 1024 * 1024

#: An archive that unpacks to more than both is made to fill a disk (uv draws the same line).
_BOMB_BYTES = 512 * 1024 * 1024
_BOMB_TIMES = 20

#: The ways to compress whose output can be cut off while it comes; wheels use no other.
_BOUNDED_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}

#: All that zipfile and tarfile raise for bytes that are made up.
_BROKEN = (
    *(zipfile.BadZipFile, tarfile.TarError, zlib.error, struct.error, NotImplementedError, RuntimeError),
    *(EOFError, ValueError, IndexError, OverflowError, OSError),
)


@record
class ArchiveMember:
    """A file in an archive.

    Attributes:
        path: as the archive spells it, whatever that is: for the eye only.
        size: bytes when unpacked, as the archive claims.
        packed: bytes in the archive.

    """

    path: str
    size: int
    packed: int


@record
class Contents:
    """What an archive holds.

    Attributes:
        members: its files, in the archive's order, up to `MAX_MEMBERS`.
        more: how many more there are; None when nobody knows.
        size: bytes of all when unpacked, as the archive claims.
        metadata: the head of a wheel's ``METADATA``, without the description; None when there is none.
        warnings: what is odd about it.

    """

    members: tuple[ArchiveMember, ...] = ()
    more: int | None = 0
    size: int = 0
    metadata: bytes | None = None
    warnings: tuple[Problem, ...] = ()


def look_into_zip(file: IO[bytes], name: str, file_size: int, cancel: Cancel | None = None) -> Contents:
    """List a zip archive, and read a wheel's metadata; nothing else is unpacked.

    Raises:
        Problem: `Code.NOT_A_ZIP`, or `Code.CONTENTS_TOO_LARGE`.
        Cancelled: when asked for.

    """
    try:
        with zipfile.ZipFile(_bounded(file, name)) as archive:
            listed = [item for item in archive.infolist() if not item.is_dir()]
            if cancel:
                cancel.check()
            members = [
                ArchiveMember(item.filename, item.file_size, item.compress_size) for item in listed[:MAX_MEMBERS]
            ]
            total = sum(item.file_size for item in listed)
            odd = tuple(_oddities((item.filename for item in listed), total, file_size))
            metadata = _metadata(archive, listed, name) if name.endswith(".whl") else None
    except _BROKEN as error:
        raise Problem(Code.NOT_A_ZIP, source=name, error=_first_line(error)) from error
    return Contents(tuple(members), len(listed) - len(members), total, metadata, odd)


def look_into_tar(file: IO[bytes], name: str, file_size: int, cancel: Cancel | None = None) -> Contents:
    """List a tar archive that is not compressed, as the tests archives of older releases are.

    Raises:
        Problem: `Code.NOT_A_ZIP`, or `Code.CONTENTS_TOO_LARGE`.
        Cancelled: when asked for.

    """
    members: list[ArchiveMember] = []
    more: int | None = 0
    try:
        with tarfile.open(fileobj=_bounded(file, name), mode="r:") as archive:
            for number, item in enumerate(archive):
                if cancel and number % 256 == 0:
                    cancel.check()
                if number == MAX_MEMBERS:
                    more = None  # to count the rest is to read all of it; sizes may even lead in a circle
                    break
                if item.isfile():
                    members.append(ArchiveMember(item.name, max(0, item.size), max(0, item.size)))
    except _BROKEN as error:
        raise Problem(Code.NOT_A_ZIP, source=name, error=_first_line(error)) from error
    total = sum(item.size for item in members)
    return Contents(tuple(members), more, total, None, tuple(_oddities((m.path for m in members), total, file_size)))


def leads_out(path: str) -> bool:
    """Tell whether a member's path leads out of the folder that it is unpacked to."""
    parts = path.replace("\\", "/").split("/")
    return ".." in parts or (len(parts) > 1 and (not parts[0] or parts[0].endswith(":")))


def _oddities(paths: Iterable[str], total: int, file_size: int) -> Iterator[Problem]:
    out = [path for path in paths if leads_out(path)]
    if out:
        yield Problem(Code.MEMBERS_LEAD_OUT, name=out[0], count=len(out))
    if total > max(_BOMB_BYTES, _BOMB_TIMES * file_size):
        yield Problem(Code.UNPACKS_TOO_LARGE, size=total, times=total // max(1, file_size))


def _metadata(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], name: str) -> bytes | None:
    """Return the head of ``METADATA``; what is oversized or packed oddly is refused before it is unpacked."""
    for item in members:
        path = PurePosixPath(item.filename)
        if len(path.parts) == 2 and path.parent.suffix == ".dist-info" and path.name == "METADATA":
            if item.file_size > MAX_METADATA_BYTES or item.compress_type not in _BOUNDED_METHODS:
                raise Problem(Code.BAD_METADATA, source=name, error=f"{item.file_size} bytes")
            with archive.open(item) as stream:
                return _head(stream.read(MAX_METADATA_BYTES))
    return None


def _head(data: bytes) -> bytes:
    data = data.replace(b"\r\n", b"\n")
    return data.partition(b"\n\n")[0]


def _first_line(error: BaseException) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)[:200]


class _Bounded:
    """A file that refuses to be read in pieces that no honest archive has."""

    def __init__(self, file: IO[bytes], name: str) -> None:
        self._file = file
        self._name = name

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size if 0 <= size <= _MAX_READ else _MAX_READ + 1)
        if len(data) > _MAX_READ:
            raise Problem(Code.CONTENTS_TOO_LARGE, source=self._name, limit=_MAX_READ)
        return data

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def seekable(self) -> bool:
        return True


def _bounded(file: IO[bytes], name: str) -> Any:
    return cast(Any, _Bounded(file, name))
