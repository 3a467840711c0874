"""The colors of the app where the platform has none of its own; docs/design.md says how they are used.

Text has a contrast of at least 4.5:1 to every background that it is on, and the outline of a control at least 3:1.
"""

from __future__ import annotations

from pyodide_cache.base.record import record


@record
class Colors:
    """The colors of a theme, as ``#rrggbb``."""

    window: str  # behind everything
    base: str  # behind tables and text that can be edited
    alternate: str  # every other row of a table
    text: str  # for reading
    faint: str  # less important and disabled text
    button: str  # background of a button
    hover: str  # background of what the pointer is on
    line: str  # separates parts, without meaning
    outline: str  # around a control
    highlight: str  # background of the selection and of the default button, below white text
    accent: str  # focus, links and charts


LIGHT = Colors(
    window="#f6f7f9",
    base="#ffffff",
    alternate="#f8f9fb",
    text="#1b1f24",
    faint="#5c6570",
    button="#ffffff",
    hover="#e9ecf2",
    line="#d0d5dc",
    outline="#858d98",
    highlight="#2463c9",
    accent="#2463c9",
)
DARK = Colors(
    window="#1d2024",
    base="#16181b",
    alternate="#1b1e22",
    text="#e6e8eb",
    faint="#9aa4af",
    button="#2a2e34",
    hover="#343941",
    line="#3d434b",
    outline="#7a8490",
    highlight="#2f6fd8",
    accent="#4d8bf0",
)
