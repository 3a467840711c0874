"""What a room of the window gets and gives: a context to act in, and commands for the menus."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from pyodide_cache.base.record import record
from pyodide_cache.inventory.inventory import Entry
from pyodide_cache_gui.session.jobs import Job, Offer, Summary
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.session.tasks import CacheWork
from pyodide_cache_gui.widgets.commands import Command


class Files(Protocol):
    """The selected files of the window, also those that the filter hides."""

    def selected(self) -> Sequence[Entry]:
        """Return them, by package."""

    def set_selection(self, file_names: Iterable[str]) -> None:
        """Select exactly these files."""


@record
class Context:
    """What commands act on."""

    session: Session
    files: Files
    window: QWidget


class Room(QObject):
    """The commands and dialogs of one room; a subclass names them in `commands`."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self.session = context.session
        self.files = context.files
        self.window = context.window

    def commands(self) -> Sequence[Command]:
        """Return the entries of the menus."""
        return ()

    def can_change(self) -> bool:
        """Return whether files may be added and removed in the directory."""
        return self.session.can_change

    def has_packages(self) -> bool:
        """Return whether the directory has packages."""
        return bool(self.session.inventory.packages)

    def submit(
        self,
        title: str,
        work: CacheWork,
        summary: Summary,
        *,
        offer: Offer | None = None,
        directory: Path | None = None,
    ) -> Job:
        """Submit a job in the lane of a directory; None for the one that is open."""
        lane = str(directory or self.session.directory)
        return self.session.hub.submit(
            title, lane, self.session.with_cache(work, directory), summary=summary, offer=offer
        )
