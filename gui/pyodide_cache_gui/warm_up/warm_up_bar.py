"""The line of the window that gets packages, and frees space."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QToolButton, QWidget

from pyodide_cache.base.problems import Problem
from pyodide_cache.settings.lists import ListStore, RequirementList, presets
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.warm_up.preset_menu import PresetMenu
from pyodide_cache_gui.widgets.buttons import set_menu
from pyodide_cache_gui.widgets.fitting_row import FittingRow
from pyodide_cache_gui.widgets.format import list_text, plain_tip, say, size_text
from pyodide_cache_gui.widgets.icons import icon
from pyodide_cache_gui.widgets.labels import set_tip
from pyodide_cache_gui.widgets.layouts import fit_font


class WarmUpBar(FittingRow):
    """Preset buttons that warm up at a click, each with a menu of what is cached, and a button that frees space.

    Presets that do not fit move into the menu of the lists.
    """

    warm_up_wanted = Signal(str, object)  # title, requirements
    plan_wanted = Signal(str, object)  # title, requirements
    image_wanted = Signal(object)  # RequirementList
    lists_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=(16, 4, 16, 8))
        self._session = session
        self.line.addWidget(QLabel(self.tr("Warm up"), self))
        self.preset_buttons = {preset.name: self._preset_button(preset) for preset in presets()}
        for button in self.preset_buttons.values():
            self.line.addWidget(button)
        self.lists_button = QPushButton(self.tr("My lists"), self)
        self._lists_menu = QMenu(self.lists_button)
        self._lists_menu.aboutToShow.connect(self._fill_lists)
        set_menu(self.lists_button, self._lists_menu)
        self.line.addWidget(self.lists_button)
        self.packages_button = self._packages_button()
        self.line.addWidget(self.packages_button)
        self.line.addStretch(1)
        self.cleanup_button = QPushButton(self)
        self.line.addWidget(self.cleanup_button)
        fit_font(self, WarmUpBar._level)
        self.show_freeable(0)

    def _level(self) -> None:
        """Let all buttons be as high as plain ones: Qt makes those with a menu beside their text higher."""
        for button in (*self.preset_buttons.values(), self.packages_button):
            button.setMaximumHeight(self.lists_button.sizeHint().height())

    def show_freeable(self, size: int) -> None:
        """Show how many bytes can be freed safely."""
        text = self.tr("Free up {size}…").format(size=size_text(size)) if size else self.tr("Free up space…")
        self.cleanup_button.setText(text)
        self.cleanup_button.setToolTip(self.tr("Review what is old, superseded or for another Pyodide version"))
        self.show_fitting(list(self.preset_buttons.values()))

    def offer_cleanup(self, *, offered: bool, possible: bool) -> None:
        """Show the button that frees space, unless there is nothing to free."""
        self.cleanup_button.setEnabled(possible)
        if offered is self.cleanup_button.isHidden():
            self.cleanup_button.setHidden(not offered)
            self.show_fitting(list(self.preset_buttons.values()))

    def set_writable(self, writable: bool) -> None:
        """Enable warm-ups, unless another tool manages the files."""
        for button in (*self.preset_buttons.values(), self.lists_button, self.packages_button):
            button.setEnabled(writable)

    def _packages_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon("plus"))
        button.setText(self.tr("Add packages"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setToolTip(self.tr("Warm up packages by name, or the requirements of a project"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        button.clicked.connect(lambda: self.plan_wanted.emit("", ()))
        set_menu(button, QMenu(button))
        return button

    def _preset_button(self, preset: RequirementList) -> QToolButton:
        button = QToolButton(self)
        button.setText(list_text(preset.name))
        set_tip(button, ", ".join(preset.requirements))
        button.setAccessibleName(self.tr("Warm up {name}").format(name=list_text(preset.name)))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        button.clicked.connect(lambda: self._warm_up(preset))
        menu = PresetMenu(self._session, preset, button)
        menu.plan_wanted.connect(lambda: self.plan_wanted.emit(list_text(preset.name), preset.requirements))
        menu.warm_up_wanted.connect(lambda: self._warm_up(preset))
        menu.image_wanted.connect(lambda: self.image_wanted.emit(preset))
        set_menu(button, menu)
        return button

    def _fill_lists(self) -> None:
        menu = self._lists_menu
        menu.clear()
        try:
            lists = ListStore().all()
        except Problem as problem:
            menu.addAction(say(problem)).setEnabled(False)
            return
        for preset in presets():
            button = self.preset_buttons[preset.name]
            if button.isHidden():
                menu.addMenu(button.menu())
        menu.addSeparator()
        for item in lists:
            action = menu.addAction(icon("download"), item.name.replace("&", "&&"))
            action.setToolTip(plain_tip(", ".join(item.requirements)))
            action.triggered.connect(lambda _checked=False, item=item: self._warm_up(item))
        if not lists:
            menu.addAction(self.tr("No lists yet")).setEnabled(False)
        menu.setToolTipsVisible(True)
        menu.addSeparator()
        menu.addAction(icon("list"), self.tr("Edit lists…"), self.lists_wanted.emit)

    def _warm_up(self, item: RequirementList) -> None:
        self.warm_up_wanted.emit(list_text(item.name), item.requirements)
