from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pyodide_cache.clean_up.rules import RuleKind, parse_rule
from pyodide_cache.settings.settings import Settings
from pyodide_cache_gui.clean_up.rule_boxes import RuleBoxes


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def boxes(window: QWidget) -> RuleBoxes:
    return RuleBoxes(["314", "0.29"], "314", Settings(max_age_days=7, protected=("numpy",)), window)


def test_it_begins_with_what_is_safe_to_free(boxes: RuleBoxes, window: QWidget) -> None:
    assert boxes.rules() == ["older-than=7d", "superseded=1", "other-runtimes=314"]
    unknown = RuleBoxes(["314"], None, Settings(), window)
    assert not unknown.boxes[RuleKind.OTHER_RUNTIMES].isChecked()
    assert boxes.protected() == ("numpy",)


def test_every_box_gives_a_valid_rule(boxes: RuleBoxes) -> None:
    for box in boxes.boxes.values():
        box.setChecked(True)
    rules = [parse_rule(text) for text in boxes.rules()]
    assert {rule.kind for rule in rules} == set(boxes.boxes)
    assert "other-runtimes=314" in boxes.rules()


def test_a_change_is_reported(boxes: RuleBoxes, qtbot: QtBot) -> None:
    with qtbot.waitSignal(boxes.changed):
        boxes.boxes[RuleKind.TESTS].setChecked(True)
    with qtbot.waitSignal(boxes.changed):
        boxes.days.setValue(8)
    with qtbot.waitSignal(boxes.changed):
        boxes.protected_edit.setText("six")


def test_what_belongs_to_a_rule_can_be_set_when_it_is_checked(boxes: RuleBoxes) -> None:
    assert boxes.days.isEnabled()
    boxes.boxes[RuleKind.OLDER_THAN].setChecked(False)
    assert not boxes.days.isEnabled()
    assert boxes.lines_button.isEnabled()
    boxes.boxes[RuleKind.OTHER_RUNTIMES].setChecked(False)
    assert not boxes.lines_button.isEnabled()


def test_other_runtimes_without_a_runtime_is_no_rule(boxes: RuleBoxes) -> None:
    for action in boxes.lines_button.menu().actions():
        action.setChecked(False)
    assert boxes.rules() == ["older-than=7d", "superseded=1"]
    assert boxes.lines_button.text() == "none chosen"


def test_a_single_day_is_not_called_days(boxes: RuleBoxes) -> None:
    boxes.days.setValue(1)
    assert boxes.days.text() == "1 day"
    boxes.days.setValue(2)
    assert boxes.days.text() == "2 days"


def test_protected_names_are_normalized(boxes: RuleBoxes) -> None:
    boxes.protected_edit.setText("Six, scikit_learn  six")
    assert boxes.protected() == ("scikit-learn", "six")
