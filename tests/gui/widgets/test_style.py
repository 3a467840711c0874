from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QStyle,
    QStyleOption,
    QTabBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.picturing import contrast
from pyodide_cache_gui.widgets.buttons import icon_button, mark_destructive
from pyodide_cache_gui.widgets.colors import DARK, LIGHT, Colors
from pyodide_cache_gui.widgets.layouts import scrolled
from pyodide_cache_gui.widgets.style import style_sheet


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.usefixtures("qapp")
def test_every_picture_of_the_sheet_exists_also_at_scale_2(colors: Colors) -> None:
    pictures = [Path(path) for path in re.findall(r'url\("([^"]+)"\)', style_sheet(colors))]
    assert pictures
    for picture in pictures:
        assert picture.is_file()
        assert picture.with_name(f"{picture.stem}@2x.png").is_file()


@pytest.mark.usefixtures("large_font")
def test_in_a_large_font_boxes_and_icons_are_larger_too(qtbot: QtBot) -> None:
    metric, option = QStyle.PixelMetric, QStyleOption()
    page = QDialog()
    qtbot.addWidget(page)
    box, circle, menu = QCheckBox("Box", page), QRadioButton("Circle", page), QMenu("Menu", page)
    button = icon_button(page, "plus", "Add")
    sides = [
        box.style().pixelMetric(metric.PM_IndicatorWidth, option, box),
        circle.style().pixelMetric(metric.PM_ExclusiveIndicatorHeight, option, circle),
        menu.style().pixelMetric(metric.PM_SmallIconSize, option, menu),
        button.style().pixelMetric(metric.PM_ButtonIconSize, option, button),
        button.icon().actualSize(QSize(99, 99)).width(),
    ]
    assert min(sides) >= 20, sides
    circle.show()
    plain = circle.sizeHint()
    circle.setChecked(True)
    assert circle.sizeHint() == plain


def test_a_focused_control_looks_different_and_keeps_its_size(qtbot: QtBot, qapp: QApplication) -> None:
    page = QDialog()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    checks: list[QAbstractButton] = [kind("Text") for kind in (QCheckBox, QCheckBox, QRadioButton, QRadioButton)]
    for check in checks[::2]:
        check.setChecked(True)
    names, tabs = QListWidget(), QTabBar()
    names.addItem("A list")
    names.setCurrentRow(0)
    tabs.addTab("A tab")
    controls = [QPushButton("Button", autoDefault=False), QLineEdit("text"), QSpinBox(), *checks, names, tabs]
    for control in controls:
        layout.addWidget(control)
    page.show()
    for control in controls:
        control.clearFocus()
        before, size = control.grab().toImage(), control.sizeHint()
        control.setFocus()
        qapp.processEvents()
        focused = control.grab().toImage()
        places = [(x, y) for x in range(focused.width()) for y in range(focused.height())]
        seen = [place for place in places if contrast(focused.pixelColor(*place), before.pixelColor(*place)) >= 3]
        assert len(seen) > 30, f"nobody sees that {control} has the focus"
        assert control.sizeHint() == size


def test_buttons_of_dialogs_have_no_icons(qtbot: QtBot) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    box.show()
    assert all(button.icon().isNull() for button in box.buttons())


def test_a_button_that_deletes_for_good_has_another_color_until_it_no_longer_does(qtbot: QtBot) -> None:
    button = QPushButton("Delete 2 files permanently")
    qtbot.addWidget(button)
    button.show()
    before = button.grab().toImage()
    mark_destructive(button)
    assert button.grab().toImage() != before
    mark_destructive(button, marks=False)
    assert button.grab().toImage() == before


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
def test_a_table_in_a_dialog_has_a_border(qtbot: QtBot, colors: Colors) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.setStyleSheet(style_sheet(colors))
    table = QTableView(dialog)
    dialog.show()
    assert table.grab().toImage().pixelColor(0, 20).name() == colors.line


def test_a_page_scrolls_on_the_color_of_the_window(qtbot: QtBot, qapp: QApplication) -> None:
    content = QWidget()
    content.setMinimumSize(100, 2000)
    page = QWidget()
    qtbot.addWidget(page)
    area = scrolled(content, page)
    area.resize(200, 200)
    page.show()
    bar = area.verticalScrollBar()
    assert bar.grab().toImage().pixelColor(6, 190).name() == LIGHT.window


def test_a_name_that_is_edited_in_a_list_hides_the_one_below(qtbot: QtBot, qapp: QApplication) -> None:
    names = QListWidget()
    qtbot.addWidget(names)
    item = QListWidgetItem("A long name of a list", names)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
    names.show()
    names.setCurrentItem(item)
    names.editItem(item)
    editor = names.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.clear()
    qapp.processEvents()
    place = QRect(editor.mapTo(names, QPoint(8, 2)), editor.size() - QSize(16, 4))
    image = names.grab(place).toImage()
    shown = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert len(shown) == 1
