from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pyodide_cache.places.evidence import Place
from pyodide_cache.places.kinds import Layout, Owner
from pyodide_cache_gui.places.place_menu import PlaceMenu
from pyodide_cache_gui.places.places_model import ProjectNode

PATH = Path("/caches/one")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def refused() -> None:
    pytest.fail("this entry was not chosen")


def texts(menu: PlaceMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


@pytest.mark.parametrize(
    ("layout", "first"),
    [
        (Layout.PACKAGES, ["Open"]),
        (Layout.XBUILDENV, ["Show the cross-build environments…"]),
        (Layout.WHEEL_TREE, []),
    ],
)
def test_the_first_entry_depends_on_the_layout(layout: Layout, first: list[str], window: QWidget) -> None:
    menu = PlaceMenu(Place(PATH, Owner.FOLDER, layout), None, refused, refused, window)
    assert texts(menu) == [*first, "Open the folder", "Copy path"]


def test_a_project_can_be_forgotten(window: QWidget) -> None:
    forgotten: list[None] = []
    menu = PlaceMenu(ProjectNode(PATH), Path("/srv/R&D"), refused, lambda: forgotten.append(None), window)
    assert texts(menu) == ["Open the folder", "Copy path", "Forget the project folder R&&D"]
    menu.actions()[-1].trigger()
    assert forgotten == [None]


def test_the_folder_opens_and_the_path_is_copied(window: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    menu = PlaceMenu(Place(PATH, Owner.FOLDER, Layout.WHEEL_TREE), None, refused, refused, window)
    for action in menu.actions():
        action.trigger()
    assert opened == [QUrl.fromLocalFile(str(PATH))]
    assert QGuiApplication.clipboard().text() == str(PATH)
