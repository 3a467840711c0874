"""Downloads: files that get their name only when their bytes are verified."""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path
from typing import IO, Self

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record
from pyodide_cache.files.atomic import publish, temporary_name
from pyodide_cache.files.permissions import make_directory, share_file
from pyodide_cache.files.reader import check_archive, hash_of, open_file
from pyodide_cache.files.stamps import FileStamp, stamp_of, stamp_of_open
from pyodide_cache.formats.file_type import HEAD_BYTES, FileType, file_type_of
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
        self.path = path
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
    """An incomplete file with a temporary name in the folder of the target.

    As a context manager, it is removed at the end unless `commit` was called.

    Args:
        directory: made if needed.
        file_name: of the target, a plain file name.
        expected_sha256: as published; None if it is not.
        other_hash: an algorithm and its digest, as published; used without a sha256.

    Raises:
        Problem: `Code.UNSAFE_NAME` for a name that is not a plain file name.
        OSError: when the folder cannot be written.
    """

    def __init__(
        self,
        directory: Path,
        file_name: str,
        *,
        expected_sha256: str | None = None,
        other_hash: tuple[str, str] | None = None,
    ) -> None:
        make_directory(directory)
        self._target = directory / safe_file_name(file_name)
        super().__init__(temporary_name(self._target))
        self._published = other_hash if expected_sha256 is None else ("sha256", expected_sha256)
        self._committed = False

    def verify(self) -> str:
        """Verify the bytes written so far, and return their sha256.

        Raises:
            Problem: `Code.WRONG_HASH`; without a published hash, `Code.NOT_A_ZIP` for an archive that is not valid.
        """
        sha256, name = self.sha256, self._target.name
        if self._published is None:
            check_archive(self.path, name)
            return sha256
        algorithm, expected = self._published
        actual = sha256 if algorithm == "sha256" else hash_of(self.path, algorithm)
        if actual != expected:
            facts = {"algorithm": algorithm, "expected": expected, "actual": actual}
            with open_file(self.path) as file:
                facts |= {"page": "html"} if file_type_of(file.read(HEAD_BYTES)) is FileType.HTML else {}
            raise Problem(Code.WRONG_HASH, name=name, size=self.size, **facts)
        return sha256

    def commit(self) -> Written:
        """Verify the bytes, make them durable, and give the file its name, replacing what has it.

        Raises:
            Problem: see `verify`.
            OSError: when the disk fails. Nothing has the final name then.
        """
        sha256 = self.verify()
        share_file(self._file.fileno(), self._target.parent)
        publish(self._file, self.path, self._target)
        self._committed = True
        # The stamp of this very file: by now the name may belong to another file.
        stamp = stamp_of(self._target) if self._file.closed else stamp_of_open(self._file.fileno())
        return Written(self._target, sha256, stamp)

    def __exit__(self, *_exception: object) -> None:
        self._file.close()
        if not self._committed:
            with contextlib.suppress(OSError):
                self.path.unlink()
