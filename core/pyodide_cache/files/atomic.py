"""Write a file so that it gets its name only when its bytes are proven."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path
from typing import IO

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record
from pyodide_cache.files.permissions import make_directory, share_file
from pyodide_cache.files.stamps import FileStamp, stamp_of, stamp_of_open
from pyodide_cache.files.text_files import sync_directory
from pyodide_cache.formats.filenames import PARTIAL_SUFFIX
from pyodide_cache.formats.names import safe_file_name

_CHUNK = 1024 * 1024

_kept = threading.local()


@record
class Written:
    """A file that has its final name."""

    path: Path
    sha256: str
    stamp: FileStamp


class HashedFile:
    """A new file that hashes what is written to it; a sink for a transfer."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._hash = hashlib.sha256()
        self._file: IO[bytes] = path.open("xb", buffering=0)
        self.size = 0

    def write(self, chunk: bytes) -> None:
        """Append a chunk and hash it."""
        view = memoryview(chunk)
        while view:
            view = view[self._file.write(view) :]
        self._hash.update(chunk)
        self.size += len(chunk)

    def restart(self) -> None:
        """Forget all that was written, for another attempt."""
        self._file.seek(0)
        self._file.truncate()
        self._hash = hashlib.sha256()
        self.size = 0


class PartialFile(HashedFile):
    """An unfinished file under a name of its own in the target's folder.

    Use it through `partial_file`. `commit` proves the bytes and renames; without it nothing
    of the file stays.
    """

    def __init__(self, directory: Path, file_name: str, *, expected_sha256: str | None) -> None:
        self._target = directory / safe_file_name(file_name)
        super().__init__(directory / f".{file_name}.{secrets.token_hex(4)}{PARTIAL_SUFFIX}")
        self._expected = expected_sha256
        self._committed = False

    @property
    def path(self) -> Path:
        """Where the bytes lie until they get their name."""
        return self._path

    def prove(self) -> str:
        """Check the bytes written so far against what was published, and return their sha256.

        Raises:
            Problem: `Code.WRONG_HASH`; or, where no hash is published, `Code.NOT_A_ZIP` when
                the archive is not sound.

        """
        sha256 = self._hash.hexdigest()
        if self._expected is not None and sha256 != self._expected:
            raise Problem(
                Code.WRONG_HASH,
                name=self._target.name,
                expected=self._expected,
                actual=sha256,
                size=self.size,
            )
        if self._expected is None:
            check_archive(self._path, self._target.name)
        return sha256

    def commit(self) -> Written:
        """Prove the bytes, make them durable and give them their name, replacing what has it.

        Raises:
            Problem: see `prove`.
            OSError: when the disk fails; nothing has the final name then.

        """
        sha256 = self.prove()
        share_file(self._file.fileno(), self._target.parent)
        os.fsync(self._file.fileno())
        if os.name == "nt":  # where an open file cannot be renamed
            self._file.close()
        self._path.replace(self._target)
        self._committed = True
        # Of the file itself: its name may be another's already, or gone.
        stamp = stamp_of(self._target) if self._file.closed else stamp_of_open(self._file.fileno())
        sync_directory(self._target.parent)
        return Written(self._target, sha256, stamp)

    def discard(self) -> None:
        """Close and remove the partial file, unless it was committed."""
        self._file.close()
        if not self._committed:
            with contextlib.suppress(OSError):
                self._path.unlink()


@contextmanager
def partial_file(directory: Path, file_name: str, *, expected_sha256: str | None = None) -> Iterator[PartialFile]:
    """Open a partial file for ``file_name``; it is gone afterwards unless it was committed.

    Raises:
        Problem: `Code.UNSAFE_NAME` for a name that is not a plain file name.
        OSError: when the folder cannot be written.

    """
    make_directory(directory)
    partial = PartialFile(directory, file_name, expected_sha256=expected_sha256)
    try:
        yield partial
    finally:
        partial.discard()


def replace_document(path: Path, data: bytes) -> None:
    """Replace a small file in one step; a crash leaves the old one or the new one.

    Raises:
        OSError: when the disk fails; the old file is untouched then.

    """
    digest = hashlib.sha256(data).hexdigest()
    with partial_file(path.parent, path.name, expected_sha256=digest) as partial:
        partial.write(data)
        partial.commit()


def check_archive(path: Path, name: str) -> None:
    """Read a zip or tar archive to its end.

    Raises:
        Problem: `Code.NOT_A_ZIP` when it is not one or a checksum in it is wrong.

    """
    if name.endswith(".tar"):
        return  # tar has no checksum of its content: nothing to prove
    try:
        with _open_quietly(path) as file, zipfile.ZipFile(file) as archive:
            broken = archive.testzip()
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise Problem(Code.NOT_A_ZIP, source=name, error=str(error)) from error
    if broken:
        raise Problem(Code.NOT_A_ZIP, source=name, error=broken)


def sha256_of(path: Path) -> str:
    """Return the sha256 of a file, leaving its access time alone where the system allows it.

    Raises:
        OSError: when it cannot be read.

    """
    digest = hashlib.sha256()
    buffer = _buffer()
    with _open_quietly(path) as file:
        while count := file.readinto(buffer):
            digest.update(buffer[:count])
    return digest.hexdigest()


def _buffer() -> memoryview:
    """Return this thread's own buffer: to make one a file takes as long as to read a small file."""
    if not hasattr(_kept, "buffer"):
        _kept.buffer = memoryview(bytearray(_CHUNK))
    buffer: memoryview = _kept.buffer
    return buffer


def _open_quietly(path: Path) -> FileIO:
    return open(path, "rb", buffering=0, opener=_open_without_atime)


def _open_without_atime(path: str, flags: int) -> int:
    # Our own look at a file is no use of it: "last used" must stay the runtime's.
    no_atime = getattr(os, "O_NOATIME", 0)
    if no_atime:
        try:
            return os.open(path, flags | no_atime)
        except PermissionError:  # only the owner may ask for it
            pass
    return os.open(path, flags)
