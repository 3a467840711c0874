from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from pyodide_cache.formats.archive import ArchiveMember, Contents
from pyodide_cache_gui.details.member_model import MemberModel
from pyodide_cache_gui.widgets.format import plain_tip

PATHS = {
    "rich/console.py": 9000,
    "rich/_emoji.py": 1000,
    "rich/data/a.bin": 500,
    "rich-15.dist-info/METADATA": 300,
    "setup.txt": 10,
}


def contents(paths: dict[str, int], more: int | None = 0) -> Contents:
    return Contents(tuple(ArchiveMember(path, size, size // 2) for path, size in paths.items()), more)


@pytest.fixture
def model(qtbot: QtBot, qtmodeltester: ModelTester) -> MemberModel:
    found = MemberModel()
    qtmodeltester.check(found)  # stays attached, so that it checks every later change
    # With fetchMore it would open folders during a reset, and report that as an error of the model.
    qtmodeltester._qt_tester.setUseFetchMore(False)
    found.set_contents(contents(PATHS))
    return found


def rows(model: MemberModel, parent: QModelIndex | None = None) -> list[tuple[str, str]]:
    above = parent or QModelIndex()
    return [
        (model.index(row, 0, above).data(), model.index(row, 1, above).data()) for row in range(model.rowCount(above))
    ]


def test_folders_come_first_with_the_total_size_of_their_files(model: MemberModel) -> None:
    assert rows(model) == [("rich", "10.5 kB"), ("rich-15.dist-info", "300 B"), ("setup.txt", "10 B")]


def test_the_children_of_a_folder_are_created_when_it_is_opened(model: MemberModel) -> None:
    rich = model.index(0, 0)
    assert model.hasChildren(rich)
    assert model.rowCount(rich) == 0
    model.fetchMore(rich)
    assert rows(model, rich) == [("data", "500 B"), ("_emoji.py", "1.0 kB"), ("console.py", "9.0 kB")]
    data = model.index(0, 0, rich)
    model.fetchMore(data)
    assert rows(model, data) == [("a.bin", "500 B")]
    assert model.parent(model.index(0, 0, data)) == data
    assert not model.canFetchMore(data)


def test_the_last_row_counts_the_files_that_are_not_listed(model: MemberModel) -> None:
    model.set_contents(contents(PATHS, 12))
    assert rows(model)[-1] == ("and 12 more", "")
    model.set_contents(contents(PATHS, None))
    assert rows(model)[-1] == ("and more", "")


def test_hostile_names_are_shown_as_text(model: MemberModel) -> None:
    model.set_contents(contents({"../../x": 1, "//y": 2, "a\x1b[31m\udcff": 3, "d": 4, "d/d": 5, "": 6}))
    names = [name for name, _ in rows(model)]
    assert ".." in names
    assert "a\\x1b[31m\\udcff" in names
    assert names.count("d") == 2
    for row in range(model.rowCount()):
        if model.canFetchMore(model.index(row, 0)):
            model.fetchMore(model.index(row, 0))


def test_a_path_of_ten_thousand_folders_opens_one_level_at_a_time(model: MemberModel) -> None:
    model.set_contents(contents({"a/" * 10_000 + "b": 1}))
    index = model.index(0, 0)
    for _ in range(3):
        model.fetchMore(index)
        index = model.index(0, 0, index)
    assert index.data() == "a"


def test_a_tool_tip_has_the_path_and_both_sizes(model: MemberModel) -> None:
    tip = model.index(2, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == plain_tip("setup.txt\n10 B, 5 B in the archive")
