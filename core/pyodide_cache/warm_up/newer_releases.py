"""Find Pyodide releases that are newer than this program."""

from __future__ import annotations

import os

from packaging.version import InvalidVersion, Version

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.formats.documents import parse_json
from pyodide_cache.net.addresses import mask
from pyodide_cache.net.http import Http
from pyodide_cache.settings.releases import releases

#: The list of releases that pyodide-build reads, and the variable that replaces its URL.
LIST_URL = "https://pyodide.github.io/pyodide/api/v2/pyodide-cross-build-environments.json"
LIST_VARIABLE = "PYODIDE_CROSS_BUILD_ENV_METADATA_URL"


def find_newer_releases(http: Http) -> tuple[str, ...]:
    """Return the published stable releases that are newer than the shipped ones of their line, newest first.

    A line is the part of the version before the patch number, such as 0.29 or 314. Pre-releases do not count, on
    either side.

    Raises:
        Problem: `Code.UNREACHABLE`, `Code.OFFLINE` and the like without a network; `Code.BAD_RELEASE_LIST` for
            another answer.
    """
    url = os.environ.get(LIST_VARIABLE) or LIST_URL
    document = http.get(url)
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
