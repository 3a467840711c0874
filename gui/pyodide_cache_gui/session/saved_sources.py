"""The sources that the user chose for each cache directory, kept across restarts."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QSettings

from pyodide_cache.settings.paths import AppPath
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions


def saved_sources(directory: Path) -> SourceOptions:
    """Return the sources of a directory; the default ones if none were chosen, or if they cannot be read."""
    try:
        found = json.loads(str(_settings().value(_key(directory), "{}")))
        options = SourceOptions(**{**found, "files": tuple(found.get("files", ()))})
        return SourceOptions(
            options.distribution, options.files, options.pyodide, SourceMode(options.mode), options.index_url
        )
    except (ValueError, TypeError, AttributeError):
        return SourceOptions()


def save_sources(directory: Path, options: SourceOptions) -> None:
    """Remember the sources of a directory."""
    parts = {
        "distribution": options.distribution,
        "files": options.files,
        "pyodide": options.pyodide,
        "mode": str(options.mode),
        "index_url": options.index_url,
    }
    _settings().setValue(_key(directory), json.dumps(parts))


def _key(directory: Path) -> str:
    return "sources/" + str(directory).replace("/", "|")


def _settings() -> QSettings:
    return QSettings(str(AppPath.WINDOW.path), QSettings.Format.IniFormat)
