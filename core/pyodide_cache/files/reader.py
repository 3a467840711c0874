"""Read files without a trace: regular files only, no wait for a pipe, and no change of the access time."""

from __future__ import annotations

import errno
import os
import stat
from io import FileIO, RawIOBase
from pathlib import Path
from typing import IO, Any

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem, disk_problems
from pyodide_cache.files.stamps import FileStamp, stamp_of_open, stamp_of_status

#: Limit for documents that others wrote. The largest official lock file has 0.3 MB.
MAX_DOCUMENT_BYTES = 32 * 1024 * 1024

#: Limit for a package file; no wheel of Pyodide comes near. A sparse file of any size takes no space on a disk.
MAX_FILE_BYTES = 4 * 1024**3

_CHUNK = 1024 * 1024

#: Reading a file here is not a use: the access time must stay that of the runtime's last read.
_NO_ATIME = getattr(os, "O_NOATIME", 0)
_QUIETLY = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def open_file(path: Path, stamp: FileStamp | None = None) -> FileIO:
    """Open a regular file for reading; a link is not followed.

    Args:
        stamp: of the file that is expected, from the scan.

    Raises:
        Problem: `Code.CHANGED` when size or time are not those of the stamp; `Code.SPECIAL_FILE`, `Code.GONE`, or
            another problem of the disk.
    """
    with disk_problems(path):
        file = open(path, "rb", buffering=0, opener=_open_itself)  # noqa: SIM115 -- the caller closes it
    try:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise Problem(Code.SPECIAL_FILE, name=path.name)
        # Not the change time: a hard link that is made elsewhere changes it, but not the bytes.
        now = stamp_of_status(status)
        if stamp is not None and (now.size, now.modified_ns) != (stamp.size, stamp.modified_ns):
            raise Problem(Code.CHANGED, path=str(path))
    except BaseException:
        file.close()
        raise
    return file


def read_file(path: Path, limit: int = MAX_DOCUMENT_BYTES) -> bytes:
    """Return the bytes of a document, such as a lock file; a link is followed.

    Raises:
        OSError: when it cannot be read, is not a regular file, or has more than ``limit`` bytes.
    """
    with open_target(path) as file:
        return read_stream(file, limit, str(path))


def read_stream(stream: RawIOBase | IO[bytes], limit: int, name: str) -> bytes:
    """Return the bytes of an open file or pipe; see `read_file`, which also takes its ``name``."""
    # A raw file may return less than what is asked for, and takes memory for all of that.
    parts, left = [], limit + 1
    while left and (part := stream.read(min(left, _CHUNK))):
        parts.append(part)
        left -= len(part)
    if not left:
        raise _too_large(limit, name)
    return b"".join(parts)


def read_text(path: Path, limit: int = MAX_DOCUMENT_BYTES) -> str:
    """Return the text of a document in UTF-8; see `read_file`.

    Raises:
        UnicodeDecodeError: for another encoding.
    """
    return read_file(path, limit).decode("utf-8").replace("\r\n", "\n")


def read_object(path: Path) -> dict[str, Any]:
    """Return the JSON object in a file; empty for a file that cannot be read, or that has anything else."""
    from pyodide_cache.formats.documents import as_table, parse_json

    try:
        return as_table(parse_json(read_file(path)))
    except (OSError, ValueError):
        return {}


def sha256_of(path: Path | str) -> str:
    """Return the sha256 of a file; see `hash_and_stamp_of`."""
    return hash_and_stamp_of(path)[0]


def hash_of(path: Path | str, algorithm: str) -> str:
    """Return the digest of a file by an algorithm of `hashlib`; see `hash_and_stamp_of`."""
    return hash_and_stamp_of(path, algorithm)[0]


def hash_and_stamp_of(
    path: Path | str, algorithm: str = "sha256", cancel: Cancel | None = None
) -> tuple[str, FileStamp]:
    """Return the digest of a file, and its stamp after it was read; a link is followed.

    Raises:
        OSError: when it cannot be read, is not a regular file, or has more than `MAX_FILE_BYTES`.
        Cancelled: when ``cancel`` is set.
    """
    import hashlib

    digest = hashlib.new(algorithm, usedforsecurity=False)
    # No file object: to make one takes two more calls to the system, a tenth of the time of a small file.
    handle = _open_quietly(path, os.O_RDONLY)
    try:
        left = _size_of(handle, path)
        if left > MAX_FILE_BYTES:
            raise _too_large(MAX_FILE_BYTES, path)
        while left and (chunk := os.read(handle, min(left, _CHUNK))):
            if cancel:
                cancel.check()
            digest.update(chunk)
            left -= len(chunk)
        stamp = stamp_of_open(handle)
    finally:
        os.close(handle)
    return digest.hexdigest(), stamp


def _too_large(limit: int, path: Path | str) -> OSError:
    return OSError(errno.EFBIG, f"it is larger than {limit:,} bytes", str(path))


def check_archive(path: Path, name: str) -> None:
    """Read a zip archive to its end and compare its checksums; tar archives have none.

    Args:
        name: the name that a problem shows, and whose ending decides about the kind.

    Raises:
        Problem: `Code.NOT_A_ZIP`.
    """
    if name.endswith(".tar"):
        return
    from pyodide_cache.formats.bounded_zip import check_members, opened_zip

    try:
        with open_target(path) as file, opened_zip(file, name) as archive:
            check_members(archive, os.fstat(file.fileno()).st_size)
    except OSError as error:
        raise Problem(Code.NOT_A_ZIP, source=name, error=str(error)) from error


def open_target(path: Path | str) -> FileIO:
    """Open a regular file, or the one that a link leads to, for reading.

    Raises:
        OSError: when it cannot be opened, or is a pipe, device or folder, which is not waited for.
    """
    file = open(path, "rb", buffering=0, opener=_open_quietly)  # noqa: SIM115 -- the caller closes it
    try:
        _size_of(file.fileno(), path)
    except OSError:
        file.close()
        raise
    return file


def _size_of(handle: int, path: Path | str) -> int:
    """Return the size of an open file, if it is a regular one."""
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "not a regular file", str(path))
    return status.st_size


def _open_itself(path: Path | str, flags: int) -> int:
    return _open_quietly(path, flags | getattr(os, "O_NOFOLLOW", 0))


def _open_quietly(path: Path | str, flags: int) -> int:
    if _NO_ATIME:
        try:
            return os.open(path, flags | _QUIETLY | _NO_ATIME)
        except PermissionError:  # only the owner may use O_NOATIME
            pass
    return os.open(path, flags | _QUIETLY)
