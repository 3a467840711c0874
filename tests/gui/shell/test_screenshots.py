"""The pictures of the documents show the words that the window has today."""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import wait_until_idle
from pyodide_cache_gui.shell.main_window import MainWindow
from pyodide_cache_gui.widgets.dialog import Dialog

ROOT = Path(__file__).parents[3]
SCREENSHOTS = ROOT / "docs" / "screenshots"
#: The commands whose dialogs are in the pictures of these names.
DIALOGS = {
    **{name: name for name in ("clean-up", "store", "layers", "pack", "serve")},
    "packages": "plan",
}
#: Buttons that depend on the plan: what it lacks, and whether there is anything to do.
OF_A_PLAN = {"Use CDN for lightgbm", "Cancel", "Close"}


@pytest.fixture
def words_of(monkeypatch: pytest.MonkeyPatch) -> Callable[[QWidget], list[str]]:
    """Return what the script that takes the pictures calls the words of a widget."""
    monkeypatch.syspath_prepend(str(ROOT / "packaging" / "tools"))
    spec = importlib.util.find_spec("screenshots")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: Callable[[QWidget], list[str]] = module.words_of
    return found


@pytest.mark.slow
def test_the_pictures_show_the_words_of_today(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, words_of: Callable[[QWidget], list[str]]
) -> None:
    pictured = json.loads((SCREENSHOTS / "words.json").read_text())
    window = open_window(full_cache)
    for command, picture in DIALOGS.items():
        words = set(words_of(shown(qtbot, window, command))) ^ set(pictured[picture])
        assert not words - OF_A_PLAN, f"{picture}: run make screenshots"


def shown(qtbot: QtBot, window: MainWindow, command: str) -> Dialog:
    for dialog in window.findChildren(Dialog):
        dialog.close()
    qtbot.waitUntil(lambda: not any(part.isVisible() for part in window.findChildren(Dialog)))
    window.commands[command].trigger()
    wait_until_idle(qtbot, window)
    return next(part for part in window.findChildren(Dialog) if part.isVisible())


def test_every_picture_of_a_document_exists_and_its_words_are_known() -> None:
    known = json.loads((SCREENSHOTS / "words.json").read_text())
    texts = [path.read_text() for path in (ROOT / "README.md", *(ROOT / "docs").rglob("*.md"))]
    names = {name for text in texts for name in re.findall(r"screenshots/([\w-]+)\.png", text)}
    assert len(names) > 8
    for name in names:
        assert (SCREENSHOTS / f"{name}.png").is_file()
        assert name.rpartition("-")[0] in known
