from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.activity.conftest import REFUSED
from pyodide_cache_gui.activity.instead_button import InsteadButton


def test_it_appears_with_an_offer_and_tries_again_after_taking_it(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    button, done = InsteadButton(parent), []
    button.show_offer(lambda _problems: ("Use A & B instead", lambda: done.append("take")), [REFUSED], print)
    assert not button.isHidden()
    assert button.text() == "Use A && B instead"
    button.show_offer(
        lambda _problems: ("Use A", lambda: done.append("take")), [REFUSED], lambda: done.append("again")
    )
    button.click()
    assert done == ["take", "again"]


def test_without_a_problem_or_an_offer_it_is_hidden(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    button = InsteadButton(parent)
    button.show_offer(lambda _problems: ("Use A", print), [], print)
    assert button.isHidden()
    button.show_offer(lambda _problems: None, [REFUSED], print)
    assert button.isHidden()
