from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from pyodide_cache_gui.widgets.buttons import accept_box, push_button
from pyodide_cache_gui.widgets.dialog import Dialog
from pyodide_cache_gui.widgets.labels import NoteLabel
from pyodide_cache_gui.widgets.layouts import form, hbox, page, scrolled


def test_a_dialog_is_never_larger_than_the_screen(qtbot: QtBot) -> None:
    small, large = Dialog(), Dialog()
    room = small.screen().availableSize()
    small.resize(300, 200)
    large.resize(room.width() * 2, room.height() * 2)
    for dialog in (small, large):
        qtbot.addWidget(dialog)
        dialog.show()
    assert (small.width(), small.height()) == (300, 200)
    assert large.width() <= room.width()
    assert large.height() <= room.height() - 24, "a title bar has room, which the desktop adds later"


def test_a_closed_dialog_deletes_itself(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = Dialog(window)
    dialog.open()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()


def test_a_dialog_grows_when_a_text_in_it_needs_more_lines(qtbot: QtBot) -> None:
    dialog = Dialog()
    qtbot.addWidget(dialog)
    note, button = NoteLabel(dialog), QPushButton("Close")
    dialog.lay_out((note, 1), button)
    dialog.resize(300, 100)
    dialog.show()
    note.setText("the text says what is wrong, where, and what can be done about it " * 5)
    qtbot.waitUntil(lambda: note.height() >= note.heightForWidth(note.width()))
    assert button.geometry().top() > note.geometry().bottom()
    assert dialog.width() == 300


def test_a_dialog_is_not_taller_for_being_narrow_before_it_has_its_size(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog, line = Dialog(window), QLineEdit()
    line.setMinimumWidth(400)
    dialog.lay_out("what the fields below are for, in more than a few words " * 3, line, QPushButton("Add"))
    QApplication.sendEvent(dialog, QEvent(QEvent.Type.LayoutRequest))
    dialog.show()
    assert dialog.height() < 200


def test_enter_presses_the_button_that_has_the_focus_and_else_accepts(qtbot: QtBot) -> None:
    dialog = Dialog()
    qtbot.addWidget(dialog)
    pressed: list[str] = []
    preview = push_button(dialog, "Preview", lambda: pressed.append("preview"))
    line, accept = QLineEdit(dialog), QPushButton("Download", dialog)
    dialog.lay_out(line, preview, accept_box(dialog, accept))
    dialog.accepted.connect(lambda: pressed.append("download"))
    dialog.show()
    for part in (preview, line):
        part.setFocus()
        qtbot.keyClick(part, Qt.Key.Key_Return)
    assert pressed == ["preview", "download"]


def tall(qtbot: QtBot) -> tuple[Dialog, list[QLineEdit], QPushButton]:
    dialog = Dialog()
    qtbot.addWidget(dialog)
    lines = [QLineEdit(f"line {number}") for number in range(12)]
    close = QPushButton("Close")
    dialog.lay_out(*lines, close)
    dialog.show()
    lines[1].setFocus()
    return dialog, lines, close


def can_be_seen(dialog: Dialog, part: QWidget) -> bool:
    return not part.visibleRegion().isEmpty() and part.mapTo(dialog, part.rect().bottomLeft()).y() < dialog.height()


def test_on_a_low_screen_all_but_the_buttons_scrolls(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QScreen, "availableSize", lambda _screen: QSize(800, 240))
    dialog, lines, close = tall(qtbot)
    qtbot.waitUntil(lambda: bool(dialog.findChildren(QScrollArea)))
    qtbot.waitUntil(lambda: dialog.height() <= 240)
    assert dialog.focusWidget() is lines[1], "the focus is lost"
    assert can_be_seen(dialog, close)
    assert all(line.height() >= line.sizeHint().height() for line in lines), "lines are squashed"
    assert not can_be_seen(dialog, lines[-1])
    for line in lines[1:-1]:
        qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is lines[-1]
    assert can_be_seen(dialog, lines[-1]), "Tab does not scroll"


def test_a_dialog_that_is_made_too_low_scrolls(qtbot: QtBot) -> None:
    dialog = Dialog()
    qtbot.addWidget(dialog)
    note, close = NoteLabel(dialog), QPushButton("Close")
    note.setText("the text says what is wrong, where, and what can be done about it " * 9)
    dialog.lay_out((note, 1), close)
    dialog.resize(400, 600)
    dialog.show()
    dialog.resize(400, 500)
    assert not dialog.findChildren(QScrollArea), "all of it has room"
    dialog.resize(400, 130)
    qtbot.waitUntil(lambda: bool(dialog.findChildren(QScrollArea)))
    qtbot.waitUntil(lambda: note.height() >= note.heightForWidth(note.width()))
    assert can_be_seen(dialog, close)


def test_items_stand_below_each_other_and_a_text_is_a_label_that_wraps(qtbot: QtBot) -> None:
    dialog = Dialog()
    qtbot.addWidget(dialog)
    button = QPushButton("Close")
    dialog.lay_out("What <b>this</b> is for", button)
    dialog.show()
    (label,) = dialog.findChildren(QLabel)
    assert (label.text(), label.wordWrap()) == ("What <b>this</b> is for", True)
    assert label.geometry().bottom() < button.geometry().top()


def test_tab_follows_the_order_of_the_widgets_whatever_was_made_first(qtbot: QtBot) -> None:
    dialog = Dialog()
    qtbot.addWidget(dialog)
    order = ["name", "choose", "first", "second", "third", "close"]
    lines = {name: QLineEdit(name) for name in sorted(order)}
    for line in lines.values():
        line.setParent(dialog)
    tabs = QTabWidget(dialog)
    tabs.addTab(page(tabs, lines["first"]), "Page")
    split = QSplitter(dialog)
    split.addWidget(lines["second"])
    split.addWidget(scrolled(page(split, lines["third"]), split))
    rows = form(("Name", hbox(lines["name"], lines["choose"])))
    dialog.lay_out(rows, tabs, split, lines["close"])
    dialog.show()
    lines["name"].setFocus()
    reached = []
    for _ in range(len(order) + 1):
        focus = dialog.focusWidget()
        reached.append("tabs" if focus is tabs.tabBar() else focus.text() if isinstance(focus, QLineEdit) else "?")
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert reached == ["name", "choose", "tabs", "first", "second", "third", "close"]


@pytest.mark.usefixtures("large_font")
def test_in_a_large_font_a_dialog_is_larger_and_its_labels_stand_beside_their_fields(qtbot: QtBot) -> None:
    dialog = Dialog()
    qtbot.addWidget(dialog)
    dialog.set_up("Export", 400, 200)
    fields = form(("Name", QLineEdit()), ("Path", hbox(QLineEdit(dialog), QPushButton("Choose", dialog))))
    dialog.lay_out(fields)
    dialog.show()
    assert dialog.width() > 600
    assert dialog.height() > 300
    for label in dialog.findChildren(QLabel):
        field = label.buddy()
        assert field is not None
        assert abs(label.geometry().center().y() - field.geometry().center().y()) <= 1
