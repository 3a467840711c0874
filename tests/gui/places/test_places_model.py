from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.places.search import Layout, Owner, Place, PlacesFound
from pyodide_cache.settings.settings import AgeFormat
from pyodide_cache_gui.places.place_tasks import ProjectFolders, places_task
from pyodide_cache_gui.places.places_model import DETAILS_ROLE, MARK_ROLE, Mark, PlacesModel
from support.wheels import build_wheel
from support.xbuildenvs import put_version

WASM = build_wheel("numpy", "2.4.6", tag="cp314-cp314-pyemscripten_2026_0_wasm32")
DAY = 86_400


@pytest.fixture(autouse=True)
def own_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep this machine's own temporary folder out of the search."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))


@pytest.fixture
def model(qtbot: QtBot, qtmodeltester: ModelTester) -> PlacesModel:
    found = PlacesModel()
    qtmodeltester.check(found)  # stays attached: every change below is checked too
    return found


def put_wheel(folder: Path, days: float = 0) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = WASM.write_to(folder)
    moment = time.time() - days * DAY
    os.utime(file, (moment, moment))
    return folder


def look(model: PlacesModel, *projects: Path) -> list[object]:
    events = list(places_task(projects)(Cancel()))
    for event in events:
        model.take(event)
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
    found: tuple[str, ...] = model.index_of(path).data(DETAILS_ROLE)
    return found


def test_places_stand_below_their_owners_with_short_names(model: PlacesModel, home: Path, tmp_path: Path) -> None:
    put_wheel(home / ".anode" / "pyodide-cache")
    put_wheel(home / ".n8n" / "storage" / "n8n-nodes-base.code")
    put_version(home / ".cache" / "pyodide-build" / ".pyodide-xbuildenv-cd8902a5bc84", "314.0.7")
    shop = tmp_path / "shop"
    put_wheel(shop / "wheelhouse")
    look(model, shop)
    assert shown(model) == {
        "Anode": ["~/.anode/pyodide-cache"],
        "n8n": ["~/.n8n/storage/n8n-nodes-base.code"],
        "pyodide-build": ["xbuildenv cd8902a5bc84"],
        "Built wheels": ["shop/wheelhouse"],
        "Project folders": [str(shop)],
    }
    assert details(model, shop / "wheelhouse")[0].startswith("314 · 1 file · ")


def test_a_place_is_shown_at_once_and_measured_later(model: PlacesModel, home: Path) -> None:
    anode = put_wheel(home / ".anode" / "pyodide-cache", days=3)
    events = list(places_task(())(Cancel()))
    first, second = (event for event in events if isinstance(event, Place))
    model.take(first)
    assert details(model, anode) == ("314 · counting…", "counting…")
    model.take(second)
    size = f"{len(WASM.data) / 1000:.1f} kB"
    assert details(model, anode)[0] == f"314 · 1 file · {size} · 3 days"
    assert details(model, anode)[-1] == size


def test_what_is_gone_goes_and_the_rest_stays_where_it_is(model: PlacesModel, home: Path, tmp_path: Path) -> None:
    anode = put_wheel(home / ".anode" / "pyodide-cache")
    runt = put_wheel(home / ".runt" / "pyodide-cache")
    shop = tmp_path / "shop"
    put_wheel(shop / "wheelhouse")
    look(model, shop)
    resets: list[object] = []
    model.modelReset.connect(lambda: resets.append(None))
    for file in runt.iterdir():
        file.unlink()
    runt.rmdir()
    put_wheel(shop / "dist")
    look(model, shop)
    assert list(shown(model)) == ["Anode", "Built wheels", "Project folders"]
    assert shown(model)["Built wheels"] == ["shop/dist", "shop/wheelhouse"]
    assert model.index_of(anode).isValid()
    assert not model.index_of(runt).isValid()
    assert not resets
    look(model)
    assert list(shown(model)) == ["Anode"]


def test_a_place_that_another_owner_claims_moves_to_it(model: PlacesModel) -> None:
    model.take(place("/b/cache", Owner.CHOSEN))
    model.take(place("/a/cache", Owner.CHOSEN))
    assert shown(model) == {"Opened lately": ["/a/cache", "/b/cache"]}
    model.take(place("/b/cache", Owner.JUPYTERLITE))
    assert shown(model) == {"Opened lately": ["/a/cache"], "JupyterLite": ["/b/cache"]}
    model.take(place("/a/cache", Owner.JUPYTERLITE))
    assert shown(model) == {"JupyterLite": ["/a/cache", "/b/cache"]}
    model.take(PlacesFound(()))
    assert shown(model) == {}


