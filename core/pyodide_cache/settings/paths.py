"""Where the person's own files lie; the same rules for the command line and the window."""

from __future__ import annotations

from pathlib import Path

import platformdirs

APP = "pyodide-cache"


def config_dir() -> Path:
    """Return the folder of lists and settings."""
    return platformdirs.user_config_path(APP, appauthor=False)


def state_dir() -> Path:
    """Return the folder of what the app remembers by itself, such as recent directories."""
    return platformdirs.user_state_path(APP, appauthor=False)


def app_cache_dir() -> Path:
    """Return the folder of what can be made again: the default cache directory, the ledger."""
    return platformdirs.user_cache_path(APP, appauthor=False)
