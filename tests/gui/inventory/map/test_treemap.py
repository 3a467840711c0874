from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QHelpEvent, QPalette
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from gui.picturing import DAY, NOW, colours, entry, wheel
from pyodide_cache.inventory.inventory import Entry, Status
from pyodide_cache_gui.inventory.ages.age_histogram import AgeChart
from pyodide_cache_gui.inventory.map.map_colors import Colouring, ColourKey, contrast, text_on
from pyodide_cache_gui.inventory.map.neighbours import neighbour
from pyodide_cache_gui.inventory.map.squarify import Box, Tile, group_by_package, lay_out, squarify
from pyodide_cache_gui.inventory.map.tile_words import one_line
from pyodide_cache_gui.inventory.map.treemap import Treemap
from pyodide_cache_gui.pack.pack_chart import PackChart
from pyodide_cache_gui.widgets.format import files_text
from pyodide_cache_gui.widgets.size_chart import SizeChart
from pyodide_cache_gui.widgets.theme import Theme, apply_theme

NUMPY, SCIPY = wheel("numpy", 4_000_000, 3), wheel("scipy", 2_000_000, 50, status=Status.DAMAGED)
OLD, NEW = wheel("rich", 900_000, 400, "9.0"), wheel("rich", 1_000_000, 1, "15.0")
ENTRIES = (NUMPY, SCIPY, OLD, NEW, entry("notes.txt", 300_000, 1), entry("empty.txt", 0))

#: The offscreen platform cannot raise the window of a tool tip.
no_window_is_raised = pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)


@pytest.fixture
def treemap(qtbot: QtBot) -> Treemap:
    found = Treemap()
    qtbot.addWidget(found)
    found.resize(600, 400)
    found.set_entries(ENTRIES)
    found.show()
    return found


@pytest.fixture
def dark(qapp: QApplication) -> Iterator[QPalette]:
    apply_theme(qapp, Theme.DARK)
    yield qapp.palette()
    apply_theme(qapp, Theme.LIGHT)


def tile_of(treemap: Treemap, wanted: Entry) -> Tile:
    return next(tile for tile in treemap.tiles() if wanted in tile.entries)


def middle(tile: Tile) -> QPoint:
    return QPoint(int(tile.box.x + tile.box.width / 2), int(tile.box.y + tile.box.height / 2))


sizes_of_files = st.lists(st.integers(1, 10**9), min_size=1, max_size=60).map(
    lambda found: sorted(found, reverse=True)
)


@given(sizes_of_files)
def test_every_box_has_its_share_and_lies_inside(sizes: list[int]) -> None:
    box = Box(5, 7, 640, 360)
    boxes = squarify(sizes, box)
    for size, found in zip(sizes, boxes, strict=True):
        assert found.area == pytest.approx(box.area * size / sum(sizes), rel=1e-6, abs=1e-6)
        assert found.x >= box.x - 1e-6
        assert found.y >= box.y - 1e-6
        assert found.x + found.width <= box.x + box.width + 1e-6
        assert found.y + found.height <= box.y + box.height + 1e-6


@given(sizes_of_files)
def test_no_two_boxes_overlap(sizes: list[int]) -> None:
    boxes = squarify(sizes, Box(0, 0, 640, 360))
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
            down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
            assert min(across, down) < 1e-6


def test_boxes_of_like_sizes_are_nearly_square() -> None:
    ratios = sorted(
        max(box.width / box.height, box.height / box.width) for box in squarify([1] * 200, Box(0, 0, 900, 500))
    )
    assert ratios[100] < 1.2


def test_the_example_of_the_paper_comes_out_as_printed() -> None:
    boxes = squarify([6, 6, 4, 3, 2, 2, 1], Box(0, 0, 6, 4))
    assert (boxes[0].width, boxes[0].height) == (3, 2)
    assert (boxes[1].width, boxes[1].height) == (3, 2)
    assert boxes[2].width == pytest.approx(12 / 7)


