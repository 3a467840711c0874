from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from pyodide_cache_gui.widgets.labels import LineLabel, PlainLabel, emphasize


def test_a_plain_label_never_reads_markup_and_wraps(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    label = PlainLabel(parent, "<h1>Verified</h1>")
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.wordWrap()
    assert label.text() == "<h1>Verified</h1>"
    assert label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse


def test_an_emphasized_label_is_bold_and_larger(qtbot: QtBot) -> None:
    label = QLabel("text")
    qtbot.addWidget(label)
    size = label.font().pointSizeF()
    emphasize(label, 1.5)
    assert label.font().bold()
    assert label.font().pointSizeF() == 1.5 * size


def test_a_long_name_widens_no_label_and_is_whole_in_the_tool_tip(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    name, path = "x" * 300, "/".join(["folder"] * 60)
    label = PlainLabel(parent)
    short = label.minimumSizeHint().width()
    label.setText(f"{name} is not in {path}")
    assert label.minimumSizeHint().width() < 1000
    assert label.text().startswith("xxx")
    assert path in label.text(), "what wraps is whole"
    assert name in label.toolTip()
    label.setText("six")
    assert label.text() == "six"
    assert not label.toolTip()
    assert label.minimumSizeHint().width() <= short + 100


def test_a_long_name_on_one_line_leaves_room_for_what_is_said_about_it(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    label = LineLabel(parent)
    path = "/".join(["folder"] * 60)
    label.resize(2000, 20)
    label.setText(f"{path}/end.whl: cannot be read")
    assert label.text().endswith("/end.whl: cannot be read")
    assert not label.is_elided()
    assert path in label.toolTip()
    label.setText("six: cannot be read")
    assert not label.toolTip()


def test_a_label_is_read_without_signs(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    label, line = PlainLabel(page, "⚠ numpy-\u200b1.whl"), LineLabel(page, "✓ done")
    assert label.accessibleName() == "numpy-1.whl"
    assert line.accessibleName() == "done"
    label.setText("plain")
    assert not label.accessibleName()
