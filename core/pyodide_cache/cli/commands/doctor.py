"""``pyodide-cache doctor``."""

from __future__ import annotations

import os
import platform
import shutil
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import click

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.version import __version__
from pyodide_cache.cli.common import common, fail_if
from pyodide_cache.cli.documents import settings as documents
from pyodide_cache.cli.help import command
from pyodide_cache.cli.output import answer, explained, say
from pyodide_cache.files.paths import is_file, is_folder, is_there
from pyodide_cache.settings.directories import cache_directory
from pyodide_cache.settings.paths import AppPath, app_cache_dir, config_dir, state_dir
from pyodide_cache.settings.settings import load_settings

#: Libraries that a report should name, besides this program.
_LIBRARIES = ("click", "httpx", "packaging", "PySide6-Essentials", "uvicorn", "starlette")


@command("doctor", writes="DoctorDocument")
@click.option("--online", is_flag=True, help="Also ask Pyodide's CDN and the package indexes.")
def doctor_command(online: bool) -> None:
    """Show versions, folders and settings, and what would fail.

    Add it to bug reports. The exit status is 1 if something would fail. Nothing is changed, and no server is asked
    without --online.

    pyodide-cache doctor
    pyodide-cache doctor --online
    """
    found = [*_findings(), *_network(asks=online)]
    problems = [item for item in found if item.problem]
    answer({"ok": not problems, "findings": found})
    width = max(len(item.name) for item in found)
    for item in found:
        say(f"{'✗' if item.problem else ' '} {item.name:{width}}  {item.value}")
        if item.problem:
            say(f"  {'':{width}}  {item.problem}")
    fail_if(problems)


def versions() -> documents.VersionDocument:
    """Return the versions of this program, Python, the system and libraries, for ``--version --json``."""
    from pyodide_cache.settings.releases import newest_release

    return {
        "version": __version__,
        "newest_pyodide": newest_release().version,
        "python": platform.python_version(),
        "platform": platform.platform(terse=True),
        "libraries": {name: _version_of(name) for name in _LIBRARIES},
    }


def _version_of(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _findings() -> Iterator[documents.DoctorFinding]:
    found = versions()
    yield documents.DoctorFinding("version", "pyodide-cache", found["version"])
    yield documents.DoctorFinding("newest-pyodide", "newest known Pyodide", found["newest_pyodide"])
    yield documents.DoctorFinding("python", "Python", f"{found['python']} on {found['platform']}")
    for name in _LIBRARIES:
        yield documents.DoctorFinding("library", name, _version_of(name) or "not installed")
    chosen = cache_directory(common().cache_dir)
    yield _folder("cache-dir", f"cache directory ({chosen.source})", chosen.path, "downloads and removals fail")
    yield _folder("settings-folder", "settings folder", config_dir(), "changes of settings and lists fail")
    yield _folder("state-folder", "state folder", state_dir(), "undo and the history do not work")
    yield _folder("cache-folder", "cache folder of the app", app_cache_dir(), "nothing is remembered")
    yield from _settings()
    missing = "not found (needed by pack and start-image, and by upgrade to test packages)"
    yield documents.DoctorFinding("node", "Node", shutil.which("node") or missing)


def _network(*, asks: bool) -> Iterator[documents.DoctorFinding]:
    """Yield where packages come from, and whether it answers."""
    from pyodide_cache.net.addresses import page_url
    from pyodide_cache.net.distribution import official_place
    from pyodide_cache.net.indexes.folder import folder_of
    from pyodide_cache.net.indexes.urls import usual_indexes
    from pyodide_cache.settings.releases import newest_release
    from pyodide_cache.warm_up.sources import open_http

    settings = load_settings()
    cdn = str(official_place(newest_release().version))
    places = [("cdn", "Pyodide’s CDN", cdn, f"{cdn.rstrip('/')}/pyodide-lock.json")]
    for place in usual_indexes(setting=settings.index_url):
        page = place.url if place.links else page_url(place.url, "micropip")
        places.append(("index", "package index", place.url, page))
    http = open_http(settings=settings) if asks else None
    for code, name, url, page in places:
        problem = None
        if http and folder_of(url) is None:
            try:
                http.get(page)
            except Problem as error:
                problem = None if error.code is Code.FILE_NOT_FOUND else explained(error)
        yield documents.DoctorFinding(code, name, url, problem)
    if http:
        http.close()


def _folder(code: str, name: str, path: Path, fails: str) -> documents.DoctorFinding:
    """Look at a folder, or at the first one above it that exists."""
    if is_there(path) and not is_folder(path):
        return documents.DoctorFinding(code, name, str(path), "It is a file, not a folder.")
    existing = next(filter(is_folder, (path, *path.parents)), None)
    if existing is None or not os.access(existing, os.R_OK | os.X_OK):
        return documents.DoctorFinding(code, name, str(path), "It cannot be read.")
    if not os.access(existing, os.W_OK):
        state = "is read-only" if existing == path else "cannot be created"
        return documents.DoctorFinding(code, name, str(path), f"It {state}: {fails} there.")
    return documents.DoctorFinding(code, name, str(path) if existing == path else f"{path} (does not exist yet)")


def _settings() -> Iterator[documents.DoctorFinding]:
    settings = load_settings()
    path = AppPath.SETTINGS.path
    value = str(path) if is_file(path) else f"{path} (does not exist: defaults)"
    problem = "; ".join(map(explained, settings.problems)) or None
    yield documents.DoctorFinding("settings-file", "settings file", value, problem)
    yield documents.DoctorFinding("offline", "offline", "yes" if settings.offline else "no")