def test_every_file_is_on_the_map_exactly_once_and_a_tile_is_as_large_as_its_bytes(treemap: Treemap) -> None:
    names = [found.file_name for tile in treemap.tiles() for found in tile.entries]
    assert sorted(names) == sorted(found.file_name for found in ENTRIES if found.size)
    assert tile_of(treemap, NUMPY).box.area == pytest.approx(2 * tile_of(treemap, SCIPY).box.area, rel=0.01)


def test_files_of_one_package_lie_together_in_a_frame() -> None:
    found = lay_out(group_by_package(ENTRIES), Box(0, 0, 600, 400))
    (frame,) = found.frames
    inside = [
        tile.package
        for tile in found.tiles
        if frame.x <= tile.box.x and tile.box.x + tile.box.width <= frame.x + frame.width
        if frame.y <= tile.box.y and tile.box.y + tile.box.height <= frame.y + frame.height
    ]
    assert inside == ["rich", "rich"]


def test_what_is_too_small_to_be_seen_is_pooled_and_counted() -> None:
    small = [wheel(f"tiny{number}", 100) for number in range(40)]
    found = lay_out(group_by_package([NUMPY, *small]), Box(0, 0, 600, 400))
    (pool,) = [tile for tile in found.tiles if tile.is_pool]
    assert len(pool.entries) == 40
    assert pool.bytes == 4000


@pytest.mark.slow
def test_a_hundred_thousand_files_make_few_tiles_and_none_is_lost() -> None:
    many = [wheel(f"package{number % 5000}", 1000 + number % 77, version=f"{number}.0") for number in range(100_000)]
    found = lay_out(group_by_package(many), Box(0, 0, 1600, 900))
    assert 100 < len(found.tiles) <= 2000
    assert sum(len(tile.entries) for tile in found.tiles) == 100_000


@pytest.mark.slow
def test_a_hundred_thousand_files_of_one_package_are_drawn_too(qtbot: QtBot) -> None:
    treemap = Treemap()
    qtbot.addWidget(treemap)
    treemap.resize(800, 500)
    treemap.set_entries([wheel("numpy", 1000, version=f"{number}.0") for number in range(100_000)])
    (pool,) = treemap.tiles()
    assert one_line(pool) == f"numpy: {files_text(100_000)}, 100.0 MB"


def test_a_click_makes_a_file_current(treemap: Treemap, qtbot: QtBot) -> None:
    with qtbot.waitSignal(treemap.current_changed) as told:
        qtbot.mouseClick(treemap, Qt.MouseButton.LeftButton, pos=middle(tile_of(treemap, SCIPY)))
    assert told.args == [SCIPY.file_name]
    assert treemap.current == SCIPY.file_name


def test_a_double_click_and_enter_open_and_ctrl_click_and_space_toggle(treemap: Treemap, qtbot: QtBot) -> None:
    place = middle(tile_of(treemap, SCIPY))
    opened, toggled = [], []
    treemap.activated.connect(opened.append)
    treemap.toggled.connect(toggled.append)
    qtbot.mouseDClick(treemap, Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseClick(treemap, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, place)
    assert (opened, toggled) == ([SCIPY.file_name], [SCIPY.file_name])
    qtbot.keyClick(treemap, Qt.Key.Key_Return)
    qtbot.keyClick(treemap, Qt.Key.Key_Space)
    assert (opened, toggled) == ([SCIPY.file_name] * 2, [SCIPY.file_name] * 2)


def test_arrow_keys_reach_every_tile(treemap: Treemap, qtbot: QtBot) -> None:
    reached = set()
    treemap.current_changed.connect(reached.add)
    qtbot.keyClick(treemap, Qt.Key.Key_Home)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up) * 4:
        for _ in range(3):
            qtbot.keyClick(treemap, key)
    assert reached == {found.file_name for found in ENTRIES if found.size}


