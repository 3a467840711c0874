"""``cleanup``, ``clear`` and ``prune``: they remove package files only, and report what they could not remove."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from pyodide_cache.files.trash import delete
from support.cli import files_of, run
from support.old_files import FOREIGN, NEW, OLD, OLD_FILES, fill, put
from support.wheels import DistributionFolder, build_wheel


@pytest.fixture
def filled(cache_dir: Path) -> Path:
    """Return a directory with old and new package files, and files that are not packages."""
    return fill(cache_dir)


def test_cleanup_moves_files_older_than_thirty_days_to_the_trash(filled: Path, trash: Path) -> None:
    answer = run("--cache-dir", filled, "cleanup", "--yes", "--json")
    assert answer.code == 0, answer.err
    assert {row["file_name"] for row in answer.json["removed"]} == OLD_FILES
    assert {tuple(row["rules"]) for row in answer.json["removed"]} == {("older-than=30d",)}
    assert files_of(filled) == {NEW.file_name, *FOREIGN}
    assert files_of(trash) == OLD_FILES
    assert (trash / OLD.file_name).read_bytes() == OLD.data
    assert answer.json["mode"] == "trash"
    assert answer.json["bytes_freed"] == 0
    assert answer.json["totals"] == {"files": 3, "bytes": len(OLD.data) + 200}


def test_the_trash_is_created_for_an_account_that_has_none(filled: Path, home: Path, trash: Path) -> None:
    (home / ".local" / "share").rmdir()
    assert run("--cache-dir", filled, "cleanup", "--yes").code == 0
    assert files_of(trash) == OLD_FILES


@pytest.mark.parametrize("days", ["0", "0.0"])
def test_an_age_of_zero_removes_all_package_files(days: str, filled: Path) -> None:
    put(filled / "fresh-1.0-py3-none-any.whl", days=0)
    put(filled / "future-1.0-py3-none-any.whl", days=-500)
    answer = run("--cache-dir", filled, "cleanup", "--max-age", days, "--yes", "--delete", "--json")
    assert answer.code == 0, answer.err
    assert files_of(filled) == FOREIGN
    assert answer.json["bytes_freed"] == answer.json["totals"]["bytes"] > 0


@pytest.mark.parametrize(("days", "removes"), [("3.5", False), ("80h", False), ("0.00001", True), ("1min", True)])
def test_an_age_may_be_a_fraction_of_a_day(days: str, removes: bool, filled: Path) -> None:
    assert run("--cache-dir", filled, "cleanup", "--max-age", days, "--yes").code == 0
    assert (NEW.file_name not in files_of(filled)) == removes


def test_a_long_age_is_said_in_whole_days(filled: Path) -> None:
    answer = run("--cache-dir", filled, "cleanup", "--max-age", "99y", "--yes")
    assert "no package files older than 36160 days in" in answer.out


@pytest.mark.parametrize("days", ["-1", "soon", "nan"])
def test_an_invalid_age_is_refused(days: str, filled: Path) -> None:
    before = files_of(filled)
    assert run("--cache-dir", filled, "cleanup", "--max-age", days, "--yes").code == 2
    assert files_of(filled) == before


def test_clear_removes_every_package_file_and_nothing_else(filled: Path, trash: Path) -> None:
    assert run("--cache-dir", filled, "clear", "--yes").code == 0
    assert files_of(filled) == FOREIGN
    assert (filled / "sub" / OLD.file_name).exists()
    assert files_of(trash) == {*OLD_FILES, NEW.file_name}


def test_deleted_files_are_not_in_the_trash(filled: Path, trash: Path) -> None:
    answer = run("--cache-dir", filled, "clear", "--yes", "--delete")
    assert "freed" in answer.out
    assert not trash.exists()
    assert files_of(filled) == FOREIGN


@pytest.mark.parametrize("command", [["cleanup"], ["clear"]])
@pytest.mark.parametrize("as_json", [True, False])
def test_a_dry_run_changes_nothing(command: list[str], as_json: bool, filled: Path, trash: Path) -> None:
    before = files_of(filled)
    answer = run("--cache-dir", filled, *command, "--dry-run", *(["--json"] if as_json else []))
    assert answer.code == 0
    assert files_of(filled) == before
    assert not trash.exists()
    count = 3 if command == ["cleanup"] else 4
    if as_json:
        assert answer.json["dry_run"] is True
        assert len(answer.json["removed"]) == count
    else:
        assert f"Would move {count} files (" in answer.out
        assert "Nothing was changed" in answer.out
        assert OLD.file_name in answer.out


def test_a_single_file_is_not_called_files(cache_dir: Path) -> None:
    put(cache_dir / OLD.file_name)
    assert "Would move 1 file (100 B) to the trash" in run("--cache-dir", cache_dir, "clear", "--dry-run").out
    assert "Moved 1 file (100 B) to the trash" in run("--cache-dir", cache_dir, "clear", "--yes").out


def test_without_yes_and_without_a_terminal_nothing_is_removed(filled: Path) -> None:
    before = files_of(filled)
    answer = run("--cache-dir", filled, "clear", "--json")
    assert answer.code == 2
    assert answer.json["error"]["code"] == "consent-needed"
    assert "--yes" in answer.err
    assert files_of(filled) == before


def test_nothing_to_remove_is_not_a_failure(cache_dir: Path) -> None:
    for words in (["cleanup"], ["clear"], ["cleanup", "--yes", "--json"]):
        answer = run("--cache-dir", cache_dir, *words)
        assert answer.code == 0
    assert answer.json == {
        "schema": 1,
        "cache_dir": str(cache_dir),
        "dry_run": False,
        "mode": "trash",
        "removed": [],
        "kept": [],
        "over_budget": 0,
        "failed": [],
        "totals": {"files": 0, "bytes": 0},
        "bytes_freed": 0,
    }


def test_a_running_download_is_kept(cache_dir: Path) -> None:
    put(cache_dir / "fresh-1.0-py3-none-any.whl.part", days=0.1)
    put(cache_dir / "stale-1.0-py3-none-any.whl.part", days=2)
    assert run("--cache-dir", cache_dir, "clear", "--yes").code == 0
    assert files_of(cache_dir) == {"fresh-1.0-py3-none-any.whl.part"}


def test_a_link_is_removed_and_its_target_kept(cache_dir: Path, tmp_path: Path) -> None:
    target = put(tmp_path / "elsewhere.whl")
    cache_dir.mkdir()
    (cache_dir / OLD.file_name).symlink_to(target)
    (cache_dir / NEW.file_name).symlink_to(tmp_path / "nowhere")
    assert run("--cache-dir", cache_dir, "clear", "--yes").code == 0
    assert files_of(cache_dir) == set()
    assert target.exists()


def test_hard_links_free_nothing_until_the_last_one_is_removed(cache_dir: Path, tmp_path: Path) -> None:
    first = put(cache_dir / OLD.file_name)
    os.link(first, cache_dir / NEW.file_name)
    os.link(first, tmp_path / "elsewhere")
    answer = run("--cache-dir", cache_dir, "clear", "--yes", "--delete", "--json")
    assert answer.json["totals"] == {"files": 2, "bytes": 100}
    assert answer.json["bytes_freed"] == 0


def test_files_that_cannot_be_trashed_are_kept_and_the_exit_status_is_1(filled: Path, home: Path) -> None:
    (home / ".local" / "share" / "Trash").write_text("a file where the trash should be")
    answer = run("--cache-dir", filled, "cleanup", "--yes", "--json")
    assert answer.code == 1
    assert {row["code"] for row in answer.json["failed"]} == {"no-trash"}
    assert files_of(filled) >= OLD_FILES
    assert "delete" in answer.json["failed"][0]["reason"]
    said = run("--cache-dir", filled, "cleanup", "--yes").err
    assert said.count("moving to the trash failed") == 1  # the reason is that of all
    assert all(name in said for name in OLD_FILES)


def test_a_damaged_own_lock_file_does_not_stop_a_cleanup(filled: Path) -> None:
    for number, text in enumerate(
        ['{"tool": {"pyodide-cache": 1}}', '{"tool": {"pyodide-cache": {"added": 3}}, "packages": []}', "[]", "{"]
    ):
        put(filled / f"pyodide-lock-{number}.json", data=text.encode())
    assert run("--cache-dir", filled, "clear", "--yes").code == 0
    assert OLD.file_name not in files_of(filled)


def test_ctrl_c_stops_a_cleanup_and_reports_the_rest(cache_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache_dir.mkdir()
    for name in ("one", "two", "three"):
        build_wheel(name, "1.0").write_to(cache_dir)

    def delete_and_interrupt(path: Path) -> None:
        delete(path)
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr("pyodide_cache.files.trash.delete", delete_and_interrupt)
    answer = run("--cache-dir", cache_dir, "clear", "--delete", "--yes", "--json")
    assert answer.code == 130
    assert len(answer.json["removed"]) == 1
    assert "2 files left" in answer.err
    assert len(files_of(cache_dir)) == 2


def test_prune_removes_files_by_rules(cache_dir: Path) -> None:
    cache_dir.mkdir()
    for version in ("1.0", "1.10", "1.9"):
        build_wheel("thing", version).write_to(cache_dir)
    (cache_dir / "notes.txt").write_text("mine")
    common = ("prune", "--rule", "superseded", "--cache-dir", cache_dir)
    shown = run(*common, "--dry-run", "--json").json
    assert [row["rules"] for row in shown["removed"]] == [["superseded"], ["superseded"]]
    assert len(files_of(cache_dir)) == 4
    assert run(*common, "--yes", "--delete").code == 0
    assert files_of(cache_dir) == {"thing-1.10-py3-none-any.whl", "notes.txt"}
    assert "no files for these rules" in run(*common, "--yes").out
    bad = run("prune", "--rule", "everything", "--cache-dir", cache_dir)
    assert bad.code == 2
    assert "older-than=AGE" in bad.err


def test_the_help_of_prune_lists_every_rule() -> None:
    text = run("prune", "--help").out
    assert "superseded=N" in text
    assert "budget=SIZE" in text


@pytest.mark.parametrize("name", ["!!", "numpy>=2", ""])
def test_a_protected_name_that_would_protect_nothing_is_refused(name: str, cache_dir: Path) -> None:
    cache_dir.mkdir()
    build_wheel("numpy", "1.0").write_to(cache_dir)
    answer = run("prune", "--rule", "older-than=0d", "--protect", name, "--yes", "--cache-dir", cache_dir)
    assert answer.code == 2
    assert "--protect" in answer.err
    assert len(files_of(cache_dir)) == 1


def test_c4_a_plan_says_what_stays_also_when_nothing_else_is_to_be_removed(
    distribution: DistributionFolder, cache_dir: Path
) -> None:
    words = ("python-dateutil", "--distribution", distribution, "--source", "distribution")
    assert run("--cache-dir", cache_dir, "warm-up", *words).code == 0
    (six,) = cache_dir.glob("six*")
    os.utime(six, (1_600_000_000, 1_600_000_000))
    answer = run("--cache-dir", cache_dir, "cleanup", "--yes")
    assert answer.code == 0
    assert f"Kept: {six.name}, which python-dateutil needs." in answer.out
    assert six.exists()


def test_a_budget_that_protected_packages_exceed_is_said(filled: Path) -> None:
    prune = ("--cache-dir", filled, "prune", "--rule", "budget=0", "--protect", "old", "--dry-run")
    assert run(*prune, "--json").json["over_budget"] == len(OLD.data)
    assert f"What must stay is {len(OLD.data)} B larger than the budget." in run(*prune).out


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("clear", "rich"), "To remove a package, run: pyodide-cache remove rich"),
        (("cleanup", "rich"), "To remove a package, run: pyodide-cache remove rich"),
        (("cleanup", "30"), "For this age, write: --max-age 30"),
        (("cleanup", "6mo"), "For this age, write: --max-age 6mo"),
    ],
    ids=str,
)
def test_a_word_that_the_command_does_not_take_leads_to_what_was_meant(words: tuple[str, ...], hint: str) -> None:
    answer = run(*words)
    assert (answer.code, hint in answer.err) == (2, True), answer.err


def test_an_empty_word_is_no_package_to_remove() -> None:
    assert "remove" not in run("clear", "").err
