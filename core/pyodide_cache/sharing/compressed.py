"""The compressed form of a blob: written and proven before the plain file goes, and proven again when it returns."""

from __future__ import annotations

import hashlib
import os
import secrets
from contextlib import suppress
from pathlib import Path

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.files.atomic import write_file
from pyodide_cache.files.links import is_encoded
from pyodide_cache.files.reader import open_target, read_file
from pyodide_cache.formats.filenames import PARTIAL_SUFFIX
from pyodide_cache.formats.inflated import HEADER_BYTES, MAX_CONTENTS, UnpackError, packed, unpacked, unpacked_size
from pyodide_cache.sharing.store import Blob, Store

#: A form that is not smaller than this part of the file is not worth its time.
_MOST = 0.95


def compress(store: Store, blob: Blob, level: int) -> int | None:
    """Replace a blob by its compressed form, unless it came into use.

    Returns:
        The bytes of the form; None if the blob stays as it is, because the form would not be smaller, does not give
        the very same bytes, or is needed now.

    Raises:
        Problem: `Code.WRONG_BLOB` or `Code.NEEDS_EXTRA`, or when the store is busy.
        OSError: on a disk error; the blob stays as it is.
    """
    path = store.path(blob.sha256)
    target = store.compressed_path(blob.sha256)
    data = read_file(path, blob.stamp.size)
    found = hashlib.sha256(data).hexdigest()
    if found != blob.sha256:
        raise Problem(Code.WRONG_BLOB, name=blob.sha256, actual=found)
    form = packed(data, level)
    if form is None or len(form) > _MOST * len(data):
        return None
    write_file(target, form)
    try:
        if content(store, blob.sha256) == data:
            with store.lock(exclusive=True):
                if store.remove(blob):
                    return len(form)
    except UnpackError:
        pass
    finally:
        if store.has(blob.sha256):
            with suppress(OSError):
                target.unlink()
    return None


def expand(store: Store, sha256: str) -> None:
    """Give a compressed blob its plain file back.

    Raises:
        UnpackError: when its form is damaged, or this machine's zlib does not give the same bytes.
        Problem: `Code.NEEDS_EXTRA`.
        OSError: on a disk error; the compressed form stays.
    """
    store.put_bytes(content(store, sha256), sha256)
    store.sync()
    store.compressed_path(sha256).unlink(missing_ok=True)


def content(store: Store, sha256: str) -> bytes:
    """Return the bytes of a compressed blob, proven by its hash; see `expand` for errors."""
    data = unpacked(read_file(store.compressed_path(sha256), 2 * MAX_CONTENTS))
    if hashlib.sha256(data).hexdigest() != sha256:
        raise UnpackError("it gives other bytes")
    return data


def compresses_itself(store: Store) -> bool:
    """Return whether the file system compresses files, by trying; False where a folder cannot be written to."""
    path = store.temporary / f"probe.{secrets.token_hex(4)}{PARTIAL_SUFFIX}"
    text = b"a text that any compressor makes smaller\n" * 25_000
    try:
        write_file(path, text)
        return is_encoded(path) or on_disk(path.stat()) < len(text) // 2
    except OSError:
        return False
    finally:
        with suppress(OSError):
            path.unlink()


def on_disk(status: os.stat_result) -> int:
    """Return the bytes that a file takes on the disk, as far as the platform tells."""
    blocks = getattr(status, "st_blocks", None)
    return status.st_size if blocks is None else blocks * 512


def size_of(path: Path) -> int | None:
    """Return the number of bytes of a compressed blob's plain file; None if that cannot be read."""
    try:
        with open_target(path) as file:
            return unpacked_size(file.read(HEADER_BYTES) or b"")
    except (OSError, UnpackError):
        return None
