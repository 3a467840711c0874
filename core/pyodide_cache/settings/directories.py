"""Which cache directory applies, and why."""

from __future__ import annotations

import os
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from pyodide_cache.base.record import record
from pyodide_cache.files.folders import absolute
from pyodide_cache.settings.paths import app_cache_dir
from pyodide_cache.settings.settings import load_settings


class DirectorySource(StrEnum):
    """What decided on a cache directory."""

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


def candidates(option: str | Path | None = None, environ: Mapping[str, str] | None = None) -> list[DirectoryChoice]:
    """List every directory that something names, in the order in which they apply.

    The order is that of DESIGN: the option or the window's choice, ``PYODIDE_CACHE_DIR``,
    ``ANODE_CACHE_DIR``, the setting ``cache-dir``, Anode's folder where it exists, our own folder.

    DESIGN's "directory chosen in the window" is the one that is open there, for which ``option``
    stands. The setting is what holds when nothing nearer speaks: a variable is set for one shell,
    project or CI job, and a ``clear`` in it must not reach the directory of another.
    """
    env = os.environ if environ is None else environ
    found: list[DirectoryChoice] = []
    if option:
        found.append(DirectoryChoice(absolute(option), DirectorySource.OPTION))
    variables = (DirectorySource.PYODIDE_CACHE_DIR, DirectorySource.ANODE_CACHE_DIR)
    found += [DirectoryChoice(absolute(env[name]), name) for name in variables if env.get(name)]
    if setting := load_settings()[0].cache_dir:
        found.append(DirectoryChoice(absolute(setting), DirectorySource.SETTING))
    anode = Path.home() / ".anode" / "pyodide-cache"
    if os.path.isdir(anode):  # noqa: PTH112 -- Path.is_dir() fails where there is no permission
        found.append(DirectoryChoice(anode, DirectorySource.ANODE))
    found.append(DirectoryChoice(app_cache_dir() / "packages", DirectorySource.DEFAULT))
    return found


def cache_directory(option: str | Path | None = None, environ: Mapping[str, str] | None = None) -> DirectoryChoice:
    """Return the cache directory that applies; it need not exist."""
    return candidates(option, environ)[0]
