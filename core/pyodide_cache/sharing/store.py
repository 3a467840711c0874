"""The store: package files by their sha256, so that directories with the same bytes share them.

``blobs/sha256/aa/<sha256>``, read-only. A directory whose files come from here is a *view*; the store keeps a list
of its views, and their files alone tell which blobs are in use. A blob's name is its hash, so two processes that
add the same one agree; the lock only keeps a clean-up of the store apart from everything else, and where a file
system has no locks everything still holds (see `Store.take_out`).
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import secrets
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.base.record import record
from pyodide_cache.files.atomic import replace_document
from pyodide_cache.files.links import Link, hard_link, make_twin
from pyodide_cache.files.permissions import make_directory, readable_mode, share_file
from pyodide_cache.files.process_lock import held
from pyodide_cache.files.stamps import FileStamp, is_readable_file, stamp_of, stamp_of_status
from pyodide_cache.formats.filenames import PARTIAL_SUFFIX

_MARK = "pyodide-cache-store.json"
_VERSION = 1
_SHA256 = re.compile(r"[0-9a-f]{64}")


@record
class Blob:
    """A file of the store: its name, its stamp, and how many names its inode has."""

    sha256: str
    stamp: FileStamp
    links: int


@record
class ViewRecord:
    """A directory that takes its files from the store.

    Attributes:
        same_file_system: when the view is on the store's file system, a view that is not there was deleted;
            one on another may only be unmounted.

    """

    directory: Path
    same_file_system: bool


class Store:
    """A store on the disk; make or open it with `open_store`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.temporary = root / "tmp"
        self.quarantine = root / "quarantine"
        self._blobs = root / "blobs" / "sha256"
        self._views = root / "views"
        self._folders: set[str] = set()

    def path(self, sha256: str) -> Path:
        """Return where the blob of these bytes lies or would lie."""
        return self._blobs / sha256[:2] / sha256

    def has(self, sha256: str) -> bool:
        """Tell whether there is such a blob; not whether its bytes are right."""
        return is_readable_file(self.path(sha256))

    def put(self, source: Path, sha256: str, stamp: FileStamp, how: Link, *, replace: bool = False) -> bool:
        """Add the bytes of ``source``, which had ``sha256`` when it had ``stamp``; tell whether they are new.

        Args:
            source: a file of a view.
            sha256: of its bytes.
            stamp: of the file when it was hashed.
            how: the way to take; a file of another owner is never linked, since its owner could change it.
            replace: put them in the place of a blob whose bytes are wrong.

        Raises:
            Problem: `Code.CHANGED` when ``source`` is not what was hashed any more; nothing is added then.
            OSError: when the disk fails.

        """
        target = self.path(sha256)
        self._make_folder(sha256[:2])
        status = source.lstat()
        if stamp_of_status(status) != stamp:
            raise Problem(Code.CHANGED, path=str(source))
        if how is Link.HARD and hasattr(os, "geteuid") and status.st_uid != os.geteuid():
            how = Link.COPY
        if how is Link.HARD and not replace:
            # The file is whole and has a name already: no second one is needed on the way.
            share_file(source, target.parent)
            source.chmod(readable_mode(source.stat().st_mode))
            try:
                hard_link(source, target)
            except FileExistsError:
                return False
            except OSError:
                how = Link.COPY
            else:
                return True
        return self._put_aside(source, target, stamp, how, replace=replace)

    def _put_aside(self, source: Path, target: Path, stamp: FileStamp, how: Link, *, replace: bool) -> bool:
        make_directory(self.temporary)
        aside = self.temporary / f"{target.name}.{secrets.token_hex(4)}{PARTIAL_SUFFIX}"
        try:
            make_twin(source, aside, how)
            share_file(aside, target.parent)
            aside.chmod(readable_mode(aside.stat().st_mode))
            now = stamp_of(source)
            if (now.inode, now.size, now.modified_ns) != (stamp.inode, stamp.size, stamp.modified_ns):
                raise Problem(Code.CHANGED, path=str(source))
            return _give_name(aside, target, replace=replace)
        finally:
            with contextlib.suppress(OSError):
                aside.unlink(missing_ok=True)

    def _make_folder(self, prefix: str) -> None:
        if prefix not in self._folders:
            make_directory(self._blobs / prefix)
            self._folders.add(prefix)

    def blobs(self) -> Iterator[Blob]:
        """Yield every blob, in no order; names that are no hashes are passed over.

        Raises:
            OSError: when the store cannot be read.

        """
        with contextlib.suppress(FileNotFoundError):
            for folder in sorted(os.listdir(self._blobs)):
                with contextlib.suppress(NotADirectoryError), os.scandir(self._blobs / folder) as listing:
                    for item in listing:
                        if _SHA256.fullmatch(item.name) and item.is_file(follow_symlinks=False):
                            with contextlib.suppress(FileNotFoundError):
                                yield _blob(item.name, item.stat(follow_symlinks=False))

    def take_out(self, blob: Blob) -> bool:
        """Remove a blob that nobody uses, and tell whether it went.

        It loses its name first and its bytes only when it still has no other name after that: a view that was
        linked to it in between, by a process that no lock kept apart, puts it back.

        Raises:
            OSError: when the disk fails.

        """
        path = self.path(blob.sha256)
        aside = self.temporary / f"{blob.sha256}.{secrets.token_hex(4)}{PARTIAL_SUFFIX}"
        make_directory(self.temporary)
        try:
            path.rename(aside)
        except FileNotFoundError:
            return False
        status = aside.stat()
        if status.st_nlink == 1 and status.st_mtime_ns == blob.stamp.modified_ns:
            aside.unlink()
            return True
        _give_name(aside, path, replace=False)
        aside.unlink(missing_ok=True)
        return False

    def set_aside(self, sha256: str) -> None:
        """Take a blob whose bytes are wrong out of use; they are kept in the store's quarantine.

        Raises:
            OSError: when the disk fails.

        """
        make_directory(self.quarantine)
        self.path(sha256).replace(self.quarantine / f"{sha256}.{secrets.token_hex(4)}")

    def leftovers(self, *, older_than: float) -> tuple[Path, ...]:
        """List the unfinished files of processes that were killed, unchanged for ``older_than`` seconds."""
        limit = time.time() - older_than
        found = []
        with contextlib.suppress(OSError), os.scandir(self.temporary) as listing:
            for item in listing:
                with contextlib.suppress(OSError):
                    status = item.stat(follow_symlinks=False)
                    if max(status.st_mtime, status.st_ctime) < limit:
                        found.append(Path(item.path))
        return tuple(found)

    def views(self) -> tuple[ViewRecord, ...]:
        """List the views, by path; records that cannot be read are passed over."""
        found = []
        for path in sorted(self._views.glob("*.json")) if self._views.is_dir() else ():
            with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
                record = json.loads(path.read_bytes())
                found.append(ViewRecord(Path(record["directory"]), bool(record["same_file_system"])))
        return tuple(sorted(found, key=lambda view: view.directory))

    def add_view(self, directory: Path) -> None:
        """Remember that ``directory``, which must be there, takes its files from here.

        Raises:
            OSError: when the disk fails.

        """
        same = directory.stat().st_dev == self.root.stat().st_dev
        text = json.dumps({"directory": str(directory), "same_file_system": same})
        path = self._record_of(directory)
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            replace_document(path, text.encode())

    def forget_view(self, directory: Path) -> bool:
        """Take a directory off the list of views, and tell whether it was on it; no file is touched."""
        try:
            self._record_of(directory).unlink()
        except FileNotFoundError:
            return False
        return True

    def _record_of(self, directory: Path) -> Path:
        digest = hashlib.sha256(os.fsencode(directory)).hexdigest()
        return self._views / f"{digest[:32]}.json"

    def lock(self, *, exclusive: bool = False) -> AbstractContextManager[None]:
        """Hold the store's lock, with others or alone; see `pyodide_cache.files.process_lock.held`."""
        return held(self.root / "lock", exclusive=exclusive)


