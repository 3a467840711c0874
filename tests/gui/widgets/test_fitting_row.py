from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pyodide_cache_gui.widgets.fitting_row import FittingRow


def test_as_many_widgets_are_shown_as_fit(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = FittingRow(window, spacing=4)
    buttons = [QPushButton(text, row) for text in ("always", "first", "second", "third")]
    for button in buttons:
        row.line.addWidget(button)
    always, *others = buttons
    row.show_fitting(others)
    window.show()
    least = row.minimumSizeHint().width()

    def shown() -> list[str]:
        return [button.text() for button in buttons if not button.isHidden()]

    row.resize(least, row.height())
    assert shown() == ["always"]
    row.resize(least + sum(button.sizeHint().width() + 4 for button in others[:2]), row.height())
    assert shown() == ["always", "first", "second"]
    row.setStyleSheet("QPushButton { font-size: 40pt; }")
    qtbot.waitUntil(lambda: shown() == ["always"])

    row.resize(4000, row.height())
    assert len(shown()) == 4
    row.show_fitting(others[:1])
    assert shown() == ["always", "first"]
    assert always.isVisible()
