"""The layers of a cache directory; `Cache.layers` returns them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pyodide_cache.base.events import Cancel, Run

if TYPE_CHECKING:
    from pyodide_cache.base.problems import Problem
    from pyodide_cache.cache.opened import Opened
    from pyodide_cache.sharing.layers import LayerComparison, LayersState


class CacheLayers:
    """The read-only folders below a cache directory; of files with the same name, the topmost is read."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._directory = opened.directory

    def attached(self) -> tuple[Path, ...]:
        """Return the folders that are attached to this directory, without those of the environment variable.

        Raises:
            Problem: if the settings cannot be read.

        """
        from pyodide_cache.settings.attachments import Attachments

        return Attachments().layers(self._directory)

    def state(self, *, release: str | None = None, cancel: Cancel | None = None) -> LayersState:
        """Return the layers with their files, and the code that starts the runtime with them.

        Args:
            release: the Pyodide release for the code; None for that of the cache.
            cancel: stops the scan.

        Raises:
            Problem: if the directory or the settings cannot be read.

        """
        from pyodide_cache.sharing.layers import layers_state
        from pyodide_cache.warm_up.sources import suggested_release

        inventory = self._opened.inventory(cancel)
        wanted = release or self._opened.release or suggested_release(inventory)
        return layers_state(inventory, self._directory, wanted)

    def add(self, folder: Path, *, first: bool = False) -> tuple[Problem, ...]:
        """Attach a folder, and return warnings; see `pyodide_cache.sharing.layers.add_layer`.

        Args:
            folder: of a folder with snapshots, the current one is attached.
            first: read it before the other layers, not after them.

        Raises:
            Problem: if the folder cannot be a layer, or the settings cannot be read.

        """
        from pyodide_cache.files.folders import absolute
        from pyodide_cache.sharing.layers import add_layer

        self._opened.changed()
        return add_layer(self._directory, absolute(folder), first=first)

    def remove(self, folder: Path) -> None:
        """Detach a folder; its files are kept.

        Raises:
            Problem: `Code.NOT_A_LAYER`, or if the settings cannot be read.

        """
        from pyodide_cache.files.folders import absolute
        from pyodide_cache.sharing.layers import remove_layer

        self._opened.changed()
        remove_layer(self._directory, absolute(folder))

    def move_up(self, folder: Path) -> None:
        """Read a layer before the one above it.

        Raises:
            Problem: if the settings cannot be read.

        """
        from pyodide_cache.files.folders import absolute
        from pyodide_cache.sharing.layers import raise_layer

        self._opened.changed()
        raise_layer(self._directory, absolute(folder))

    def compare(self, *, cancel: Cancel | None = None) -> Run[LayerComparison]:
        """Hash the files that exist in several folders, and yield events; the last has the report."""
        from pyodide_cache.sharing.layers import compare_layers

        cancel = cancel or Cancel()
        try:
            yield from compare_layers(self._opened.inventory(cancel), ledger=self._opened.ledger, cancel=cancel)
        finally:
            self._opened.changed()
