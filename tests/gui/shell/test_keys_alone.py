"""The window without a mouse, and on a small screen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QSpinBox,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import NUMPY, packages, wait_until_idle
from gui.picturing import contrast
from pyodide_cache_gui.clean_up.prune_dialog import PruneDialog
from pyodide_cache_gui.session.listing import Column
from pyodide_cache_gui.shell.main_window import MainWindow
from pyodide_cache_gui.warm_up.packages_dialog import PackagesDialog
from pyodide_cache_gui.widgets.dialog import Dialog
from pyodide_cache_gui.widgets.fact_grid import FactGrid
from pyodide_cache_gui.widgets.format import age_text, date_text
from pyodide_cache_gui.widgets.plain_table import PADDING
from pyodide_cache_gui.widgets.theme import Theme, apply_theme
from support.wheels import DistributionFolder

NARROW = 900


@pytest.fixture
def window(full_cache: Path, open_window: OpenWindow) -> MainWindow:
    return open_window(full_cache)


def test_the_keys_act_on_the_files_from_the_start(window: MainWindow) -> None:
    assert window.focusWidget() is window.table


def test_down_leads_from_the_filter_to_the_files(qtbot: QtBot, window: MainWindow) -> None:
    window.commands["find"].trigger()
    qtbot.keyClicks(window.header.filter_edit, "num")
    qtbot.keyClick(window.header.filter_edit, Qt.Key.Key_Down)
    assert window.focusWidget() is window.table
    window.commands["map"].setChecked(True)
    window.commands["find"].trigger()
    assert window.header.filter_edit.selectedText() == "num"
    qtbot.keyClick(window.header.filter_edit, Qt.Key.Key_Return)
    assert window.focusWidget() is window.browser.map


def test_escape_empties_the_filter_and_then_leaves_it(qtbot: QtBot, window: MainWindow) -> None:
    whole = packages(window)
    window.commands["find"].trigger()
    qtbot.keyClicks(window.header.filter_edit, "num")
    assert packages(window) != whole
    qtbot.keyClick(window.header.filter_edit, Qt.Key.Key_Escape)
    assert packages(window) == whole
    assert window.focusWidget() is window.header.filter_edit
    qtbot.keyClick(window.header.filter_edit, Qt.Key.Key_Escape)
    assert window.focusWidget() is window.table


def test_a_filter_chooses_no_row_that_nobody_chose(qtbot: QtBot, window: MainWindow) -> None:
    chooser = window.table.selectionModel()
    chooser.setCurrentIndex(window.model.index(0, 0), chooser.SelectionFlag.NoUpdate)
    name = window.model.index(0, 0).data()
    qtbot.keyClicks(window.header.filter_edit, name[:2])
    assert not chooser.hasSelection()
    assert window.panes.details.entry is None


def test_details_of_a_row_that_a_filter_hides_are_put_away(qtbot: QtBot, window: MainWindow) -> None:
    window.table.selectRow(0)
    assert window.panes.details.entry is not None
    name = next(name for name in packages(window) if name != window.model.index(0, 0).data())
    qtbot.keyClicks(window.header.filter_edit, name)
    assert window.panes.details.entry is None


def test_tab_goes_through_the_window_as_the_eye_does(full_cache: Path, open_window: OpenWindow) -> None:
    window = open_window(full_cache)
    assert window.panes.details is not None  # made when it is first shown
    order, widget = [], window.nextInFocusChain()
    while widget is not window:
        order.append(widget)
        widget = widget.nextInFocusChain()
    way = [
        *(window.header.filter_edit, window.warm_up_bar.cleanup_button, window.banner.repair_button),
        *(window.table, window.browser.ages.chart, window.panes.details.repair_button),
    ]
    assert [order.index(part) for part in way] == sorted(order.index(part) for part in way)


def test_on_a_narrow_screen_presets_move_into_the_menu_of_the_lists(window: MainWindow) -> None:
    bar = window.warm_up_bar
    window.resize(NARROW, 700)
    assert window.width() == NARROW
    hidden = [name for name, button in bar.preset_buttons.items() if button.isHidden()]
    menu = bar.lists_button.menu()
    menu.aboutToShow.emit()
    assert hidden
    assert [action.text() for action in menu.actions() if action.menu()] == hidden
    window.resize(1500, 700)
    menu.aboutToShow.emit()
    assert not any(button.isHidden() for button in bar.preset_buttons.values())
    assert not any(action.menu() for action in menu.actions())


def test_the_menus_and_the_labels_beside_the_buttons_want_different_letters(window: MainWindow) -> None:
    menus = [action.text() for action in window.menuBar().actions()]
    labels = [label.text() for label in window.header.findChildren(QLabel) if label.buddy()]
    letters = [text[text.index("&") + 1].casefold() for text in (*menus, *labels) if "&" in text]
    assert sorted(letters) == sorted(set(letters))


def test_the_column_of_ages_has_room_for_the_longest(window: MainWindow) -> None:
    column = window.table.columnWidth(Column.AGE)
    for text in (age_text(59 * 60), age_text(59 * 86_400), date_text(0)):
        assert window.fontMetrics().horizontalAdvance(text) + 2 * PADDING < column


def test_without_a_selection_there_is_no_pane_of_details(full_cache: Path, open_window: OpenWindow) -> None:
    window = open_window(full_cache)
    assert not window.panes.details.isVisible()
    window.table.selectRow(0)
    assert window.panes.details.isVisible()
    window.model.set_selection(())
    assert not window.panes.details.isVisible()


def test_in_a_narrow_window_details_open_with_enter(qtbot: QtBot, full_cache: Path, open_window: OpenWindow) -> None:
    window = open_window(full_cache)
    window.resize(720, 480)
    window.table.selectRow(0)
    assert not window.panes.details.isVisible()
    qtbot.keyClick(window.table, Qt.Key.Key_Return)
    assert window.panes.details.isVisible()
    assert window.size() == QSize(720, 480)
    window.model.set_selection(())
    window.commands["find"].trigger()
    qtbot.keyClicks(window.header.filter_edit, "six")
    qtbot.keyClick(window.header.filter_edit, Qt.Key.Key_Return)
    assert not window.panes.details.isVisible()
    qtbot.keyClick(window.table, Qt.Key.Key_Return)
    assert window.panes.details.isVisible()
    (selected,) = window.model.selected_names()
    assert selected.startswith("six-")


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_words_can_be_read_on_what_is_selected_and_as_links(qapp: QApplication, theme: Theme) -> None:
    role = QPalette.ColorRole
    apply_theme(theme)
    palette = qapp.palette()
    apply_theme(Theme.LIGHT)
    for words, ground in ((role.HighlightedText, role.Highlight), (role.Link, role.Window), (role.Link, role.Base)):
        assert contrast(palette.color(words), palette.color(ground)) >= 4.5


def test_a_link_follows_the_theme_while_it_is_shown(qtbot: QtBot, qapp: QApplication) -> None:
    facts = FactGrid()
    qtbot.addWidget(facts)
    facts.show_facts([("Home page", "https://example.test/where")])
    facts.resize(300, 40)
    facts.show()
    for theme in (Theme.DARK, Theme.LIGHT):
        apply_theme(theme)
        qapp.processEvents()
        picture = facts.grab().toImage()
        seen = {picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}
        assert facts.palette().link().color().rgb() in seen


def test_a_file_is_chosen_removed_and_brought_back_with_keys_alone(
    qtbot: QtBot, window: MainWindow, full_cache: Path
) -> None:
    before = {file.name for file in full_cache.iterdir()}
    qtbot.keyClick(window.table, Qt.Key.Key_Home)
    assert len(window.model.selected_names()) == 1
    qtbot.keyClick(window.table, Qt.Key.Key_Delete)
    dialog = window.findChild(PruneDialog)
    assert isinstance(dialog, PruneDialog)
    qtbot.waitUntil(lambda: dialog.act_button.isEnabled())
    for _ in range(20):
        if dialog.focusWidget() is dialog.act_button:
            break
        qtbot.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.act_button, "Tab does not reach the button"
    qtbot.keyClick(dialog.act_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len({file.name for file in full_cache.iterdir()} & before) == len(before) - 1)
    wait_until_idle(qtbot, window)
    qtbot.waitUntil(lambda: window.commands["undo"].isEnabled())
    window.activateWindow()  # a window manager does this when the dialog is closed
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: before <= {file.name for file in full_cache.iterdir()})
    wait_until_idle(qtbot, window)


def test_packages_are_named_and_warmed_up_with_keys_alone(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, distribution: DistributionFolder
) -> None:
    window = open_window(cache_dir, distribution=str(distribution))
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChild(PackagesDialog)
    assert isinstance(dialog, PackagesDialog)
    assert dialog.focusWidget() is dialog.edit
    qtbot.keyClicks(dialog.edit, "numpy")
    qtbot.waitUntil(lambda: dialog.act_button.isEnabled())
    qtbot.keyClick(dialog.act_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: (cache_dir / NUMPY).is_file())
    wait_until_idle(qtbot, window)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.parametrize("language", ["en", "de", "fr"], indirect=True)
def test_every_field_of_a_form_has_a_letter_that_reaches_it(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, language: str
) -> None:
    window = open_window(full_cache)
    for name in ("preferences", "sources", "export", "log"):
        window.commands[name].trigger()
        (dialog,) = (part for part in window.findChildren(Dialog) if part.isVisible())
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        tabs = dialog.findChild(QTabWidget)
        for number in range(tabs.count() if tabs else 1):
            if tabs:
                tabs.setCurrentIndex(number)
            press_letters(qtbot, dialog)
        dialog.close()


def press_letters(qtbot: QtBot, dialog: Dialog) -> None:
    """Press the letter of each label, and look that every field has one."""
    parts = [part for part in dialog.findChildren(QWidget) if part.isVisible()]
    reached = set()
    for label in (part for part in parts if isinstance(part, QLabel) and part.buddy()):
        for letter in re.findall("&(.)", label.text()):
            qtbot.keyClick(dialog, letter.casefold(), Qt.KeyboardModifier.AltModifier)
            reached.add(dialog.focusWidget())
    for part in parts:
        is_inner = isinstance(part.parent(), (QSpinBox, QComboBox))
        if isinstance(part, (QLineEdit, QComboBox, QSpinBox)) and part.isEnabled() and not is_inner:
            assert part in reached, part.accessibleName()
        elif isinstance(part, QAbstractButton) and part.isCheckable():
            assert "&" in part.text(), part.text()