def test_an_arrow_moves_to_the_box_that_lies_there() -> None:
    boxes = [Box(0, 0, 10, 10), Box(10, 0, 10, 4), Box(10, 4, 10, 6), Box(20, 0, 10, 10)]
    assert neighbour(boxes, 0, 1, 0) == 2  # the middle of the first looks at it
    assert neighbour(boxes, 2, 0, -1) == 1
    assert neighbour(boxes, 1, 1, 0) == 3
    assert neighbour(boxes, 3, -1, 0) == 2
    assert neighbour(boxes, 3, 1, 0) is None


def test_the_current_file_is_told_to_a_screen_reader(treemap: Treemap, qtbot: QtBot) -> None:
    told = []
    treemap.hovered.connect(told.append)
    qtbot.keyClick(treemap, Qt.Key.Key_Home)
    read = QAccessible.queryAccessibleInterface(treemap).text(QAccessible.Text.Description)
    assert read == told[-1]
    assert read.startswith("numpy 1.0, 4.0 MB, 3 days")


def test_setting_the_current_file_from_outside_sends_no_signal(treemap: Treemap) -> None:
    told = []
    treemap.current_changed.connect(told.append)
    treemap.set_current(NUMPY.file_name)
    treemap.set_current("not here.whl")
    treemap.set_current(None)
    assert told == []


def test_the_current_file_stays_so_when_the_files_change_and_the_map_is_resized(
    treemap: Treemap, qtbot: QtBot
) -> None:
    treemap.set_current(SCIPY.file_name)
    treemap.set_entries(ENTRIES[1:])
    treemap.resize(300, 500)
    with qtbot.waitSignal(treemap.activated) as told:
        qtbot.keyClick(treemap, Qt.Key.Key_Return)
    assert told.args == [SCIPY.file_name]


def test_the_menu_is_asked_for_with_the_pointer_and_with_a_key(treemap: Treemap, qtbot: QtBot) -> None:
    told = []
    treemap.menu_wanted.connect(lambda name, place: told.append((name, place)))
    place = middle(tile_of(treemap, SCIPY))
    reason = QContextMenuEvent.Reason
    QApplication.sendEvent(treemap, QContextMenuEvent(reason.Mouse, place, treemap.mapToGlobal(place)))
    QApplication.sendEvent(treemap, QContextMenuEvent(reason.Keyboard, QPoint(0, 0), QPoint(0, 0)))
    assert [name for name, _ in told] == [SCIPY.file_name] * 2
    assert treemap.mapFromGlobal(told[0][1]) == place
    box = tile_of(treemap, SCIPY).box
    there = treemap.mapFromGlobal(told[1][1])
    assert box.x <= there.x() <= box.x + box.width
    assert box.y <= there.y() <= box.y + box.height


def test_files_that_are_lit_look_different_and_the_legend_says_why(treemap: Treemap) -> None:
    before = treemap.grab().toImage()
    treemap.set_lit(frozenset({NUMPY.file_name}), "would go")
    after = treemap.grab().toImage()
    numpy, scipy = tile_of(treemap, NUMPY).box, tile_of(treemap, SCIPY).box

    def changed(box: Box) -> bool:
        places = [(int(box.x) + 4 + step, int(box.y + box.height) - 6) for step in range(20)]
        return any(before.pixel(*place) != after.pixel(*place) for place in places)

    assert changed(numpy)
    assert not changed(scipy)
    assert "hatched: would go" in treemap.legend_text()
    treemap.set_lit(frozenset())
    assert treemap.grab().toImage() == before


def test_the_legend_names_what_occurs_and_nothing_else(treemap: Treemap) -> None:
    treemap.set_colouring(Colouring.STATUS)
    assert treemap.legend_text() == "Status: ✕ damaged, ○ unchecked, not a package"
    treemap.set_colouring(Colouring.KIND)
    assert treemap.legend_text() == "Kind: pure wheel, not a package"


