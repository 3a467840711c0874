"""What a person attached to a cache directory: a store that it shares with, and layers below it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pyodide_cache.base.problems import Code, Problem, reason
from pyodide_cache.base.record import record
from pyodide_cache.files.atomic import write_file
from pyodide_cache.files.folders import absolute
from pyodide_cache.settings.paths import app_cache_dir, config_dir

#: Layers for every cache directory, as an image or a CI job sets them: paths, separated as in PATH.
LAYERS_VARIABLE = "PYODIDE_CACHE_LAYERS"
#: The store that is meant when none is named.
STORE_VARIABLE = "PYODIDE_CACHE_STORE"


@record
class Attachment:
    """What belongs to one cache directory.

    Attributes:
        store: the store's folder; None when the directory keeps its bytes to itself.
        link: ``reflink``, ``hard`` or ``copy``: how its files are made from the store.
        layers: read-only directories below it, the first answers first.

    """

    store: Path | None = None
    link: str = "copy"
    layers: tuple[Path, ...] = ()


def default_store(environ: Mapping[str, str] | None = None) -> Path:
    """Return the store that is meant when none is named."""
    named = (os.environ if environ is None else environ).get(STORE_VARIABLE)
    return absolute(named) if named else app_cache_dir() / "store"


class Attachments:
    """The person's attachments in one TOML file, which they may also edit by hand.

    Every change reads the file anew and replaces it in one step; comments in it are kept.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or config_dir() / "directories.toml"

    def of(self, directory: Path, environ: Mapping[str, str] | None = None) -> Attachment:
        """Return what is attached to a directory; layers of the environment come last.

        Raises:
            Problem: `Code.BROKEN_SETTINGS` when the file is not TOML or not shaped like ours.

        """
        table = self._tables().get(str(absolute(directory)), {})
        named = (os.environ if environ is None else environ).get(LAYERS_VARIABLE, "")
        layers = [Path(text) for text in table.get("layers", ())]
        layers += [absolute(text) for text in named.split(os.pathsep) if text]
        own = absolute(directory)
        store = table.get("store")
        return Attachment(
            Path(store) if store else None,
            table.get("link", "copy"),
            tuple(dict.fromkeys(layer for layer in layers if layer != own)),
        )

    def set_store(self, directory: Path, store: Path | None, link: str = "copy") -> None:
        """Attach a store to a directory, or none.

        Raises:
            Problem: `Code.BROKEN_SETTINGS`; nothing is changed then.

        """

        def change(table: Any) -> None:
            for key, value in (("store", store and str(store)), ("link", store and link)):
                if value:
                    table[key] = value
                else:
                    table.pop(key, None)

        self._change(directory, change)

    def set_layers(self, directory: Path, layers: tuple[Path, ...]) -> None:
        """Replace the layers of a directory.

        Raises:
            Problem: `Code.BROKEN_SETTINGS`; nothing is changed then.

        """

        def change(table: Any) -> None:
            if layers:
                table["layers"] = [str(layer) for layer in layers]
            else:
                table.pop("layers", None)

        self._change(directory, change)

    def layers(self, directory: Path) -> tuple[Path, ...]:
        """Return the layers that the file has for a directory, without those of the environment."""
        return self.of(directory, {}).layers

    def _tables(self) -> dict[str, dict[str, Any]]:
        try:
            text = self.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return {}
        except (OSError, UnicodeDecodeError) as error:
            raise Problem(Code.BROKEN_SETTINGS, path=str(self.path), error=reason(error)) from error
        import tomllib

        try:
            tables = tomllib.loads(text).get("directories", {})
            for table in tables.values():
                _check(table)
        except (tomllib.TOMLDecodeError, AttributeError, TypeError) as error:
            raise Problem(Code.BROKEN_SETTINGS, path=str(self.path), error=reason(error)) from error
        return dict(tables)

    def _change(self, directory: Path, change: Callable[[Any], None]) -> None:
        import tomlkit

        self._tables()  # a broken file is said, never overwritten
        document = tomlkit.parse(self.path.read_text(encoding="utf-8") if self.path.exists() else "")
        tables: Any = document.setdefault("directories", tomlkit.table(is_super_table=True))
        key = str(absolute(directory))
        tables.setdefault(key, tomlkit.table())
        change(tables[key])
        if not tables[key]:
            del tables[key]
        write_file(self.path, tomlkit.dumps(document), private=True)


def _check(table: Any) -> None:
    layers = table.get("layers", [])
    if not isinstance(layers, list) or not all(isinstance(item, str) and Path(item).is_absolute() for item in layers):
        raise TypeError("layers is not a list of absolute paths")
    if not isinstance(table.get("store", ""), str):
        raise TypeError("store is not a path")
    if table.get("link", "copy") not in {"reflink", "hard", "copy"}:
        raise TypeError("link is not reflink, hard or copy")
