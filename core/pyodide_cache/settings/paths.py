"""Every path that the app itself writes to; the same for the command line and the window."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from pyodide_cache.base.enumeration import StrEnum

APP = "pyodide-cache"


class AppPath(StrEnum):
    """The app's own files and folders, in the folders that the system has for each user.

    ARCHITECTURE.md says what each of them has, and what the app writes in a cache directory. A file that cannot be
    read is renamed, not overwritten: ``settings.toml.broken-1``, ``wishes.sqlite3.damaged-<time>``.
    """

    SETTINGS = "config/settings.toml"
    LISTS = "config/lists.toml"
    DIRECTORIES = "config/directories.toml"
    TEAMS = "config/teams.toml"
    WINDOW = "config/window.ini"
    RECENT = "state/recent.json"
    PROJECTS = "state/projects.json"
    APP_VERSION = "state/app-version.json"
    USAGE = "state/wishes.sqlite3"
    SERVING = "state/serving.json"
    SERVING_REQUESTS = "state/serving-requests.json"
    TEAM_SYNCS = "state/teams.json"
    HISTORY = "state/history"
    REMOVALS = "state/removals"
    PACKAGES = "cache/packages"
    STORE = "cache/store"
    DOCUMENTS = "cache/documents"
    VARIANTS = "cache/served"
    START_IMAGES = "cache/start-images"
    LEDGER = "cache/ledger.sqlite3"

    @property
    def path(self) -> Path:
        """The path for the current user; it need not exist."""
        kind, _, name = self.partition("/")
        return {"config": config_dir, "state": state_dir, "cache": app_cache_dir}[kind]() / name


def config_dir() -> Path:
    """Return the folder of what the user decided."""
    return _xdg_dir("XDG_CONFIG_HOME", ".config") or _platform_dir("user_config_path")


def state_dir() -> Path:
    """Return the folder of what the app remembers."""
    return _xdg_dir("XDG_STATE_HOME", ".local/state") or _platform_dir("user_state_path")


def app_cache_dir() -> Path:
    """Return the folder of what can be made again."""
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

    if os.path.expanduser("~") == "~":  # noqa: PTH111 -- no HOME and no account, as in some containers
        os.environ["HOME"] = "/"  # as Docker sets it; what cannot be written there only costs time
    found: Path = getattr(platformdirs, name)(APP, appauthor=False)
    return found
