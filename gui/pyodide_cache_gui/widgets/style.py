"""The style sheet of the app, for the Fusion style: one shape for all controls. Native styles are left alone."""

from __future__ import annotations

import re

from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication

from pyodide_cache_gui.widgets.colors import DANGER, Colors, mix
from pyodide_cache_gui.widgets.layouts import ICON_SIDE, in_font
from pyodide_cache_resources import resource

# Focus is a thicker outline in the accent color; the padding shrinks, so that nothing moves.
# The unit fx stands for pixels that grow with the font of the desktop.
# Qt makes the content of a QToolButton three pixels higher than that of a QPushButton, so its padding is less.
_SHEET = """
QPushButton, QToolButton {{
    color: {text}; background: {button}; border: 1px solid {outline}; border-radius: 6px; padding: 4px 11px;
    min-height: 18px; icon-size: 16fx;
}}
QToolButton {{ padding: 3px 7px 2px; min-height: 21px; }}
QPushButton:hover, QToolButton:hover {{ background: {hover}; }}
QPushButton:pressed, QToolButton:pressed, QToolButton:open {{ background: {line}; }}
QPushButton:focus {{ border: 2px solid {accent}; padding: 3px 10px; }}
QPushButton[destructive="true"] {{ color: {danger}; }}
QToolButton:focus {{ border: 2px solid {accent}; padding: 2px 6px 1px; }}
QPushButton:disabled, QToolButton:disabled {{ color: {faint}; background: {window}; border-color: {line}; }}
QPushButton:default {{ color: {on_highlight}; background: {highlight}; border-color: {highlight}; }}
QPushButton:default:hover {{ background: {accent_hover}; }}
QPushButton:default:focus {{ border-color: {text}; }}
QPushButton:default:disabled {{ color: {faint}; background: {window}; border-color: {line}; }}
QPushButton::menu-indicator {{
    image: url("{down}"); width: 16fx; height: 16fx; right: 6px; subcontrol-origin: padding;
    subcontrol-position: center right;
}}
QToolButton[popupMode="1"] {{ padding-right: 28fx; }}
QToolButton[popupMode="1"]:focus {{ padding-right: 27fx; }}
QToolButton::menu-button {{
    border: none; border-left: 1px solid {line}; width: 21fx; margin: 1px;
    border-top-right-radius: 5px; border-bottom-right-radius: 5px;
}}
QToolButton::menu-button:hover {{ background: {hover}; }}
QToolButton::menu-arrow {{ image: url("{down}"); width: 16fx; height: 16fx; }}
QToolButton[popupMode="2"] {{ padding-right: 22fx; }}
QToolButton[popupMode="2"]:focus {{ padding-right: 21fx; }}
QToolButton::menu-indicator {{
    image: url("{down}"); width: 16fx; height: 16fx; right: 3px; subcontrol-origin: padding;
    subcontrol-position: center right;
}}
QToolButton[autoRaise="true"] {{
    background: transparent; border: 1px solid transparent; padding: 2px 4px; min-height: 16px;
}}
QToolButton[autoRaise="true"]:hover {{ background: {hover}; }}
QToolButton[autoRaise="true"]:checked {{ background: {hover}; border-color: {accent}; }}
QToolButton[autoRaise="true"]:focus {{ border: 2px solid {accent}; padding: 1px 3px; }}
QLineEdit QToolButton {{ border: none; background: transparent; padding: 0; min-height: 0; icon-size: 16px; }}
QLineEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox {{
    color: {text}; background: {base}; border: 1px solid {outline}; border-radius: 6px; padding: 3px 7px;
    min-height: 20px; selection-background-color: {highlight}; selection-color: {on_highlight};
}}
QPlainTextEdit {{ padding: 3px; }}
QLineEdit, QPlainTextEdit {{ placeholder-text-color: {faint}; }}
QAbstractSpinBox {{ max-height: {spin}px; }}
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {{ border: 2px solid {accent}; padding: 2px 6px; }}
QPlainTextEdit:focus {{ border: 2px solid {accent}; padding: 2px; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {{
    color: {faint}; background: {window}; border-color: {line};
}}
QComboBox QLineEdit, QAbstractSpinBox QLineEdit, QAbstractItemView QLineEdit {{
    border: none; border-radius: 0; padding: 0; background: transparent; min-height: 0;
}}
QAbstractItemView QLineEdit:focus {{ background: {base}; border: none; padding: 0; }}
QDialog QTableView, QDialog QTreeView, QDialog QListView, KnownCaches QTableView, QFrame#panel {{
    border: 1px solid {line};
}}
QListWidget {{ outline: 0; padding: 1px; }}
QDialog QListWidget:focus {{ border: 2px solid {accent}; padding: 0; }}
QListWidget::item {{ padding: 5px 8px; }}
QComboBox:!editable {{ background: {button}; }}
QComboBox:!editable:hover {{ background: {hover}; }}
QComboBox::drop-down {{ border: none; width: 24fx; }}
QComboBox::down-arrow {{ image: url("{down}"); width: 16fx; height: 16fx; }}
QComboBox QAbstractItemView {{
    background: {base}; border: 1px solid {line}; padding: 4px; selection-background-color: {highlight};
    selection-color: {on_highlight};
}}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{
    border: none; background: transparent; width: 20fx; subcontrol-origin: border;
}}
QAbstractSpinBox::up-button {{ subcontrol-position: top right; }}
QAbstractSpinBox::down-button {{ subcontrol-position: bottom right; }}
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover {{ background: {hover}; }}
QAbstractSpinBox::up-arrow {{ image: url("{up}"); width: 12fx; height: 12fx; }}
QAbstractSpinBox::down-arrow {{ image: url("{down}"); width: 12fx; height: 12fx; }}
QCheckBox, QRadioButton {{ spacing: 8px; }}
QCheckBox::indicator, QAbstractItemView::indicator {{
    width: {box}px; height: {box}px; border: 1px solid {outline}; border-radius: 4px; background: {base};
}}
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {{
    background: {highlight}; border-color: {highlight}; image: url("{tick}");
}}
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate {{
    background: {highlight}; border-color: {highlight}; image: url("{minus}");
}}
QRadioButton::indicator {{
    width: {box}px; height: {box}px; border: 1px solid {outline}; border-radius: 8fx; background: {base};
}}
QRadioButton::indicator:checked {{
    width: {dot}px; height: {dot}px; border: {ring}px solid {highlight}; background: #ffffff;
}}
QCheckBox:focus {{ outline: 2px solid {accent}; outline-radius: 4px; }}
QRadioButton::indicator:focus {{ width: {inner}px; height: {inner}px; border: 2px solid {accent}; }}
QRadioButton::indicator:checked:focus {{
    background: qradialgradient(
        cx: 0.5, cy: 0.5, fx: 0.5, fy: 0.5, radius: 0.5, stop: 0.5 {accent}, stop: 0.6 {base}
    );
}}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-color: {line}; }}
QCheckBox::indicator:checked:disabled {{ background: {outline}; border-color: {outline}; }}
QRadioButton::indicator:checked:disabled {{ border-color: {outline}; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {line}; }}
QTabBar::tab {{
    color: {faint}; padding: 6px 12px; border: none; border-bottom: 2px solid transparent; background: transparent;
}}
QTabBar::tab:hover {{ color: {text}; }}
QTabBar::tab:selected {{ color: {text}; border-bottom-color: {accent}; }}
QTabBar::tab:focus {{ border: 2px solid {accent}; border-radius: 6px; padding: 4px 10px; }}
QTabBar::scroller {{ width: 48px; }}
QTabBar QToolButton {{ background: {window}; border: none; border-radius: 0; padding: 0; min-height: 0; }}
QScrollBar {{ background: transparent; border: none; margin: 0; }}
QScrollBar:vertical {{ width: 12px; }}
QScrollBar:horizontal {{ height: 12px; }}
QScrollBar::handle {{ background: {outline}; border: 3px solid {base}; border-radius: 6px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ border-width: 2px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: {base}; }}
QScrollBar#page::handle {{ border-color: {window}; }}
QScrollBar#page::add-page, QScrollBar#page::sub-page {{ background: {window}; }}
QProgressBar {{ background: {line}; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
QMenu {{ background: {base}; border: 1px solid {line}; padding: 4px; icon-size: 16fx; }}
QMenu::item {{ padding: 4px 24px 4px 8px; border-radius: 4px; min-height: 16px; }}
QMenu::item:selected {{ color: {on_highlight}; background: {highlight}; }}
QMenu::item:disabled {{ color: {faint}; background: transparent; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px 0; }}
QMenu::icon {{ padding-left: 8px; }}
QMenu::indicator {{ width: 16fx; height: 16fx; padding-left: 4px; left: 4px; }}
QMenu::indicator:checked {{ image: url("{checked}"); }}
QMenu::indicator:checked:selected {{ image: url("{tick}"); }}
QToolTip {{ color: {text}; background: {base}; border: 1px solid {line}; padding: 4px 6px; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
"""


