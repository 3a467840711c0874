"""Switch a directory from its old set of packages to a new one, and back.

During an upgrade::

    <cache directory>/.pyodide-cache-upgrade/
    ├── new/            the new set, until the switch
    ├── old/            the files that the new set replaced, until the upgrade is finished or undone
    └── switch.json     what the switch moves; written before the first move

Every move is a rename within one file system, so that an interruption leaves each file in one of two places, and
`switch_back` restores the old set from any state.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pyodide_cache.base.problems import Code, Problem, disk_problems
from pyodide_cache.base.record import as_dict, from_dict, record, replace
from pyodide_cache.files.atomic import write_file
from pyodide_cache.files.permissions import make_directory
from pyodide_cache.files.process_lock import held
from pyodide_cache.files.reader import read_text, sha256_of
from pyodide_cache.files.stamps import stamp_of
from pyodide_cache.files.sync import sync_directory
from pyodide_cache.files.trash import Remover
from pyodide_cache.formats.documents import parse_json
from pyodide_cache.formats.lockfile import is_lock_file_name
from pyodide_cache.formats.names import safe_file_name
from pyodide_cache.inventory.ledger import Ledger
from pyodide_cache.inventory.quarantine import UPGRADE


@record
class Switch:
    """What a switch moves."""

    before: str  # the release of the old set
    after: str  # the release of the new set
    added: Mapping[str, str]  # sha256 of the new files by name; empty for lock files, which later warm-ups change
    set_aside: tuple[str, ...]  # names of the old files
    is_done: bool = False  # whether all moves were made


def new_set(directory: Path) -> Path:
    """Return the folder of the new set; it need not exist."""
    return directory / UPGRADE / "new"


def old_set(directory: Path) -> Path:
    """Return the folder of the old files; it need not exist."""
    return directory / UPGRADE / "old"


def last_switch(directory: Path) -> Switch | None:
    """Return the switch that can be undone; None if there is none, or links lead its moves elsewhere."""
    if _is_elsewhere(old_set(directory)):
        return None
    try:
        found = from_dict(Switch, parse_json(read_text(_journal(directory))))
        for name in (*found.added, *found.set_aside):
            safe_file_name(name)
    except (OSError, ValueError, Problem):
        return None
    return found


def switch(directory: Path, switch: Switch, ledger: Ledger) -> None:
    """Set the old files aside, and give the new ones their place.

    When that raises a problem, `switch_back` restores the old set.
    """
    with _changing(directory):
        _write(directory, switch)
        make_directory(old_set(directory))
        for name in switch.set_aside:
            with contextlib.suppress(FileNotFoundError):  # another process removed it meanwhile
                _move(directory / name, old_set(directory) / name, ledger)
        for folder in (old_set(directory), directory):  # before anything takes the name of an old file
            sync_directory(folder)
        for name in switch.added:
            _move(new_set(directory) / name, directory / name, ledger)
        sync_directory(directory)
        _write(directory, replace(switch, is_done=True))
        _remove_folder(new_set(directory))


def switch_back(
    directory: Path, switch: Switch, ledger: Ledger, remove: Remover
) -> Iterator[tuple[str, Problem | None]]:
    """Remove the new files, restore the old ones, and yield each name with what kept it from its place.

    A new file that changed since stays; so does an old file whose place is taken. When a file cannot be moved, the
    next call continues.
    """
    with _changing(directory):
        failed = False
        for name, sha256 in switch.added.items():
            path = directory / name
            was_moved = name not in switch.set_aside or os.path.lexists(old_set(directory) / name)
            if not was_moved or not os.path.lexists(path):
                continue
            if sha256 and (path.is_symlink() or sha256_of(path) != sha256):
                yield name, Problem(Code.CHANGED, path=str(path))
                continue
            # A lock file is made again by the next warm-up; an undone download may be of use in the trash.
            path.unlink() if is_lock_file_name(name) else remove(path)
        for name in switch.set_aside:
            source, target = old_set(directory) / name, directory / name
            if not os.path.lexists(source):
                continue
            if os.path.lexists(target) and not _is_same_file(source, target):
                failed = True
                yield name, Problem(Code.IN_THE_WAY, path=str(target))
                continue
            _move(source, target, ledger)
            yield name, None
        sync_directory(directory)  # before what is needed to try again goes
        if not failed:
            forget(directory)


def _is_same_file(one: Path, other: Path) -> bool:
    """Return whether two files have the same bytes, as after a new download; a link is not followed."""
    return other.is_file() and not other.is_symlink() and sha256_of(one) == sha256_of(other)


def note_added(directory: Path, lock_files: Iterable[str]) -> None:
    """Let an undo of the last switch remove lock files that were written after it, too."""
    if last := last_switch(directory):
        _write(directory, replace(last, added={**last.added, **dict.fromkeys(lock_files, "")}))


def forget(directory: Path) -> int:
    """Delete what an upgrade keeps, old files and new ones, and return the number of old files."""
    count = len(files_of_set(old_set(directory)))
    for folder in (old_set(directory), new_set(directory)):
        _remove_folder(folder)
    _journal(directory).unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        (directory / UPGRADE).rmdir()
    return count


def kept_files(directory: Path) -> tuple[Path, ...]:
    """Return the files that upgrades keep: old ones, and new ones of an upgrade that did not come to its switch."""
    return (*files_of_set(old_set(directory)), *files_of_set(new_set(directory)))


def files_of_set(folder: Path) -> tuple[Path, ...]:
    """Return the files of the old or the new set, sorted; none if it does not exist, or a link leads to it."""
    if _is_elsewhere(folder):
        return ()
    try:
        return tuple(sorted(path for path in folder.iterdir() if path.is_file() or path.is_symlink()))
    except OSError:
        return ()


@contextlib.contextmanager
def _changing(directory: Path) -> Iterator[None]:
    with disk_problems(directory, inside=True), held(directory, exclusive=True):
        yield


def _journal(directory: Path) -> Path:
    return directory / UPGRADE / "switch.json"


def _write(directory: Path, switch: Switch) -> None:
    write_file(_journal(directory), json.dumps(as_dict(switch), indent=1))


def _move(source: Path, target: Path, ledger: Ledger) -> None:
    """Rename a file; what the ledger knows about it goes with it, although the rename changes its stamp."""
    known = None if source.is_symlink() else ledger.records().get(stamp_of(source))
    source.replace(target)
    if known:
        ledger.add([(stamp_of(target), known)])


def _remove_folder(folder: Path) -> None:
    if _is_elsewhere(folder):
        return
    if folder.is_dir():
        for path in folder.iterdir():
            path.unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        folder.rmdir()


def _is_elsewhere(folder: Path) -> bool:
    """Return whether a link leads to a folder of an upgrade; whoever may write in the directory may have made it."""
    return any(map(os.path.islink, (folder, folder.parent)))  # which never fails, as where there is no permission
