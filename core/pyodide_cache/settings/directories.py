"""Which cache directory applies, and why."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from pyodide_cache.base.enumeration import StrEnum
from pyodide_cache.base.record import record
from pyodide_cache.files.paths import absolute, is_folder
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


def candidates(option: str | Path | None = None) -> Iterator[DirectoryChoice]:
    """Yield every directory that something names, in order of precedence.

    The order: the option, ``PYODIDE_CACHE_DIR``, ``ANODE_CACHE_DIR``, the setting ``cache-dir``, the folder of Anode
    if it exists, the default. Variables take precedence over the setting, since they are set for one shell, project
    or CI job: a command that clears the cache there must not clear another one.

    Args:
        option: of the command line, or the directory that is open in the window.
    """
    if option:
        yield DirectoryChoice(absolute(option), DirectorySource.OPTION)
    for name in (DirectorySource.PYODIDE_CACHE_DIR, DirectorySource.ANODE_CACHE_DIR):
        if named := os.environ.get(name):
            yield DirectoryChoice(absolute(named), name)
    if setting := load_settings().cache_dir:
        yield DirectoryChoice(absolute(setting), DirectorySource.SETTING)
    anode = Path.home() / ".anode" / "pyodide-cache"
    if is_folder(anode):
        yield DirectoryChoice(anode, DirectorySource.ANODE)
    yield DirectoryChoice(AppPath.PACKAGES.path, DirectorySource.DEFAULT)


def cache_directory(option: str | Path | None = None) -> DirectoryChoice:
    """Return the cache directory that applies; it need not exist."""
    return next(candidates(option))
