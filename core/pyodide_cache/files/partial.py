"""Downloads: files that get their name only when their bytes are verified."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Self

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record
from pyodide_cache.files.atomic import publish, temporary_name
from pyodide_cache.files.permissions import make_directory, share_file
from pyodide_cache.files.reader import check_archive, hash_of
from pyodide_cache.files.stamps import FileStamp, stamp_of, stamp_of_open
from pyodide_cache.formats.names import safe_file_name


@record
class Written:
    """A file that has its final name."""

    path: Path
    sha256: str
    stamp: FileStamp


class HashedFile:
    """A new file that hashes what is written to it; the sink of a transfer."""

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
        """Discard everything written so far, for another attempt."""
        self._file.seek(0)
        self._file.truncate()
        self._hash = hashlib.sha256()
        self.size = 0

    @property
    def sha256(self) -> str:
        """The sha256 of what was written so far."""
        return self._hash.hexdigest()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self._file.close()


class PartialFile(HashedFile):
    """An incomplete file with a temporary name in the folder of the target; see `partial_file`."""

    def __init__(
        self, directory: Path, file_name: str, *, expected_sha256: str | None, other_hash: tuple[str, str] | None
    ) -> None:
        self._target = directory / safe_file_name(file_name)
        super().__init__(temporary_name(self._target))
        self._expected = expected_sha256
        self._other_hash = other_hash
        self._committed = False

    @property
    def path(self) -> Path:
        """The temporary name."""
        return self._path

    def verify(self) -> str:
        """Verify the bytes written so far, and return their sha256.

        Raises:
            Problem: `Code.WRONG_HASH`; without a published hash, `Code.NOT_A_ZIP` for an archive that is not valid.
        """
        sha256 = self.sha256
        if self._expected is not None:
            self._compare("sha256", self._expected, sha256)
        elif self._other_hash:
            algorithm, expected = self._other_hash
            self._compare(algorithm, expected, hash_of(self._path, algorithm))
        else:
            check_archive(self._path, self._target.name)
        return sha256

    def _compare(self, algorithm: str, expected: str, actual: str) -> None:
        if actual != expected:
            facts: dict[str, str | int] = {
                "name": self._target.name,
                "expected": expected,
                "actual": actual,
                "size": self.size,
            }
            raise Problem(Code.WRONG_HASH, algorithm=algorithm, **facts)

    def commit(self) -> Written:
        """Verify the bytes, make them durable, and give the file its name, replacing what has it.

        Raises:
            Problem: see `verify`.
            OSError: when the disk fails. Nothing has the final name then.
        """
        sha256 = self.verify()
        share_file(self._file.fileno(), self._target.parent)
        publish(self._file, self._path, self._target)
        self._committed = True
        # The stamp of this very file: by now the name may belong to another file.
        stamp = stamp_of(self._target) if self._file.closed else stamp_of_open(self._file.fileno())
        return Written(self._target, sha256, stamp)

    def discard(self) -> None:
        """Close the file, and remove it unless it was committed."""
        self._file.close()
        if not self._committed:
            with contextlib.suppress(OSError):
                self._path.unlink()


@contextmanager
def partial_file(
    directory: Path, file_name: str, *, expected_sha256: str | None = None, other_hash: tuple[str, str] | None = None
) -> Iterator[PartialFile]:
    """Open an incomplete file for ``file_name``; at the end it is removed unless `PartialFile.commit` was called.

    Args:
        file_name: a plain file name.
        expected_sha256: as published; None if it is not.
        other_hash: an algorithm and its digest, as published; used without a sha256.

    Raises:
        Problem: `Code.UNSAFE_NAME` for a name that is not a plain file name.
        OSError: when the folder cannot be written.
    """
    make_directory(directory)
    partial = PartialFile(directory, file_name, expected_sha256=expected_sha256, other_hash=other_hash)
    try:
        yield partial
    finally:
        partial.discard()
