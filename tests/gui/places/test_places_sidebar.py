from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QRect, Qt, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import packages, wait_until_idle
from gui.places.conftest import place_in, take
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.cache.places import Places
from pyodide_cache.places.evidence import Place
from pyodide_cache.places.kinds import Layout, Owner
from pyodide_cache.places.search import PlacesFound
from pyodide_cache.settings.path_list import PROJECT_FOLDERS
from pyodide_cache.settings.settings import AgeFormat, Theme
from pyodide_cache_gui.places.controller import PlacesController
from pyodide_cache_gui.places.places_model import DETAILS_ROLE
from pyodide_cache_gui.places.places_sidebar import PlacesSidebar
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.widgets.theme import apply_theme
from support.places import WASM, put_wheels
from support.xbuildenvs import put_version


class Searches:
    """Run searches as the window does, and note which directories are opened."""

    def __init__(self, qtbot: QtBot, controller: PlacesController, session: Session) -> None:
        self._qtbot = qtbot
        self._session = session
        self._controller = controller
        self.opened: list[Path] = []
        session.directory_changed.connect(self.opened.append)

    def run(self, *, cache_dir: Path | None = None, add: Path | None = None, forget: Path | None = None) -> None:
        self._session.directory = cache_dir or self._session.directory
        self._controller.search(add=add, forget=forget)
        self.wait()

    def wait(self) -> None:
        self._qtbot.waitUntil(lambda: not self._session.hub.busy)


@pytest.fixture
def sidebar(qtbot: QtBot, session: Session, controller: PlacesController) -> PlacesSidebar:
    found = PlacesSidebar(session, controller)
    qtbot.addWidget(found)
    found.resize(232, 640)
    found.show()
    return found


@pytest.fixture
def searches(qtbot: QtBot, controller: PlacesController, session: Session) -> Searches:
    return Searches(qtbot, controller, session)


@pytest.fixture
def anode(home: Path) -> Path:
    path = home / ".anode" / "pyodide-cache"
    path.mkdir(parents=True)
    WASM.write_to(path)
    return path


@pytest.fixture
def runt(home: Path) -> Path:
    path = home / ".runt" / "pyodide-cache"
    path.mkdir(parents=True)
    WASM.write_to(path)
    return path


@pytest.fixture
def root(home: Path) -> Path:
    path = home / ".cache" / "pyodide-build" / ".pyodide-xbuildenv-cd8902a5bc84"
    put_version(path, "314.0.7")
    return path


@pytest.fixture
def light_again() -> Iterator[QApplication]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    yield app
    apply_theme(Theme.LIGHT)


def click(qtbot: QtBot, sidebar: PlacesSidebar, index: QModelIndex) -> None:
    place = sidebar.tree.visualRect(index).center()
    qtbot.mouseClick(sidebar.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)


def press(qtbot: QtBot, sidebar: PlacesSidebar, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(sidebar.tree, key)


def has_symbol(sidebar: PlacesSidebar, path: Path, color: QColor) -> bool:
    """Return whether the symbol before a place has a color, allowing for anti-aliasing."""
    row = sidebar.tree.visualRect(sidebar.model.index_of(path))
    image = sidebar.tree.viewport().grab(QRect(16, row.top() + 4, 16, 16)).toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return any(
        max(abs(one.red() - color.red()), abs(one.green() - color.green()), abs(one.blue() - color.blue())) < 16
        for one in pixels
    )


def texts(menu: object) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]  # type: ignore[attr-defined]


def test_a_click_opens_a_place_that_is_not_open_yet(
    qtbot: QtBot, sidebar: PlacesSidebar, searches: Searches, anode: Path, runt: Path
) -> None:
    searches.run(cache_dir=anode)
    sidebar.select_current()
    click(qtbot, sidebar, sidebar.model.index_of(anode))
    assert searches.opened == []
    click(qtbot, sidebar, sidebar.model.index_of(runt))
    assert searches.opened == [runt]
    searches.wait()


def test_it_knows_which_places_belong_to_other_tools(
    sidebar: PlacesSidebar, searches: Searches, anode: Path, home: Path
) -> None:
    n8n = home / ".n8n" / "storage" / "n8n-nodes-base.code"
    n8n.mkdir(parents=True)
    WASM.write_to(n8n)
    searches.run(cache_dir=n8n)
    ours, theirs = place_in(sidebar, anode), place_in(sidebar, n8n)
    assert ours
    assert theirs
    assert (ours.is_writable_by_us, theirs.is_writable_by_us) == (True, False)
    assert place_in(sidebar, home) is None


