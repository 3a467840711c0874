"""What stands where the table would when there is nothing to list: why, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pyodide_cache.settings.lists import presets
from pyodide_cache_gui.inventory.message_page import MessagePage
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.widgets.format import say


class StatePage(MessagePage):
    """First start, empty, scanning, unreadable, nothing matches."""

    choose_wanted = Signal()
    clear_filter_wanted = Signal()
    packages_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def show_no_match(self, text: str) -> None:
        """Say that a filter lets nothing through."""
        self.show_message(
            self.tr("Nothing matches “{text}”").format(text=text),
            self.tr("Every term must hold: numpy kind:wasm status:damaged runtime:314 size>10MB age>30d -tests"),
            [(self.tr("Clear the filter"), self.clear_filter_wanted.emit)],
        )

    def show_state(self) -> None:
        """Say why the directory shows no file."""
        session = self._session
        inventory = session.inventory
        choose = (self.tr("Choose another directory…"), self.choose_wanted.emit)
        if not session.scanned:
            self.show_message(self.tr("Scanning…"), str(session.directory))
            return
        if inventory.problem:
            again = (self.tr("Try again"), session.rescan)
            self.show_message(self.tr("This directory cannot be read"), say(inventory.problem), [choose, again])
            return
        essential = presets()[0]
        why = (
            self.tr("The directory is empty.")
            if inventory.exists
            else self.tr("The directory does not exist yet; the first warm-up makes it.")
        )
        what = self.tr(
            "A Pyodide package cache is a folder of wheels that the runtime in Node reads instead of the "
            "network. Fill it before the work begins: start with a preset, name packages of your own, or "
            "look at a cache that you have."
        )
        self.show_message(
            self.tr("No packages here yet"),
            f"{what}\n\n{inventory.directory}\n{why}",
            [
                (
                    self.tr("Warm up {name}").format(name=essential.name),
                    lambda: session.warm_up(essential.name, essential.requirements),
                ),
                (self.tr("Packages…"), self.packages_wanted.emit),
                choose,
            ],
        )