def open_store(root: Path, *, create: bool = False) -> Store:
    """Open a store, or make one where there is nothing yet.

    Raises:
        Problem: `Code.NOT_A_STORE` for a folder that is none, or none of this version; or why it cannot be read.

    """
    try:
        mark = json.loads((root / _MARK).read_bytes())
        if not isinstance(mark, dict) or mark.get("version") != _VERSION:
            raise Problem(Code.NOT_A_STORE, path=str(root))
    except (FileNotFoundError, NotADirectoryError) as error:
        if not create or not _may_become_one(root):
            raise Problem(Code.NOT_A_STORE, path=str(root)) from error
        try:
            replace_document(root / _MARK, json.dumps({"version": _VERSION}).encode())
        except OSError as failed:
            raise disk_problem(failed, str(root)) from failed
    except ValueError as error:
        raise Problem(Code.NOT_A_STORE, path=str(root)) from error
    except OSError as error:
        raise disk_problem(error, str(root)) from error
    return Store(root)


def store_to_be(root: Path) -> Store:
    """Open a store for a plan; one that is not there yet is not made.

    Raises:
        Problem: `Code.NOT_A_STORE` for a folder that holds other things, or why it cannot be read.

    """
    return Store(root) if is_free(root) else open_store(root)


def is_free(root: Path) -> bool:
    """Tell whether a store could be made here: nothing there yet, or an empty folder."""
    try:
        return not os.listdir(root)
    except FileNotFoundError:
        return True
    except OSError:
        return False


def _may_become_one(root: Path) -> bool:
    """Tell whether a folder is free for a store: not there, empty, or just becoming one by another process."""
    try:
        return all(_MARK in name or name in {"lock", "tmp", "blobs", "views"} for name in os.listdir(root))
    except FileNotFoundError:
        return True
    except NotADirectoryError:
        return False


def _blob(sha256: str, status: os.stat_result) -> Blob:
    return Blob(sha256, stamp_of_status(status), status.st_nlink)


def _give_name(aside: Path, target: Path, *, replace: bool) -> bool:
    """Give a whole file its name, and tell whether it was free; the first of two that are the same wins."""
    if not replace:
        try:
            hard_link(aside, target)
        except FileExistsError:
            return False
        except OSError:  # a file system without hard links, or too many of this file
            if target.exists():
                return False
        else:
            return True
    aside.replace(target)
    return True
