"""The store: package files named by their sha256, which several cache directories share.

Blobs are read-only files ``blobs/sha256/aa/<sha256>``. A cache directory that shares files with the store is a
*member*. The store has a list of its members, and the files of the members decide which blobs are in use.

A blob that no member uses may be compressed; then ``compressed/aa/<sha256>`` has it instead, until it is needed.

Two processes that add the same bytes write the same name, so neither needs a lock. The lock only separates a garbage
collection from everything else; correctness does not depend on it (see `Store.remove`).
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from pyodide_cache.base.problems import Code, Problem, disk_problems
from pyodide_cache.base.record import record
from pyodide_cache.files.atomic import write_file
from pyodide_cache.files.folders import files_in
from pyodide_cache.files.links import Link, give_free_name, make_twin
from pyodide_cache.files.paths import is_file, stored_path
from pyodide_cache.files.permissions import make_directory, readable_mode, share_file
from pyodide_cache.files.process_lock import held
from pyodide_cache.files.reader import MAX_FILE_BYTES, open_target, read_file, read_text
from pyodide_cache.files.stamps import FileStamp, stamp_of_status, unchanged_stamp
from pyodide_cache.files.sync import sync_directory, sync_file
from pyodide_cache.formats.documents import as_table, parse_json
from pyodide_cache.formats.filenames import PARTIAL_SUFFIX
from pyodide_cache.formats.names import is_sha256

#: Marks a folder as a store, with the version of its layout.
_MARKER = "pyodide-cache-store.json"
_VERSION = 1
#: The folder with the list of members; another name would lose the members of existing stores.
_MEMBERS = "views"
#: A compressed form must be smaller than this share of the file, or it is not worth the time.
_MOST = 0.95


@record
class Blob:
    """A file of the store."""

    sha256: str  # its name, and the hash that its bytes should have
    stamp: FileStamp
    links: int  # number of names of its inode; 1 when no member has a hard link to it
    is_compressed: bool = False  # whether the file has its compressed form


@record
class MemberRecord:
    """An entry in the list of members."""

    directory: Path
    #: Whether it is on the store's file system. If such a directory is missing, it was deleted; one on another file
    #: system may only be unmounted.
    same_file_system: bool


class Store:
    """A store on disk; `open_store` opens or creates one. Methods raise `OSError` on a disk error."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.temporary = root / "tmp"
        self.quarantine = root / "quarantine"
        self._blobs = root / "blobs" / "sha256"
        self._compressed = root / "compressed"
        self._members = root / _MEMBERS
        self._unsynced: set[Path] = set()

    def path(self, sha256: str) -> Path:
        """Return the path of the blob with this hash, which need not exist."""
        return self._blobs / sha256[:2] / sha256

    def compressed_path(self, sha256: str) -> Path:
        """Return the path of the compressed form of a blob, which need not exist."""
        return self._compressed / sha256[:2] / sha256

    def path_of(self, blob: Blob) -> Path:
        """Return the path of the file of a blob."""
        return self.compressed_path(blob.sha256) if blob.is_compressed else self.path(blob.sha256)

    def find(self, sha256: str) -> Path | None:
        """Return the file of a blob, expanded if it was compressed.

        None if there is none, if that failed, or if it is larger than any package.
        """
        if not self.has(sha256) and is_file(self.compressed_path(sha256)):
            with contextlib.suppress(Problem, OSError, ValueError):
                self.expand(sha256)
        path = self.path(sha256)
        with contextlib.suppress(OSError):  # a cleanup may remove it meanwhile
            if is_file(path) and path.stat().st_size <= MAX_FILE_BYTES:
                return path
        return None

    def has(self, sha256: str) -> bool:
        """Return whether the blob exists; its bytes are not checked."""
        return is_file(self.path(sha256))

    def put(self, source: Path, sha256: str, stamp: FileStamp, how: Link, *, replace: bool = False) -> bool:
        """Add the bytes of a member's file, and return whether they are new; call `sync` afterwards.

        Args:
            how: how to share the bytes; a file of another owner is copied instead of hard-linked, since its owner
                can change it.
            replace: replace a blob whose bytes are wrong.

        Raises:
            Problem: `Code.CHANGED` if the file changed since it was hashed; nothing is added.
        """
        status = source.lstat()
        if stamp_of_status(status) != stamp:
            raise Problem(Code.CHANGED, path=str(source))
        if how is Link.HARD and hasattr(os, "geteuid") and status.st_uid != os.geteuid():
            how = Link.COPY

        def copy(temporary: Path) -> None:
            make_twin(source, temporary, how)
            unchanged_stamp(source, stamp)

        return self._fill(sha256, copy, replace=replace)

    def put_bytes(self, data: bytes, sha256: str) -> None:
        """Add the bytes of a blob; call `sync` afterwards."""
        self._fill(sha256, lambda temporary: write_file(temporary, data), replace=False)

    def _fill(self, sha256: str, write: Callable[[Path], object], *, replace: bool) -> bool:
        target = self.path(sha256)
        make_directory(self._blobs)
        make_directory(target.parent, durable=False)
        self._unsynced |= {self._blobs, target.parent}
        temporary = self._temporary_name(sha256)
        try:
            write(temporary)
            sync_file(temporary)
            share_file(temporary, target.parent)
            temporary.chmod(readable_mode(temporary.stat().st_mode))
            if not replace:
                return give_free_name(temporary, target)
            temporary.replace(target)
            return True
        finally:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)

    def _temporary_name(self, sha256: str) -> Path:
        make_directory(self.temporary)
        return self.temporary / f"{sha256}.{secrets.token_hex(4)}{PARTIAL_SUFFIX}"

    def sync(self) -> None:
        """Make the names of all blobs durable that were added since the last call."""
        while self._unsynced:
            sync_directory(self._unsynced.pop())

    def expand(self, sha256: str) -> None:
        """Give a compressed blob its plain file back; see `content` for errors, after which it stays compressed."""
        self.put_bytes(self.content(sha256), sha256)
        self.sync()
        self.compressed_path(sha256).unlink(missing_ok=True)

    def compress(self, blob: Blob, level: int) -> int | None:
        """Replace a blob by its compressed form, which is proven before, unless the blob came into use.

        Returns:
            The bytes of the form; None if the blob stays as it is, because the form would not be smaller, does not
            give the very same bytes, or is needed now.

        Raises:
            Problem: `Code.WRONG_BLOB` or `Code.NEEDS_EXTRA`, or when the store is busy.
        """
        from pyodide_cache.formats.inflated import UnpackError, packed

        target = self.compressed_path(blob.sha256)
        data = read_file(self.path(blob.sha256), blob.stamp.size)
        if hashlib.sha256(data).hexdigest() != blob.sha256:
            raise Problem(Code.WRONG_BLOB, name=blob.sha256)
        form = packed(data, level)
        if form is None or len(form) > _MOST * len(data):
            return None
        write_file(target, form)
        try:
            with contextlib.suppress(UnpackError):
                self.content(blob.sha256)  # the form is proven
                with self.lock(exclusive=True):
                    if self.remove(blob):
                        return len(form)
        finally:
            if self.has(blob.sha256):
                with contextlib.suppress(OSError):
                    target.unlink()
        return None

    def expanded_size(self, sha256: str) -> int | None:
        """Return the number of bytes that a compressed blob has without compression; None if that cannot be read."""
        from pyodide_cache.formats.inflated import HEADER_BYTES, UnpackError, unpacked_size

        try:
            with open_target(self.compressed_path(sha256)) as file:
                return unpacked_size(file.read(HEADER_BYTES) or b"")
        except (OSError, UnpackError):
            return None

    def content(self, sha256: str) -> bytes:
        """Return the bytes of a compressed blob, proven by its hash.

        Raises:
            UnpackError: when its form is damaged, or this machine's zlib does not give the same bytes.
            Problem: `Code.NEEDS_EXTRA`.
        """
        from pyodide_cache.formats.inflated import MAX_CONTENTS, UnpackError, unpacked

        data = unpacked(read_file(self.compressed_path(sha256), 2 * MAX_CONTENTS))
        if hashlib.sha256(data).hexdigest() != sha256:
            raise UnpackError("it gives other bytes")
        return data

    def blobs(self) -> Iterator[Blob]:
        """Yield every blob that is not compressed, in no order; files whose name is not a hash are skipped."""
        return self._listed(self._blobs)

    def compressed(self) -> Iterator[Blob]:
        """Yield every compressed blob, as `blobs` does."""
        return self._listed(self._compressed)

    def _listed(self, root: Path) -> Iterator[Blob]:
        with contextlib.suppress(FileNotFoundError):
            for folder in sorted(os.listdir(root)):
                with contextlib.suppress(NotADirectoryError):
                    for path, status in files_in(root / folder):
                        if is_sha256(path.name):
                            stamp, is_compressed = stamp_of_status(status), root is self._compressed
                            yield Blob(path.name, stamp, status.st_nlink, is_compressed)

    def remove(self, blob: Blob) -> bool:
        """Remove an unused blob, and return whether it was removed.

        The blob is renamed first, and deleted only if its inode still has no other name. A process that linked it
        in between, where the file system has no locks, gets it back.
        """
        path = self.path_of(blob)
        temporary = self._temporary_name(blob.sha256)
        try:
            path.rename(temporary)
        except FileNotFoundError:
            return False
        status = temporary.stat()
        if status.st_nlink == 1 and stamp_of_status(status).modified_ns == blob.stamp.modified_ns:
            temporary.unlink()
            return True
        give_free_name(temporary, path)
        temporary.unlink(missing_ok=True)
        return False

    def move_to_quarantine(self, blob: Blob) -> None:
        """Move a blob whose bytes are wrong to the store's quarantine."""
        make_directory(self.quarantine)
        self.path_of(blob).replace(self.quarantine / f"{blob.sha256}.{secrets.token_hex(4)}")
        sync_directory(self.quarantine)

    def leftovers(self, *, older_than: float) -> tuple[Path, ...]:
        """Return temporary files of killed processes that did not change for ``older_than`` seconds."""
        limit = time.time() - older_than
        found = []
        with contextlib.suppress(OSError), os.scandir(self.temporary) as listing:
            for item in listing:
                with contextlib.suppress(OSError):
                    status = item.stat(follow_symlinks=False)
                    if max(status.st_mtime, status.st_ctime) < limit:
                        found.append(Path(item.path))
        return tuple(found)

    def members(self) -> tuple[MemberRecord, ...]:
        """Return the members, sorted by path; unreadable records are skipped."""
        found = []
        for path in self._members.glob("*.json"):
            with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
                record = parse_json(read_file(path))
                found.append(MemberRecord(stored_path(record["directory"]), bool(record["same_file_system"])))
        return tuple(sorted(found, key=lambda member: member.directory))

    def add_member(self, directory: Path) -> None:
        """Add an existing cache directory to the list of members."""
        same = directory.stat().st_dev == self.root.stat().st_dev
        text = json.dumps({"directory": str(directory), "same_file_system": same})
        path = self._record_of(directory)
        if not path.is_file() or read_text(path) != text:
            write_file(path, text.encode())

    def forget_member(self, directory: Path) -> bool:
        """Remove a directory from the list of members, and return whether it was in it; its files are kept."""
        try:
            self._record_of(directory).unlink()
        except FileNotFoundError:
            return False
        return True

    def _record_of(self, directory: Path) -> Path:
        digest = hashlib.sha256(os.fsencode(directory)).hexdigest()
        return self._members / f"{digest[:32]}.json"

    def lock(self, *, exclusive: bool = False) -> AbstractContextManager[None]:
        """Hold the store's lock, shared or exclusive; see `pyodide_cache.files.process_lock.held`."""
        return held(self.root / "lock", exclusive=exclusive)


