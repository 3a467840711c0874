"""What the user attached to a cache directory: a store that it shares files with, and layers below it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pyodide_cache.base.record import record
from pyodide_cache.files.paths import absolute
from pyodide_cache.settings.paths import AppPath
from pyodide_cache.settings.toml_file import NamedTables

#: Layers of every cache directory, for images and CI jobs: paths, separated as in PATH.
LAYERS_VARIABLE = "PYODIDE_CACHE_LAYERS"
#: The default store.
STORE_VARIABLE = "PYODIDE_CACHE_STORE"


@record
class Attachment:
    """What is attached to one cache directory."""

    store: Path | None = None  # the folder of the store; None if the directory uses none
    link: str = "copy"  # ``reflink``, ``hard`` or ``copy``: how files are made from those of the store
    layers: tuple[Path, ...] = ()  # read-only directories below it; the first one that has a file provides it


def default_store() -> Path:
    """Return the store that is used when none is named."""
    named = os.environ.get(STORE_VARIABLE)
    return absolute(named) if named else AppPath.STORE.path


class Attachments(NamedTables[dict[str, dict[str, Any]]]):
    """The attachments of all cache directories, in one TOML file that the user may also edit.

    Each method raises `Code.BROKEN_SETTINGS` when the file is not valid; nothing is changed then.
    """

    place, table = AppPath.DIRECTORIES, "directories"

    def parsed(self, tables: dict[str, Any]) -> dict[str, dict[str, Any]]:
        """Return the tables after checking them."""
        for table in tables.values():
            layers = table.get("layers", [])
            if not isinstance(layers, list) or not all(isinstance(i, str) and Path(i).is_absolute() for i in layers):
                raise ValueError("layers is not a list of absolute paths")
            if not isinstance(table.get("store", ""), str):
                raise ValueError("store is not a path")
            if table.get("link", "copy") not in {"reflink", "hard", "copy"}:
                raise ValueError("link is not reflink, hard or copy")
        return tables

    def of(self, directory: Path) -> Attachment:
        """Return what is attached to a directory; layers of the environment come last."""
        own, table = absolute(directory), self._table(directory)
        named = os.environ.get(LAYERS_VARIABLE, "").split(os.pathsep)
        layers = (*_layers(table), *(absolute(text) for text in named if text))
        store = table.get("store")
        return Attachment(
            Path(store) if store else None,
            table.get("link", "copy"),
            tuple(dict.fromkeys(layer for layer in layers if layer != own)),
        )

    def layers(self, directory: Path) -> tuple[Path, ...]:
        """Return the layers that the file has for a directory, without those of the environment."""
        return _layers(self._table(directory))

    def set_store(self, directory: Path, store: Path | None, link: str = "copy") -> None:
        """Attach a store to a directory, or detach it."""
        values = {"store": str(store), "link": link} if store else {"store": None, "link": None}
        self._change(directory, lambda _table: values)

    def change_layers(self, directory: Path, edit: Callable[[tuple[Path, ...]], tuple[Path, ...]]) -> None:
        """Give a directory the layers that ``edit`` makes of its present ones; what that raises ends the change."""
        self._change(directory, lambda table: {"layers": [str(layer) for layer in edit(_layers(table))]})

    def _table(self, directory: Path) -> dict[str, Any]:
        return self.all().get(str(absolute(directory)), {})

    def _change(self, directory: Path, values: Callable[[Any], Mapping[str, object]]) -> None:
        """Set the values that ``values`` makes of a directory's table; an empty one is removed."""

        def edit(tables: Any) -> None:
            key = str(absolute(directory))
            tables.setdefault(key, {})
            for name, value in values(tables[key]).items():
                if value:
                    tables[key][name] = value
                else:
                    tables[key].pop(name, None)
            if not tables[key]:
                del tables[key]

        self.change_tables(edit)


def _layers(table: Any) -> tuple[Path, ...]:
    return tuple(Path(str(text)) for text in table.get("layers", ()))
