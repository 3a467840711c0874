"""Which cache directory applies, and why."""

from __future__ import annotations

import os
from pathlib import Path

from pyodide_cache.base.enumeration import StrEnum
from pyodide_cache.base.record import record
from pyodide_cache.files.folders import absolute
from pyodide_cache.settings.paths import AppPath
from pyodide_cache.settings.settings import load_settings


class DirectorySource(StrEnum):
    """What names a cache directory."""

    OPTION = "option"
    PYODIDE_CACHE_DIR = "PYODIDE_CACHE_DIR"
    ANODE_CACHE_DIR = "ANODE_CACHE_DIR"
    SETTING = "setting"
    ANODE = "anode"
    DEFAULT = "default"
    RECENT = "recent"


@record
class DirectoryChoice:
    """A cache directory, and what names it."""

    path: Path
    source: DirectorySource


def candidates(option: str | Path | None = None) -> list[DirectoryChoice]:
    """Return every directory that something names, in order of precedence.

    The order: the option, ``PYODIDE_CACHE_DIR``, ``ANODE_CACHE_DIR``, the setting ``cache-dir``, the folder of Anode
    if it exists, the default. Variables take precedence over the setting, since they are set for one shell, project
    or CI job: a command that clears the cache there must not clear another one.

    Args:
        option: of the command line, or the directory that is open in the window.
    """
    found: list[DirectoryChoice] = []
    if option:
        found.append(DirectoryChoice(absolute(option), DirectorySource.OPTION))
    variables = (DirectorySource.PYODIDE_CACHE_DIR, DirectorySource.ANODE_CACHE_DIR)
    found += [DirectoryChoice(absolute(named), name) for name in variables if (named := os.environ.get(name))]
    if setting := load_settings().cache_dir:
        found.append(DirectoryChoice(absolute(setting), DirectorySource.SETTING))
    anode = Path.home() / ".anode" / "pyodide-cache"
    if os.path.isdir(anode):  # noqa: PTH112 -- Path.is_dir() fails where there is no permission
        found.append(DirectoryChoice(anode, DirectorySource.ANODE))
    found.append(DirectoryChoice(AppPath.PACKAGES.path, DirectorySource.DEFAULT))
    return found


def cache_directory(option: str | Path | None = None) -> DirectoryChoice:
    """Return the cache directory that applies; it need not exist."""
    return candidates(option)[0]
