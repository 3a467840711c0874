"""What a pack is made of: the app, its packages with proven bytes, the runtime; and a scratch folder of it all."""

from __future__ import annotations

import json
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record
from pyodide_cache.export.cached_packages import CachedPackages, CachedSource
from pyodide_cache.export.documents import lock_document
from pyodide_cache.export.runtime import RuntimeFile, find_runtime
from pyodide_cache.export.selection import ExportPackage, ExportSelection, select
from pyodide_cache.files.atomic import HashedFile, sha256_of
from pyodide_cache.formats.lockfile import LOCK_FILE_NAMES, parse_lock
from pyodide_cache.formats.named_imports import named_imports
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.inventory.inventory import Inventory
from pyodide_cache.inventory.ledger import Ledger
from pyodide_cache.inventory.own_lock import LOCK_NAME
from pyodide_cache.net.distribution import PackageLocation
from pyodide_cache.net.transfer import transfer
from pyodide_cache.pack.app import App
from pyodide_cache.pack.decide import is_library, module_of
from pyodide_cache.pack.trace import STDLIB, Archive, TracedMember, TracedPlace
from pyodide_cache.pack.wasm import needed_libraries
from pyodide_cache.settings.releases import release_of_lock
from pyodide_cache.warm_up.sources import Sources
from pyodide_cache_resources import resource

STDLIB_FILE = "python_stdlib.zip"
PACK_FILE = "pack.json"

#: Our documents that go into every pack.
LOADER, SCRIPT, PAGE = "loader.mjs", "run.mjs", "index.html"

#: What reading an archive raises when its bytes are wrong.
BROKEN_ARCHIVE = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError)

_NOT_PACKED = (".map", ".d.ts")


@record
class PackInputs:
    """What a pack is made of.

    Attributes:
        directory: the cache directory, in which the packages lie.
        release: the official release; None for another distribution.
        lock: the lock file of exactly these packages.
        places: where each package is unpacked, by name.
        failed: what the app wants and cannot have.

    """

    app: App
    directory: Path
    release: str | None
    lock: bytes
    packages: tuple[ExportPackage, ...]
    places: dict[str, TracedPlace]
    runtime: tuple[RuntimeFile, ...]
    failed: tuple[Failure, ...] = ()

    @property
    def order(self) -> tuple[str, ...]:
        """The names of all packages."""
        return tuple(item.name for item in self.packages)


def runtime_near(script: Path) -> Path | None:
    """Return the nearest ``node_modules/pyodide``, from the script's folder upwards, then from ours."""
    for start in (script.absolute().parent, Path.cwd()):
        for folder in (start, *start.parents):
            found = folder / "node_modules" / "pyodide"
            if (found / "pyodide.mjs").is_file():
                return found
    return None


def release_of(runtime: Path) -> str | None:
    """Return the official release whose lock file a runtime's folder holds; None for another's."""
    for name in LOCK_FILE_NAMES:
        try:
            return release_of_lock(parse_lock((runtime / name).read_bytes(), name))
        except (OSError, Problem):
            continue
    return None


def gather(
    app: App,
    file_names: Sequence[str],
    sources: Sources,
    inventory: Inventory,
    *,
    runtime: Path | None,
    ledger: Ledger,
    cancel: Cancel,
) -> PackInputs:
    """Gather what a pack is made of, and prove the packages' bytes.

    Args:
        app: see `app.read_app`.
        file_names: of the packages in the cache directory, as a warm-up put them there.
        sources: whose lock file is meant, and where the runtime is looked for without ``runtime``.
        inventory: what the cache directory holds.
        runtime: an unpacked npm package ``pyodide``.
        ledger: learns what was hashed.
        cancel: stops it.

    Raises:
        Problem: `Code.NO_RUNTIME` or `Code.OTHER_RUNTIME`.
        Cancelled: when asked for.

    """
    lock = sources.lock
    places = (PackageLocation.parse(str(runtime)),) if runtime else sources.distribution.places
    found = find_runtime(places, lock, sources.release or lock.version, sources.http, cancel)
    shelf = CachedPackages(inventory, lock, ledger, cancel)
    chosen = select(shelf, ExportSelection((), tuple(file_names)), cancel=cancel)
    key_of = {canonicalize_name(key): key for key in lock.document["packages"]}
    unpacked: dict[str, TracedPlace] = {
        item.name: _place(lock.document["packages"][key_of[item.name]].get("install_dir"))
        if item.source is CachedSource.LOCK
        else TracedPlace.SITE
        for item in chosen.packages
    }
    return PackInputs(
        app,
        inventory.directory,
        sources.release or found.version,
        lock_document(lock, chosen.packages, release=sources.release, folder=False),
        chosen.packages,
        unpacked,
        tuple(file for file in found.files if not file.file_name.endswith(_NOT_PACKED)),
        chosen.failures,
    )


def _place(install_dir: object) -> TracedPlace:
    return {"dynlib": TracedPlace.DYNLIB, "stdlib": TracedPlace.STDLIB, "lib": TracedPlace.STDLIB}.get(
        str(install_dir), TracedPlace.SITE
    )


