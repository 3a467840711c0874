"""Light, dark or system colors, and the few colors of the app, readable in both."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from pyodide_cache.inventory.inventory import Status
from pyodide_cache.settings.settings import Theme
from pyodide_cache_gui.widgets.colors import (
    DANGER,
    DARK,
    DARK_CONTRAST,
    LIGHT,
    LIGHT_CONTRAST,
    Colors,
    colors_of,
    mix,
)
from pyodide_cache_gui.widgets.icons import retint
from pyodide_cache_gui.widgets.style import style_sheet

__all__ = ["Theme", "applied_theme", "apply_theme", "faint_text", "is_dark", "mix", "share_color", "status_color"]

_APPLIED = "pyodide_cache_theme"
_FUSION = "fusion"

_SCHEMES = {
    Theme.SYSTEM: Qt.ColorScheme.Unknown,
    Theme.LIGHT: Qt.ColorScheme.Light,
    Theme.DARK: Qt.ColorScheme.Dark,
}

# Each color is that of a light and of a dark theme.
_STATUSES = {
    Status.VERIFIED: ("#1a7340", "#6fce93"),
    Status.DIFFERS: ("#7a5200", "#e3b85c"),
    Status.DAMAGED: DANGER,
}
#: Each at least 3:1 against the window, and in order of lightness beside its neighbors.
_SHARES = {
    "in-use": ("#2463c9", "#5b95f2"),
    "old": ("#8a7a2e", "#c9b458"),
    "old-versions": ("#b26a00", "#e0a04a"),
    "other-runtimes": ("#7a5cc0", "#b09be8"),
    "damaged": DANGER,
    "foreign": ("#76808c", "#8b95a1"),
}


def apply_theme(theme: Theme) -> None:
    """Show the app in ``theme``, with the fonts, colors and contrast that the desktop has now.

    The platform is asked first. Where it has no colors or cannot switch them (a bare X server, the offscreen
    platform), the app uses its own. Fusion gets the app's style sheet, in the colors in use.
    """
    app = _app()
    app.setProperty(_APPLIED, theme.value)
    QGuiApplication.styleHints().setColorScheme(_SCHEMES[theme])
    _spare_kerning(app)
    wanted = _desktop_scheme() if theme is Theme.SYSTEM else _SCHEMES[theme]
    with _without_own_sheets():
        app.setStyleSheet("")
        app.setPalette(QPalette())
        colors = _own_colors(app, wanted)
        if colors:
            if app.style().name() != _FUSION:
                app.setStyle(QStyleFactory.create(_FUSION))
            app.setPalette(own_palette(colors))
        if app.style().name() == _FUSION:
            if not colors:
                app.setPalette(_own_accent(app))
            app.setStyleSheet(style_sheet(colors or colors_of(app.palette())))
            # Each time that a style is set, the platform theme of GNOME gives tables its fixed font.
            app.setFont(app.font(), "QAbstractItemView")  # type: ignore[arg-type]  # it takes no bytes
    retint()


def _own_accent(app: QApplication) -> QPalette:
    """Return a palette that replaces Fusion's accent by the desktop's highlight, which GNOME and KDE set."""
    found, role, mine = QPalette(), QPalette.ColorRole, app.palette()
    if mine.color(role.Accent) == app.style().standardPalette().color(role.Accent):
        found.setColor(role.Accent, mine.color(QPalette.ColorGroup.Active, role.Highlight))
    return found


def _spare_kerning(app: QApplication) -> None:
    """Draw texts as they are measured: Qt measures with kerning, and draws without where a letter is underlined."""
    font = app.font()
    if font.kerning() and sys.platform != "darwin":  # which underlines no letters
        font.setKerning(False)
        app.setFont(font)


def _own_colors(app: QApplication, wanted: Qt.ColorScheme) -> Colors | None:
    """Return the app's colors for a scheme; None where those of the platform suit it."""
    is_plain = app.style().name() == _FUSION
    scheme = Qt.ColorScheme.Dark if is_dark(app.palette()) else Qt.ColorScheme.Light
    suits = wanted in (scheme, Qt.ColorScheme.Unknown)
    if suits and _has_own_colors(app) and not (is_plain and _wants_contrast()):
        return None
    if wanted is Qt.ColorScheme.Dark:
        return DARK_CONTRAST if _wants_contrast() else DARK
    return LIGHT_CONTRAST if _wants_contrast() else LIGHT


def _desktop_scheme() -> Qt.ColorScheme:
    return QGuiApplication.styleHints().colorScheme()


def _wants_contrast() -> bool:
    hints = QGuiApplication.styleHints()
    # Qt has this hint since 6.10. It belongs to the hints, which Python must keep until it has the answer.
    return hasattr(hints, "accessibility") and hints.accessibility().contrastPreference().name == "HighContrast"


def _has_own_colors(app: QApplication) -> bool:
    """Return whether the platform brings a palette: else Qt uses that of the style."""
    if QGuiApplication.platformName() in {"offscreen", "minimal"}:
        return False
    role, mine, its = QPalette.ColorRole, app.palette(), app.style().standardPalette()
    roles = (role.Window, role.Base, role.Text, role.Highlight)
    return app.style().name() != _FUSION or any(mine.color(which) != its.color(which) for which in roles)


@contextlib.contextmanager
def _without_own_sheets() -> Iterator[None]:
    """Remove the style sheets of all widgets for a moment: a widget with one keeps its old palette."""
    sheets = [(widget, sheet) for widget in QApplication.allWidgets() if (sheet := widget.styleSheet())]
    for widget, _ in sheets:
        widget.setStyleSheet("")
    yield
    for widget, sheet in sheets:
        widget.setStyleSheet(sheet)


def applied_theme() -> Theme:
    """Return the theme in use; an option may override the settings."""
    return Theme(_app().property(_APPLIED) or Theme.SYSTEM)


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def is_dark(palette: QPalette) -> bool:
    """Return whether a palette is dark."""
    return palette.color(QPalette.ColorRole.Base).lightness() < 128


def status_color(status: Status, palette: QPalette) -> QColor | None:
    """Return the color of a status; None for the ordinary text color."""
    pair = _STATUSES.get(status)
    return QColor(pair[is_dark(palette)]) if pair else None


def share_color(share: str, palette: QPalette) -> QColor:
    """Return the color of a share of the directory; see `pyodide_cache.clean_up.shares`."""
    return QColor(_SHARES[share][is_dark(palette)])


def faint_text(palette: QPalette) -> QColor:
    """Return the color of less important text, with enough contrast to read."""
    return palette.color(QPalette.ColorRole.PlaceholderText)


def own_palette(colors: Colors) -> QPalette:
    """Return the palette that is used where the platform has none."""
    palette = QPalette(QColor(colors.button), QColor(colors.window))
    role = QPalette.ColorRole
    for color, roles in (
        (colors.window, (role.Window,)),
        (colors.base, (role.Base, role.Light, role.ToolTipBase)),
        (colors.alternate, (role.AlternateBase,)),
        (colors.text, (role.WindowText, role.Text, role.ButtonText, role.ToolTipText)),
        (colors.faint, (role.PlaceholderText,)),
        (colors.button, (role.Button,)),
        (colors.line, (role.Mid, role.Midlight, role.Dark)),
        (colors.outline, (role.Shadow,)),
        (colors.highlight, (role.Highlight,)),
        (colors.accent, (role.Accent, role.Link)),
        ("#ffffff", (role.HighlightedText, role.BrightText)),
    ):
        for which in roles:
            palette.setColor(which, QColor(color))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(colors.faint))
    return palette