def style_sheet(colors: Colors) -> str:
    """Return the style sheet in the colors of a theme."""
    theme = "dark" if colors.is_dark else "light"
    is_ink_white = QColor(colors.on_highlight).lightness() > 128
    # Qt makes a picture smaller, but never larger.
    scale = "@2x" if in_font(None, ICON_SIDE) > ICON_SIDE else ""
    images = {
        key: resource("icons", f"{name}{scale}.png").as_posix()
        for key, name in {
            "down": f"chevron-down-{theme}",
            "up": f"chevron-up-{theme}",
            "checked": f"tick-{theme}",
            "tick": "tick-white" if is_ink_white else "tick-light",
            "minus": "minus-white",
        }.items()
    }
    values = {name: getattr(colors, name) for name in Colors.__annotations__}
    hover = mix(QColor(colors.highlight), QColor("black"), 0.12).name()
    spin = max(20, QFontMetrics(QGuiApplication.font()).height() + 2)
    danger = DANGER[colors.is_dark]
    box, ring = in_font(None, 14), in_font(None, 5)  # a box has a border of one pixel, a chosen circle a ring
    boxes = {"box": box, "inner": box - 2, "ring": ring, "dot": box + 2 - 2 * ring}
    sheet = _SHEET.format(**values, **images, **boxes, accent_hover=hover, danger=danger, spin=spin)
    return re.sub(r"(\d+)fx", lambda length: f"{in_font(None, int(length[1]))}px", sheet)
