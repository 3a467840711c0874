from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from pyodide_cache.formats.archive import ArchiveMember, Contents
from pyodide_cache_gui.details.file_tree import FileTree
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
def tree(qtbot: QtBot) -> FileTree:
    found = FileTree()
    # Stays attached: it checks every later change too. By itself it would open a folder while rows are inserted.
    tester = QAbstractItemModelTester(found.files, QAbstractItemModelTester.FailureReportingMode.Warning, found)
    tester.setUseFetchMore(False)
    qtbot.addWidget(found)
    found.files.set_contents(contents(PATHS))
    return found


def rows(tree: FileTree, above: QModelIndex = QModelIndex()) -> list[tuple[str, str]]:  # noqa: B008
    files = tree.files
    return [
        tuple(files.index(row, column, above).data() for column in (0, 1)) for row in range(files.rowCount(above))
    ]


def test_folders_come_first_with_the_total_size_of_their_files(tree: FileTree) -> None:
    assert rows(tree) == [("rich", "10.5 kB"), ("rich-15.dist-info", "300 B"), ("setup.txt", "10 B")]


def test_the_rows_of_a_folder_are_made_when_it_is_opened(tree: FileTree) -> None:
    rich = tree.files.index(0, 0)
    assert tree.files.hasChildren(rich)
    assert tree.files.rowCount(rich) == 0
    tree.expand(rich)
    assert rows(tree, rich) == [("data", "500 B"), ("_emoji.py", "1.0 kB"), ("console.py", "9.0 kB")]
    data = tree.files.index(0, 0, rich)
    tree.expand(data)
    assert rows(tree, data) == [("a.bin", "500 B")]
    for is_open in (False, True):
        tree.setExpanded(rich, is_open)
    assert tree.files.rowCount(rich) == 3


def test_the_last_row_counts_the_files_that_are_not_listed(tree: FileTree) -> None:
    tree.files.set_contents(contents(PATHS, 12))
    assert rows(tree)[-1] == ("and 12 more", "")
    tree.files.set_contents(contents(PATHS, None))
    assert rows(tree)[-1] == ("and more", "")


def test_sizes_and_what_is_no_file_are_faint(tree: FileTree) -> None:
    tree.files.set_contents(contents({"setup.txt": 10}, 12))
    cells = [tree.files.index(row, column) for row in range(2) for column in range(2)]
    assert [cell.data(Qt.ItemDataRole.ForegroundRole) is None for cell in cells] == [True, False, False, False]


def test_hostile_names_are_shown_as_text(tree: FileTree) -> None:
    tree.files.set_contents(contents({"../../x": 1, "//y": 2, "a\x1b[31m\udcff": 3, "d": 4, "d/d": 5, "": 6}))
    names = [name for name, _ in rows(tree)]
    assert ".." in names
    assert "a\\x1b[31m\\udcff" in names
    assert names.count("d") == 2
    tree.expandAll()


def test_a_path_of_ten_thousand_folders_opens_one_level_at_a_time(tree: FileTree) -> None:
    tree.files.set_contents(contents({"a/" * 10_000 + "b": 1}))
    index = tree.files.index(0, 0)
    for _ in range(3):
        tree.expand(index)
        index = tree.files.index(0, 0, index)
    assert index.data() == "a"


def test_a_tool_tip_has_the_path_and_both_sizes(tree: FileTree) -> None:
    tip = tree.files.index(2, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == plain_tip("setup.txt\n10 B, 5 B in the archive")


def test_the_tree_is_as_high_as_its_open_rows_up_to_a_limit(tree: FileTree) -> None:
    tree.show()
    closed = tree.sizeHint().height()
    tree.expand(tree.files.index(0, 0))
    assert tree.sizeHint().height() == closed * 2  # three rows more than three
    tree.files.set_contents(contents({f"{number}": 100 for number in range(1000)}))
    assert tree.sizeHint().height() < closed * 6
