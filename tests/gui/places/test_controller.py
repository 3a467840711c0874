from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import NUMPY, wait_until_idle
from gui.places.conftest import place_in
from pyodide_cache.base.problems import Problem
from pyodide_cache.clean_up.prune import plan_remove
from pyodide_cache.inventory.inventory import Totals
from pyodide_cache.places.evidence import Place
from pyodide_cache.places.search import PlacesFound, SearchStarted
from pyodide_cache.settings.path_list import PROJECT_FOLDERS
from pyodide_cache_gui.places.controller import PlacesController
from pyodide_cache_gui.session.hub import Outcome
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.widgets.format import files_text, size_text
from support.places import put_wheels
from support.wheels import DistributionFolder


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


def test_all_totals_agree_after_a_warm_up_a_removal_and_an_undo(
    qtbot: QtBot, open_window: OpenWindow, home: Path, distribution: DistributionFolder
) -> None:
    cache_dir = home / ".anode" / "pyodide-cache"
    cache_dir.mkdir(parents=True)
    window = open_window(cache_dir, distribution=str(distribution))
    window.resize(1500, 800)
    window.commands["places"].setChecked(True)
    session, rooms = window.session, window.rooms

    def agreed_total() -> Totals:
        wait_until_idle(qtbot, window)
        files = [file for file in cache_dir.iterdir() if file.is_file()]
        there = Totals(len(files), sum(file.stat().st_size for file in files))
        shown = f"{files_text(there.files)} · {size_text(there.bytes)}"
        place = place_in(window.panes.places, cache_dir)
        shares = window.summary.shares
        assert place is not None
        assert place.measure is not None
        assert shares is not None
        assert session.inventory.totals == there
        assert (place.measure.files, place.measure.bytes) == (there.files, there.bytes)
        assert sum(share.bytes for share in shares.totals.values()) == there.bytes
        assert window.summary._total.text() == shown
        return there

    assert agreed_total() == Totals()
    rooms.warm_up.warm_up("mine", ["python-dateutil", "numpy"])
    full = agreed_total()
    assert full.files >= 3
    plan = plan_remove(session.inventory, [NUMPY])
    assert plan.bytes == (cache_dir / NUMPY).stat().st_size
    rooms.clean_up.prune(plan)
    assert agreed_total().files == full.files - 1
    (cache_dir / ".pyodide-cache-quarantine").mkdir()
    (cache_dir / ".pyodide-cache-quarantine" / "old.whl").write_bytes(b"set aside")
    rooms.clean_up.undo()
    assert agreed_total() == full
