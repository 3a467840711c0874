from __future__ import annotations

from pytestqt.qtbot import QtBot

from pyodide_cache.formats.archive import ArchiveMember, Contents
from pyodide_cache_gui.details.file_tree import FileTree


def contents(*paths: str) -> Contents:
    return Contents(tuple(ArchiveMember(path, 100, 50) for path in paths))


def test_the_tree_is_as_high_as_its_open_rows_up_to_a_limit(qtbot: QtBot) -> None:
    tree = FileTree()
    qtbot.addWidget(tree)
    tree.show_contents(
        contents("rich/a.py", "rich/b.py", "rich/data/c.bin", "rich-15.dist-info/METADATA", "setup.txt")
    )
    tree.show()
    closed = tree.sizeHint().height()
    tree.expand(tree.members.index(0, 0))
    opened = tree.sizeHint().height()
    assert opened == closed * 2  # three rows more than three
    tree.show_contents(contents(*(f"{number}" for number in range(1000))))
    assert tree.sizeHint().height() < closed * 6
