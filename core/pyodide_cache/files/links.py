"""Give the bytes of a file another name: by reflink, hard link or copy.

A reflink shares bytes on the disk until one of the two files is written to, so it is as safe as a copy. A hard link
is one file with two names: a program that writes to it changes it under both names. Therefore hard links are made
only where the user chose them.
"""

from __future__ import annotations

import contextlib
import errno
import os
import struct
import sys
from functools import cache
from pathlib import Path

from pyodide_cache.base.enumeration import StrEnum
from pyodide_cache.files.atomic import temporary_name
from pyodide_cache.files.permissions import share_file
from pyodide_cache.files.process_lock import held


class Link(StrEnum):
    """How a file got its bytes."""

    REFLINK = "reflink"
    HARD = "hard"
    COPY = "copy"


#: ioctls of Linux (linux/fs.h); `fcntl` has no names for them in Python 3.11.
_FICLONE = 0x40049409
_FS_IOC_FIEMAP = 0xC020660B

#: struct fiemap without its extents, and one struct fiemap_extent (linux/fiemap.h).
_FIEMAP = struct.Struct("=QQLLLL")
_EXTENT = struct.Struct("=QQQQQLLLL")
_SYNC_FIRST = 1
_ENCODED, _SHARED = 0x08, 0x2000
_NOT_ON_DISK = 0x02 | 0x04 | 0x200  # unknown, to be allocated, inline

#: Errors after which the bytes are copied: too many links to one file (ext4: 65,000), another file system, or a file
#: system or policy without links.
_NO_LINK = frozenset(
    {
        *(errno.EMLINK, errno.EXDEV, errno.EPERM, errno.EACCES, errno.EOPNOTSUPP, errno.ENOTSUP),
        *(errno.ENOSYS, errno.EINVAL, errno.ENOTTY),
    }
)


def best_link(source: Path, target: Path, *, hard: bool) -> Link:
    """Return the best way from one folder to another by trying: reflink, a hard link if allowed, else copy.

    Raises:
        OSError: when one of the folders cannot be written to.
    """
    probe, twin = temporary_name(source / "probe"), temporary_name(target / "twin")
    try:
        probe.write_bytes(b"probe")
        if _cloned(probe, twin):
            return Link.REFLINK
        return Link.HARD if hard and _linked(probe, twin) else Link.COPY
    finally:
        for path in (probe, twin):
            with contextlib.suppress(OSError):
                path.unlink()


def place(source: Path, target: Path, wanted: Link, *, times_of: Path | None = None) -> Link:
    """Give the bytes of ``source`` the name ``target`` in one step, replacing what has it, and return how.

    Args:
        wanted: the way; where it is not possible, the bytes are copied.
        times_of: the file whose times a reflink or copy gets; else ``source``.

    Raises:
        OSError: when the disk fails. ``target`` is unchanged then.
    """
    temporary = temporary_name(target)
    try:
        how = make_twin(source, temporary, wanted)
        if how is not Link.HARD:
            share_file(temporary, target.parent)
            if times_of:
                _keep_times(times_of, temporary)
        temporary.replace(target)
        return how
    finally:
        # A rename between two names of one inode does nothing, and leaves both.
        with contextlib.suppress(OSError):
            temporary.unlink()


def make_twin(source: Path, target: Path, wanted: Link) -> Link:
    """Make ``target`` from ``source``, and return how.

    A reflink and a copy keep the times of ``source``: the age of a cached file is that of its download.

    Raises:
        OSError: when the disk fails; `FileExistsError` when ``target`` exists.
    """
    if wanted is Link.HARD and _linked(source, target):
        return Link.HARD
    if wanted is not Link.COPY and _cloned(source, target):
        return Link.REFLINK
    with source.open("rb") as reader, target.open("xb") as writer:
        while chunk := reader.read(1024 * 1024):
            writer.write(chunk)
        writer.flush()
        os.fsync(writer.fileno())
    _keep_times(source, target)
    return Link.COPY


