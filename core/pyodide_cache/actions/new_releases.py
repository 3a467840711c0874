"""Look for releases that came out after this program did."""

from __future__ import annotations

from packaging.version import Version

from pyodide_cache.actions.sources import open_http
from pyodide_cache.config.releases import releases
from pyodide_cache.net.release_list import published_releases


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
