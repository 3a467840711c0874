"""Rules as reasons to remove a file, in a few words."""

from __future__ import annotations

from pyodide_cache.clean_up.rules import DAY, Rule, RuleKind
from pyodide_cache_gui.widgets.format import counted, size_text
from pyodide_cache_gui.widgets.translation import translator

_tr = translator("rule_text")


def rule_text(rule: Rule) -> str:
    """Return why a rule selects a file, such as ``older than 30 days``."""
    amount = rule.amount or 0
    if rule.kind is RuleKind.OLDER_THAN and not amount:
        return _tr("of any age")
    if rule.kind is RuleKind.BUDGET:
        value = size_text(round(amount))
    else:
        value = counted(round(amount / DAY), _tr("{n} day"), _tr("{n} days"))
    texts = {
        RuleKind.OLDER_THAN: _tr("older than {value}"),
        RuleKind.UNUSED_FOR: _tr("unused for {value}"),
        RuleKind.SUPERSEDED: _tr("old version"),
        RuleKind.OTHER_RUNTIMES: _tr("other Pyodide version"),
        RuleKind.UNPUBLISHED: _tr("not part of any Pyodide release"),
        RuleKind.TESTS: _tr("tests archive"),
        RuleKind.PARTIAL: _tr("unfinished download"),
        RuleKind.DAMAGED: _tr("damaged"),
        RuleKind.ALL: _tr("all files"),
        RuleKind.BUDGET: _tr("over {value}"),
    }
    return texts[rule.kind].format(value=value)
