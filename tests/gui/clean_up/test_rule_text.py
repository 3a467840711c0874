from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from pyodide_cache.clean_up.rules import RULES, RuleKind, parse_rule
from pyodide_cache_gui.clean_up.rule_text import rule_text


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("older-than=30d", "older than 30 days"),
        ("older-than=1d", "older than 1 day"),
        ("older-than=0d", "of any age"),
        ("unused-for=2w", "unused for 14 days"),
        ("budget=500MB", "over 500.0 MB"),
        ("superseded=2", "old version"),
    ],
)
def test_a_rule_reads_as_a_reason(rule: str, text: str, qtbot: QtBot) -> None:
    assert rule_text(parse_rule(rule)) == text


def test_every_rule_has_a_text(qtbot: QtBot) -> None:
    examples = {"AGE": "=1d", "N": "=1", "LINES": "=314", "SIZE": "=1MB", "": ""}
    texts = {rule_text(parse_rule(f"{kind}{examples[value]}")) for kind, (value, _) in RULES.items()}
    assert len(texts) == len(RuleKind)
