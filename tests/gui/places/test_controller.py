from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from pyodide_cache.base.problems import Problem
from pyodide_cache.places.evidence import Place
from pyodide_cache.places.search import PlacesFound, SearchStarted
from pyodide_cache.settings.path_list import PROJECT_FOLDERS
from pyodide_cache_gui.places.controller import PlacesController
from pyodide_cache_gui.session.hub import Outcome
from pyodide_cache_gui.session.session import Session
from support.places import put_wheels


class Listener:
    """Collects what a controller reports."""

    def __init__(self, controller: PlacesController) -> None:
        self.found: list[object] = []
        self.outcomes: list[Outcome] = []
        controller.found.connect(self.found.append)
        controller.ended.connect(self.outcomes.append)


def test_a_search_reports_places_one_by_one(qtbot: QtBot, session: Session, home: Path) -> None:
    anode = put_wheels(home / ".anode" / "pyodide-cache")
    controller = PlacesController(session)
    seen = Listener(controller)
    with qtbot.waitSignals([controller.started, controller.ended]):
        controller.search()
    assert seen.found[0] == SearchStarted(())
    assert [event.path for event in seen.found if isinstance(event, Place)] == [anode, anode]
    assert isinstance(seen.found[-1], PlacesFound)
    assert seen.outcomes == [Outcome()]


def test_a_project_is_remembered_before_the_search_and_forgotten(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    controller = PlacesController(session)
    seen = Listener(controller)
    for option, expected in (({"add": tmp_path}, (tmp_path,)), ({"forget": tmp_path}, ())):
        seen.found.clear()
        with qtbot.waitSignal(controller.ended):
            controller.search(**option)
        assert seen.found[0] == SearchStarted(expected)
        assert tuple(PROJECT_FOLDERS.read()) == expected


def test_a_newer_search_replaces_the_one_that_runs(qtbot: QtBot, session: Session) -> None:
    controller = PlacesController(session)
    seen = Listener(controller)
    controller.search()
    controller.search()
    qtbot.waitUntil(lambda: not session.hub.busy)
    assert [type(event) for event in seen.found].count(PlacesFound) == 1
    assert len(seen.outcomes) == 1


def test_a_problem_ends_the_search(qtbot: QtBot, session: Session, tmp_path: Path, home: Path) -> None:
    (home / ".local" / "state").write_text("a file where a folder should be")
    controller = PlacesController(session)
    seen = Listener(controller)
    with qtbot.waitSignal(controller.ended):
        controller.search(add=tmp_path)
    assert isinstance(seen.outcomes[0].problem, Problem)
