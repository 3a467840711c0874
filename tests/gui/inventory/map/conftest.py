"""A map with a few files."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.inventory.map.some_files import ENTRIES, show
from pyodide_cache_gui.inventory.map.treemap import Treemap
from pyodide_cache_gui.widgets.theme import Theme, apply_theme


@pytest.fixture
def treemap(qtbot: QtBot) -> Treemap:
    found = Treemap()
    qtbot.addWidget(found)
    found.resize(600, 400)
    show(found, ENTRIES)
    found.show()
    return found


@pytest.fixture
def dark(qapp: QApplication) -> Iterator[QPalette]:
    apply_theme(Theme.DARK)
    yield qapp.palette()
    apply_theme(Theme.LIGHT)
