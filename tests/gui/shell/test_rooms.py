from __future__ import annotations

from pathlib import Path

from gui.conftest import OpenWindow
from pyodide_cache_gui.widgets.commands import Menu


def test_every_room_adds_its_commands_once(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window(tmp_path / "empty")
    commands = [*window.rooms.commands()]
    names = [command.name for command in commands]
    assert len(names) == len(set(names))
    for name in ("packages", "verify", "clean-up", "export", "store", "xbuildenvs", "pack", "log", "about"):
        assert window.commands[name] is not None
    positions = [(command.menu, command.position) for command in commands]
    assert len(positions) == len(set(positions)), "two commands of one menu have the same position"
    assert {command.menu for command in commands} == set(Menu)


def test_no_two_commands_share_keys_and_mnemonics_differ_within_a_menu(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(tmp_path / "empty")
    keys = [row[0] for _, rows in window.commands.shortcuts() for row in rows]
    assert len(keys) == len(set(keys))
    for action in window.menuBar().actions():
        menu = action.menu()
        assert menu is not None
        texts = [item.text() for item in menu.actions() if "&" in item.text()]  # type: ignore[attr-defined]
        letters = [text[text.index("&") + 1].casefold() for text in texts]
        assert len(letters) == len(set(letters)), (action.text(), texts)


def test_an_empty_directory_disables_what_needs_packages(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window(tmp_path / "empty")
    for name in ("verify", "export", "csv", "json", "clean-up", "repair", "undo", "remove", "delete", "select-none"):
        assert not window.commands[name].isEnabled(), name
    for name in ("packages", "store", "layers", "snapshots", "pack", "preferences", "refresh"):
        assert window.commands[name].isEnabled(), name
