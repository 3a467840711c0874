"""Every path that the app itself writes to; the same for the command line and the window."""

from __future__ import annotations

import os
import sys
from enum import Enum
from pathlib import Path

APP = "pyodide-cache"


class AppPath(Enum):
    """The app's own files and folders, in the folders that the system has for each user.

    On Linux::

        ~/.config/pyodide-cache/           config_dir(): what the user decided
        ├── settings.toml                  SETTINGS
        ├── lists.toml                     LISTS: the user's lists of packages
        ├── directories.toml               DIRECTORIES: store and layers of cache directories
        ├── teams.toml                     TEAMS: team caches, without credentials
        └── window.ini                     WINDOW: size and columns of the window
        ~/.local/state/pyodide-cache/      state_dir(): what the app remembers and cannot make again
        ├── recent.json                    RECENT: cache directories that were opened
        ├── projects.json                  PROJECTS: folders in which caches are searched
        ├── app-version.json               APP_VERSION: the newest version of this app, asked once a week
        ├── wishes.sqlite3                 USAGE: how often packages were requested
        ├── serving.json                   SERVING: the mirror that runs in the background
        ├── serving-requests.json          SERVING_REQUESTS: what that mirror answered last
        ├── teams.json                     TEAM_SYNCS: last transfers with team caches
        ├── history/<hash>.json            HISTORY: sizes of each cache directory over time
        └── removals/<time>.jsonl          REMOVALS: what cleanups moved to the trash
        ~/.cache/pyodide-cache/            app_cache_dir(): what can be made again
        ├── packages/                      PACKAGES: the default cache directory
        ├── store/                         STORE: the default store
        ├── documents/                     DOCUMENTS: index pages and metadata, at most 256 MB
        ├── served/                        VARIANTS: compressed copies of runtime files, for serve
        ├── start-images/                  START_IMAGES: memory of a Python with packages imported
        └── ledger.sqlite3                 LEDGER: hashes of files that did not change

    In a cache directory, the app writes::

        <cache directory>/
        ├── <package file>                 wheels and archives, when their bytes are verified
        ├── .<name>.<random>.pyodide-cache-part    an incomplete file
        ├── pyodide-lock.json              for packages that the official lock file does not have
        ├── .pyodide-cache-quarantine/     files that a repair replaced
        └── .pyodide-cache-upgrade/        files that an upgrade replaced

    Exports, packs and snapshots are folders that the user names. A file that cannot be read is renamed, not
    overwritten: ``settings.toml.broken-1``, ``wishes.sqlite3.damaged-<time>``.
    """

    SETTINGS = ("config", "settings.toml")
    LISTS = ("config", "lists.toml")
    DIRECTORIES = ("config", "directories.toml")
    TEAMS = ("config", "teams.toml")
    WINDOW = ("config", "window.ini")
    RECENT = ("state", "recent.json")
    PROJECTS = ("state", "projects.json")
    APP_VERSION = ("state", "app-version.json")
    USAGE = ("state", "wishes.sqlite3")
    SERVING = ("state", "serving.json")
    SERVING_REQUESTS = ("state", "serving-requests.json")
    TEAM_SYNCS = ("state", "teams.json")
    HISTORY = ("state", "history")
    REMOVALS = ("state", "removals")
    PACKAGES = ("cache", "packages")
    STORE = ("cache", "store")
    DOCUMENTS = ("cache", "documents")
    VARIANTS = ("cache", "served")
    START_IMAGES = ("cache", "start-images")
    LEDGER = ("cache", "ledger.sqlite3")

    @property
    def path(self) -> Path:
        """The path for the current user; it need not exist."""
        kind, name = self.value
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
