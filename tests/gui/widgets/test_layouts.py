from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from pyodide_cache_gui.widgets.layouts import focus_order, form, hbox, line, page, vbox


def test_rows_and_columns_place_widgets_and_stretch(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    one, two, three = QLabel("one"), QLabel("two"), QLabel("three")
    vbox(hbox(one, 1, two), (three, 1), spacing=10, parent=window, margins=(5, 0, 5, 0))
    window.resize(400, 300)
    window.show()
    assert one.x() == 5
    assert two.geometry().right() == 394  # the stretch moves it to the right margin
    assert three.y() >= one.geometry().bottom() + 10
    assert three.height() > 200  # it takes the remaining height


def test_a_label_of_a_form_stands_beside_the_first_line_of_its_field(qtbot: QtBot) -> None:
    edit, hint, radio = QLineEdit(), QLabel("a hint\nof two lines"), QRadioButton("one")
    window = QWidget()
    qtbot.addWidget(window)
    hbox(form(("&Name", vbox(edit, hint)), ("What", vbox(radio, QRadioButton("two")))), parent=window)
    window.show()
    labels = {label.text(): label for label in window.findChildren(QLabel)}
    for text, field in (("&Name", edit), ("What", radio)):
        assert abs(labels[text].geometry().center().y() - field.geometry().center().y()) <= 1


def test_a_mnemonic_of_a_form_moves_to_its_field(qtbot: QtBot) -> None:
    edit = QLineEdit()
    window = QWidget()
    qtbot.addWidget(window)
    shown = page(window, form(("&Name", edit)))
    assert shown.findChild(QLabel).buddy() is edit


def test_a_line_is_one_pixel_high_at_any_width(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    found = line(parent)
    found.resize(300, 20)
    assert found.height() == 1


def test_tab_follows_the_order_in_the_layouts(qtbot: QtBot) -> None:
    radio, edit = QRadioButton("one"), QLineEdit()
    window = QWidget()
    qtbot.addWidget(window)
    vbox(form(("&Name", vbox(edit, 1))), hbox(radio, 1), parent=window)
    assert [*focus_order(window)] == [edit, radio]
