from __future__ import annotations

import errno
import os
import stat
from contextlib import closing
from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel, Finished
from pyodide_cache.base.problems import Code
from pyodide_cache.clean_up.trash_log import UndoPlan, UndoReport
from pyodide_cache.clean_up.undo import LoggedTrash, last_undo, run_undo
from pyodide_cache.files.reader import sha256_of
from pyodide_cache.files.stamps import stamp_of
from pyodide_cache.inventory.ledger import Record, open_ledger
from pyodide_cache.settings.paths import state_dir
from support.cli import files_of
from support.old_files import put


def plan_of(directory: Path) -> UndoPlan:
    plan = last_undo(directory)
    assert plan
    return plan


def undo(plan: UndoPlan, cancel: Cancel | None = None) -> UndoReport:
    with closing(open_ledger()) as ledger:
        *_, last = run_undo(plan, ledger=ledger, cancel=cancel or Cancel())
    assert isinstance(last, Finished)
    report: UndoReport = last.report
    return report


def test_what_was_trashed_is_restored_with_its_time(cache_dir: Path) -> None:
    path = put(cache_dir / "one.whl", data=b"one")
    os.utime(path, ns=(1, 1_234_567_890_123_456_789))
    with LoggedTrash(cache_dir, {}) as trash:
        trash(path)
    assert not path.exists()
    report = undo(plan_of(cache_dir))
    assert [item.file_name for item in report.restored] == ["one.whl"]
    assert report.bytes == 3
    assert path.read_bytes() == b"one"
    assert path.stat().st_mtime_ns == 1_234_567_890_123_456_789
    assert last_undo(cache_dir) is None


def test_a_directory_that_was_deleted_is_shared_again_as_the_folder_that_it_is_in(tmp_path: Path) -> None:
    tmp_path.chmod(0o2770)
    directory = tmp_path / "deleted"
    path = put(directory / "one.whl")
    with LoggedTrash(directory, {}) as trash:
        trash(path)
    directory.rmdir()
    before = os.umask(0o077)
    try:
        undo(plan_of(directory))
    finally:
        os.umask(before)
    assert path.exists()
    assert stat.S_IMODE(directory.stat().st_mode) == 0o2770


def test_the_hash_of_a_file_is_known_again_after_an_undo(cache_dir: Path) -> None:
    path = put(cache_dir / "one.whl")
    known = Record(sha256_of(path), "314.0.7", published=True)
    with LoggedTrash(cache_dir, {"one.whl": known}) as trash:
        trash(path)
    undo(plan_of(cache_dir))
    with closing(open_ledger()) as ledger:
        assert ledger.records() == {stamp_of(path): known}


def test_of_files_of_one_name_and_size_each_cleanup_restores_its_own(cache_dir: Path, trash: Path) -> None:
    path = cache_dir / "one.whl"
    for days, data in ((9, b"first"), (5, b"other")):
        put(path, days, data)
        with LoggedTrash(cache_dir, {}) as remove:
            remove(path)
        # As if the first file came into the trash last: only its modification time tells it from the other.
        os.utime(trash.parent / "info" / "one.whl.trashinfo", (4e9, 4e9))
    undo(plan_of(cache_dir))
    assert path.read_bytes() == b"other"
    path.unlink()
    undo(plan_of(cache_dir))
    assert path.read_bytes() == b"first"


def test_a_canceled_undo_can_be_continued(cache_dir: Path) -> None:
    with LoggedTrash(cache_dir, {}) as trash:
        for name in ("one.whl", "two.whl"):
            trash(put(cache_dir / name))
    cancel = Cancel()
    with closing(open_ledger()) as ledger:
        run = run_undo(plan_of(cache_dir), ledger=ledger, cancel=cancel)
        next(run)
        next(run)
        cancel.set()
        *_, last = run
    assert isinstance(last, Finished)
    assert last.report.cancelled
    assert files_of(cache_dir) == {"one.whl"}
    undo(plan_of(cache_dir))
    assert files_of(cache_dir) == {"one.whl", "two.whl"}


def test_a_directory_that_was_deleted_is_created_again(cache_dir: Path) -> None:
    with LoggedTrash(cache_dir, {}) as trash:
        trash(put(cache_dir / "one.whl"))
    cache_dir.rmdir()
    undo(plan_of(cache_dir))
    assert files_of(cache_dir) == {"one.whl"}


@pytest.mark.parametrize("name", ["../outside", "", ".."])
def test_a_log_cannot_restore_outside_of_the_directory(name: str, cache_dir: Path, tmp_path: Path) -> None:
    with LoggedTrash(cache_dir, {}) as trash:
        trash(put(cache_dir / "one.whl"))
    (log,) = (state_dir() / "removals").iterdir()
    log.write_text(log.read_text().replace('"file_name": "one.whl"', f'"file_name": "{name}"'))
    report = undo(plan_of(cache_dir))
    assert [problem.code for _, problem in report.failed] == [Code.UNSAFE_NAME]
    assert not (tmp_path / "outside").exists()


def test_a_cleanup_whose_log_cannot_be_written_still_moves_to_the_trash(cache_dir: Path, trash: Path) -> None:
    state_dir().mkdir(parents=True, exist_ok=True)
    (state_dir() / "removals").write_text("in the way")
    with LoggedTrash(cache_dir, {}) as remove:
        remove(put(cache_dir / "one.whl"))
    assert files_of(trash) == {"one.whl"}
    (state_dir() / "removals").unlink()
    assert last_undo(cache_dir) is None


def test_a_cleanup_that_was_killed_before_a_move_leaves_nothing_in_the_trash(cache_dir: Path, trash: Path) -> None:
    path = put(cache_dir / "one.whl")
    LoggedTrash(cache_dir, {"one.whl": None}).__enter__()
    info = trash.parent / "info" / "one.whl.trashinfo"
    info.parent.mkdir(parents=True)
    info.write_text(f"[Trash Info]\nPath={path}\n")
    os.utime(info, (1, 1))
    assert last_undo(cache_dir) is None
    assert not info.exists()
    assert path.exists()


def test_a_disk_that_fails_at_the_end_of_a_cleanup_does_not_end_the_command(
    cache_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(_directory: Path) -> tuple[str, ...]:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    path = put(cache_dir / "one.whl")
    with LoggedTrash(cache_dir, {"one.whl": None}) as trash:
        trash(path)
        monkeypatch.setattr("pyodide_cache.clean_up.undo.own_lock_names", failing)
    assert [item.file_name for item in plan_of(cache_dir).items] == ["one.whl"]
