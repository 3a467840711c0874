from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from gui.conftest import OpenWindow
from pyodide_cache_gui.shell.help.about_dialog import AboutDialog
from pyodide_cache_gui.shell.help.guide_dialog import GuideDialog
from pyodide_cache_gui.shell.help.shortcuts_dialog import ShortcutsDialog


@pytest.mark.parametrize(
    ("name", "kind"), [("guide", GuideDialog), ("shortcuts", ShortcutsDialog), ("about", AboutDialog)]
)
def test_each_command_opens_its_dialog(
    open_window: OpenWindow, tmp_path: Path, name: str, kind: type[QDialog]
) -> None:
    window = open_window(tmp_path / "empty")
    window.commands[name].trigger()
    (dialog,) = window.findChildren(kind)
    assert dialog.isVisible()
    dialog.close()
