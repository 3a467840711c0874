from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from pyodide_cache import Cache
from pyodide_cache.warm_up.source_options import SourceOptions
from pyodide_cache_gui.details.controller import DetailsController
from pyodide_cache_gui.session.session import Session
from support.patience import PATIENCE


def test_details_of_the_last_selected_file_are_read(qtbot: QtBot, full_cache: Path) -> None:
    owner = QObject()
    session = Session(full_cache, SourceOptions(), owner)
    with qtbot.waitSignal(session.inventory_changed):
        session.open(full_cache, remember=False)
    controller = DetailsController(session)
    names: list[str] = []
    controller.read.connect(lambda details: names.append(details.entry.file_name))
    first, last = session.inventory.packages[:2]
    controller.start(first)
    controller.start(last)
    qtbot.waitUntil(lambda: names.count(last.file_name) == 2)
    assert names[-1] == last.file_name
    controller.stop()
    assert session.shut_down(PATIENCE)


def test_a_file_that_is_gone_is_told_as_part_of_its_details(qtbot: QtBot, full_cache: Path) -> None:
    owner = QObject()
    session = Session(full_cache, SourceOptions(), owner)
    with Cache(full_cache) as cache:
        entry = cache.inventory().packages[0]
    with qtbot.waitSignal(session.inventory_changed):
        session.open(full_cache, remember=False)
    (full_cache / entry.file_name).unlink()
    controller = DetailsController(session)
    with qtbot.waitSignal(controller.read) as read:
        controller.start(entry)
    assert read.args is not None
    assert read.args[0].problem is not None
    qtbot.waitUntil(lambda: not session.hub.busy)
    assert session.shut_down(PATIENCE)