def hard_link(source: Path, target: Path) -> None:
    """Give a file another name; a link itself is not followed, where the platform allows that.

    Raises:
        OSError: when that is not possible; `FileExistsError` when ``target`` exists.
    """
    if os.link in os.supports_follow_symlinks:
        os.link(source, target, follow_symlinks=False)
    else:
        os.link(source, target)  # Windows does not support the option


def give_free_name(temporary: Path, target: Path) -> bool:
    """Give a complete file a name in one step, and return whether the name was free; the old name may stay.

    Raises:
        OSError: when the disk fails.
        Problem: where links are not possible, and another process holds the lock of the folder.
    """
    try:
        hard_link(temporary, target)
    except FileExistsError:
        return False
    except OSError:  # no hard links here, or too many of this file
        with held(target.parent, exclusive=True):
            if target.exists():
                return False
            temporary.replace(target)
    return True


def may_link(path: Path) -> bool:
    """Return whether this process may make hard links to a file.

    By default, Linux allows links to files of other users only with write permission (proc(5),
    fs.protected_hardlinks), and the files of a store are read-only.
    """
    if not hasattr(os, "geteuid") or os.geteuid() in {0, path.stat().st_uid}:
        return True
    return not _links_are_protected()


@cache
def _links_are_protected() -> bool:
    try:
        return Path("/proc/sys/fs/protected_hardlinks").read_bytes().strip() != b"0"
    except OSError:  # not Linux
        return False


def share_bytes(first: Path, second: Path, way: Link) -> bool:
    """Return whether two files of equal content share it on the disk: by inode or, for reflinks, first extent."""
    try:
        one, two = first.stat(), second.stat()
        if (one.st_dev, one.st_ino) == (two.st_dev, two.st_ino):
            return True
        if way is not Link.REFLINK or one.st_dev != two.st_dev:
            return False
        extent, _ = _first_extent(first)
        return extent is not None and extent == _first_extent(second)[0]
    except OSError:
        return False


def is_reflink(path: Path) -> bool:
    """Return whether a file shares bytes on the disk with another one."""
    return bool(_first_extent(path)[1] & _SHARED)


def is_encoded(path: Path) -> bool:
    """Return whether the file system keeps a file compressed, as far as it tells: Btrfs does, ZFS does not."""
    return bool(_first_extent(path)[1] & _ENCODED)


def _linked(source: Path, target: Path) -> bool:
    try:
        hard_link(source, target)
    except OSError as error:
        if error.errno in _NO_LINK:
            return False
        raise
    return True


def _cloned(source: Path, target: Path) -> bool:
    if sys.platform != "linux":
        return False
    import fcntl

    with source.open("rb") as reader, target.open("xb") as writer:
        try:
            fcntl.ioctl(writer.fileno(), _FICLONE, reader.fileno())
        except BaseException as error:
            target.unlink(missing_ok=True)
            if isinstance(error, OSError) and error.errno in _NO_LINK:
                return False
            raise
    _keep_times(source, target)
    return True


def _keep_times(source: Path, target: Path) -> None:
    status = source.stat()
    os.utime(target, ns=(status.st_atime_ns, status.st_mtime_ns))


def _first_extent(path: Path) -> tuple[tuple[int, int] | None, int]:
    """Return where a file begins on the disk, with the length of its first extent; None if unknown; and its flags."""
    if sys.platform != "linux":
        return None, 0
    import fcntl

    asked = _FIEMAP.pack(0, 2**64 - 1, _SYNC_FIRST, 0, 1, 0) + bytes(_EXTENT.size)
    try:
        with path.open("rb") as file:
            answer = fcntl.ioctl(file.fileno(), _FS_IOC_FIEMAP, asked)
    except OSError:
        return None, 0
    if not _FIEMAP.unpack_from(answer)[3]:
        return None, 0
    _, physical, length, _, _, flags, *_ = _EXTENT.unpack_from(answer, _FIEMAP.size)
    return None if flags & _NOT_ON_DISK else (physical, length), flags