@record
class Workspace:
    """A scratch folder.

    Attributes:
        whole: the app, its packages and the runtime, untrimmed, ready to run.
        work: what a run may read and write.
        made: where a pack is made and proven before it gets its name.

    """

    root: Path
    whole: Path
    work: Path
    made: Path


@contextmanager
def open_bench(inputs: PackInputs, sources: Sources, cancel: Cancel) -> Iterator[Workspace]:
    """Copy everything into a scratch folder that is gone afterwards; every package is hashed on the way.

    Raises:
        Problem: `Code.CHANGED` for a package whose bytes are others than planned; those of a transfer.
        OSError: when the disk fails.
        Cancelled: when asked for.

    """
    with tempfile.TemporaryDirectory(prefix="pyodide-cache-pack-", ignore_cleanup_errors=True) as text:
        root = Path(text).resolve()
        bench = Workspace(root, root / "whole", root / "work", root / "made")
        for folder in (bench.whole, bench.work, bench.made):
            folder.mkdir()
        for item in inputs.packages:
            path = inputs.directory / item.file_name
            if _copy(path, bench.whole / item.file_name, sources, cancel) != item.sha256:
                raise Problem(Code.CHANGED, path=str(path))
        for file in inputs.runtime:
            _copy(file.location, bench.whole / file.file_name, sources, cancel)
        (bench.whole / LOCK_NAME).write_bytes(inputs.lock)
        (bench.whole / "app.zip").write_bytes(inputs.app.archive)
        for name in (LOADER, SCRIPT, PAGE):
            (bench.whole / name).write_bytes(document(name))
        manifest = pack_document(inputs, packages=inputs.order, app="app.zip")
        (bench.whole / PACK_FILE).write_bytes(manifest)
        for name in ("harness.mjs", "recorder.py", "rewrite.py"):
            (bench.work / name).write_bytes(document(name))
        yield bench


def document(name: str) -> bytes:
    """Return one of the files that a pack or a run is made with."""
    return resource("pack", name).read_bytes()


def pack_document(
    inputs: PackInputs,
    *,
    packages: Sequence[str] = (),
    app: str | None = None,
    bundle: str | None = None,
    libraries: Sequence[str] = (),
) -> bytes:
    """Return ``pack.json``, which tells the loader what to load."""
    told = {
        "pack": 1,
        "pyodide": inputs.release,
        "script": inputs.app.path,
        "packages": [*packages],
        "app": app,
        "bundle": bundle,
        "libraries": [*libraries],
    }
    return (json.dumps(told, indent=1) + "\n").encode()


def archives_in(inputs: PackInputs, bench: Workspace, cancel: Cancel) -> tuple[Archive, ...]:
    """Describe every package and the standard library, for a trace.

    Raises:
        Cancelled: when asked for.

    """
    found = []
    for item in inputs.packages:
        cancel.check()
        place = inputs.places[item.name]
        path = bench.whole / item.file_name
        found.append(
            Archive(item.name, item.version, item.file_name, item.sha256, item.size, place, tuple(_members(path)))
        )
    path = bench.whole / STDLIB_FILE
    if path.is_file():
        sha256 = sha256_of(path)
        members = tuple(_members(path))
        size = path.stat().st_size
        found.append(Archive(STDLIB, inputs.release or "", STDLIB_FILE, sha256, size, TracedPlace.ARCHIVE, members))
    return tuple(found)


def _members(path: Path) -> Iterator[TracedMember]:
    if not zipfile.is_zipfile(path):
        return
    try:
        with zipfile.ZipFile(path) as archive:
            for info in sorted(archive.infolist(), key=lambda item: item.filename):
                if not info.is_dir():
                    yield _member(archive, info)
    except BROKEN_ARCHIVE as error:
        raise Problem(Code.NOT_A_ZIP, source=path.name, error=str(error)) from error


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> TracedMember:
    name = info.filename
    if name.startswith("/") or "\\" in name or ".." in name.split("/"):
        raise Problem(Code.UNSAFE_NAME, name=name, why="separator")
    needs: tuple[str, ...] = ()
    if is_library(name):
        needs = needed_libraries(archive.read(info))
    elif name.endswith(".py") and (module := module_of(name)):
        text = archive.read(info).decode("utf-8", "replace")
        needs = named_imports(text, module, is_package=name.endswith("__init__.py"))
    return TracedMember(name, info.file_size, info.compress_size, needs)


class _Copy(HashedFile):
    def finish(self) -> str:
        self._file.close()
        return self._hash.hexdigest()

    def close(self) -> None:
        self._file.close()


def _copy(location: str | Path, target: Path, sources: Sources, cancel: Cancel) -> str:
    cancel.check()
    file = _Copy(target)
    try:
        transfer(
            (location,),
            file,
            http=sources.http,
            cancel=cancel,
            on_progress=lambda _done, _size: None,
            on_retry=lambda _problem, _attempt, _seconds: None,
        )
        return file.finish()
    finally:
        file.close()
