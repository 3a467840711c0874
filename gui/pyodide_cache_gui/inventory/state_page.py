"""The page shown instead of an empty table: why it is empty, and what to do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QSizePolicy, QWidget

from pyodide_cache.settings.lists import presets
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.widgets.buttons import push_button
from pyodide_cache_gui.widgets.format import list_text, path_text, say
from pyodide_cache_gui.widgets.labels import PlainLabel, emphasize
from pyodide_cache_gui.widgets.layouts import fit_font, hbox, in_font, page, scrolled, vbox

#: Left and right of the page, and the most for its text in the usual font, in pixels.
_SIDE, _TEXT_WIDTH = 16, 560


class StatePage(QWidget):
    """Explain an empty table: no packages yet, scanning, unreadable, or nothing matches the filter."""

    choose_wanted = Signal()
    clear_filter_wanted = Signal()
    packages_wanted = Signal()
    warm_up_wanted = Signal(str, object)  # the name of a preset, and its requirements

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        #: Makes the widget that offers the caches on this machine; made when it is first needed.
        self.make_known_caches: Callable[[], QWidget] | None = None
        self._known_caches: QWidget | None = None
        self._title = PlainLabel(self)
        self._title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        emphasize(self._title, 1.5)
        self._text = PlainLabel(self)
        fit_font(self._text, lambda text: text.setMaximumWidth(in_font(text, _TEXT_WIDTH)))
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        essential = presets()[0]
        name = list_text(essential.name)
        warm_up = partial(self.warm_up_wanted.emit, name, essential.requirements)
        self._clear = push_button(self, self.tr("Clear the filter"), self.clear_filter_wanted.emit)
        self._warm_up = push_button(self, self.tr("Warm up {name}").format(name=name), warm_up)
        self._add = push_button(self, self.tr("Add packages…"), self.packages_wanted.emit)
        self._choose = push_button(self, self.tr("Choose another directory…"), self.choose_wanted.emit)
        self._again = push_button(self, self.tr("Try again"), session.rescan)
        self._all = (self._clear, self._warm_up, self._add, self._choose, self._again)
        for button in self._all:
            button.hide()
        self._buttons = hbox(*self._all)
        self._below = hbox(1, 1)
        text = hbox(1, (self._text, 100), 1)
        top = vbox(self._title, text, hbox(1, self._buttons, 1), spacing=12)
        content = page(self, vbox(2, top, (self._below, 4), 1, spacing=24), margins=(_SIDE, 8, _SIDE, 8))
        vbox(scrolled(content, self), parent=self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the buttons for the width."""
        super().resizeEvent(event)
        self._arrange_buttons()

    def show_no_match(self, text: str) -> None:
        """Show that no file matches the filter."""
        self._show(
            self.tr("Nothing matches “{text}”").format(text=text),
            self.tr(
                "Files must match every term. Examples:\n"
                "numpy  kind:wasm  status:damaged  runtime:314  size>10MB  age>30d  -tests"
            ),
            self._clear,
        )

    def show_state(self) -> None:
        """Show why the directory has no files."""
        session = self._session
        inventory = session.inventory
        if not session.scanned:
            self._show(self.tr("Scanning…"), path_text(session.directory))
            return
        if inventory.problem:
            title, why = self.tr("This directory cannot be read"), f"{say(inventory.problem)}."
            self._show(title, why, self._choose, self._again, offer_others=True)
            return
        if inventory.exists:
            why = self.tr("The directory is empty.")
        elif session.has_vanished:
            why = self.tr("The directory was deleted, moved or unmounted; a warm-up creates it again.")
        else:
            why = self.tr("The directory does not exist yet; the first warm-up creates it.")
        what = self.tr(
            "A Pyodide package cache is a folder of wheels that the runtime in Node reads instead of downloading "
            "them."
        )
        if session.can_change:
            fill = self.tr(
                "Start with the preset {name} ({packages}), with packages that you name, or with a cache that you "
                "already have."
            )
            essential = presets()[0]
            packages = ", ".join(sorted(essential.requirements))
            what = f"{what} {fill.format(name=list_text(essential.name), packages=packages)}"
        text = f"{what}\n\n{path_text(inventory.directory)}\n{why}"
        fillers = (self._warm_up, self._add) if session.can_change else ()
        self._show(self.tr("No packages here yet"), text, *fillers, self._choose, offer_others=True)

    def _show(self, title: str, text: str, *buttons: QPushButton, offer_others: bool = False) -> None:
        if offer_others and self.make_known_caches and self._known_caches is None:
            self._known_caches = self.make_known_caches()
            self._below.insertWidget(1, self._known_caches, 100)
        if self._known_caches:
            self._known_caches.setVisible(offer_others)
        self._title.setText(title)
        self._text.setText(text)
        self.setAccessibleName(title)
        had_focus = self.hasFocus() or any(button.hasFocus() for button in self._all)
        for button in self._all:
            button.setVisible(button in buttons)
            button.setDefault(button in buttons[:1])
        self._arrange_buttons()
        self.setFocusProxy(buttons[0] if buttons else None)  # type: ignore[arg-type]
        if had_focus:
            self.setFocus()  # so that Enter presses the first button

    def _arrange_buttons(self) -> None:
        """Put the buttons beside each other, or below each other where their texts need more width."""
        row, column = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._buttons.setDirection(column)
        self.setMinimumWidth(self._buttons.minimumSize().width() + 2 * _SIDE)
        self._buttons.setDirection(row)
        if self._buttons.sizeHint().width() > self.width() - 2 * _SIDE:
            self._buttons.setDirection(column)
