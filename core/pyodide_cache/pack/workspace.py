"""A temporary folder in which an app is run and its pack is made and proven."""

from __future__ import annotations

import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record
from pyodide_cache.files.partial import HashedFile
from pyodide_cache.files.reader import sha256_of
from pyodide_cache.formats.names import check_member_name
from pyodide_cache.formats.wasm import needed_libraries
from pyodide_cache.inventory.own_lock import LOCK_NAME
from pyodide_cache.net.http import Http
from pyodide_cache.net.transfer import transfer
from pyodide_cache.pack.decide import is_library, module_of
from pyodide_cache.pack.inputs import COPIED, PACK_FILE, STDLIB_FILE, PackInputs, pack_document, pack_resource
from pyodide_cache.pack.trace import STDLIB, Archive, TracedMember, TracedPlace
from pyodide_cache.projects.python.imports import named_imports

#: What `zipfile` raises for a damaged archive.
BROKEN_ARCHIVE = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError)

#: The archive of the app's own files, in `Workspace.whole`.
APP_FILE = "app.zip"

RECORDER, REWRITER = "recorder.py", "rewrite.py"


@record
class Workspace:
    """A temporary folder."""

    whole: Path  # app, packages and runtime, complete and ready to run
    work: Path  # what a run may read and write
    made: Path  # the pack before it is published


@contextmanager
def open_workspace(inputs: PackInputs, http: Http, cancel: Cancel) -> Iterator[Workspace]:
    """Copy app, packages and runtime into a temporary folder; another package than planned raises `Code.CHANGED`."""
    with tempfile.TemporaryDirectory(prefix="pyodide-cache-pack-", ignore_cleanup_errors=True) as text:
        root = Path(text).resolve()
        workspace = Workspace(root / "whole", root / "work", root / "made")
        whole = workspace.whole
        for folder in (whole, workspace.work, workspace.made):
            folder.mkdir()
        for item in inputs.packages:
            path = inputs.directory / item.file_name
            if _copy(path, whole / item.file_name, http, cancel) != item.sha256:
                raise Problem(Code.CHANGED, path=str(path))
        for file in inputs.runtime:
            _copy(file.location, whole / file.file_name, http, cancel)
        packages = [item.name for item in inputs.packages]
        (whole / LOCK_NAME).write_bytes(inputs.lock)
        (whole / APP_FILE).write_bytes(inputs.app.archive)
        (whole / PACK_FILE).write_bytes(pack_document(inputs, packages=packages, app=APP_FILE))
        for name in COPIED:
            (whole / name).write_bytes(pack_resource(name))
        for name in (RECORDER, REWRITER):
            (workspace.work / name).write_bytes(pack_resource(name))
        yield workspace


def archives_in(inputs: PackInputs, workspace: Workspace, cancel: Cancel) -> tuple[Archive, ...]:
    """Describe every package and the standard library, for a trace."""
    found = []
    for item in inputs.packages:
        cancel.check()
        members = tuple(_members(workspace.whole / item.file_name))
        place = inputs.places[item.name]
        found.append(Archive(item.name, item.version, item.file_name, item.sha256, item.size, place, members))
    path = workspace.whole / STDLIB_FILE
    if path.is_file():
        place, size = TracedPlace.ARCHIVE, path.stat().st_size
        version, members = inputs.release or "", tuple(_members(path))
        found.append(Archive(STDLIB, version, STDLIB_FILE, sha256_of(path), size, place, members))
    return tuple(found)


def _members(path: Path) -> Iterator[TracedMember]:
    if path.suffix not in (".whl", ".zip"):
        return  # a shared library comes as .tar
    try:
        with zipfile.ZipFile(path) as archive:
            for info in sorted(archive.infolist(), key=lambda item: item.filename):
                if not info.is_dir():
                    yield _member(archive, info)
    except BROKEN_ARCHIVE as error:
        raise Problem(Code.NOT_A_ZIP, source=path.name, error=str(error)) from error


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> TracedMember:
    name = info.filename
    check_member_name(name)
    needs: tuple[str, ...] = ()
    if is_library(name):
        needs = needed_libraries(archive.read(info))
    elif name.endswith(".py") and (module := module_of(name)):
        text = archive.read(info).decode("utf-8", "replace")
        needs = named_imports(text, module, is_package=name.endswith("__init__.py"))
    return TracedMember(name, info.compress_size, needs)


def _copy(location: str | Path, target: Path, http: Http, cancel: Cancel) -> str:
    cancel.check()
    with HashedFile(target) as file:
        transfer((location,), file, http=http, cancel=cancel)
    return file.sha256
