"""Find the runtime's own files, and check that they are for the right packages."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.json_types import Bytes
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record
from pyodide_cache.files.reader import read_file
from pyodide_cache.formats.file_type import FileType, file_type_of
from pyodide_cache.formats.lockfile import LOCK_FILE_NAMES, LockFile, parse_lock
from pyodide_cache.formats.runtime import Runtime
from pyodide_cache.net.distribution import PackageLocation, version_in
from pyodide_cache.net.http import Http
from pyodide_cache.net.transfer import Location
from pyodide_cache.settings.releases import releases

#: The runtime's files in the npm package and the official folders (from the releases 0.21 to 314; a comment
#: names the release lines that have a file, if not all have it). Consoles and readme files are not part of it.
_NEEDED = ("pyodide.mjs", "pyodide.asm.wasm")
_LOADERS = ("pyodide.asm.mjs", "pyodide.asm.js")  # since 314, before 314
_LIBRARIES = ("python_stdlib.zip", "pyodide_py.tar")  # since 0.23, before 0.23
_OTHERS = ("pyodide.js", "pyodide.asm.data", "distutils.tar", "package.json")  # the .data and .tar files: up to 0.22
_FOR_DEVELOPERS = ("pyodide.d.ts", "ffi.d.ts", "pyodide.js.map", "pyodide.mjs.map")


@record
class RuntimeFile:
    """A file of the runtime."""

    file_name: str
    location: Location  # path or URL
    size: Bytes | None  # None if not known before the download


@record
class RuntimeFiles:
    """The runtime's files in one folder or at one URL."""

    files: tuple[RuntimeFile, ...]  # all files of the runtime
    version: str | None  # the Pyodide release in its ``package.json``; None without that file


def find_runtime(
    places: Sequence[PackageLocation], lock: LockFile, release: str | None, http: Http, cancel: Cancel
) -> RuntimeFiles:
    """Return the runtime's files from the first place that has all of them.

    Args:
        release: for the message, if there is no runtime.

    Raises:
        Problem: `Code.NO_RUNTIME` if no place has them; `Code.OTHER_RUNTIME` if they cannot load ``lock``.
    """
    missing: list[str] = []
    unread: Problem | None = None
    for place in places:
        cancel.check()
        folder = place.root if isinstance(place.root, Path) else None
        try:
            files = _in_folder(folder) if folder else _at_url(place, http, cancel)
        except Problem as problem:
            unread = unread or problem
            continue
        if not (lacking := _missing(file.file_name for file in files)):
            version = version_in(folder) if folder else None
            if folder:
                _check(folder, version, lock)
            return RuntimeFiles(tuple(files), version)
        missing = missing or lacking
    where = ", ".join(str(place) for place in places)
    why = {"missing": ", ".join(missing)} if missing or not unread else {"cause": unread}
    raise Problem(Code.NO_RUNTIME, place=where, version=release or "VERSION", **why) from unread


def _in_folder(folder: Path) -> list[RuntimeFile]:
    found = []
    for name in (*_NEEDED, *_LOADERS, *_LIBRARIES, *_OTHERS, *_FOR_DEVELOPERS):
        path = folder / name
        with contextlib.suppress(OSError):
            if path.is_file():
                found.append(RuntimeFile(name, path, path.stat().st_size))
    return found


def _at_url(place: PackageLocation, http: Http, cancel: Cancel) -> list[RuntimeFile]:
    found: list[RuntimeFile] = []
    for name in (*_NEEDED, *_LOADERS, *_LIBRARIES, *_OTHERS):
        cancel.check()
        location = place.locate(name)
        assert isinstance(location, str)
        try:
            with http.stream(location) as body:
                # A server of an app may answer with the app's page where there is no file.
                if file_type_of(next(body.chunks, b"")) is FileType.HTML:
                    raise Problem(Code.FILE_NOT_FOUND, url=location)
                found.append(RuntimeFile(name, location, body.size))
        except Problem as problem:
            if problem.code is not Code.FILE_NOT_FOUND:
                raise
            if name in _NEEDED:
                break
    return found


def _missing(names: Iterable[str]) -> list[str]:
    there = set(names)
    missing = [name for name in _NEEDED if name not in there]
    missing += [" or ".join(group) for group in (_LOADERS, _LIBRARIES) if there.isdisjoint(group)]
    return missing


def _check(folder: Path, version: str | None, lock: LockFile) -> None:
    """Compare a folder's runtime with the one that a lock file is for.

    Up to 0.27 a runtime loads only the lock file of its own release, later any of its ABI (measured).
    """
    found: tuple[Runtime, str | None] | None = None
    for name in LOCK_FILE_NAMES:
        with contextlib.suppress(OSError, Problem):
            own = parse_lock(read_file(folder / name), name)
            found = own.runtime, own.version
            break
    if found is None:
        runtime = next((release.runtime for release in releases() if release.version == version), None)
        if runtime is None:
            return  # an unknown runtime; the page and the script of the export show whether it works
        found = runtime, None
    theirs, wanted = found[0], lock.runtime
    if theirs.build == wanted.build and (found[1] is None or lock.version is None or found[1] == lock.version):
        return
    raise Problem(
        Code.OTHER_RUNTIME,
        path=str(folder),
        found=_name_of(theirs, found[1] or version),
        wanted=_name_of(wanted, lock.version),
    )


def _name_of(runtime: Runtime, version: str | None) -> str:
    return f"Pyodide {version or runtime.line or '?'} (Python {runtime.python}, {runtime.abi or runtime.platform})"
