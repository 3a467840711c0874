from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.settings.path_list import PROJECT_FOLDERS, RECENT_DIRECTORIES, PathList
from pyodide_cache.settings.paths import AppPath, state_dir
from support.cli import run


def test_folders_are_added_in_order_and_once(tmp_path: Path) -> None:
    for name in ("one", "two", "one"):
        PROJECT_FOLDERS.append(tmp_path / name)
    assert PROJECT_FOLDERS.read() == [tmp_path / "one", tmp_path / "two"]
    assert PROJECT_FOLDERS.remove(tmp_path / "one")
    assert not PROJECT_FOLDERS.remove(tmp_path / "one")
    assert PROJECT_FOLDERS.read() == [tmp_path / "two"]


def test_a_relative_path_is_saved_as_an_absolute_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "link").symlink_to("target")
    monkeypatch.chdir(tmp_path)
    PROJECT_FOLDERS.append(Path("link"))
    assert PROJECT_FOLDERS.read() == [tmp_path / "link"]
    assert PROJECT_FOLDERS.remove(Path("link"))


def test_recent_directories_are_kept_newest_first_and_can_be_removed(tmp_path: Path) -> None:
    paths = [tmp_path / str(number) for number in range(20)]
    for path in [*paths, paths[15]]:
        RECENT_DIRECTORIES.put_first(path)
    recent = RECENT_DIRECTORIES.read()
    assert recent[:3] == [paths[15], paths[19], paths[18]]
    assert len(recent) == len(set(recent)) == 12
    RECENT_DIRECTORIES.remove(paths[15])
    assert paths[15] not in RECENT_DIRECTORIES.read()


@pytest.mark.parametrize("place", [AppPath.RECENT, AppPath.PROJECTS])
@pytest.mark.parametrize("text", ["", "{", "{}", "[1, null]", '["\\u0000"]', '["\\ud800"]', "\xff", "[" * 100_000])
def test_a_damaged_file_counts_as_empty(text: str, place: AppPath, tmp_path: Path) -> None:
    path = place.path
    path.parent.mkdir(parents=True)
    path.write_bytes(text.encode("latin-1"))
    assert PathList(place).read() == []
    assert run("places").code == 0
    PathList(place).put_first(tmp_path)
    assert PathList(place).read() == [tmp_path]


def test_a_path_that_no_file_system_has_does_not_break_a_search() -> None:
    state_dir().mkdir(parents=True)
    (state_dir() / "projects.json").write_text('["\\u0000"]')
    assert run("places").code == 0
