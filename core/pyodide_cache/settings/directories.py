"""Which cache directory is meant, and which ones were used lately."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from pyodide_cache.base.record import record
from pyodide_cache.files.atomic import write_file
from pyodide_cache.files.folders import absolute
from pyodide_cache.settings.paths import app_cache_dir, state_dir
from pyodide_cache.settings.settings import load_settings

_MAX_RECENT = 12


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


def recent_directories() -> list[Path]:
    """Return the directories opened lately, newest first; a broken memory is an empty one."""
    try:
        stored = json.loads((state_dir() / "recent.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return [Path(item) for item in stored if isinstance(item, str)] if isinstance(stored, list) else []


def remember_directory(path: Path) -> None:
    """Put ``path`` first among the recent directories."""
    newest = absolute(path)
    others = [item for item in recent_directories() if item != newest]
    _store([newest, *others][:_MAX_RECENT])


def forget_directory(path: Path) -> None:
    """Take ``path`` off the recent directories."""
    _store([item for item in recent_directories() if item != path])


def _store(paths: list[Path]) -> None:
    text = json.dumps([str(path) for path in paths], indent=1)
    write_file(state_dir() / "recent.json", text, private=True)
