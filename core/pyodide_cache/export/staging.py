"""Write a folder or an archive that gets its name only when it is complete."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from stat import S_ISDIR
from typing import Any

from pyodide_cache.base.problems import Code, Problem, disk_problems
from pyodide_cache.files.atomic import temporary_name
from pyodide_cache.files.exchange import replace_with
from pyodide_cache.files.partial import HashedFile
from pyodide_cache.files.paths import free_bytes
from pyodide_cache.files.reader import MAX_DOCUMENT_BYTES, check_archive, open_target, read_file
from pyodide_cache.files.sync import sync_directory
from pyodide_cache.files.trash import move_to_trash
from pyodide_cache.files.zips import write_zip
from pyodide_cache.formats.bounded_zip import opened_zip, read_member
from pyodide_cache.formats.documents import parse_json, table_at
from pyodide_cache.formats.names import safe_file_name
from pyodide_cache.inventory.own_lock import LOCK_NAME

#: Name of the table below ``tool`` in an export's lock file; a cache directory's own lock file has another.
MARK = "pyodide-cache-export"

#: Suffixes of archives that are compressed already: an archive of them stores them without compression.
_COMPRESSED = (".whl", ".zip")

_WASM_MAGIC = b"\0asm"


def mark_of(document: object, name: str = MARK) -> dict[str, Any] | None:
    """Return the table of a lock file below ``tool`` that says what this app made; None for any other document."""
    mark = table_at(document, "tool").get(name)
    return mark if isinstance(mark, dict) else None


def is_export(path: Path, lock_name: str = LOCK_NAME) -> bool:
    """Return whether ``path`` is an export: a lock file, a folder or a zip archive."""
    try:
        if path.is_dir():
            mark = mark_of(parse_json(read_file(path / lock_name)))
            return mark is not None and mark.get("folder") is True
        if path.suffix == ".zip":
            with open_target(path) as file, opened_zip(file, path.name) as archive:
                data = read_member(archive, archive.getinfo(lock_name), MAX_DOCUMENT_BYTES)
            return mark_of(parse_json(data)) is not None
        return mark_of(parse_json(read_file(path))) is not None
    except (OSError, ValueError, KeyError, Problem):
        return False


def check_target(target: Path, lock_name: str = LOCK_NAME) -> None:
    """Raise `Code.NOT_AN_EXPORT` if anything but an earlier export has the target's name."""
    if not is_free(target) and not is_export(target, lock_name):
        raise Problem(Code.NOT_AN_EXPORT, path=str(target))


def is_free(path: Path) -> bool:
    """Return whether ``path`` does not exist or is an empty folder that can be replaced; a drive cannot.

    Raises:
        Problem: when that cannot be found out, as for a name that is too long.
    """
    with disk_problems(path):
        try:
            mode = path.lstat().st_mode
        except (FileNotFoundError, NotADirectoryError):
            return True
        return S_ISDIR(mode) and not path.is_mount() and not any(path.iterdir())


class StagedFile(HashedFile):
    """One file of a staged export; a sink for `net.transfer.transfer`."""

    def finish(self, expected: str | None) -> str:
        """Write the bytes to the disk, verify them, and return their sha256.

        Args:
            expected: the published sha256; None if there is none: then archives must be sound, and
                WebAssembly must start with its magic bytes.

        Raises:
            Problem: `Code.ALTERED_FILE` or `Code.NOT_A_ZIP`.
        """
        os.fsync(self._file.fileno())
        self._file.close()
        sha256 = self.sha256
        if expected is not None and sha256 != expected:
            raise Problem(Code.ALTERED_FILE, name=self.path.name, actual=sha256, expected=expected)
        if expected is None and self.path.suffix in _COMPRESSED:
            check_archive(self.path, self.path.name)
        if expected is None and self.path.suffix == ".wasm":
            with open_target(self.path) as file:
                if file.read(len(_WASM_MAGIC)) != _WASM_MAGIC:
                    raise Problem(Code.NOT_A_ZIP, source=self.path.name, error="not WebAssembly")
        return sha256


class Staging:
    """A temporary folder beside the target, to which it is renamed at the end. ``needed`` bytes must be free."""

    def __init__(self, target: Path, needed: int) -> None:
        free = free_bytes(target.parent)
        if free is not None and needed > free:
            raise Problem(Code.NO_SPACE, path=str(target), needed=needed, free=free)
        self._target = target
        target.parent.mkdir(parents=True, exist_ok=True)
        self._folder, self._archive = temporary_name(target), temporary_name(target)
        self._folder.mkdir()

    def open(self, file_name: str) -> StagedFile:
        """Open a new file; raise `Code.UNSAFE_NAME` for a name that is not a plain file name."""
        return StagedFile(self._folder / safe_file_name(file_name))

    def add(self, file_name: str, data: bytes) -> None:
        """Write a small file."""
        with self.open(file_name) as file:
            file.write(data)
            file.finish(hashlib.sha256(data).hexdigest())

    def pack(self) -> Iterator[int]:
        """Write the archive, and yield the number of bytes so far.

        The same files give the same archive: members are sorted and have no times.
        """
        files = sorted((path.name, path) for path in self._folder.iterdir())
        with self._archive.open("xb") as raw:
            yield from write_zip(raw, files, stored=_COMPRESSED)
            raw.flush()
            os.fsync(raw.fileno())

    def publish(self, is_ours: Callable[[Path], bool]) -> None:
        """Rename the archive, if there is one, or the folder to the target, which was checked right before.

        An older one, which ``is_ours`` tells from other files and folders, is moved to the trash.
        """
        target = self._target
        made = self._archive if self._archive.exists() else self._folder
        sync_directory(self._folder)
        if not is_free(target):
            replace_with(made, target, move_to_trash, is_ours)
            return
        if target.is_dir():
            target.rmdir()
        made.rename(target)
        sync_directory(target.parent)

    def __enter__(self) -> Staging:
        return self

    def __exit__(self, *_exception: object) -> None:
        """Remove the temporary files."""
        shutil.rmtree(self._folder, ignore_errors=True)
        self._archive.unlink(missing_ok=True)
