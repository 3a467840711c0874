from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.places.conftest import take
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.places.evidence import Place
from pyodide_cache.places.kinds import Layout, Owner
from pyodide_cache.places.search import PlacesFound, SearchStarted, find_places
from pyodide_cache.settings.settings import AgeFormat, Settings
from pyodide_cache_gui.places.controller import PlacesController
from pyodide_cache_gui.places.places_model import DETAILS_ROLE, MARK_ROLE, Mark, PlacesModel
from pyodide_cache_gui.session.session import Session
from support.wheels import build_wheel
from support.xbuildenvs import put_version

WASM = build_wheel("numpy", "2.4.6", tag="cp314-cp314-pyemscripten_2026_0_wasm32")
DAY = 86_400


@pytest.fixture
def model(session: Session, controller: PlacesController, qtmodeltester: ModelTester) -> PlacesModel:
    found = PlacesModel(session, controller)
    qtmodeltester.check(found)  # stays attached: every change below is checked too
    return found


def put_wheel(folder: Path, days: float = 0) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = WASM.write_to(folder)
    moment = time.time() - days * DAY
    os.utime(file, (moment, moment))
    return folder


def look(controller: PlacesController, *projects: Path) -> list[object]:
    events: list[object] = list(find_places(projects))
    for event in events:
        take(controller, event)
    return events


def shown(model: PlacesModel) -> dict[str, list[str]]:
    headings = [model.index(row, 0) for row in range(model.rowCount())]
    return {
        heading.data(): [model.index(row, 0, heading).data() for row in range(model.rowCount(heading))]
        for heading in headings
    }


def place(path: str, owner: Owner = Owner.ANODE, layout: Layout = Layout.PACKAGES) -> Place:
    return Place(Path(path), owner, layout)


def details(model: PlacesModel, path: Path) -> tuple[str, ...]:
    return tuple(model.index_of(path).data(DETAILS_ROLE))


def test_places_are_below_their_owners_with_short_names(
    model: PlacesModel, controller: PlacesController, home: Path, tmp_path: Path
) -> None:
    put_wheel(home / ".anode" / "pyodide-cache")
    put_wheel(home / ".n8n" / "storage" / "n8n-nodes-base.code")
    put_version(home / ".cache" / "pyodide-build" / ".pyodide-xbuildenv-cd8902a5bc84", "314.0.7")
    shop = tmp_path / "shop"
    put_wheel(shop / "wheelhouse")
    look(controller, shop)
    assert shown(model) == {
        "Anode": ["~/.anode/pyodide-cache"],
        "n8n": ["~/.n8n/storage/n8n-nodes-base.code"],
        "pyodide-build": ["xbuildenv cd8902a5bc84"],
        "Built wheels": ["shop/wheelhouse"],
        "Project folders": [str(shop)],
    }
    assert details(model, shop / "wheelhouse")[0].startswith("314 · 1 file · ")


def test_a_place_is_shown_at_once_and_measured_later(
    model: PlacesModel, controller: PlacesController, home: Path
) -> None:
    anode = put_wheel(home / ".anode" / "pyodide-cache", days=3)
    events = list(find_places())
    first, second = (event for event in events if isinstance(event, Place))
    take(controller, first)
    assert details(model, anode) == ("314 · counting…", "counting…")
    take(controller, second)
    size = f"{len(WASM.data) / 1000:.1f} kB"
    assert details(model, anode)[0] == f"314 · 1 file · {size} · 3 days"
    assert details(model, anode)[-1] == size


def test_a_new_search_removes_deleted_places_without_a_reset(
    model: PlacesModel, controller: PlacesController, home: Path, tmp_path: Path
) -> None:
    anode = put_wheel(home / ".anode" / "pyodide-cache")
    runt = put_wheel(home / ".runt" / "pyodide-cache")
    shop = tmp_path / "shop"
    put_wheel(shop / "wheelhouse")
    look(controller, shop)
    resets: list[object] = []
    model.modelReset.connect(lambda: resets.append(None))
    for file in runt.iterdir():
        file.unlink()
    runt.rmdir()
    put_wheel(shop / "dist")
    look(controller, shop)
    assert list(shown(model)) == ["Anode", "Built wheels", "Project folders"]
    assert shown(model)["Built wheels"] == ["shop/dist", "shop/wheelhouse"]
    assert model.index_of(anode).isValid()
    assert not model.index_of(runt).isValid()
    assert not resets
    look(controller)
    assert list(shown(model)) == ["Anode"]


def test_a_place_moves_to_its_new_owner(model: PlacesModel, controller: PlacesController) -> None:
    take(controller, place("/b/cache", Owner.CHOSEN))
    take(controller, place("/a/cache", Owner.CHOSEN))
    assert shown(model) == {"Opened recently": ["/a/cache", "/b/cache"]}
    take(controller, place("/b/cache", Owner.JUPYTERLITE))
    assert shown(model) == {"Opened recently": ["/a/cache"], "JupyterLite": ["/b/cache"]}
    take(controller, place("/a/cache", Owner.JUPYTERLITE))
    assert shown(model) == {"JupyterLite": ["/a/cache", "/b/cache"]}
    take(controller, PlacesFound(()))
    assert shown(model) == {}


