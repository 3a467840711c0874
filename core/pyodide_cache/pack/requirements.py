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
    """Collect requirements from ``texts``, from a ``requirements.txt`` beside the app, and from the app itself.

    Args:
        texts: requirements, or paths of requirements files.
        imports: whether to read the app's files and the ``requirements.txt`` beside it.

    Raises:
        Problem: `Code.UNREADABLE_FILE` for a requirements file.
    """
    files = [text for text in texts if Path(text).suffix in {".txt", ".in"} or Path(text).is_file()]
    beside = app.script.with_name("requirements.txt")
    if imports and beside.is_file() and not any(Path(text).absolute() == beside.absolute() for text in files):
        files.append(str(beside))
    named = [text for text in texts if text not in files]
    request = read_request(named, files=map(Path, files), cancel=cancel)
    declared = [item.name for item in request.requirements]
    found, problems = imported_packages(app, lock, declared=declared, cancel=cancel) if imports else ([], [])
    more = read_request(found, cancel=cancel)
    requirements = tuple(dict.fromkeys((*request.requirements, *more.requirements)))
    return replace(
        request,
        requirements=_without_bare_names(requirements),
        invalid=(*problems, *request.invalid, *more.invalid),
    )


def _without_bare_names(requirements: Sequence[Requirement]) -> tuple[Requirement, ...]:
    """Drop a bare name if the same package is also required in certain versions."""
    bounded = {canonicalize_name(item.name) for item in requirements if str(item.specifier)}
    return tuple(item for item in requirements if str(item.specifier) or canonicalize_name(item.name) not in bounded)
