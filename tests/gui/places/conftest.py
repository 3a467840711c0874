"""A machine with cross-build environments, and a session that searches it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pyodide_cache.places.evidence import Place
from pyodide_cache.places.kinds import Layout, Owner
from pyodide_cache.warm_up.source_options import SourceOptions
from pyodide_cache_gui.places.controller import PlacesController
from pyodide_cache_gui.places.places_model import PlacesModel
from pyodide_cache_gui.places.places_sidebar import PlacesSidebar
from pyodide_cache_gui.places.places_tree import PlacesTree
from pyodide_cache_gui.places.xbuildenv_dialog import XbuildenvDialog
from pyodide_cache_gui.session.session import Session
from support.patience import PATIENCE
from support.xbuildenvs import hide_machine, put_tool, put_version, use

ONE, TWO = (Place(Path(path), Owner.ANODE, Layout.PACKAGES) for path in ("/first", "/second"))


def place_in(sidebar: PlacesSidebar, path: Path) -> Place | None:
    """Return the place that the sidebar shows at a path."""
    row = sidebar.model.row_of(sidebar.model.index_of(path))
    return row if isinstance(row, Place) else None


def take(controller: PlacesController, event: object) -> None:
    """Let a controller hear of an event of a search."""
    controller._take(event)
    controller.changed.emit()


@pytest.fixture(autouse=True)
def own_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "temporary").mkdir()
    hide_machine(tmp_path / "temporary", monkeypatch)


@pytest.fixture
def root(home: Path) -> Path:
    """Return the root of a pyodide-build that is found: with a current, an older and an unfinished version."""
    path = home / ".cache" / "pyodide-build" / f".pyodide-xbuildenv-{put_tool(home).id}"
    put_version(path, "314.0.7", emsdk=3_000_000)
    put_version(path, "0.29.4", emsdk=2_000_000)
    put_version(path, "0.28.0", installed=False)
    use(path, "314.0.7")
    return path


@pytest.fixture
def orphan(home: Path) -> Path:
    """Return a root without a known owner."""
    path = home / ".cache" / "pyodide-build" / ".pyodide-xbuildenv-cd8902a5bc84"
    put_version(path, "0.28.3")
    use(path, "0.28.3")
    return path


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    found = Session(tmp_path / "cache", SourceOptions())
    yield found
    assert found.shut_down(PATIENCE)


@pytest.fixture
def controller(session: Session) -> PlacesController:
    return PlacesController(session)


@pytest.fixture
def tree(qtbot: QtBot, session: Session, controller: PlacesController) -> PlacesTree:
    """Return a tree with two places of one owner; the first is the open directory."""
    session.directory = ONE.path
    model = PlacesModel(session, controller)
    found = PlacesTree(model)
    model.setParent(found)
    qtbot.addWidget(found)
    found.resize(300, 300)
    found.show()
    for place in (ONE, TWO):
        take(controller, place)
    return found


@pytest.fixture
def dialog(qtbot: QtBot, session: Session) -> Iterator[XbuildenvDialog]:
    found = XbuildenvDialog(session)
    found.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(found)
    found.show()
    qtbot.waitUntil(lambda: not session.hub.busy)
    yield found
    found.close()
