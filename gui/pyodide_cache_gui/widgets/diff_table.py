"""The table and the sentence that show how two sets of packages differ."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from pyodide_cache.updates.diff import Diff
from pyodide_cache_gui.widgets.lines_table import STRETCH, LinesTable, TextLine
from pyodide_cache_gui.widgets.translation import translator

_tr = translator("diff_table")


class DiffTable(LinesTable):
    """A row for each package that differs: its name, both versions, and what changed; rebuilt ones last."""

    def __init__(self, name: str, parent: QWidget) -> None:
        columns = {_tr("Package"): STRETCH, _tr("Before"): 150, _tr("After"): 150, _tr("Change"): 150}
        super().__init__(name, columns, parent)

    def show_diff(self, found: Diff, if_empty: str = "", more: Sequence[TextLine] = (), removed: str = "") -> None:
        """Show what differs, and more rows, or a sentence; ``removed`` is the word for what only the first has."""
        groups = (
            [(item.name, item.before.version, item.after.version, _tr("new version")) for item in found.changed],
            [(item.name, item.version, "", removed or _tr("removed")) for item in found.removed],
            [(item.name, "", item.version, _tr("added")) for item in found.added],
            [(item.name, item.before.version, item.after.version, _tr("rebuilt")) for item in found.rebuilt],
        )
        self.show_lines([*(TextLine(row) for group in groups for row in sorted(group)), *more], if_empty)


def diff_summary(found: Diff) -> str:
    """Return the counts of a comparison, after what changed in the runtime."""
    parts = (
        (_tr("{n} new version") if len(found.changed) == 1 else _tr("{n} new versions"), found.changed),
        (_tr("{n} added"), found.added),
        (_tr("{n} removed"), found.removed),
        (_tr("{n} rebuilt at the same version"), found.rebuilt),
        (_tr("{n} unchanged"), found.same),
        (_tr("{n} not compared, because their hash is not known"), found.uncompared),
    )
    counts = ", ".join(text.format(n=len(items)) for text, items in parts if items)
    return "\n".join([*_runtime_changes(found), counts])


def _runtime_changes(found: Diff) -> list[str]:
    before, after = found.before.runtime, found.after.runtime
    if before is None or after is None:
        return []
    pairs = (("Python", before.python, after.python), ("ABI", before.abi or "–", after.abi or "–"))
    return [f"{what}: {one} → {other}" for what, one, other in pairs if one != other]
