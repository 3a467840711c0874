from __future__ import annotations

from pytestqt.qtbot import QtBot

from pyodide_cache_gui.widgets.dialog import Dialog


def test_a_dialog_is_never_larger_than_the_screen(qtbot: QtBot) -> None:
    small, large = Dialog(), Dialog()
    room = small.screen().availableSize()
    small.resize(300, 200)
    large.resize(room.width() * 2, room.height() * 2)
    for dialog in (small, large):
        qtbot.addWidget(dialog)
        dialog.show()
    assert (small.width(), small.height()) == (300, 200)
    assert large.size() == large.size().boundedTo(room)