def open_store(root: Path, *, create: bool = False) -> Store:
    """Open a store.

    Raises:
        Problem: `Code.NO_STORE`, or that of `planned_store`.
    """
    store = planned_store(root)
    if not is_file(root / _MARKER):
        if not create:
            raise Problem(Code.NO_STORE, path=str(root))
        with disk_problems(root):
            write_file(root / _MARKER, json.dumps({"version": _VERSION}).encode())
    return store


def planned_store(root: Path) -> Store:
    """Open a store for a plan: a missing one, or one whose creation was interrupted, is not created.

    Raises:
        Problem: `Code.NOT_A_STORE` for other files or another version, or why it cannot be read.
    """
    with disk_problems(root):
        try:
            is_store = as_table(parse_json(read_file(root / _MARKER))).get("version") == _VERSION
        except FileNotFoundError:
            is_store = _can_become_store(root)
        except (NotADirectoryError, ValueError):
            is_store = False
    if not is_store:
        raise Problem(Code.NOT_A_STORE, path=str(root))
    return Store(root)


def _can_become_store(root: Path) -> bool:
    """Return whether the folder is missing, empty, or just being made a store by another process."""
    try:
        return all(_MARKER in name or name in {"lock", "tmp", "blobs", _MEMBERS} for name in os.listdir(root))
    except FileNotFoundError:
        return True