def test_runtimes_are_in_the_legend_newest_first() -> None:
    tags = ("cp312-cp312-pyodide_2024_0_wasm32", "cp314-cp314-pyodide_2026_0_wasm32")
    found = [entry(f"numpy-1.0-{tag}.whl", 10) for tag in tags] + [NUMPY]
    key = ColourKey(Colouring.RUNTIME, found, QApplication.palette())
    assert [item.text for item in key.meanings] == ["Pyodide 314", "Pyodide 0.26–0.27", "any runtime"]


def test_more_runtimes_than_colours_are_called_other() -> None:
    tags = [f"cp3{minor}-cp3{minor}-emscripten_3_1_{minor}_wasm32" for minor in range(10, 60)]
    found = [entry(f"numpy-1.0-{tag}.whl", 10) for tag in tags] + [wheel("a", 1), entry("b.txt", 1)]
    key = ColourKey(Colouring.RUNTIME, found, QApplication.palette())
    assert all(key.meaning([item]).fill.isValid() for item in found)


def every_fill(palette: QPalette) -> list[tuple[str, object]]:
    kinds = [
        *("a-1-py3-none-any.whl", "a-1-cp314-cp314-pyodide_2026_0_wasm32.whl", "a-1-cp314-cp314-linux_x86_64.whl"),
        *("openblas-0.3.zip", "scipy-tests.tar", "ssl-1.0.zip", "b-1-py3-none-any.whl.part", "x.txt"),
        *(f"a-1-cp3{n}-cp3{n}-pyodide_20{n}_0_wasm32.whl" for n in range(11, 19)),
    ]
    found = [entry(name, 10, days) for name in kinds for days in (0, 3, 20, 100, 999)]
    found += [wheel("s", 10, status=status) for status in Status]
    fills = []
    for colouring in Colouring:
        key = ColourKey(colouring, found, palette, NOW)
        fills += [(f"{colouring} {item.text}", item.fill) for item in (*key.meanings, key.meaning(found))]
    return fills


def test_text_can_be_read_on_every_fill_in_light(qapp: QApplication) -> None:
    poor = {name: contrast(text_on(fill), fill) for name, fill in every_fill(qapp.palette())}
    assert min(poor.values()) >= 4.5, poor


def test_text_can_be_read_on_every_fill_in_dark(dark: QPalette) -> None:
    poor = {name: contrast(text_on(fill), fill) for name, fill in every_fill(dark)}
    assert min(poor.values()) >= 4.5, poor


def test_older_is_stronger_in_light_and_in_dark(qapp: QApplication, dark: QPalette) -> None:
    steps = [wheel("a", 1, days) for days in (0.1, 3, 20, 100, 999)]
    key = ColourKey(Colouring.AGE, steps, dark, NOW)
    base = dark.color(QPalette.ColorRole.Base)
    ratios = [contrast(key.meaning([step]).fill, base) for step in steps]
    assert ratios == sorted(ratios)
    apply_theme(qapp, Theme.LIGHT)
    light = qapp.palette()
    key = ColourKey(Colouring.AGE, steps, light, NOW)
    ratios = [contrast(key.meaning([step]).fill, light.color(QPalette.ColorRole.Base)) for step in steps]
    assert ratios == sorted(ratios)


def test_the_map_follows_a_change_of_the_theme(treemap: Treemap, qapp: QApplication) -> None:
    place = middle(tile_of(treemap, SCIPY))
    light = treemap.grab().toImage().pixelColor(place)
    apply_theme(qapp, Theme.DARK)
    qapp.processEvents()
    try:
        dark = treemap.grab().toImage().pixelColor(place)
    finally:
        apply_theme(qapp, Theme.LIGHT)
    assert light != dark


@no_window_is_raised
def test_a_tile_tells_its_file_size_age_and_status(treemap: Treemap) -> None:
    place = middle(tile_of(treemap, SCIPY))
    QApplication.sendEvent(treemap, QHelpEvent(QEvent.Type.ToolTip, place, treemap.mapToGlobal(place)))
    text = QToolTip.text()
    for part in (SCIPY.file_name, "2.0 MB", "7 weeks", "✕ damaged"):
        assert part in text
    QToolTip.hideText()


