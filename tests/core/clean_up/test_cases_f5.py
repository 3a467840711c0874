"""F5, F6 and C2: a cleanup and its undo can be killed anywhere, and an undo brings back all that it promised."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from pyodide_cache import Cache
from pyodide_cache.base.events import ItemDone
from pyodide_cache.base.problems import Code
from pyodide_cache.clean_up.undo import last_undo
from pyodide_cache.inventory.inventory import Status
from pyodide_cache.settings.paths import state_dir
from support.cli import files_of, run
from support.old_files import put
from support.servers import StartIndex
from support.wheels import DistributionFolder, build_wheel


@pytest.fixture
def filled(cache_dir: Path) -> Path:
    for name in ("one", "two", "three"):
        wheel = build_wheel(name, "1.0")
        put(cache_dir / wheel.file_name, data=wheel.data)
    return cache_dir


def log_path() -> Path:
    (path,) = (state_dir() / "removals").iterdir()
    return path


@pytest.mark.parametrize("lines_lost", [1, 2, 3, 4])
def test_f5_a_cleanup_that_was_killed_before_it_logged_its_moves_can_be_undone(filled: Path, lines_lost: int) -> None:
    before = files_of(filled)
    run("--cache-dir", filled, "clear", "--yes")
    log = log_path()
    lines = log.read_text().splitlines()
    assert json.loads(lines[-1]) == {"ended": True}
    log.write_text("\n".join(lines[:-lines_lost]) + "\n")
    assert run("--cache-dir", filled, "undo").code == 0
    assert files_of(filled) == before


def test_f5_what_a_killed_cleanup_did_not_move_is_not_part_of_its_undo(filled: Path) -> None:
    run("--cache-dir", filled, "clear", "--yes")
    run("--cache-dir", filled, "undo")
    with Cache(filled) as cache:
        events = cache.run(cache.plan_prune(["all"]))
        next(event for event in events if isinstance(event, ItemDone))
        log = log_path()
        text = log.read_text()
        events.close()
    log.write_text(text)  # as if it had been killed, and not canceled
    plan = last_undo(filled)
    assert plan
    assert len(plan.items) == 1
    assert len(files_of(filled)) == 2


def test_f5_an_undo_that_was_killed_is_continued(filled: Path) -> None:
    before = files_of(filled)
    run("--cache-dir", filled, "clear", "--yes")
    log, text = log_path(), log_path().read_text()
    assert run("--cache-dir", filled, "undo").code == 0
    log.write_text(text + '{"undo": true}\n')  # killed before it forgot the cleanup
    answer = run("--cache-dir", filled, "undo", "--json")
    assert answer.code == 0
    assert len(answer.json["restored"]) == 3
    assert files_of(filled) == before
    assert not log.exists()


def test_f5_a_file_that_was_restored_by_half_is_restored(filled: Path, trash: Path) -> None:
    run("--cache-dir", filled, "clear", "--yes")
    name = sorted(files_of(trash))[0]
    os.link(trash / name, filled / name)
    assert run("--cache-dir", filled, "undo").code == 0
    assert len(files_of(filled)) == 3
    assert not files_of(trash)


def test_f5_one_info_file_that_cannot_be_removed_does_not_stop_the_rest(filled: Path, trash: Path) -> None:
    run("--cache-dir", filled, "clear", "--yes")
    info = sorted((trash.parent / "info").iterdir())[0]
    info.unlink()
    info.mkdir()
    assert run("--cache-dir", filled, "undo").code == 0
    assert len(files_of(filled)) == 3


def test_f5_a_link_that_leads_nowhere_comes_back(filled: Path) -> None:
    link = filled / "gone-1.0-py3-none-any.whl"
    link.symlink_to("nowhere.whl")
    run("--cache-dir", filled, "clear", "--yes")
    assert not link.is_symlink()
    run("--cache-dir", filled, "undo")
    assert str(link.readlink()) == "nowhere.whl"


def test_f5_no_undo_is_promised_when_it_cannot_be_logged(filled: Path) -> None:
    state_dir().mkdir(parents=True, exist_ok=True)
    (state_dir() / "removals").write_text("in the way")
    answer = run("--cache-dir", filled, "clear", "--yes")
    assert answer.code == 0
    assert "undo" not in answer.out
    assert "trash" in answer.out


def test_f5_a_forged_log_moves_no_file_that_is_not_in_the_trash(filled: Path, tmp_path: Path) -> None:
    run("--cache-dir", filled, "clear", "--yes")
    secret = put(tmp_path / "secret.txt", data=b"mine")
    line = {"file_name": "s.whl", "trashed": str(secret), "size": 4, "modified_ns": secret.stat().st_mtime_ns}
    log_path().write_text(log_path().read_text() + json.dumps(line) + "\n")
    with Cache(filled) as cache:
        report = cache.undo()
    assert [(name, problem.code) for name, problem in report.failed] == [("s.whl", Code.GONE)]
    assert secret.exists()
    assert len(files_of(filled)) == 3


@pytest.fixture
def warmed(
    distribution: DistributionFolder, index_server: StartIndex, cache_dir: Path
) -> tuple[Path, tuple[object, ...]]:
    """Return a directory with two wheels of an index and its own lock, and the words that warm it."""
    index = index_server(build_wheel("extra", "1.0"), build_wheel("other", "1.0"))
    words = ("--distribution", distribution, "--index-url", index.url)
    assert run("--cache-dir", cache_dir, "warm-up", "extra", "other", *words).code == 0
    return cache_dir, words


def locked(directory: Path) -> set[str]:
    packages = json.loads((directory / "pyodide-lock.json").read_text())["packages"]
    return {name for name in ("extra", "other") if name in packages}


@pytest.mark.slow
def test_c2_an_undo_after_a_warm_up_of_a_part_merges_the_lock_and_the_ledger(
    warmed: tuple[Path, tuple[object, ...]],
) -> None:
    directory, words = warmed
    run("--cache-dir", directory, "clear", "--yes")
    run("--cache-dir", directory, "warm-up", "extra", *words)
    assert locked(directory) == {"extra"}
    run("--cache-dir", directory, "undo")
    assert locked(directory) == {"extra", "other"}
    with Cache(directory) as cache:
        (entry,) = cache.find("other")
    assert entry.status is Status.VERIFIED


@pytest.mark.slow
def test_f6_the_lock_keeps_its_permissions(warmed: tuple[Path, tuple[object, ...]]) -> None:
    directory, _ = warmed
    lock = directory / "pyodide-lock.json"
    lock.chmod(0o664)
    run("--cache-dir", directory, "clear", "--yes")
    assert not lock.exists()
    run("--cache-dir", directory, "undo")
    assert lock.stat().st_mode & 0o777 == 0o664


@pytest.mark.slow
def test_f5_an_undo_that_was_killed_before_the_lock_restores_it(
    warmed: tuple[Path, tuple[object, ...]],
) -> None:
    directory, _ = warmed
    before = (directory / "pyodide-lock.json").read_text()
    run("--cache-dir", directory, "clear", "--yes")
    log, text = log_path(), log_path().read_text()
    run("--cache-dir", directory, "undo")
    (directory / "pyodide-lock.json").unlink()
    log.write_text(text + '{"undo": true}\n')
    run("--cache-dir", directory, "undo")
    assert (directory / "pyodide-lock.json").read_text() == before
