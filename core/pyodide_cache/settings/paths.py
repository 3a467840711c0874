"""The folders of the app's own files; the same for the command line and the window."""

from __future__ import annotations

import os
import sys
from pathlib import Path

APP = "pyodide-cache"


def config_dir() -> Path:
    """Return the folder of lists and settings."""
    return _xdg_dir("XDG_CONFIG_HOME", ".config") or _platform_dir("user_config_path")


def state_dir() -> Path:
    """Return the folder of what the app remembers, such as recent directories."""
    return _xdg_dir("XDG_STATE_HOME", ".local/state") or _platform_dir("user_state_path")


def app_cache_dir() -> Path:
    """Return the folder of files that can be made again: the default cache directory and the ledger."""
    return _xdg_dir("XDG_CACHE_HOME", ".cache") or _platform_dir("user_cache_path")


def _xdg_dir(variable: str, default: str) -> Path | None:
    """Return the folder that platformdirs returns on Linux, without importing it; None for unusual cases.

    Every command needs these folders, and importing platformdirs takes 5 ms.
    """
    if sys.platform != "linux" or "ANDROID_ROOT" in os.environ:
        return None
    base, home = os.environ.get(variable, ""), os.environ.get("HOME", "")
    if not base and home.startswith("/"):
        base = f"{home.rstrip('/')}/{default}"
    return Path(base, APP) if base.startswith("/") and base == base.strip() else None


def _platform_dir(name: str) -> Path:
    import platformdirs

    found: Path = getattr(platformdirs, name)(APP, appauthor=False)
    return found
