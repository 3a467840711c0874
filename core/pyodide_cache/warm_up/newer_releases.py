"""Look for releases that came out after this program did."""

from __future__ import annotations

from packaging.version import Version

from pyodide_cache.net.release_list import published_releases
from pyodide_cache.settings.releases import releases
from pyodide_cache.warm_up.sources import open_http


def find_new_releases() -> tuple[str, ...]:
    """Return the published releases that are newer than every shipped one, newest first.

    Raises:
        Problem: when the list of releases cannot be had.

    """
    newest = max(Version(release.version) for release in releases())
    http = open_http()
    try:
        return tuple(version for version in published_releases(http) if Version(version) > newest)
    finally:
        http.close()