def test_a_symbol_shows_what_is_open_what_opens_and_what_is_wrong(
    model: PlacesModel, session: Session, controller: PlacesController
) -> None:
    wrong = replace(place("/4", layout=Layout.UNKNOWN), problem=Problem(Code.LEADS_NOWHERE, path="/4"))
    rows = {
        place("/1"): Mark.CURRENT,
        place("/2", layout=Layout.DISTRIBUTION): Mark.CLICKABLE,
        place("/3", layout=Layout.XBUILDENV): Mark.CLICKABLE,
        wrong: Mark.PROBLEM,
        place("/5", layout=Layout.WHEEL_TREE): Mark.NONE,
    }
    for row in rows:
        take(controller, row)
    session.directory = Path("/1")
    assert [model.index_of(row.path).data(MARK_ROLE) for row in rows] == list(rows.values())
    tips = [model.index_of(row.path).data(Qt.ItemDataRole.ToolTipRole) for row in rows]
    assert "This directory is open" in tips[0]
    assert "Click to open it" in tips[1]
    assert "Click to show the cross-build environments" in tips[2]
    assert "⚠ /4 is a " in tips[3]
    assert "its packages are in nested folders" in tips[4]
    session.directory = Path("/2")
    assert model.index_of(Path("/1")).data(MARK_ROLE) == Mark.CLICKABLE


def test_the_accessible_text_has_the_whole_row(
    model: PlacesModel, session: Session, controller: PlacesController, home: Path
) -> None:
    anode = put_wheel(home / ".anode" / "pyodide-cache", days=3)
    look(controller)
    session.directory = anode
    spoken = model.index_of(anode).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("~/.anode/pyodide-cache, open, 314, 1 file, ")
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Anode"


def test_a_partly_unreadable_place_says_so(model: PlacesModel, controller: PlacesController, home: Path) -> None:
    anode = put_wheel(home / ".anode" / "pyodide-cache")
    found = look(controller)[-1]
    assert isinstance(found, PlacesFound)
    problem = Problem(Code.PARTLY_UNREADABLE, path=str(anode / "x"), count=1, error="Permission denied")
    take(controller, PlacesFound((replace(found.places[0], problem=problem),)))
    assert all(text.startswith("partly unreadable") for text in details(model, anode)[:-1])
    assert model.index_of(anode).data(MARK_ROLE) == Mark.PROBLEM


def test_project_folders_count_their_places(
    qtbot: QtBot, model: PlacesModel, controller: PlacesController, tmp_path: Path
) -> None:
    shop, empty = tmp_path / "shop", tmp_path / "empty"
    put_wheel(shop / "wheelhouse")
    put_wheel(shop / "dist")
    empty.mkdir()
    controller.search()
    take(controller, SearchStarted((shop, empty)))
    heading = model.index(0, 0)
    rows = [model.index(row, 0, heading) for row in range(2)]
    assert [row.data(DETAILS_ROLE)[0] for row in rows] == ["searching…", "searching…"]
    qtbot.waitUntil(lambda: not controller.is_searching)
    look(controller, shop, empty)
    heading = model.index(model.rowCount() - 1, 0)
    rows = [model.index(row, 0, heading) for row in range(2)]
    assert [row.data(DETAILS_ROLE)[0] for row in rows] == ["no packages found", "2 places"]
    dist = model.row_of(model.index_of(shop / "dist"))
    assert dist
    assert model.project_of(dist) == shop


def test_ages_are_durations_or_dates(
    model: PlacesModel, session: Session, controller: PlacesController, home: Path
) -> None:
    anode = put_wheel(home / ".anode" / "pyodide-cache", days=3)
    look(controller)
    session.settings = Settings(age_format=AgeFormat.DATE)
    assert details(model, anode)[0].endswith(time.strftime("%Y-%m-%d", time.localtime(time.time() - 3 * DAY)))
    session.settings = Settings()
    model.repaint()
    assert details(model, anode)[0].endswith("3 days")


def test_control_characters_in_a_name_are_escaped(model: PlacesModel, controller: PlacesController) -> None:
    take(controller, place("/tmp/a\nb\u202ec"))
    name = model.index_of(Path("/tmp/a\nb\u202ec")).data()
    assert name == "/tmp/a\\nb\\u202ec"


def test_a_heading_is_not_a_place_and_a_place_has_no_children(
    model: PlacesModel, controller: PlacesController
) -> None:
    take(controller, place("/1"))
    assert model.row_of(model.index(0, 0)) is None
    assert model.row_of(QModelIndex()) is None
    assert model.rowCount(model.index_of(Path("/1"))) == 0
    assert not model.index_of(Path("/nowhere")).isValid()


def test_a_name_becomes_relative_when_its_project_folder_is_added(
    model: PlacesModel, controller: PlacesController
) -> None:
    shop = Path("/srv/shop")
    take(controller, place("/srv/shop/dist"))
    assert model.index_of(shop / "dist").data() == "/srv/shop/dist"
    changes: list[object] = []
    model.dataChanged.connect(lambda *_: changes.append(None))
    take(controller, SearchStarted((shop,)))
    assert changes
    assert model.index_of(shop / "dist").data() == "shop/dist"
