"""Which packages an app needs, from everything that names them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.record import replace
from pyodide_cache.formats.lockfile import LockFile
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.pack.app import App, imported_packages
from pyodide_cache.warm_up.requests import PackageRequest, read_request

if TYPE_CHECKING:
    from packaging.requirements import Requirement


def requirements_of(
    app: App, texts: Sequence[str], lock: LockFile, *, imports: bool, cancel: Cancel
) -> PackageRequest:
    """Collect requirements from ``texts`` and from the app itself.

    Args:
        app: see `app.read_app`.
        texts: requirements, or paths of requirements files.
        lock: maps imports to packages.
        imports: whether to read the app's files.
        cancel: stops it.

    Raises:
        Problem: `Code.UNREADABLE_FILE` for a requirements file.
        Cancelled: when ``cancel`` is set.

    """
    files = [text for text in texts if Path(text).suffix in {".txt", ".in"} or Path(text).is_file()]
    found, problems = imported_packages(app, lock, cancel=cancel) if imports else ([], [])
    named = [text for text in texts if text not in files]
    request = read_request([*named, *found], files=map(Path, files), cancel=cancel)
    return replace(
        request, requirements=_without_bare_names(request.requirements), invalid=(*problems, *request.invalid)
    )


def _without_bare_names(requirements: Sequence[Requirement]) -> tuple[Requirement, ...]:
    """Drop a bare name if the same package is also required in certain versions."""
    bounded = {canonicalize_name(item.name) for item in requirements if str(item.specifier)}
    return tuple(item for item in requirements if str(item.specifier) or canonicalize_name(item.name) not in bounded)
