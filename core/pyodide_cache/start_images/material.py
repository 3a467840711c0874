"""The files of an image's packages: one array of bytes, and where each file is in it."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record
from pyodide_cache.files.reader import read_file
from pyodide_cache.formats.bounded_zip import opened_zip, read_member
from pyodide_cache.formats.names import check_member_name

#: Limit for the unpacked files of an image, in bytes: all of them are in memory at once.
MAX_BYTES = 1024 * 1024 * 1024

#: WebAssembly reads numbers of up to eight bytes from a library.
_ALIGNMENT = 8


@record
class Archive:
    """A package to unpack."""

    path: Path
    sha256: str | None  # that it must have; None if it need not be compared
    folder: str = ""  # to unpack it into: empty for site-packages, or ``/``


@record
class Material:
    """The unpacked files of packages."""

    data: bytes  # the bytes of all files
    #: Path, offset and size of each; a path is absolute or relative to site-packages.
    members: tuple[tuple[str, int, int], ...]
    libraries: tuple[str, ...]  # paths of the shared libraries, in the order in which to load them


def unpack(archives: Iterable[Archive]) -> Material:
    """Unpack archives into memory.

    Raises:
        Problem: `Code.CHANGED` for other bytes than the expected ones, `Code.NOT_A_ZIP`, `Code.UNSAFE_NAME`, or
            `Code.NO_START_IMAGE` if the files are too many bytes, or two packages have the same file.
    """
    data = bytearray()
    members: dict[str, tuple[int, int]] = {}
    for archive in archives:
        for name, content in _files(archive, MAX_BYTES - len(data)):
            target = f"{archive.folder}{name}" if archive.folder else _installed(name)
            if target in members:
                raise Problem(Code.NO_START_IMAGE, why=f"two packages have the file {target}")
            data += bytes(-len(data) % _ALIGNMENT)
            members[target] = (len(data), len(content))
            data += content
    libraries = sorted(name for name in members if name.endswith(".so"))
    return Material(bytes(data), tuple((name, *place) for name, place in members.items()), tuple(libraries))


def _files(archive: Archive, limit: int) -> Iterator[tuple[str, bytes]]:
    too_large = Problem(Code.NO_START_IMAGE, why=f"the packages unpack to more than {MAX_BYTES // 1024**2} MiB")
    path = archive.path
    # In memory, so that the bytes that are compared are those that are unpacked.
    data = read_file(path, MAX_BYTES)
    if archive.sha256 and hashlib.sha256(data).hexdigest() != archive.sha256:
        raise Problem(Code.CHANGED, path=str(path))
    with opened_zip(io.BytesIO(data), path.name) as opened:
        for info in opened.infolist():
            name = info.filename
            if info.is_dir():
                continue
            check_member_name(name)
            if info.file_size > limit:
                raise too_large
            limit -= info.file_size
            yield name, read_member(opened, info, info.file_size)


def _installed(name: str) -> str:
    """Return where a file of a wheel goes: ``*.data`` has files outside site-packages.

    Source: PyPA specifications, binary distribution format; the prefix of Pyodide is ``/``.
    """
    top, _, rest = name.partition("/")
    if not top.endswith(".data"):
        return name
    kind, _, inside = rest.partition("/")
    prefixes = {"purelib": "", "platlib": "", "data": "/", "scripts": "/bin/"}
    return f"{prefixes[kind]}{inside}" if kind in prefixes else name
