"""What failed in a job, grouped by reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QWidget

from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Problem
from pyodide_cache.messages import WITHOUT_NAME, grouped
from pyodide_cache_gui.widgets.buttons import CopyButton, close_box
from pyodide_cache_gui.widgets.dialog import Dialog
from pyodide_cache_gui.widgets.fields import output_box
from pyodide_cache_gui.widgets.format import first_lines, packages_text, say, say_of, some_names
from pyodide_cache_gui.widgets.layouts import hbox

#: More names of one reason are counted in front of it.
_FEW = 3

#: Number of reasons, and of names of each, that are shown beside other things.
_MOST_LINES, _MOST_NAMES = 8, 20


class ProblemsDialog(Dialog):
    """Show the problems of a job as text that can be copied."""

    def __init__(self, title: str, lines: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_up(self.tr("Problems: {job}").format(job=title), 640, 360)
        self.text = output_box(self, self.tr("Problems"))
        self.text.setPlainText("\n\n".join(lines))
        copy = CopyButton(self.text.toPlainText, self.tr("Copy"), self)
        self.lay_out((self.text, 1), hbox(copy, 1, close_box(self)))


def problem_lines(
    failures: Iterable[Failure], notes: Iterable[Problem] = (), *, most: int | None = None
) -> list[str]:
    """Return a line for each reason, with what it kept from succeeding, or ``most`` of it; notes come last."""
    lines = []
    for keys, problem in sorted(grouped(failures), key=lambda item: -len(item[0])):
        names = sorted({key for key in keys if key}) if problem.code not in WITHOUT_NAME else []
        if len(names) > _FEW:
            lines.append(f"⚠ {say_of(packages_text(len(names)), problem)}\n{some_names(names, most or len(names))}")
        else:
            lines.append(f"⚠ {say_of(', '.join(names), problem) if names else say(problem)}")
    return [*lines, *map(say, notes)]


def few_problem_lines(failures: Iterable[Failure], notes: Iterable[Problem] = ()) -> list[str]:
    """Return lines as `problem_lines` does that leave room for what is beside them, whatever failed."""
    return first_lines(problem_lines(failures, notes, most=_MOST_NAMES), _MOST_LINES)
