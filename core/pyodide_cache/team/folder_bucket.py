"""A team cache in a folder, such as a network share: it needs no library and no server."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.files.atomic import temporary_name, write_file
from pyodide_cache.files.links import give_free_name
from pyodide_cache.files.process_lock import held
from pyodide_cache.files.reader import MAX_FILE_BYTES, open_target, read_file
from pyodide_cache.files.sync import sync_directory, sync_file
from pyodide_cache.formats.filenames import PARTIAL_SUFFIX
from pyodide_cache.settings.teams import Team
from pyodide_cache.team.layout import Content, StoredObject

_CHUNK = 1024 * 1024


class FolderBucket:
    """Objects as files; see `pyodide_cache.team.bucket.Bucket`."""

    def __init__(self, team: Team) -> None:
        self.team = team
        self._root = team.folder

    def get(self, key: str, limit: int) -> Content | None:
        """Return an object; None if there is none."""
        path = self._root / key
        with self._problems(key):
            try:
                data, modified = read_file(path, limit), path.stat().st_mtime
            except (FileNotFoundError, NotADirectoryError):
                self._check_root()
                return None
            return Content(data, _tag_of(data), modified)

    def chunks(self, key: str, start: int = 0) -> Iterator[bytes]:
        """Yield the bytes of an object from ``start`` on."""
        with self._problems(key):
            try:
                file = open_target(self._root / key)
            except (FileNotFoundError, NotADirectoryError) as error:
                self._check_root()
                raise Problem(Code.NOT_IN_TEAM, team=self.team.name, name=key) from error
            with file:
                if os.fstat(file.fileno()).st_size > MAX_FILE_BYTES:
                    raise Problem(Code.WRONG_OBJECT, team=self.team.name, key=key)
                file.seek(start)
                while chunk := file.read(_CHUNK):
                    yield chunk

    def item(self, key: str) -> StoredObject | None:
        """Return the size and time of an object; None if there is none."""
        with self._problems(key):
            try:
                status = (self._root / key).stat()
            except (FileNotFoundError, NotADirectoryError):
                self._check_root()
                return None
            return StoredObject(key, status.st_size, status.st_mtime)

    def create(self, key: str, data: bytes) -> bool:
        """Write an object unless there is one."""
        path = self._root / key
        with self._problems(key):
            if path.exists():
                return False
            temporary = temporary_name(path)
            try:
                write_file(temporary, data, durable=False)
                sync_file(temporary)
                if not give_free_name(temporary, path):
                    return False
            finally:
                with contextlib.suppress(OSError):
                    temporary.unlink(missing_ok=True)
            sync_directory(path.parent)  # a reference to it may be written next
            return True

    def swap(self, key: str, data: bytes, tag: str) -> bool:
        """Replace an object that still has this tag."""
        path = self._root / key
        with self._problems(key):
            if not path.exists():
                return False
            with held(path.parent, exclusive=True):
                if _tag_of(read_file(path)) != tag:
                    return False
                write_file(path, data)
            return True

    def replace(self, key: str, data: bytes) -> None:
        """Write an object, whatever is there."""
        with self._problems(key):
            write_file(self._root / key, data)

    def list(self, prefix: str) -> Iterator[StoredObject]:
        """Yield the objects below a folder; a team cache that is empty has none."""
        with self._problems(prefix):
            if not (self._root / prefix).is_dir():
                self._check_root()
            for folder, _, names in os.walk(self._root / prefix, onerror=_raise):
                for name in names:
                    path = Path(folder, name)
                    try:
                        status = path.stat()
                    except OSError as error:
                        if error.errno in {errno.ENOENT, errno.ELOOP}:  # deleted just now, or a link to nothing
                            continue
                        raise
                    if not name.endswith(PARTIAL_SUFFIX):
                        key = path.relative_to(self._root).as_posix()
                        yield StoredObject(key, status.st_size, status.st_mtime)

    def delete(self, keys: Iterable[str]) -> None:
        """Delete objects."""
        for key in keys:
            with self._problems(key):
                (self._root / key).unlink(missing_ok=True)

    def _check_root(self) -> None:
        """Raise `Code.TEAM_UNREACHABLE` if the folder is not there: a share may only be unmounted."""
        if not self._root.is_dir():
            folder = str(self._root)
            raise Problem(Code.TEAM_UNREACHABLE, team=self.team.name, url=self.team.url, folder=folder, final=1)

    @contextlib.contextmanager
    def _problems(self, key: str) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            problem = disk_problem(error, str(self._root / key))
            if problem.code is Code.NO_SPACE:  # of the whole folder: said once for all files
                problem = problem.with_facts(path=str(self._root))
            if problem.code not in {Code.NO_PERMISSION, Code.READ_ONLY}:
                raise problem from error
            why = str(problem.facts["error"])
            raise Problem(Code.TEAM_DENIED, team=self.team.name, what="file", key=key, error=why) from error


def _tag_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _raise(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError):
        raise error
