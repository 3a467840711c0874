"""The page shown instead of an empty table: why it is empty, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pyodide_cache.settings.lists import presets
from pyodide_cache_gui.inventory.message_page import MessagePage
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.widgets.format import say


class StatePage(MessagePage):
    """Explain an empty table: no packages yet, scanning, unreadable, or nothing matches the filter."""

    choose_wanted = Signal()
    clear_filter_wanted = Signal()
    packages_wanted = Signal()
    warm_up_wanted = Signal(str, object)  # the name of a preset, and its requirements

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def show_no_match(self, text: str) -> None:
        """Show that no file matches the filter."""
        self.show_message(
            self.tr("Nothing matches “{text}”").format(text=text),
            self.tr(
                "Files must match every term. Examples: numpy kind:wasm status:damaged runtime:314 size>10MB age>30d "
                "-tests"
            ),
            [(self.tr("Clear the filter"), self.clear_filter_wanted.emit)],
        )

    def show_state(self) -> None:
        """Show why the directory has no files."""
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
            else self.tr("The directory does not exist yet; the first warm-up creates it.")
        )
        what = self.tr(
            "A Pyodide package cache is a folder of wheels that the runtime in Node reads instead of downloading "
            "them. Fill it with a preset or with packages that you name, or open a cache that you already have."
        )
        self.show_message(
            self.tr("No packages here yet"),
            f"{what}\n\n{inventory.directory}\n{why}",
            [
                (
                    self.tr("Warm up {name}").format(name=essential.name),
                    lambda: self.warm_up_wanted.emit(essential.name, essential.requirements),
                ),
                (self.tr("Packages…"), self.packages_wanted.emit),
                choose,
            ],
        )
