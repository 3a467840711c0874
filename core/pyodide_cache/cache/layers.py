"""The part of the facade about the layers of a cache directory; reached as `Cache.layers`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pyodide_cache.base.events import Cancel, Run
from pyodide_cache.files.folders import absolute
from pyodide_cache.settings.attachments import Attachments
from pyodide_cache.sharing import layers

if TYPE_CHECKING:
    from pyodide_cache.base.problems import Problem
    from pyodide_cache.cache.opened import Opened


class CacheLayers:
    """The read-only folders below a cache directory; of files with the same name, the topmost is read.

    Every method raises `Problem` if the directory or the settings cannot be read.
    """

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._directory = opened.directory

    def attached(self) -> tuple[Path, ...]:
        """Return the folders that are attached to this directory, without those of the environment variable."""
        return Attachments().layers(self._directory)

    def state(self, *, release: str | None = None, cancel: Cancel | None = None) -> layers.LayersState:
        """Return the layers with their files, and code that starts a release with them; None for the cache's."""
        inventory = self._opened.inventory(cancel)
        return layers.layers_state(inventory, self._directory, release or self._opened.suited_release())

    def add(self, folder: Path, *, first: bool = False) -> tuple[Problem, ...]:
        """Attach a folder, and return warnings; see `pyodide_cache.sharing.layers.add_layer`."""
        self._opened.changed()
        return layers.add_layer(self._directory, absolute(folder), first=first)

    def remove(self, folder: Path) -> None:
        """Detach a folder; its files are kept."""
        self._opened.changed()
        layers.remove_layer(self._directory, absolute(folder))

    def move_up(self, folder: Path) -> None:
        """Read a layer before the one above it."""
        self._opened.changed()
        layers.raise_layer(self._directory, absolute(folder))

    def compare(self, *, cancel: Cancel | None = None) -> Run[layers.LayerComparison]:
        """Hash the files that exist in several folders, and yield events; the last has the report."""
        cancel = cancel or Cancel()
        try:
            yield from layers.compare_layers(
                self._opened.inventory(cancel), ledger=self._opened.ledger, cancel=cancel
            )
        finally:
            self._opened.changed()
