"""Which Pyodide releases there are, as the project itself publishes it."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping

from packaging.version import InvalidVersion, Version

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.net.http import Http, mask

#: The list that pyodide-build reads, and the variable by which it is told of another.
LIST_URL = "https://pyodide.github.io/pyodide/api/v2/pyodide-cross-build-environments.json"
LIST_VARIABLE = "PYODIDE_CROSS_BUILD_ENV_METADATA_URL"


def published_releases(http: Http, environ: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Ask for the published releases, newest first.

    Raises:
        Problem: `Code.UNREACHABLE` and the like when there is no network; `Code.BAD_RELEASE_LIST`
            when the answer is not such a list.

    """
    env = os.environ if environ is None else environ
    url = env.get(LIST_VARIABLE) or LIST_URL
    document = http.get(url)
    try:
        versions = [Version(name) for name in json.loads(document.data)["releases"]]
    except (ValueError, KeyError, TypeError, InvalidVersion) as error:
        raise Problem(Code.BAD_RELEASE_LIST, url=mask(url), error=str(error)) from error
    return tuple(str(version) for version in sorted(versions, reverse=True))
