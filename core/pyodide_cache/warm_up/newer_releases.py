"""Find Pyodide releases that are newer than this program."""

from __future__ import annotations

import os

from packaging.version import InvalidVersion, Version

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.formats.documents import parse_json
from pyodide_cache.net.addresses import mask
from pyodide_cache.settings.releases import releases
from pyodide_cache.settings.settings import Settings
from pyodide_cache.warm_up.sources import open_http

#: The list of releases that pyodide-build reads, and the variable that replaces its URL.
LIST_URL = "https://pyodide.github.io/pyodide/api/v2/pyodide-cross-build-environments.json"
LIST_VARIABLE = "PYODIDE_CROSS_BUILD_ENV_METADATA_URL"


def find_newer_releases(*, settings: Settings | None = None, offline: bool | None = None) -> tuple[str, ...]:
    """Return the published stable releases that are newer than the shipped ones of their line, newest first.

    A line is the part of the version before the patch number, such as 0.29 or 314. Pre-releases do not count, on
    either side.

    Args:
        offline: see `open_http`.

    Raises:
        Problem: `Code.UNREACHABLE`, `Code.OFFLINE` and the like without a network; `Code.BAD_RELEASE_LIST` for
            another answer.
    """
    url = os.environ.get(LIST_VARIABLE) or LIST_URL
    http = open_http(settings=settings, offline=offline)
    try:
        document = http.get(url)
    finally:
        http.close()
    try:
        published = [Version(name) for name in parse_json(document.data)["releases"]]
    except (ValueError, KeyError, TypeError, InvalidVersion) as error:
        raise Problem(Code.BAD_RELEASE_LIST, url=mask(url), error=str(error)) from error
    shipped = [Version(release.version) for release in releases() if not release.is_prerelease]
    newest = {_line(version): version for version in sorted(shipped)}
    return tuple(
        str(version)
        for version in sorted(published, reverse=True)
        if not version.is_prerelease and version > newest.get(_line(version), max(shipped))
    )


def _line(version: Version) -> tuple[int, ...]:
    return version.release[:2] if version.major == 0 else version.release[:1]
