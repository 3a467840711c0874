from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QToolTip
from pytestqt.qtbot import QtBot

from gui.driving import move_pointer
from gui.inventory.map.some_files import ENTRIES, NUMPY, SCIPY, area_of, legend_of, show, tips
from gui.picturing import colors
from pyodide_cache_gui.inventory.map.map_colors import Coloring, ColorKey
from pyodide_cache_gui.inventory.map.squarify import Box
from pyodide_cache_gui.inventory.map.treemap import MapPage, Treemap, neighbor
from pyodide_cache_gui.widgets.speech import spoken
from pyodide_cache_gui.widgets.theme import Theme, apply_theme
from support.entries import entry

#: The offscreen platform cannot raise the window of a tool tip.
no_window_is_raised = pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)


def test_every_file_has_one_tile_in_proportion_to_its_size(treemap: Treemap) -> None:
    assert {tip.splitlines()[1] for tip in tips(treemap)} == {found.file_name for found in ENTRIES if found.size}
    numpy, scipy = area_of(treemap, NUMPY), area_of(treemap, SCIPY)
    assert numpy.width() * numpy.height() == pytest.approx(2 * scipy.width() * scipy.height(), rel=0.03)


def test_a_click_makes_a_file_current(treemap: Treemap, qtbot: QtBot) -> None:
    with qtbot.waitSignal(treemap.current_changed) as emitted:
        qtbot.mouseClick(treemap, Qt.MouseButton.LeftButton, pos=area_of(treemap, SCIPY).center())
    assert emitted.args == [SCIPY.file_name]
    assert treemap.accessibleDescription().startswith("scipy 1.0")


def test_double_click_and_enter_activate_ctrl_click_and_space_toggle(treemap: Treemap, qtbot: QtBot) -> None:
    place = area_of(treemap, SCIPY).center()
    opened, toggled = [], []
    treemap.activated.connect(lambda: opened.append(treemap.accessibleDescription().split()[0]))
    treemap.toggled.connect(toggled.append)
    qtbot.mouseDClick(treemap, Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseClick(treemap, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, place)
    assert (opened, toggled) == (["scipy"], [SCIPY.file_name])
    qtbot.keyClick(treemap, Qt.Key.Key_Return)
    qtbot.keyClick(treemap, Qt.Key.Key_Space)
    assert (opened, toggled) == (["scipy"] * 2, [SCIPY.file_name] * 2)


def test_arrow_keys_reach_every_tile(treemap: Treemap, qtbot: QtBot) -> None:
    reached = set()
    treemap.current_changed.connect(reached.add)
    qtbot.keyClick(treemap, Qt.Key.Key_Home)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up) * 4:
        for _ in range(3):
            qtbot.keyClick(treemap, key)
    assert reached == {found.file_name for found in ENTRIES if found.size}


def test_a_screen_reader_hears_about_the_current_file(treemap: Treemap, qtbot: QtBot) -> None:
    emitted = []
    treemap.hovered.connect(emitted.append)
    qtbot.keyClick(treemap, Qt.Key.Key_Home)
    read = QAccessible.queryAccessibleInterface(treemap).text(QAccessible.Text.Description)
    assert read == spoken(emitted[-1])
    assert read.startswith("numpy 1.0, 4.0 MB, 3 days")


def test_setting_the_current_file_sends_no_signal(treemap: Treemap) -> None:
    emitted = []
    treemap.current_changed.connect(emitted.append)
    treemap.set_current(NUMPY.file_name)
    treemap.set_current("not here.whl")
    treemap.set_current(None)
    assert emitted == []


def test_the_current_file_stays_current_when_files_or_size_change(treemap: Treemap, qtbot: QtBot) -> None:
    treemap.set_current(SCIPY.file_name)
    show(treemap, ENTRIES[1:])
    treemap.resize(300, 500)
    with qtbot.waitSignal(treemap.activated):
        qtbot.keyClick(treemap, Qt.Key.Key_Return)
    assert treemap.accessibleDescription().startswith("scipy 1.0")


def test_mouse_and_keyboard_ask_for_the_menu(treemap: Treemap, qtbot: QtBot) -> None:
    emitted = []
    treemap.menu_wanted.connect(lambda name, place: emitted.append((name, place)))
    place = area_of(treemap, SCIPY).center()
    reason = QContextMenuEvent.Reason
    QApplication.sendEvent(treemap, QContextMenuEvent(reason.Mouse, place, treemap.mapToGlobal(place)))
    QApplication.sendEvent(treemap, QContextMenuEvent(reason.Keyboard, QPoint(0, 0), QPoint(0, 0)))
    assert [name for name, _ in emitted] == [SCIPY.file_name] * 2
    assert treemap.mapFromGlobal(emitted[0][1]) == place
    assert area_of(treemap, SCIPY).contains(treemap.mapFromGlobal(emitted[1][1]))


def test_the_legend_has_only_the_colors_on_the_map(treemap: Treemap) -> None:
    treemap.set_coloring(Coloring.STATUS)
    assert legend_of(treemap) == "Status: ○ not verified, ✕ damaged, not a package"
    treemap.set_coloring(Coloring.KIND)
    assert legend_of(treemap) == "Kind: pure wheel, not a package"


