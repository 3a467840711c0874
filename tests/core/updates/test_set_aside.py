from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.cache import Cache
from pyodide_cache.updates.set_aside import kept_files, last_switch, old_set
from support.servers import IndexServer
from support.upgrading import AFTER, OLD_TAG, bytes_of, undo, upgrade


def test_an_interrupted_switch_is_undone_from_every_state(
    cache_dir: Path, index: IndexServer, old: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from pyodide_cache.updates import set_aside
    from pyodide_cache.updates import upgrade as carried_out

    real = set_aside._move
    for moves in range(7):
        left = moves

        def move(*arguments: object) -> None:
            nonlocal left
            if not left:
                raise OSError(5, "cut")
            left -= 1
            real(*arguments)  # type: ignore[arg-type]

        monkeypatch.setattr(set_aside, "_move", move)
        monkeypatch.setattr(carried_out, "_restores", lambda *_: False)
        _, report = upgrade(cache_dir, index)
        monkeypatch.setattr(set_aside, "_move", real)
        if report.switched:
            break
        with Cache(cache_dir, index_url=index.url) as cache, pytest.raises(Problem) as caught:
            cache.updates.plan_upgrade(AFTER)
        assert caught.value.code is Code.UPGRADE_CUT_SHORT
        undo(cache_dir)
        assert bytes_of(cache_dir) == old, moves
    assert moves == 6, "3 files were set aside and 3 moved into their place"


def test_an_undo_keeps_a_new_file_that_changed_since(
    cache_dir: Path, index: IndexServer, old: dict[str, str]
) -> None:
    upgrade(cache_dir, index)
    (cache_dir / "pure-2.0-py3-none-any.whl").write_bytes(b"mine now")
    with Cache(cache_dir) as cache:
        report = cache.execute(cache.updates.plan_undo_upgrade())
    assert [problem.code for _, problem in report.failed] == [Code.CHANGED]
    assert {**old, "pure-2.0-py3-none-any.whl": ""}.keys() == bytes_of(cache_dir).keys()


def test_an_old_file_that_was_downloaded_again_does_not_stop_an_undo(
    cache_dir: Path, index: IndexServer, old: dict[str, str]
) -> None:
    name = "pure-1.0-py3-none-any.whl"
    data = (cache_dir / name).read_bytes()
    upgrade(cache_dir, index)
    (cache_dir / name).write_bytes(data)
    undo(cache_dir)
    assert bytes_of(cache_dir) == old
    assert not (cache_dir / ".pyodide-cache-upgrade").exists()


def test_finishing_deletes_the_old_files(cache_dir: Path, index: IndexServer, old: dict[str, str]) -> None:
    _, report = upgrade(cache_dir, index)
    assert {path.name for path in old_set(cache_dir).iterdir()} == {
        f"native-1.0-{OLD_TAG}.whl",
        "pure-1.0-py3-none-any.whl",
        "pyodide-lock.json",
    }
    with Cache(cache_dir) as cache:
        assert cache.updates.finish_upgrade() == len(report.set_aside)
    assert not (cache_dir / ".pyodide-cache-upgrade").exists()


def test_a_damaged_journal_names_nothing_outside_the_directory(cache_dir: Path) -> None:
    folder = cache_dir / ".pyodide-cache-upgrade"
    folder.mkdir(parents=True)
    (folder / "switch.json").write_text(
        '{"before": "1", "after": "2", "added": {"../../victim.whl": ""}, "set_aside": [], "is_done": true}'
    )
    with Cache(cache_dir) as cache, pytest.raises(Problem) as caught:
        cache.updates.plan_undo_upgrade()
    assert caught.value.code is Code.NO_UPGRADE


def test_a_directory_that_cannot_be_reached_has_no_upgrade(cache_dir: Path) -> None:
    cache_dir.mkdir()
    assert last_switch(cache_dir / ("x" * 300)) is None
    assert kept_files(cache_dir / ("x" * 300)) == ()


def test_a_move_that_fails_restores_the_old_set_at_once(
    cache_dir: Path, index: IndexServer, old: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from pyodide_cache.updates import set_aside

    real, moves = set_aside._move, 0

    def move(*arguments: object) -> None:
        nonlocal moves
        moves += 1
        if moves == 5:
            raise OSError(28, "the disk is full")
        real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(set_aside, "_move", move)
    _, report = upgrade(cache_dir, index)
    assert not report.switched
    assert [failure.problem.code for failure in report.failed] == [Code.NO_SPACE]
    assert bytes_of(cache_dir) == old
    with Cache(cache_dir, index_url=index.url) as cache:
        assert not cache.updates.plan_upgrade(AFTER).is_empty


@pytest.mark.parametrize("link", [".pyodide-cache-upgrade", ".pyodide-cache-upgrade/old"])
def test_links_of_a_forged_upgrade_lead_to_no_file_of_another_folder(
    cache_dir: Path, tmp_path: Path, link: str
) -> None:
    journal = '{"before": "1", "after": "2", "added": {}, "set_aside": ["thesis.txt"], "is_done": true}'
    home = tmp_path / "home"
    (home / "old").mkdir(parents=True)
    thesis = home / "old" / "thesis.txt"
    thesis.write_text("years of work")
    (home / "switch.json").write_text(journal)
    path = cache_dir / link
    path.parent.mkdir(parents=True)
    path.symlink_to(home / "old" if link.endswith("old") else home)
    if link.endswith("old"):
        (path.parent / "switch.json").write_text(journal)
    with Cache(cache_dir) as cache:
        for action in (cache.updates.plan_undo_upgrade, cache.updates.kept_by_upgrade):
            with pytest.raises(Problem) as caught:
                action()
            assert caught.value.code is Code.NO_UPGRADE
        cache.updates.finish_upgrade()
    assert thesis.read_text() == "years of work"
    assert not (cache_dir / "thesis.txt").exists()
