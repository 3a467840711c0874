from __future__ import annotations

from itertools import groupby
from pathlib import Path

from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import NUMPY, wait_until_idle
from gui.places.conftest import ONE, TWO, place_in
from pyodide_cache.clean_up.prune import plan_remove
from pyodide_cache.inventory.inventory import Totals
from pyodide_cache.settings.path_list import PROJECT_FOLDERS
from pyodide_cache_gui.places.controller import PlacesController
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.widgets.format import files_text, size_text
from support.places import put_wheels
from support.wheels import DistributionFolder


def search(qtbot: QtBot, controller: PlacesController, **option: Path) -> None:
    controller.search(**option)
    assert controller.is_searching
    qtbot.waitUntil(lambda: not controller.is_searching)


def test_a_search_shows_places_as_they_are_found_then_their_sizes(
    qtbot: QtBot, controller: PlacesController, home: Path
) -> None:
    anode, runt = (put_wheels(home / name / "pyodide-cache") for name in (".anode", ".runt"))
    seen: list[list[tuple[Path, bool]]] = []
    controller.changed.connect(
        lambda: seen.append([(place.path, place.measure is not None) for place in controller.known.values()])
    )
    search(qtbot, controller)
    shown = [state for state, _ in groupby(seen)]
    found, measured = [(anode, False), (runt, False)], [(anode, True), (runt, True)]
    steps = iter([[], found[:1], found, [measured[0], found[1]], measured])
    assert all(state in steps for state in shown), "in this order; what comes at once is shown at once"
    assert shown[-1] == measured
    assert controller.problems == ()


def test_what_a_search_finds_at_once_is_shown_once(
    qtbot: QtBot, session: Session, controller: PlacesController
) -> None:
    # A thousand places one by one took the window most of a minute.
    controller.search()
    (job,) = session.hub.jobs()
    shown: list[int] = []
    controller.changed.connect(lambda: shown.append(len(controller.known)))
    session.hub.told.emit(job, [ONE, TWO])
    assert shown == [2]
    qtbot.waitUntil(lambda: not session.hub.busy)


def test_a_project_is_remembered_before_the_search_and_forgotten(
    qtbot: QtBot, controller: PlacesController, tmp_path: Path
) -> None:
    for option, expected in (({"add": tmp_path}, (tmp_path,)), ({"forget": tmp_path}, ())):
        search(qtbot, controller, **option)
        assert controller.projects == expected
        assert tuple(PROJECT_FOLDERS.read()) == expected


def test_a_newer_search_replaces_the_one_that_runs(
    qtbot: QtBot, session: Session, controller: PlacesController, tmp_path: Path
) -> None:
    shown: list[object] = []
    controller.changed.connect(lambda: shown.append(controller.projects))
    controller.search(add=tmp_path)
    search(qtbot, controller, forget=tmp_path)
    qtbot.waitUntil(lambda: not session.hub.busy)
    assert (tmp_path,) not in shown


def test_a_problem_ends_the_search_and_the_next_search_forgets_it(
    qtbot: QtBot, controller: PlacesController, tmp_path: Path, home: Path
) -> None:
    (home / ".local" / "state").write_text("a file where a folder should be")
    search(qtbot, controller, add=tmp_path)
    assert len(controller.problems) == 1
    controller.search()
    assert controller.problems == ()
    qtbot.waitUntil(lambda: not controller.is_searching)


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
