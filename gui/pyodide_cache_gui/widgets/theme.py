"""Light, dark or system colors, and the few colors of the app, readable in both."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from pyodide_cache.inventory.inventory import Status
from pyodide_cache.settings.settings import Theme
from pyodide_cache_gui.widgets.icons import retint

__all__ = ["Theme", "applied_theme", "apply_theme", "faint_text", "is_dark", "mix", "share_color", "status_color"]

_APPLIED = "pyodide_cache_theme"

_SCHEMES = {
    Theme.SYSTEM: Qt.ColorScheme.Unknown,
    Theme.LIGHT: Qt.ColorScheme.Light,
    Theme.DARK: Qt.ColorScheme.Dark,
}

#: Fusion outlines check boxes in a darker shade of the window color, which is invisible on a dark window.
_DARK_BOXES = """
QCheckBox::indicator:unchecked, QTableView::indicator:unchecked, QTreeView::indicator:unchecked {
    width: 12px; height: 12px; border: 1px solid #9aa4af; border-radius: 2px; background: #16181b;
}
QRadioButton::indicator:unchecked {
    width: 12px; height: 12px; border: 1px solid #9aa4af; border-radius: 7px; background: #16181b;
}
"""

# Window, base, alternate base, text, faint text, button, border, highlight, link. Contrast of text is AA or better;
# white on a highlight as well, which therefore is darker than a link on a dark window.
_LIGHT = ("#f6f7f9", "#ffffff", "#f8f9fb", "#1b1f24", "#5c6570", "#ffffff", "#d0d5dc", "#2463c9", "#2463c9")
_DARK = ("#1d2024", "#16181b", "#1b1e22", "#e6e8eb", "#9aa4af", "#2a2e34", "#3d434b", "#2f6fd8", "#4d8bf0")

_STATUS_LIGHT = {
    Status.VERIFIED: "#1a7340",
    Status.DIFFERS: "#7a5200",
    Status.DAMAGED: "#b3261e",
}
_STATUS_DARK = {
    Status.VERIFIED: "#6fce93",
    Status.DIFFERS: "#e3b85c",
    Status.DAMAGED: "#f28b82",
}

#: Each at least 3:1 against the window, and in order of lightness beside its neighbors.
_SHARES_LIGHT = {
    "in-use": "#2463c9",
    "old": "#8a7a2e",
    "old-versions": "#b26a00",
    "other-runtimes": "#7a5cc0",
    "damaged": "#b3261e",
    "foreign": "#76808c",
}
_SHARES_DARK = {
    "in-use": "#5b95f2",
    "old": "#c9b458",
    "old-versions": "#e0a04a",
    "other-runtimes": "#b09be8",
    "damaged": "#f28b82",
    "foreign": "#8b95a1",
}


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Show the app in ``theme``.

    The platform is asked first. Where it cannot switch (a bare X server, the offscreen
    platform), the Fusion style is used with the app's own palette.
    """
    app.setProperty(_APPLIED, theme.value)
    hints = QGuiApplication.styleHints()
    hints.setColorScheme(_SCHEMES[theme])
    obeyed = theme is Theme.SYSTEM or hints.colorScheme() == _SCHEMES[theme]
    is_ours = not obeyed or QGuiApplication.platformName() in {"offscreen", "minimal"}
    with _without_own_sheets():
        if is_ours:
            app.setStyle(QStyleFactory.create("Fusion"))
        app.setStyleSheet("")
        app.setPalette(_palette(_DARK if theme is Theme.DARK else _LIGHT) if is_ours else QPalette())
        if is_ours and theme is Theme.DARK:
            app.setStyleSheet(_DARK_BOXES)
    retint()


@contextlib.contextmanager
def _without_own_sheets() -> Iterator[None]:
    """Remove the style sheets of all widgets for a moment: a widget with one keeps its old palette."""
    sheets = [(widget, sheet) for widget in QApplication.allWidgets() if (sheet := widget.styleSheet())]
    for widget, _ in sheets:
        widget.setStyleSheet("")
    yield
    for widget, sheet in sheets:
        widget.setStyleSheet(sheet)


def applied_theme(app: QApplication) -> Theme:
    """Return the theme in use; an option may override the settings."""
    return Theme(app.property(_APPLIED) or Theme.SYSTEM)


def is_dark(palette: QPalette) -> bool:
    """Return whether a palette is dark."""
    return palette.color(QPalette.ColorRole.Base).lightness() < 128


def status_color(status: Status, palette: QPalette) -> QColor | None:
    """Return the color of a status; None for the ordinary text color."""
    colors = _STATUS_DARK if is_dark(palette) else _STATUS_LIGHT
    name = colors.get(status)
    return QColor(name) if name else None


def share_color(share: str, palette: QPalette) -> QColor:
    """Return the color of a share of the directory; see `pyodide_cache.clean_up.shares`."""
    return QColor((_SHARES_DARK if is_dark(palette) else _SHARES_LIGHT)[share])


def faint_text(palette: QPalette) -> QColor:
    """Return the color of less important text, with enough contrast to read."""
    return palette.color(QPalette.ColorRole.PlaceholderText)


def mix(one: QColor, other: QColor, share: float) -> QColor:
    """Return a blend of two colors; ``share`` is that of ``other``, 0 to 1."""
    keep = 1 - share
    return QColor.fromRgbF(
        one.redF() * keep + other.redF() * share,
        one.greenF() * keep + other.greenF() * share,
        one.blueF() * keep + other.blueF() * share,
    )


def _palette(colors: tuple[str, ...]) -> QPalette:
    window, base, alternate, text, faint, button, border, highlight, link = (QColor(name) for name in colors)
    palette = QPalette(button, window)
    role = QPalette.ColorRole
    for which, color in {
        role.Window: window,
        role.WindowText: text,
        role.Base: base,
        role.AlternateBase: alternate,
        role.Text: text,
        role.Button: button,
        role.ButtonText: text,
        role.PlaceholderText: faint,
        role.Mid: border,
        role.Midlight: border,
        role.Dark: border,
        role.Light: base,
        role.ToolTipBase: base,
        role.ToolTipText: text,
        role.Highlight: highlight,
        role.HighlightedText: QColor("#ffffff"),
        role.Accent: link,
        role.Link: link,
        role.BrightText: QColor("#ffffff"),
    }.items():
        palette.setColor(which, color)
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, faint)
    return palette
