"""Clean-up takes package files of the right age, looks again before it acts, and loses nothing else."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel, Finished
from pyodide_cache.base.problems import Code
from pyodide_cache.clean_up.prune import DAY, PruneReport, plan_prune, run_prune
from pyodide_cache.files.trash import delete, move_to_trash
from pyodide_cache.inventory.inventory import Inventory
from pyodide_cache.inventory.status import open_ledger, read_inventory
from support.cli import files_of, run
from support.wheels import build_wheel

OLD = build_wheel("old", "1.0")
NEW = build_wheel("new", "1.0")


def put(path: Path, days: float = 100, data: bytes = b"x" * 100) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    moment = time.time() - days * DAY
    os.utime(path, (moment, moment))
    return path


@pytest.fixture
def filled(cache_dir: Path) -> Path:
    """Return a directory with an old and a new wheel, and what is nobody's to take."""
    put(cache_dir / OLD.file_name, 40, OLD.data)
    put(cache_dir / NEW.file_name, 3, NEW.data)
    put(cache_dir / "old-tests.tar", 40)
    put(cache_dir / "libold-1.0.zip", 40)
    put(cache_dir / "notes.txt")
    put(cache_dir / "photos.zip")
    put(cache_dir / "pyodide-lock.json")
    put(cache_dir / "sub" / OLD.file_name)
    return cache_dir


OLD_FILES = {OLD.file_name, "old-tests.tar", "libold-1.0.zip"}
FOREIGN = {"notes.txt", "photos.zip", "pyodide-lock.json", "sub"}


def inventory_of(directory: Path) -> Inventory:
    ledger = open_ledger()
    try:
        return read_inventory(directory, ledger=ledger)
    finally:
        ledger.close()


def test_thirty_days_are_the_default_and_the_trash_holds_what_went(filled: Path, trash: Path) -> None:
    answer = run("--cache-dir", filled, "cleanup", "--yes", "--json")
    assert answer.code == 0, answer.err
    assert {row["file_name"] for row in answer.json["removed"]} == OLD_FILES
    assert files_of(filled) == {NEW.file_name, *FOREIGN}
    assert files_of(trash) == OLD_FILES
    assert (trash / OLD.file_name).read_bytes() == OLD.data
    assert answer.json["mode"] == "trash"
    assert answer.json["bytes_freed"] == 0
    assert answer.json["totals"] == {"files": 3, "bytes": len(OLD.data) + 200}


def test_the_trash_works_for_an_account_that_never_had_one(filled: Path, home: Path, trash: Path) -> None:
    (home / ".local" / "share").rmdir()
    assert run("--cache-dir", filled, "cleanup", "--yes").code == 0
    assert files_of(trash) == OLD_FILES


@pytest.mark.parametrize("days", ["0", "0.0"])
def test_an_age_of_zero_means_all(days: str, filled: Path) -> None:
    put(filled / "fresh-1.0-py3-none-any.whl", days=0)
    put(filled / "future-1.0-py3-none-any.whl", days=-500)
    answer = run("--cache-dir", filled, "cleanup", "--max-age", days, "--yes", "--delete", "--json")
    assert answer.code == 0, answer.err
    assert files_of(filled) == FOREIGN
    assert answer.json["bytes_freed"] == answer.json["totals"]["bytes"] > 0


@pytest.mark.parametrize("days", ["-1", "soon", "nan"])
def test_a_nonsense_age_is_refused(days: str, filled: Path) -> None:
    before = files_of(filled)
    assert run("--cache-dir", filled, "cleanup", "--max-age", days, "--yes").code == 2
    assert files_of(filled) == before


def test_clear_takes_every_package_file_and_nothing_else(filled: Path, trash: Path) -> None:
    assert run("--cache-dir", filled, "clear", "--yes").code == 0
    assert files_of(filled) == FOREIGN
    assert (filled / "sub" / OLD.file_name).exists()
    assert files_of(trash) == {*OLD_FILES, NEW.file_name}


def test_deleted_for_good_is_not_in_the_trash(filled: Path, trash: Path) -> None:
    answer = run("--cache-dir", filled, "clear", "--yes", "--delete")
    assert "freed" in answer.out
    assert not trash.exists()
    assert files_of(filled) == FOREIGN


@pytest.mark.parametrize("command", [["cleanup"], ["clear"]])
@pytest.mark.parametrize("as_json", [True, False])
def test_a_dry_run_touches_nothing(command: list[str], as_json: bool, filled: Path, trash: Path) -> None:
    before = files_of(filled)
    words = ["--cache-dir", filled, *command, "--dry-run", *(["--json"] if as_json else [])]
    answer = run(*words)
    assert answer.code == 0
    assert files_of(filled) == before
    assert not trash.exists()
    if as_json:
        assert answer.json["dry_run"] is True
        assert len(answer.json["removed"]) == (3 if command == ["cleanup"] else 4)
    else:
        assert "Nothing was touched" in answer.out


def test_without_yes_and_without_a_person_nothing_goes(filled: Path) -> None:
    before = files_of(filled)
    answer = run("--cache-dir", filled, "clear", "--json")
    assert answer.code == 2
    assert answer.out == ""
    assert "--yes" in answer.err
    assert files_of(filled) == before


