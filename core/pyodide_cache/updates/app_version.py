"""Tell whether the package index has a newer version of this app; it is asked at most once a week."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from packaging.version import InvalidVersion, Version

from pyodide_cache.base.version import __version__
from pyodide_cache.files.atomic import write_file
from pyodide_cache.files.permissions import make_directory
from pyodide_cache.files.reader import read_text
from pyodide_cache.formats.documents import parse_json
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.settings.paths import AppPath

if TYPE_CHECKING:
    from pyodide_cache.net.index import Index

#: The name of this app on an index.
NAME = "pyodide-cache"

_WEEK = 7 * 86_400


def newer_app_version(index: Index, now: float, *, current: str = __version__) -> str | None:
    """Return the newest stable version of this app on an index, if it is newer than this one.

    The answer is kept for a week.

    Args:
        index: asked if there is no answer that is young enough.
        now: seconds since the epoch.
        current: this version.

    Raises:
        Problem: when the index cannot be read.
        OSError: when the answer cannot be kept.

    """
    newest = _kept(now)
    if newest is None:
        versions = [
            file.version
            for file in index.project(canonicalize_name(NAME)).files
            if not (file.version.is_prerelease or file.is_yanked)
        ]
        newest = max(versions, default=Version(current))
        path = AppPath.APP_VERSION.path
        make_directory(path.parent)
        write_file(path, json.dumps({"asked": now, "newest": str(newest)}), private=True)
    return str(newest) if newest > Version(current) else None


def _kept(now: float) -> Version | None:
    """Return the answer of the last week; None if there is none."""
    try:
        kept = parse_json(read_text(AppPath.APP_VERSION.path))
        return Version(kept["newest"]) if 0 <= now - float(kept["asked"]) < _WEEK else None
    except (OSError, ValueError, KeyError, TypeError, InvalidVersion):
        return None
