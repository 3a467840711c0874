"""The sources that the user chose for each cache directory, kept across restarts."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QFile, QSettings

from pyodide_cache.base.record import replace
from pyodide_cache.settings.paths import AppPath
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions


def saved_sources(directory: Path) -> SourceOptions:
    """Return the sources of a directory; the default ones if none were chosen, or if they cannot be read."""
    try:
        found = SourceOptions(**json.loads(str(window_settings().value(_key(directory), "{}"))))
        return replace(found, files=tuple(found.files), mode=SourceMode(found.mode))
    except (ValueError, TypeError, AttributeError):
        return SourceOptions()


def save_sources(directory: Path, options: SourceOptions) -> None:
    """Remember the sources of a directory, in a file that only the user can read: addresses may have passwords."""
    names = ("distribution", "files", "pyodide", "mode", "index_url")
    settings, allowed = window_settings(), QFile.Permission
    settings.setValue(_key(directory), json.dumps({name: getattr(options, name) for name in names}))
    settings.sync()
    QFile.setPermissions(settings.fileName(), allowed.ReadOwner | allowed.WriteOwner)


def window_settings() -> QSettings:
    """Return what the window remembers."""
    return QSettings(str(AppPath.WINDOW.path), QSettings.Format.IniFormat)


def _key(directory: Path) -> str:
    return "sources/" + str(directory).replace("/", "|")