def test_nothing_to_remove_is_no_failure(cache_dir: Path) -> None:
    for words in (["cleanup"], ["clear"], ["cleanup", "--yes", "--json"]):
        answer = run("--cache-dir", cache_dir, *words)
        assert answer.code == 0
    assert answer.json == {
        "cache_dir": str(cache_dir),
        "dry_run": False,
        "mode": "trash",
        "removed": [],
        "failed": [],
        "totals": {"files": 0, "bytes": 0},
        "bytes_freed": 0,
    }


def test_a_file_that_changed_since_the_scan_stays_and_is_said(filled: Path) -> None:
    plan = plan_prune(inventory_of(filled), max_age_days=30)
    put(filled / OLD.file_name, 0, b"downloaded again just now")
    (filled / "old-tests.tar").unlink()
    report = None
    for event in run_prune(plan, remove=delete, cancel=Cancel()):
        if isinstance(event, Finished):
            report = event.report
    assert isinstance(report, PruneReport)
    assert {name: problem.code for name, problem in report.failed} == {
        OLD.file_name: Code.CHANGED,
        "old-tests.tar": Code.GONE,
    }
    assert [entry.file_name for entry in report.removed] == ["libold-1.0.zip"]
    assert (filled / OLD.file_name).read_bytes() == b"downloaded again just now"


def test_a_running_download_of_somebody_is_left_alone(cache_dir: Path) -> None:
    put(cache_dir / "fresh-1.0-py3-none-any.whl.part", days=0.1)
    put(cache_dir / "stale-1.0-py3-none-any.whl.part", days=2)
    assert run("--cache-dir", cache_dir, "clear", "--yes").code == 0
    assert files_of(cache_dir) == {"fresh-1.0-py3-none-any.whl.part"}


def test_a_link_goes_and_its_target_stays(cache_dir: Path, tmp_path: Path) -> None:
    target = put(tmp_path / "elsewhere.whl")
    cache_dir.mkdir()
    (cache_dir / OLD.file_name).symlink_to(target)
    (cache_dir / NEW.file_name).symlink_to(tmp_path / "nowhere")
    assert run("--cache-dir", cache_dir, "clear", "--yes").code == 0
    assert files_of(cache_dir) == set()
    assert target.exists()


def test_hard_links_free_nothing_until_the_last_one_goes(cache_dir: Path, tmp_path: Path) -> None:
    first = put(cache_dir / OLD.file_name)
    os.link(first, cache_dir / NEW.file_name)
    os.link(first, tmp_path / "elsewhere")
    answer = run("--cache-dir", cache_dir, "clear", "--yes", "--delete", "--json")
    assert answer.json["totals"] == {"files": 2, "bytes": 100}
    assert answer.json["bytes_freed"] == 0


def test_a_file_that_cannot_be_trashed_stays_and_the_exit_status_says_so(
    filled: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    share = home / ".local" / "share"
    (share / "Trash").write_text("a file where the trash should be")
    answer = run("--cache-dir", filled, "cleanup", "--yes", "--json")
    assert answer.code == 1
    assert {row["code"] for row in answer.json["failed"]} == {"no-trash"}
    assert files_of(filled) >= OLD_FILES
    assert "delete for good" in answer.json["failed"][0]["reason"]


def test_a_clock_in_the_past_takes_nothing_by_age(filled: Path) -> None:
    assert not plan_prune(inventory_of(filled), max_age_days=30, now=0.0).items


def test_a_plan_can_be_told_to_keep_files(filled: Path) -> None:
    plan = plan_prune(inventory_of(filled), max_age_days=30).without(frozenset({OLD.file_name}))
    list(run_prune(plan, remove=move_to_trash, cancel=Cancel()))
    assert files_of(filled) == {OLD.file_name, NEW.file_name, *FOREIGN}


def test_a_cancelled_clean_up_says_so_and_keeps_the_rest(filled: Path) -> None:
    cancel = Cancel()
    report = None
    for event in run_prune(plan_prune(inventory_of(filled), max_age_days=0), remove=delete, cancel=cancel):
        cancel.set()
        report = event.report if isinstance(event, Finished) else None
    assert isinstance(report, PruneReport)
    assert report.cancelled
    assert not report.removed


def test_a_lock_of_ours_that_was_edited_beyond_use_does_not_stop_a_clean_up(filled: Path) -> None:
    for number, text in enumerate(
        ['{"tool": {"pyodide-cache": 1}}', '{"tool": {"pyodide-cache": {"added": 3}}, "packages": []}', "[]", "{"]
    ):
        put(filled / f"pyodide-lock-{number}.json", data=text.encode())
    assert run("--cache-dir", filled, "clear", "--yes").code == 0
    assert OLD.file_name not in files_of(filled)


def test_ctrl_c_in_a_clean_up_stops_it_and_tells_what_was_left(
    cache_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache_dir.mkdir()
    for name in ("one", "two", "three"):
        build_wheel(name, "1.0").write_to(cache_dir)

    def delete_and_interrupt(path: Path) -> None:
        delete(path)
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr("pyodide_cache.files.trash.delete", delete_and_interrupt)
    answer = run("--cache-dir", cache_dir, "clear", "--delete", "--yes", "--json")
    assert answer.code == 1
    assert len(answer.json["removed"]) == 1
    assert "2 files were left" in answer.err
    assert len(files_of(cache_dir)) == 2