@no_window_is_raised
def test_a_hostile_name_is_drawn_and_told_as_plain_text(treemap: Treemap, qtbot: QtBot) -> None:
    bad = entry("<b>a\udcff\n</b>" + "x" * 200, 1000)
    treemap.set_entries([bad])
    place = QPoint(50, 50)
    QApplication.sendEvent(treemap, QHelpEvent(QEvent.Type.ToolTip, place, treemap.mapToGlobal(place)))
    assert "&lt;b&gt;a\\udcff\\n" in QToolTip.text()
    QToolTip.hideText()
    with qtbot.waitSignal(treemap.current_changed) as told:
        qtbot.mouseClick(treemap, Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [bad.file_name]


def test_an_empty_map_says_so_and_keys_do_nothing(qtbot: QtBot) -> None:
    treemap = Treemap()
    qtbot.addWidget(treemap)
    treemap.resize(400, 200)
    treemap.show()
    blank = colours(treemap)
    assert len(blank) > 1  # there are words
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_Space, Qt.Key.Key_Return):
        qtbot.keyClick(treemap, key)
    assert treemap.current is None
    assert treemap.legend_text() == ""


def test_a_map_of_no_size_is_no_error(treemap: Treemap) -> None:
    treemap.resize(1, 1)
    treemap.grab()
    assert treemap.tiles() == ()


def test_ages_are_told_from_today(treemap: Treemap) -> None:
    assert one_line(tile_of(treemap, OLD)).startswith("rich 9.0, 900.0 kB, 13 months")
    assert OLD.modified < NOW - 399 * DAY


def test_a_file_too_large_a_share_of_the_map_is_not_pooled_with_thousands_alike() -> None:
    many = [wheel(f"p{number}", 1000) for number in range(6000)]
    found = lay_out(group_by_package([NUMPY, *many]), Box(0, 0, 1600, 900))
    assert 1000 <= len(found.tiles) <= 2000
    assert any(tile.entries == (NUMPY,) for tile in found.tiles)


def test_a_set_of_files_marked_in_a_pool_shows_their_share(treemap: Treemap) -> None:
    small = [wheel(f"tiny{number}", 600) for number in range(400)]
    treemap.set_entries([NUMPY, *small])
    (pool,) = [tile for tile in treemap.tiles() if tile.is_pool]
    plain = treemap.grab().toImage()
    treemap.set_lit(frozenset(found.file_name for found in small[:200]))
    half = treemap.grab().toImage()

    def changed(y: float) -> bool:
        left, right = int(pool.box.x) + 2, int(pool.box.x + pool.box.width) - 4
        return any(plain.pixel(x, int(y)) != half.pixel(x, int(y)) for x in range(left, right))

    assert changed(pool.box.y + pool.box.height * 0.75)
    assert not changed(pool.box.y + pool.box.height * 0.45)


def test_a_map_that_is_not_shown_does_its_work_when_it_is(qtbot: QtBot) -> None:
    treemap = Treemap()
    qtbot.addWidget(treemap)
    treemap.resize(600, 400)
    treemap.set_entries(ENTRIES)
    assert treemap.legend_text() == ""
    treemap.show()
    assert treemap.legend_text().startswith("Age: ")
    treemap.hide()
    treemap.set_entries([NUMPY])
    assert len(treemap.tiles()) == 1


@pytest.mark.parametrize("picture", [Treemap, AgeChart, SizeChart, PackChart])
def test_a_screen_reader_hears_that_a_picture_is_a_chart(qtbot: QtBot, picture: type[QWidget]) -> None:
    for _ in range(3):  # also when one before it is gone
        shown = picture()
        qtbot.addWidget(shown)
        heard = QAccessible.queryAccessibleInterface(shown)
        assert heard.role() == QAccessible.Role.Chart
        assert heard.text(QAccessible.Text.Name)
        shown.close()
        shown.deleteLater()
        QApplication.sendPostedEvents(shown, QEvent.Type.DeferredDelete.value)
