"""What a program shows, as far as that is known without running it."""

from __future__ import annotations

from pyodide_cache.projects.python.known_values import Unknown, texts
from pyodide_cache.projects.python.program import Program
from pyodide_cache.projects.python.syntax import parse_tolerantly


def values_of(text: str) -> list[str | None]:
    """Return the texts that a program gives to ``show``, in order; None for what is only known at run time."""
    parsed = parse_tolerantly(text)
    installing = parse_tolerantly("import micropip")  # else no call would be followed
    calls = (call for _, call in Program(installing, parsed).calls_in(parsed.tree) if call.name == "show")
    found = (item for call in calls for item in texts(call.arguments[0]))
    return [None if isinstance(item, Unknown) else item for item in found]
