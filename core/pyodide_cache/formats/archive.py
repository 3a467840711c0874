"""The contents of zip and tar archives, read from their tables of contents within limits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import IO

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.json_types import Bytes
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record
from pyodide_cache.formats.bounded_zip import head_of, is_bomb, limited, opened_zip
from pyodide_cache.formats.file_type import FileType, file_type_of
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.formats.wheel import metadata_head

#: Further members are counted, but not listed. The largest wheels have some thousands.
MAX_MEMBERS = 20_000


@record
class ArchiveMember:
    """A file in an archive."""

    path: str  # as the archive has it; not safe for use as a path
    size: Bytes  # bytes when unpacked, as the archive claims
    packed: Bytes  # bytes in the archive


@record
class Contents:
    """What an archive holds."""

    members: tuple[ArchiveMember, ...] = ()  # its files, in the order of the archive, up to `MAX_MEMBERS`
    more: int | None = 0  # number of further files; None if unknown
    size: int = 0  # bytes of all files when unpacked, as the archive claims
    metadata: bytes | None = None  # the head of a wheel's ``METADATA``; None if there is none
    warnings: tuple[Problem, ...] = ()  # what is suspicious about the archive


#: Endings of libraries; a runtime loads only those that are WebAssembly, whatever the tags of the wheel say.
_LIBRARIES = (".so", ".pyd", ".dll", ".dylib")


def zip_contents(file: IO[bytes], name: str, file_size: int, cancel: Cancel | None = None) -> Contents:
    """List a zip archive, and read the metadata of a wheel and the first bytes of libraries.

    Raises:
        Problem: `Code.NOT_A_ZIP`, `Code.CONTENTS_TOO_LARGE` or `Code.BAD_METADATA`.
    """
    with opened_zip(file, name) as archive:
        listed = [item for item in archive.infolist() if not item.is_dir()]
        if cancel:
            cancel.check()
        members = [ArchiveMember(item.filename, item.file_size, item.compress_size) for item in listed[:MAX_MEMBERS]]
        total = sum(item.file_size for item in listed)
        libraries = (item for item in listed[:MAX_MEMBERS] if item.filename.endswith(_LIBRARIES))
        foreign = [item.filename for item in libraries if file_type_of(head_of(archive, item)) is FileType.BINARY]
        paths = [item.filename for item in listed]
        is_wheel = name.endswith(".whl")
        odd = _odd_dist_info(paths, name) if is_wheel else ()
        warnings = (*odd, *_warnings(paths, total, file_size, foreign))
        metadata = metadata_head(archive, name) if is_wheel else None
    return Contents(tuple(members), len(listed) - len(members), total, metadata, warnings)


def tar_contents(file: IO[bytes], name: str, file_size: int, cancel: Cancel | None = None) -> Contents:
    """List an uncompressed tar archive, such as the test archives of older releases.

    Raises:
        Problem: `Code.NOT_A_ZIP` or `Code.CONTENTS_TOO_LARGE`.
    """
    import struct
    import tarfile

    members: list[ArchiveMember] = []
    more: int | None = 0
    try:
        with tarfile.open(fileobj=limited(file, name), mode="r:") as archive:
            for number, item in enumerate(archive):
                if cancel and number % 256 == 0:
                    cancel.check()
                if number == MAX_MEMBERS:
                    more = None  # counting the rest reads the whole file, and sizes may even form a loop
                    break
                if item.isfile():
                    members.append(ArchiveMember(item.name, max(0, item.size), max(0, item.size)))
    except (tarfile.TarError, ValueError, IndexError, OverflowError, OSError, EOFError, struct.error) as error:
        raise Problem(Code.NOT_A_ZIP, source=name, error=_first_line(error)) from error
    total = sum(item.size for item in members)
    return Contents(tuple(members), more, total, None, tuple(_warnings((m.path for m in members), total, file_size)))


def leads_out(path: str) -> bool:
    """Return whether a member's path leads out of the folder that the archive is unpacked to."""
    parts = path.replace("\\", "/").split("/")
    return ".." in parts or (len(parts) > 1 and (not parts[0] or parts[0].endswith(":")))


def _odd_dist_info(paths: Iterable[str], name: str) -> Iterator[Problem]:
    """Yield why a runtime, as pip, refuses a wheel: it wants one folder with metadata, whose name fits the file's."""
    folders = sorted({top for path in paths if (top := path.partition("/")[0]).endswith(".dist-info")})
    package = canonicalize_name(name.partition("-")[0])
    if len(folders) > 1 or not all(canonicalize_name(folder).startswith(package) for folder in folders):
        yield Problem(Code.ODD_DIST_INFO, folders=", ".join(folders[:3]))


def _warnings(paths: Iterable[str], total: int, file_size: int, foreign: Sequence[str] = ()) -> Iterator[Problem]:
    out = [path for path in paths if leads_out(path)]
    if out:
        yield Problem(Code.MEMBERS_LEAD_OUT, name=out[0], count=len(out))
    if foreign:
        yield Problem(Code.FOREIGN_LIBRARIES, name=foreign[0], count=len(foreign))
    if is_bomb(total, file_size):
        yield Problem(Code.UNPACKS_TOO_LARGE, size=total, times=total // max(1, file_size))


def _first_line(error: BaseException) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)[:200]
