from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from pyodide_cache_gui.session.room import Context, Room


def test_a_room_knows_whether_files_may_be_changed(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, tmp_path: Path
) -> None:
    window = open_window(full_cache)
    room = Room(Context(window.session, window.model, window))
    assert room.can_change()
    assert room.has_packages()
    assert room.commands() == ()
    with qtbot.waitSignal(window.session.inventory_changed):
        window.session.open(tmp_path / "empty", remember=False)
    assert not room.has_packages()
