"""What a start image is made of, and how its packages are unpacked."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

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
class PackageArchive:
    """A package to unpack."""

    path: Path
    sha256: str | None  # that it must have; None if it need not be compared
    folder: str = ""  # to unpack it into: empty for site-packages, or ``/``


@record
class Ingredients:
    """What an image is made of."""

    archives: tuple[PackageArchive, ...]  # to unpack, in order
    packages: tuple[Mapping[str, str], ...]  # name, version, file name and sha256 of each package
    runtime: Path  # the folder of the runtime
    modules: tuple[str, ...]  # to import
    warm: str  # Python code to run once; empty for none
    about: Mapping[str, Any]  # more of the record, which neither the loader nor the key uses


def unpack(archives: Iterable[PackageArchive]) -> tuple[bytes, dict[str, tuple[int, int]]]:
    """Unpack archives into memory.

    Returns:
        The bytes of all files, and the offset and size of each by path, absolute or relative to site-packages.

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
    return bytes(data), members


def libraries_in(members: Iterable[str]) -> list[str]:
    """Return the shared libraries among files, in the order in which to load them."""
    return sorted(name for name in members if name.endswith(".so"))


def _files(archive: PackageArchive, limit: int) -> Iterator[tuple[str, bytes]]:
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
