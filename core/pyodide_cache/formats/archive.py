"""The contents of zip and tar archives, read from their tables of contents within limits."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import IO, Any, cast

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record
from pyodide_cache.formats.wheel import metadata_head

#: Further members are counted, but not listed. The largest wheels have some thousands.
MAX_MEMBERS = 20_000

#: Limit for a zip's table of contents, which is read at once; that of 100,000 members has 12 MB.
_MAX_READ = 32 * 1024 * 1024

#: An archive that exceeds both limits when unpacked is suspicious (the same limits as uv's).
_BOMB_BYTES = 512 * 1024 * 1024
_BOMB_TIMES = 20


@record
class ArchiveMember:
    """A file in an archive.

    Attributes:
        path: as the archive has it; not safe for use as a path.
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
        members: its files, in the order of the archive, up to `MAX_MEMBERS`.
        more: number of further files; None if unknown.
        size: bytes of all files when unpacked, as the archive claims.
        metadata: the head of a wheel's ``METADATA``; None if there is none.
        warnings: what is suspicious about the archive.

    """

    members: tuple[ArchiveMember, ...] = ()
    more: int | None = 0
    size: int = 0
    metadata: bytes | None = None
    warnings: tuple[Problem, ...] = ()


def zip_contents(file: IO[bytes], name: str, file_size: int, cancel: Cancel | None = None) -> Contents:
    """List a zip archive, and read the metadata of a wheel; nothing else is unpacked.

    Args:
        file: the open archive.
        name: its file name.
        file_size: its bytes.
        cancel: stops it.

    Raises:
        Problem: `Code.NOT_A_ZIP`, `Code.CONTENTS_TOO_LARGE` or `Code.BAD_METADATA`.
        Cancelled: when ``cancel`` is set.

    """
    from zipfile import ZipFile

    try:
        with ZipFile(_limited(file, name)) as archive:
            listed = [item for item in archive.infolist() if not item.is_dir()]
            if cancel:
                cancel.check()
            members = [
                ArchiveMember(item.filename, item.file_size, item.compress_size) for item in listed[:MAX_MEMBERS]
            ]
            total = sum(item.file_size for item in listed)
            warnings = tuple(_warnings((item.filename for item in listed), total, file_size))
            metadata = metadata_head(archive, name) if name.endswith(".whl") else None
    except _errors() as error:
        raise Problem(Code.NOT_A_ZIP, source=name, error=_first_line(error)) from error
    return Contents(tuple(members), len(listed) - len(members), total, metadata, warnings)


def tar_contents(file: IO[bytes], name: str, file_size: int, cancel: Cancel | None = None) -> Contents:
    """List an uncompressed tar archive, such as the test archives of older releases.

    Args:
        file: the open archive.
        name: its file name.
        file_size: its bytes.
        cancel: stops it.

    Raises:
        Problem: `Code.NOT_A_ZIP` or `Code.CONTENTS_TOO_LARGE`.
        Cancelled: when ``cancel`` is set.

    """
    import tarfile

    members: list[ArchiveMember] = []
    more: int | None = 0
    try:
        with tarfile.open(fileobj=_limited(file, name), mode="r:") as archive:
            for number, item in enumerate(archive):
                if cancel and number % 256 == 0:
                    cancel.check()
                if number == MAX_MEMBERS:
                    more = None  # counting the rest reads the whole file, and sizes may even form a loop
                    break
                if item.isfile():
                    members.append(ArchiveMember(item.name, max(0, item.size), max(0, item.size)))
    except _errors() as error:
        raise Problem(Code.NOT_A_ZIP, source=name, error=_first_line(error)) from error
    total = sum(item.size for item in members)
    return Contents(tuple(members), more, total, None, tuple(_warnings((m.path for m in members), total, file_size)))


def leads_out(path: str) -> bool:
    """Return whether a member's path leads out of the folder that the archive is unpacked to."""
    parts = path.replace("\\", "/").split("/")
    return ".." in parts or (len(parts) > 1 and (not parts[0] or parts[0].endswith(":")))


def _warnings(paths: Iterable[str], total: int, file_size: int) -> Iterator[Problem]:
    out = [path for path in paths if leads_out(path)]
    if out:
        yield Problem(Code.MEMBERS_LEAD_OUT, name=out[0], count=len(out))
    if total > max(_BOMB_BYTES, _BOMB_TIMES * file_size):
        yield Problem(Code.UNPACKS_TOO_LARGE, size=total, times=total // max(1, file_size))


def _errors() -> tuple[type[Exception], ...]:
    """Return everything that zipfile and tarfile raise for invalid archives."""
    import struct
    import tarfile
    import zipfile
    import zlib

    return (
        *(zipfile.BadZipFile, tarfile.TarError, zlib.error, struct.error, NotImplementedError, RuntimeError),
        *(EOFError, ValueError, IndexError, OverflowError, OSError),
    )


def _first_line(error: BaseException) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)[:200]


class _Limited:
    """A file that refuses reads that are larger than any table of contents."""

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


def _limited(file: IO[bytes], name: str) -> Any:
    return cast(Any, _Limited(file, name))
