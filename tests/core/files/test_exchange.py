from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.files import exchange as module
from pyodide_cache.files.exchange import exchange, replace_with
from pyodide_cache.files.trash import delete, move_to_trash
from support.cli import files_of


def no(_path: Path) -> bool:
    return False


@pytest.fixture(params=["one step", "three steps"])
def folder(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which ``new`` is to replace ``old``, also on a file system that cannot exchange names."""
    if request.param == "three steps":
        monkeypatch.setattr(module, "_exchanged", lambda _one, _other: False)
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.txt").write_text(name)
    return tmp_path


def test_what_is_replaced_is_at_its_place_until_the_new_one_is(folder: Path, trash: Path) -> None:
    seen = []

    def remove(path: Path) -> None:
        seen.append((path.name, files_of(path), files_of(folder / "old")))
        move_to_trash(path)

    replace_with(folder / "new", folder / "old", remove, no)
    assert seen == [("old.replaced", {"old.txt"}, {"new.txt"})]
    assert files_of(trash / "old.replaced") == {"old.txt"}
    assert [path.name for path in folder.iterdir()] == ["old"]


def test_a_trash_that_refuses_leaves_everything_as_it_was(folder: Path) -> None:
    def refuse(path: Path) -> None:
        raise Problem(Code.NO_TRASH, path=str(path))

    with pytest.raises(Problem):
        replace_with(folder / "new", folder / "old", refuse, no)
    assert files_of(folder / "old") == {"old.txt"}
    assert files_of(folder / "new") == {"new.txt"}
    assert len([*folder.iterdir()]) == 2


def test_the_user_s_own_file_of_that_name_is_left_alone(folder: Path) -> None:
    seen: list[Path] = []
    (folder / "old.replaced").write_text("mine")
    (folder / "page.zip").write_text("first")
    (folder / "next").write_text("second")
    replace_with(folder / "next", folder / "page.zip", delete, no)
    assert (folder / "page.zip").read_text() == "second"
    (folder / "next").write_text("third")
    replace_with(folder / "next", folder / "page.zip", seen.append, no)
    assert [path.name for path in seen] == ["page.replaced.zip"]
    exchange(folder / "new", folder / "old")
    assert files_of(folder / "old") == {"new.txt"}
    assert (folder / "old.replaced").read_text() == "mine"


def test_an_exchange_that_fails_changes_nothing(folder: Path) -> None:
    with pytest.raises(FileNotFoundError):
        exchange(folder / "gone", folder / "old")
    assert files_of(folder / "old") == {"old.txt"}
    assert {path.name for path in folder.iterdir()} == {"new", "old"}