def test_the_arrows_move_and_only_enter_opens(
    qtbot: QtBot, sidebar: PlacesSidebar, searches: Searches, anode: Path, runt: Path
) -> None:
    searches.run(cache_dir=anode)
    sidebar.select_current()
    assert sidebar.tree.currentIndex() == sidebar.model.index_of(anode)
    press(qtbot, sidebar, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert sidebar.tree.currentIndex() == sidebar.model.index_of(runt)
    assert searches.opened == []
    press(qtbot, sidebar, Qt.Key.Key_Return)
    assert searches.opened == [runt]
    searches.wait()


def test_a_heading_collapses_by_click_and_key(
    qtbot: QtBot, sidebar: PlacesSidebar, searches: Searches, anode: Path
) -> None:
    searches.run()
    heading = sidebar.model.index_of(anode).parent()
    assert sidebar.tree.isExpanded(heading)
    click(qtbot, sidebar, heading)
    assert not sidebar.tree.isExpanded(heading)
    press(qtbot, sidebar, Qt.Key.Key_Return)
    assert sidebar.tree.isExpanded(heading)
    press(qtbot, sidebar, Qt.Key.Key_Left)
    assert not sidebar.tree.isExpanded(heading)
    searches.run()
    assert not sidebar.tree.isExpanded(sidebar.model.index_of(anode).parent())


def test_a_click_on_a_root_asks_for_the_cross_build_environments(
    qtbot: QtBot, sidebar: PlacesSidebar, searches: Searches, root: Path
) -> None:
    searches.run()
    with qtbot.waitSignal(sidebar.xbuildenvs_wanted) as asked:
        click(qtbot, sidebar, sidebar.model.index_of(root))
    assert asked.args == [root]
    assert searches.opened == []


def test_a_place_that_cannot_be_opened_shows_why_and_offers_its_folder(
    qtbot: QtBot, sidebar: PlacesSidebar, searches: Searches, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = home / ".anode" / "pyodide-cache"
    closed.parent.mkdir()
    closed.symlink_to(home / "nowhere")
    searches.run()
    index = sidebar.model.index_of(closed)
    assert "is a broken link" in index.data(Qt.ItemDataRole.ToolTipRole)
    click(qtbot, sidebar, index)
    press(qtbot, sidebar, Qt.Key.Key_Return)
    assert searches.opened == []
    menu = sidebar.menu_of(index)
    assert menu
    assert texts(menu) == ["Open the folder", "Copy path"]
    shown: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", shown.append)
    menu.actions()[0].trigger()
    assert shown == [QUrl.fromLocalFile(str(closed))]
    menu.actions()[1].trigger()
    assert QGuiApplication.clipboard().text() == str(closed)


def test_the_menu_of_a_place_in_a_project_forgets_the_project(
    qtbot: QtBot, sidebar: PlacesSidebar, searches: Searches, tmp_path: Path
) -> None:
    shop = tmp_path / "R&D"
    (shop / "dist").mkdir(parents=True)
    WASM.write_to(shop / "dist")
    searches.run(add=shop)
    assert PROJECT_FOLDERS.read() == [shop]
    index = sidebar.model.index_of(shop / "dist")
    menu = sidebar.menu_of(index)
    assert menu
    assert texts(menu) == ["Open", "Open the folder", "Copy path", "Forget the project folder R&&D"]
    menu.actions()[-1].trigger()
    searches.wait()
    assert PROJECT_FOLDERS.read() == []
    assert not sidebar.model.index_of(shop / "dist").isValid()
    menu.actions()[0].trigger()
    assert searches.opened == [shop / "dist"]
    searches.wait()


def test_delete_forgets_a_project_folder_and_nothing_else(
    qtbot: QtBot, sidebar: PlacesSidebar, searches: Searches, anode: Path, tmp_path: Path
) -> None:
    (tmp_path / "shop").mkdir()
    searches.run(add=tmp_path / "shop")
    sidebar.tree.setCurrentIndex(sidebar.model.index_of(anode))
    press(qtbot, sidebar, Qt.Key.Key_Delete)
    searches.wait()
    assert PROJECT_FOLDERS.read() == [tmp_path / "shop"]
    press(qtbot, sidebar, Qt.Key.Key_End, Qt.Key.Key_Delete)
    searches.wait()
    assert PROJECT_FOLDERS.read() == []
    assert sidebar.menu_of(sidebar.model.index(0, 0)) is None


def test_it_shows_that_it_searches_and_that_nothing_was_found(
    sidebar: PlacesSidebar, controller: PlacesController, searches: Searches, home: Path
) -> None:
    controller.search()
    assert sidebar.empty.text() == "Searching for places…"
    searches.wait()
    assert "Add a project folder" in sidebar.empty.text()
    assert sidebar.pages.currentWidget() is sidebar.empty
    anode = put_wheels(home / ".anode" / "pyodide-cache")
    searches.run()
    assert sidebar.pages.currentWidget() is sidebar.tree
    assert sidebar.state.text() == ""
    controller.search()
    assert sidebar.state.text() == "Searching…"
    assert sidebar.model.index_of(anode).isValid(), "known places stay during a new search"
    searches.wait()


def test_problems_of_the_search_are_shown(
    sidebar: PlacesSidebar, controller: PlacesController, searches: Searches, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(error: Exception) -> Iterator[object]:
        raise error
        yield

    full = Problem(Code.DISK_ERROR, path="/x", error="No space left on device")
    large = Problem(Code.TOO_MANY_FOLDERS, path="/x", most=20_000)
    for found, expected in (
        (
            iter([PlacesFound((), (large,))]),
            "the first 20000 folders",
        ),
        (fail(full), "No space left on device"),
        (fail(ValueError("1")), "ValueError: 1"),
    ):
        monkeypatch.setattr(Places, "find", lambda *_, found=found, **__: found)
        searches.run()
        assert expected in sidebar.note.text()
        assert sidebar.note.isVisible()
        assert "Searching" not in sidebar.empty.text() + sidebar.state.text()
        controller.search()
        assert not sidebar.note.isVisible()
        searches.wait()


@pytest.mark.parametrize(
    ("layout", "first"),
    [
        (Layout.PACKAGES, ["Open"]),
        (Layout.XBUILDENV, ["Show the cross-build environments…"]),
        (Layout.WHEEL_TREE, []),
    ],
)
def test_the_first_entry_of_a_menu_depends_on_the_layout(
    layout: Layout, first: list[str], sidebar: PlacesSidebar, controller: PlacesController
) -> None:
    path = Path("/caches/one")
    take(controller, Place(path, Owner.FOLDER, layout))
    menu = sidebar.menu_of(sidebar.model.index_of(path))
    assert texts(menu) == [*first, "Open the folder", "Copy path"]


def test_a_project_folder_that_cannot_be_remembered_is_reported(
    sidebar: PlacesSidebar, searches: Searches, tmp_path: Path, home: Path
) -> None:
    state = home / ".local" / "state"
    state.parent.mkdir(parents=True, exist_ok=True)
    state.write_text("a file where a folder should be")
    searches.run(add=tmp_path)
    assert sidebar.note.isVisible()
    assert str(tmp_path) in sidebar.note.text()


def test_the_buttons_add_a_project_and_search_again(
    qtbot: QtBot,
    sidebar: PlacesSidebar,
    searches: Searches,
    anode: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    qtbot.mouseClick(sidebar.add_button, Qt.MouseButton.LeftButton)
    searches.wait()
    assert PROJECT_FOLDERS.read() == [tmp_path]
    WASM.write_to(tmp_path / "dist")
    qtbot.mouseClick(sidebar.refresh_button, Qt.MouseButton.LeftButton)
    searches.wait()
    assert sidebar.model.index_of(tmp_path / "dist").isValid()


def test_every_part_has_a_name_for_screen_readers(sidebar: PlacesSidebar) -> None:
    for widget in (sidebar, sidebar.tree, sidebar.refresh_button):
        assert widget.accessibleName()


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_the_open_place_is_painted_in_the_accent_color(
    theme: Theme,
    qtbot: QtBot,
    session: Session,
    sidebar: PlacesSidebar,
    searches: Searches,
    anode: Path,
    runt: Path,
    light_again: QApplication,
) -> None:
    apply_theme(theme)
    searches.run()
    accent = sidebar.palette().accent().color()
    assert not has_symbol(sidebar, anode, accent)
    session.directory = anode
    sidebar.select_current()
    assert has_symbol(sidebar, anode, accent)
    assert not has_symbol(sidebar, runt, accent)


def test_a_place_beside_the_files_is_opened_with_a_click(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, full_cache: Path, home: Path
) -> None:
    anode = home / ".anode" / "pyodide-cache"
    anode.parent.mkdir(parents=True)
    full_cache.rename(anode)
    window = open_window(cache_dir)
    window.commands["places"].trigger()
    qtbot.waitUntil(lambda: place_in(window.panes.places, anode) is not None)
    wait_until_idle(qtbot, window)
    index = window.panes.places.model.index_of(anode)
    place = window.panes.places.tree.visualRect(index).center()
    with qtbot.waitSignal(window.session.inventory_changed):
        qtbot.mouseClick(window.panes.places.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.session.directory == anode
    assert "numpy" in packages(window)


def test_ages_are_shown_anew_when_the_settings_change(
    session: Session, sidebar: PlacesSidebar, searches: Searches, anode: Path
) -> None:
    searches.run()
    changes: list[object] = []
    sidebar.model.dataChanged.connect(lambda *_: changes.append(None))
    session.set_settings(replace(session.settings, age_format=AgeFormat.DATE))
    assert changes
    assert re.search(r"\d{4}-\d\d-\d\d", sidebar.model.index_of(anode).data(DETAILS_ROLE)[0])