def test_the_map_follows_a_change_of_the_theme(treemap: Treemap, qapp: QApplication) -> None:
    place = area_of(treemap, SCIPY).center()
    light = treemap.grab().toImage().pixelColor(place)
    apply_theme(Theme.DARK)
    qapp.processEvents()
    try:
        dark = treemap.grab().toImage().pixelColor(place)
    finally:
        apply_theme(Theme.LIGHT)
    assert light != dark


@no_window_is_raised
def test_a_tool_tip_has_the_file_its_size_age_and_status(treemap: Treemap) -> None:
    place = area_of(treemap, SCIPY).center()
    QApplication.sendEvent(treemap, QHelpEvent(QEvent.Type.ToolTip, place, treemap.mapToGlobal(place)))
    text = QToolTip.text()
    for part in (SCIPY.file_name, "2.0 MB", "7 weeks", "✕ damaged"):
        assert part in text
    QToolTip.hideText()


@no_window_is_raised
def test_a_hostile_name_is_plain_text(treemap: Treemap, qtbot: QtBot) -> None:
    bad = entry("<b>a\udcff\n</b>" + "x" * 200, 1000)
    show(treemap, [bad])
    place = QPoint(50, 50)
    QApplication.sendEvent(treemap, QHelpEvent(QEvent.Type.ToolTip, place, treemap.mapToGlobal(place)))
    assert "&lt;b&gt;a\\udcff\\n" in QToolTip.text()
    QToolTip.hideText()
    with qtbot.waitSignal(treemap.current_changed) as emitted:
        qtbot.mouseClick(treemap, Qt.MouseButton.LeftButton, pos=place)
    assert emitted.args == [bad.file_name]


def test_an_empty_map_has_a_text_and_ignores_keys(qtbot: QtBot) -> None:
    treemap = Treemap()
    qtbot.addWidget(treemap)
    treemap.resize(400, 200)
    treemap.show()
    blank = colors(treemap)
    assert len(blank) > 1  # there is text
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_Space, Qt.Key.Key_Return):
        qtbot.keyClick(treemap, key)
    assert treemap.accessibleDescription() == ""
    assert legend_of(treemap) == ""


def test_a_map_of_no_size_is_no_error(treemap: Treemap) -> None:
    treemap.resize(1, 1)
    treemap.grab()
    assert not tips(treemap)


def test_a_hidden_map_is_laid_out_too(qtbot: QtBot) -> None:
    treemap = Treemap()
    qtbot.addWidget(treemap)
    treemap.resize(600, 400)
    show(treemap, ENTRIES)
    treemap.show()
    assert legend_of(treemap).startswith("Age: ")
    treemap.hide()
    show(treemap, [NUMPY])
    assert [tip.splitlines()[1] for tip in tips(treemap)] == [NUMPY.file_name]


def test_an_arrow_leads_to_the_nearest_box_in_its_direction() -> None:
    boxes = [Box(0, 0, 10, 10), Box(10, 0, 10, 4), Box(10, 4, 10, 6), Box(20, 0, 10, 10)]
    assert neighbor(boxes, 0, 1, 0) == 2  # in front of the center of the first box
    assert neighbor(boxes, 2, 0, -1) == 1
    assert neighbor(boxes, 1, 1, 0) == 3
    assert neighbor(boxes, 3, -1, 0) == 2
    assert neighbor(boxes, 3, 1, 0) is None


def test_colors_that_were_prepared_for_another_theme_are_not_used(treemap: Treemap, qapp: QApplication) -> None:
    prepare = treemap.preparing(ENTRIES)
    apply_theme(Theme.DARK)
    try:
        treemap.set_content(*prepare())
        dark = ColorKey(Coloring.AGE, ENTRIES, treemap.palette())
        assert treemap._key.item_of([NUMPY]).fill == dark.item_of([NUMPY]).fill
    finally:
        apply_theme(Theme.LIGHT)


@pytest.fixture
def page(qtbot: QtBot) -> MapPage:
    found = MapPage()
    qtbot.addWidget(found)
    found.resize(700, 500)
    show(found.map, ENTRIES)
    found.show()
    return found


def test_the_box_chooses_what_the_colors_show(page: MapPage) -> None:
    assert page.coloring() is Coloring.AGE
    page.color_box.setCurrentIndex(page.color_box.findData(str(Coloring.KIND)))
    assert legend_of(page.map).startswith("Kind: ")
    page.choose(Coloring.STATUS)
    assert page.color_box.currentText() == "Status"
    assert legend_of(page.map).startswith("Status: ")


def test_the_line_above_the_map_describes_the_tile_under_the_mouse_pointer(page: MapPage) -> None:
    move_pointer(page.map, area_of(page.map, NUMPY).center().toPointF())
    assert page.map.hasMouseTracking()  # else Qt sends such moves only while a button is held
    assert any(label.text().startswith("numpy 1.0, 4.0 MB") for label in page.findChildren(QLabel))


def test_a_long_name_does_not_widen_the_window(page: MapPage) -> None:
    width = page.minimumSizeHint().width()
    page.map.hovered.emit("long_name_" * 100)
    assert page.minimumSizeHint().width() == width
    assert all(label.textFormat() != Qt.TextFormat.RichText for label in page.findChildren(QLabel))
