"""Read what a warm-up or an export is asked for: requirements, presets, lists, requirements files and projects."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from pyodide_cache.base.problems import Code
from pyodide_cache.formats.requirements import parse_many
from pyodide_cache.warm_up.request.references import parse_any_requirement
from pyodide_cache.warm_up.request.requests import PackageRequest

if TYPE_CHECKING:
    from pyodide_cache.base.events import Cancel
    from pyodide_cache.formats.lockfile import LockFile


def read_request(
    requirements: Iterable[str] = (),
    *,
    presets: Iterable[str] = (),
    lists: Iterable[str] = (),
    files: Iterable[Path | str] = (),
    constraints: Iterable[Path | str] = (),
    projects: Iterable[Path] = (),
    require_hashes: bool = False,
    guess_imports: bool = False,
    lock: Callable[[], LockFile] | None = None,
    choose_release: Callable[[str], bool] = lambda version: False,
    fetch: Callable[[str], bytes] | None = None,
    cancel: Cancel,
) -> PackageRequest:
    """Combine everything that names packages into one request.

    Args:
        requirements: such as ``pandas>=2``, or the path or URL of a wheel; hashes may follow as in pip's files.
        files: requirements files: paths, URLs, or ``-`` for standard input.
        projects: folders, scripts, notebooks and ``pyproject.toml`` files.
        guess_imports: whether to ask the index for packages with the names of unknown imports. Anybody can publish
            such a package.
        lock: returns the lock file that maps the imports of projects to packages.
        choose_release: is called with another release that a project names, and returns whether ``lock`` now returns
            its lock file.
        fetch: returns the bytes at a URL, for requirements files; None refuses URLs.

    Raises:
        Problem: `Code.UNKNOWN_PRESET`, `Code.UNKNOWN_LIST` or `Code.UNREADABLE_FILE`.
    """
    if presets or lists:
        from pyodide_cache.settings.lists import with_lists

        requirements = with_lists(requirements, presets, lists)
    named = parse_many(dict.fromkeys(requirements), parse_any_requirement)
    request = PackageRequest(
        tuple(dict.fromkeys(named.good)), named.bad, hashes=named.hashes, require_hashes=require_hashes
    )
    runtime = (lambda: lock().runtime) if lock else None
    for paths, is_constraint in ((files, False), (constraints, True)):
        for path in paths:
            from pyodide_cache.warm_up.request.requirements_files import read_requirements_file

            request += read_requirements_file(str(path), is_constraint=is_constraint, fetch=fetch, runtime=runtime)
    for path in projects:
        from pyodide_cache.warm_up.request.project import read_project

        if lock is None:
            raise ValueError("projects need a lock file")
        declared = [item.name for item in request.requirements]
        found = read_project(path, lock(), declared=declared, cancel=cancel)
        others = (str(note.facts["nearest"]) for note in found.notes if note.code is Code.NAMES_RELEASE)
        if any(map(choose_release, others)):
            found = read_project(path, lock(), declared=declared, cancel=cancel)
        request += found.request(guess_imports=guess_imports)
    return request
