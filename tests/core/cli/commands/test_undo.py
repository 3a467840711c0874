"""``undo`` restores bytes, names, times and the lock file, and replaces nothing."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

import pytest

from pyodide_cache.clean_up.trash_log import undo_plans
from pyodide_cache.settings.paths import state_dir
from support.cli import files_of, run
from support.servers import StartIndex
from support.wheels import DistributionFolder, build_wheel

MOMENT = 1_600_000_000.123456789


def put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    os.utime(path, ns=(int(MOMENT * 1e9), int(MOMENT * 1e9)))


def state_of(folder: Path) -> dict[str, tuple[str, int]]:
    return {
        path.name: (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)
        for path in folder.iterdir()
    }


@pytest.fixture
def filled(cache_dir: Path) -> Path:
    for name in ("one", "two", "three"):
        wheel = build_wheel(name, "1.0")
        put(cache_dir / wheel.file_name, wheel.data)
    return cache_dir


def test_undo_restores_bytes_names_and_times(filled: Path, trash: Path) -> None:
    before = state_of(filled)
    assert run("--cache-dir", filled, "clear", "--yes").code == 0
    assert not files_of(filled)
    assert "3 files" in run("--cache-dir", filled, "undo", "--dry-run").out
    assert not files_of(filled)
    answer = run("--cache-dir", filled, "undo", "--json")
    assert answer.code == 0, answer.err
    assert sorted(answer.json["restored"]) == sorted(before)
    assert state_of(filled) == before
    assert not list(trash.iterdir())
    assert not list((trash.parent / "info").iterdir())


def test_files_of_the_same_name_in_the_trash_are_told_apart(filled: Path) -> None:
    before = state_of(filled)
    for _ in range(2):
        run("--cache-dir", filled, "clear", "--yes")
        for name in before:
            put(filled / name, b"other bytes of the same name")
        run("--cache-dir", filled, "clear", "--yes")
        assert run("--cache-dir", filled, "undo").code == 0
        assert {digest for digest, _ in state_of(filled).values()}.isdisjoint(digest for digest, _ in before.values())
        run("--cache-dir", filled, "clear", "--delete", "--yes")
        assert run("--cache-dir", filled, "undo", "--yes").code == 0
        assert state_of(filled) == before


def test_an_existing_file_is_not_replaced_and_the_other_can_be_restored_later(filled: Path, trash: Path) -> None:
    before = state_of(filled)
    run("--cache-dir", filled, "clear", "--yes")
    taken = filled / "one-1.0-py3-none-any.whl"
    taken.write_bytes(b"new")
    answer = run("--cache-dir", filled, "undo")
    assert answer.code == 1
    assert f"{taken} exists already" in answer.err
    assert taken.read_bytes() == b"new"
    assert len(files_of(filled)) == 3
    taken.unlink()
    assert run("--cache-dir", filled, "undo").code == 0
    assert state_of(filled) == before


def test_a_file_that_was_downloaded_again_is_named_and_no_failure(filled: Path) -> None:
    before = state_of(filled)
    taken = filled / "one-1.0-py3-none-any.whl"
    data = taken.read_bytes()
    run("--cache-dir", filled, "clear", "--yes")
    taken.write_bytes(data)
    answer = run("--cache-dir", filled, "undo", "--json")
    assert answer.code == 0, answer.err
    assert f"{taken.name} is in its place already, with the same bytes" in answer.err
    assert answer.json["in_place"] == [taken.name]
    assert sorted(answer.json["restored"]) == sorted({*before} - {taken.name})
    assert files_of(filled) == {*before}
    assert run("--cache-dir", filled, "undo").code == 1, "nothing is left to undo"


def test_an_emptied_trash_leaves_nothing_to_undo(filled: Path, trash: Path) -> None:
    run("--cache-dir", filled, "clear", "--yes")
    shutil.rmtree(trash.parent)
    answer = run("--cache-dir", filled, "undo")
    assert answer.code == 1
    assert "there is no cleanup" in answer.err
    assert not [*undo_plans(filled)]


def test_a_file_that_changed_in_the_trash_stays_there(filled: Path, trash: Path) -> None:
    run("--cache-dir", filled, "clear", "--yes")
    (trash / "two-1.0-py3-none-any.whl").write_bytes(b"changed")
    answer = run("--cache-dir", filled, "undo")
    assert answer.code == 1
    assert len(files_of(filled)) == 2
    assert "two-1.0-py3-none-any.whl has changed" in answer.err


def test_a_permanent_deletion_cannot_be_undone(filled: Path) -> None:
    run("--cache-dir", filled, "clear", "--delete", "--yes")
    assert run("--cache-dir", filled, "undo").code == 1


def test_each_directory_has_its_own_last_cleanup(filled: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    put(other / "rich-15.0.0-py3-none-any.whl", b"bytes")
    run("--cache-dir", filled, "clear", "--yes")
    run("--cache-dir", other, "clear", "--yes")
    assert run("--cache-dir", filled, "undo").code == 0
    assert len(files_of(filled)) == 3
    assert not files_of(other)


def test_a_damaged_or_forged_log_restores_what_it_can_and_nothing_outside(filled: Path, tmp_path: Path) -> None:
    run("--cache-dir", filled, "clear", "--yes")
    (log,) = (state_dir() / "removals").iterdir()
    header, *lines = log.read_text().splitlines()
    lines = [header, *(line for line in lines if '"trashed": "' in line)]
    forged = lines[2].replace('"file_name": "', '"file_name": "../outside/')
    log.write_text("\n".join([lines[0], "not json", lines[1], forged, lines[3][:20]]))
    answer = run("--cache-dir", filled, "undo")
    assert answer.code == 1
    assert len(files_of(filled)) == 1
    assert not (tmp_path / "outside").exists()


@pytest.mark.slow
def test_the_lock_file_that_the_cleanup_changed_is_restored(
    index_server: StartIndex, distribution: DistributionFolder, cache_dir: Path
) -> None:
    index = index_server(build_wheel("extra", "1.0"))
    warm = run("--cache-dir", cache_dir, "warm-up", "--distribution", distribution, "--index-url", index.url, "extra")
    assert warm.code == 0, warm.err
    before = state_of(cache_dir)
    assert "pyodide-lock.json" in before
    run("--cache-dir", cache_dir, "clear", "--yes")
    assert not files_of(cache_dir)
    assert run("--cache-dir", cache_dir, "undo").code == 0
    now = state_of(cache_dir)
    assert {name: digest for name, (digest, _) in now.items()} == {
        name: digest for name, (digest, _) in before.items()
    }


def test_c11_after_a_permanent_deletion_an_older_cleanup_is_restored_only_on_request(filled: Path) -> None:
    run("--cache-dir", filled, "prune", "--rule", "all", "--protect", "one", "--yes")
    run("--cache-dir", filled, "clear", "--yes", "--delete")
    answer = run("--cache-dir", filled, "undo")
    assert answer.code == 2
    assert "restore 2 files" in answer.err
    assert "deleted permanently" in answer.err
    assert not files_of(filled)
    assert run("--cache-dir", filled, "undo", "--yes").code == 0
    assert len(files_of(filled)) == 2