def test_a_shape_tells_what_is_open_what_opens_and_what_is_wrong(model: PlacesModel) -> None:
    wrong = replace(place("/4", layout=Layout.UNKNOWN), problem=Problem(Code.LEADS_NOWHERE, path="/4"))
    rows = {
        place("/1"): Mark.CURRENT,
        place("/2", layout=Layout.DISTRIBUTION): Mark.CLICKABLE,
        place("/3", layout=Layout.XBUILDENV): Mark.CLICKABLE,
        wrong: Mark.PROBLEM,
        place("/5", layout=Layout.WHEEL_TREE): Mark.NONE,
    }
    for row in rows:
        model.take(row)
    model.set_current(Path("/1"))
    assert [model.index_of(row.path).data(MARK_ROLE) for row in rows] == list(rows.values())
    tips = [model.index_of(row.path).data(Qt.ItemDataRole.ToolTipRole) for row in rows]
    assert "This is what the window shows" in tips[0]
    assert "Click to open it here" in tips[1]
    assert "Click to see the cross-build environments" in tips[2]
    assert "⚠ /4 is a broken link" in tips[3]
    assert "lie in folders of the tool's own making" in tips[4]
    model.set_current(Path("/2"))
    assert model.index_of(Path("/1")).data(MARK_ROLE) == Mark.CLICKABLE


def test_a_screen_reader_hears_the_whole_row(model: PlacesModel, home: Path) -> None:
    anode = put_wheel(home / ".anode" / "pyodide-cache", days=3)
    look(model)
    model.set_current(anode)
    spoken = model.index_of(anode).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("~/.anode/pyodide-cache, open now, 314, 1 file, ")
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Anode"


def test_a_place_that_can_be_read_in_part_says_so(model: PlacesModel, home: Path) -> None:
    anode = put_wheel(home / ".anode" / "pyodide-cache")
    found = look(model)[-1]
    assert isinstance(found, PlacesFound)
    problem = Problem(Code.PARTLY_UNREADABLE, path=str(anode / "x"), count=1, error="Permission denied")
    model.take(PlacesFound((replace(found.places[0], problem=problem),)))
    assert all(text.startswith("partly unreadable") for text in details(model, anode)[:-1])
    assert model.index_of(anode).data(MARK_ROLE) == Mark.PROBLEM


def test_project_folders_tell_how_many_places_lie_in_them(model: PlacesModel, tmp_path: Path) -> None:
    shop, empty = tmp_path / "shop", tmp_path / "empty"
    put_wheel(shop / "wheelhouse")
    put_wheel(shop / "dist")
    empty.mkdir()
    model.take(ProjectFolders((shop, empty)))
    heading = model.index(0, 0)
    rows = [model.index(row, 0, heading) for row in range(2)]
    assert [row.data(DETAILS_ROLE)[0] for row in rows] == ["looking…", "looking…"]
    look(model, shop, empty)
    heading = model.index(model.rowCount() - 1, 0)
    rows = [model.index(row, 0, heading) for row in range(2)]
    assert [row.data(DETAILS_ROLE)[0] for row in rows] == ["no packages found", "2 places"]
    dist = model.row_of(model.index_of(shop / "dist"))
    assert dist
    assert model.project_of(dist) == shop


def test_ages_are_days_when_a_person_wants_them_so(model: PlacesModel, home: Path) -> None:
    anode = put_wheel(home / ".anode" / "pyodide-cache", days=3)
    look(model)
    model.set_age_format(AgeFormat.DATE)
    assert details(model, anode)[0].endswith(time.strftime("%Y-%m-%d", time.localtime(time.time() - 3 * DAY)))
    model.set_age_format(AgeFormat.RELATIVE)
    model.refresh_ages()
    assert details(model, anode)[0].endswith("3 days")


def test_a_hostile_name_stays_one_line(model: PlacesModel) -> None:
    model.take(place("/tmp/a\nb\u202ec"))
    name = model.index_of(Path("/tmp/a\nb\u202ec")).data()
    assert name == "/tmp/a\\nb\\u202ec"


def test_headings_have_no_place_and_no_children_of_children(model: PlacesModel) -> None:
    model.take(place("/1"))
    assert model.row_of(model.index(0, 0)) is None
    assert model.row_of(QModelIndex()) is None
    assert model.rowCount(model.index_of(Path("/1"))) == 0
    assert not model.index_of(Path("/nowhere")).isValid()
