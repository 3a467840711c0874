"""Tell whether the package index has a newer version of this app; it is asked at most once a week."""

from __future__ import annotations

import json

from packaging.version import Version

from pyodide_cache.base.quantities import known_time
from pyodide_cache.base.version import __version__
from pyodide_cache.files.atomic import write_file
from pyodide_cache.files.reader import read_object
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.net.indexes.index import Index
from pyodide_cache.settings.paths import AppPath

#: The name of this app on an index.
NAME = "pyodide-cache"

_DAY = 86_400
_WEEK = 7 * _DAY


def newer_app_version(index: Index, now: float, *, current: str = __version__) -> str | None:
    """Return the newest stable version of this app on an index, if it is newer than this one.

    The answer is kept for a week. After a failure the index is left alone for a day.
    """
    try:
        kept = read_object(AppPath.APP_VERSION.path)
        newest, until = Version(kept["newest"]), known_time(kept["until"]) or 0.0
    except (ValueError, KeyError, TypeError):
        newest, until = Version(current), 0.0
    if not now < until <= now + _WEEK:  # a clock that was wrong must not keep an answer for years
        _keep(newest, now + _DAY)
        versions = [
            file.version
            for file in index.project(canonicalize_name(NAME)).files
            if not (file.version.is_prerelease or file.is_yanked)
        ]
        newest = max(versions, default=Version(current))
        _keep(newest, now + _WEEK)
    return str(newest) if newest > Version(current) else None


def _keep(newest: Version, until: float) -> None:
    text = json.dumps({"newest": str(newest), "until": until})
    write_file(AppPath.APP_VERSION.path, text, private=True)
