from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.driving import texts_of
from pyodide_cache.pack.harness import Recording
from pyodide_cache.pack.plan import plan_pack
from pyodide_cache.pack.report import preview
from pyodide_cache.pack.settings import DEFAULT, Keep, PackSettings, Strategy
from pyodide_cache_gui.pack.pack_choice import PackChoice


@pytest.fixture
def choice(qtbot: QtBot) -> PackChoice:
    found = PackChoice()
    qtbot.addWidget(found)
    found.show()
    return found


def test_every_strategy_says_what_it_does_and_what_it_may_break(choice: PackChoice) -> None:
    choice.set_settings(PackSettings())
    assert set(choice.strategies) == {*Strategy}
    shown = "\n".join(label.text() for label in choice.findChildren(QLabel))
    assert "Empties docstrings; line numbers stay the same" in shown
    assert "May break help()" in shown
    box = choice.strategies[Strategy.COMPILE]
    assert not box.isChecked()
    assert "inspect.getsource" in box.accessibleDescription()
    assert choice.strategies[Strategy.FILES].isChecked()


def test_the_selection_is_returned_with_all_other_settings_unchanged(choice: PackChoice) -> None:
    choice.set_settings(PackSettings(arguments=("--demo",), include=("a/*",)))
    choice.strategies[Strategy.TESTS].click()
    choice.keep[Keep.DATA].click()
    assert choice.settings() == PackSettings(
        DEFAULT - {Strategy.TESTS}, frozenset({Keep.DATA}), ("a/*",), arguments=("--demo",)
    )


def test_other_settings_are_one_change_and_a_click_is_another(choice: PackChoice, qtbot: QtBot) -> None:
    changes: list[None] = []
    choice.changed.connect(lambda: changes.append(None))
    choice.set_settings(PackSettings(strategies=frozenset(), include=("a/*", "b/*")))
    choice.strategies[Strategy.TESTS].click()
    assert len(changes) == 2


def test_the_preview_names_the_strategies_whose_effect_is_not_included(
    choice: PackChoice, recording: Recording
) -> None:
    assert recording.trace
    settings = PackSettings(include=("star/un*",))
    choice.set_settings(settings)
    choice.show_preview(preview(plan_pack(recording.trace, settings)))
    assert choice.note.text().endswith("Not included: Best compression.")
    assert choice.include_note.text() == "star/un*: 1 file"
    shown = [texts[0] for texts in texts_of(choice.sizes.table)]
    assert shown == ["dust 2.0", "star 1.0", "standard library", "Total"]


def test_patterns_are_typed_one_per_line(choice: PackChoice, qtbot: QtBot) -> None:
    with qtbot.waitSignal(choice.changed):
        choice.include.setPlainText("star/un*\n\nstar/un*\n nowhere/*")
    assert choice.settings().include == ("star/un*", "nowhere/*")
