"""The colors of the app's style sheet: its own, or those of the platform; docs/design.md says how they are used.

Text has a contrast of at least 4.5:1 to every background that it is on, and the outline of a control at least 3:1.
"""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from pyodide_cache.base.record import record, replace

#: What is damaged, and buttons that delete for good, in a light and a dark theme.
DANGER = ("#b3261e", "#f28b82")


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
    highlight: str  # background of the selection and of the default button
    accent: str  # focus, links and charts
    on_highlight: str = "#ffffff"  # text on the highlight

    @property
    def is_dark(self) -> bool:
        """Return whether text is lighter than what is behind it."""
        return QColor(self.base).lightness() < 128


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
LIGHT_CONTRAST = replace(
    LIGHT,
    window="#ffffff",
    alternate="#f3f4f6",
    text="#000000",
    faint="#2f343a",
    line="#5c6570",
    outline="#000000",
    highlight="#0b3f91",
    accent="#0b3f91",
)
DARK_CONTRAST = replace(
    DARK,
    window="#000000",
    base="#000000",
    alternate="#14161a",
    text="#ffffff",
    faint="#cfd5dc",
    button="#000000",
    line="#9aa4af",
    outline="#ffffff",
    highlight="#1b4f9e",
    accent="#8ab8ff",
)


def colors_of(palette: QPalette) -> Colors:
    """Return the colors of a platform: it has none for outlines, lines and less important text."""
    role = QPalette.ColorRole
    window, base, text, button = map(palette.color, (role.Window, role.Base, role.WindowText, role.Button))
    return Colors(
        window=window.name(),
        base=base.name(),
        alternate=palette.color(role.AlternateBase).name(),
        text=text.name(),
        faint=mix(window, text, 0.72).name(),
        button=button.name(),
        hover=mix(button, text, 0.08).name(),
        line=mix(window, text, 0.18).name(),
        outline=mix(window, text, 0.58).name(),
        highlight=palette.color(role.Highlight).name(),
        accent=palette.color(role.Accent).name(),
        on_highlight=palette.color(role.HighlightedText).name(),
    )


def mix(one: QColor, other: QColor, share: float) -> QColor:
    """Return a blend of two colors; ``share`` is that of ``other``, 0 to 1."""
    keep = 1 - share
    return QColor.fromRgbF(
        one.redF() * keep + other.redF() * share,
        one.greenF() * keep + other.greenF() * share,
        one.blueF() * keep + other.blueF() * share,
    )
