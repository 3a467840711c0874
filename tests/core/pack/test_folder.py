from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.export.staging import Staging
from pyodide_cache.files.trash import move_to_trash
from pyodide_cache.pack.folder import check_target, is_pack


def publish(target: Path) -> None:
    folder = Staging(target, 0)
    try:
        folder.add("pyodide-lock.json", b'{"tool": {"pyodide-cache-pack": {}}}')
        check_target(target)
        folder.publish(move_to_trash, is_pack)
    finally:
        folder.discard()


def test_an_older_pack_is_replaced_and_goes_to_the_trash(tmp_path: Path, trash: Path) -> None:
    target = tmp_path / "pack"
    for _ in range(2):
        check_target(target)
        publish(target)
        assert is_pack(target)
    assert len(list(trash.iterdir())) == 1


def test_an_empty_folder_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "pack").mkdir()
    publish(tmp_path / "pack")
    assert is_pack(tmp_path / "pack")


def test_any_other_folder_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "mine.txt").write_text("mine")
    with pytest.raises(Problem) as raised:
        publish(other)
    assert raised.value == Problem(Code.NOT_A_PACK, path=str(other))
    assert (other / "mine.txt").read_text() == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["other"]


@pytest.mark.parametrize("text", ["", "[]", '{"tool": 1}', '{"tool": {"pyodide-cache-export": {}}}'])
def test_a_folder_with_another_lock_file_is_not_a_pack(tmp_path: Path, text: str) -> None:
    (tmp_path / "pyodide-lock.json").write_text(text)
    assert not is_pack(tmp_path)


def test_neither_a_file_nor_a_link_to_a_pack_is_a_pack(tmp_path: Path) -> None:
    publish(tmp_path / "pack")
    (tmp_path / "link").symlink_to("pack")
    (tmp_path / "file").write_text("mine")
    assert [is_pack(tmp_path / name) for name in ("pack", "link", "file")] == [True, False, False]
