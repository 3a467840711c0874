"""What a pack is made of: the app, its packages with verified bytes, and the runtime."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.plans import Failure
from pyodide_cache.base.record import record
from pyodide_cache.export.cached_packages import CachedPackages, CachedSource
from pyodide_cache.export.documents import lock_document
from pyodide_cache.export.runtime import RuntimeFile, find_runtime
from pyodide_cache.export.selection import ExportPackage, select
from pyodide_cache.inventory.inventory import Inventory
from pyodide_cache.net.distribution import PackageLocation
from pyodide_cache.pack.app import App
from pyodide_cache.pack.trace import TracedPlace
from pyodide_cache.warm_up.sources import Sources
from pyodide_cache_resources import resource

STDLIB_FILE = "python_stdlib.zip"
PACK_FILE = "pack.json"

#: Resources that are copied into every pack.
LOADER, SCRIPT, PAGE = "loader.mjs", "run.mjs", "index.html"
COPIED = (LOADER, SCRIPT, PAGE, "index.js")

_NOT_PACKED = (".map", ".d.ts")

#: By the ``install_dir`` of a lock file; any other is site-packages.
_PLACES = {"dynlib": TracedPlace.DYNLIB, "stdlib": TracedPlace.STDLIB, "lib": TracedPlace.STDLIB}


@record
class PackInputs:
    """What a pack is made of."""

    app: App
    directory: Path  # the cache directory that holds the packages
    release: str | None  # the official release; None for another distribution
    lock: bytes  # a lock file of exactly these packages
    packages: tuple[ExportPackage, ...]
    places: dict[str, TracedPlace]  # where each package is unpacked, by name
    runtime: tuple[RuntimeFile, ...]
    failures: tuple[Failure, ...] = ()  # requirements of the app that are not available


def gather_inputs(
    app: App,
    file_names: Sequence[str],
    sources: Sources,
    inventory: Inventory,
    *,
    runtime: Path | None,
    cancel: Cancel,
) -> PackInputs:
    """Collect what a pack is made of, and verify the bytes of the packages.

    Args:
        sources: their lock file describes the packages; their locations are searched without ``runtime``.

    Raises:
        Problem: `Code.NO_RUNTIME` or `Code.OTHER_RUNTIME`.
    """
    lock = sources.lock
    places = (PackageLocation.parse(str(runtime)),) if runtime else sources.distribution.places
    found = find_runtime(places, lock, sources.release or lock.version, sources.http, cancel)
    cached = CachedPackages(inventory, sources, cancel)
    chosen = select(cached, file_names=file_names, cancel=cancel)
    return PackInputs(
        app,
        inventory.directory,
        sources.release or found.version,
        lock_document(lock, chosen.packages, release=sources.release, folder=False),
        chosen.packages,
        {item.name: _place_of(item) for item in chosen.packages},
        tuple(file for file in found.files if not file.file_name.endswith(_NOT_PACKED)),
        chosen.failures,
    )


def pack_document(
    inputs: PackInputs,
    *,
    packages: Sequence[str] = (),
    app: str | None = None,
    bundle: str | None = None,
    libraries: Sequence[str] = (),
    files: Mapping[str, bytes] | None = None,
) -> bytes:
    """Return ``pack.json``, which says what the loader has to load.

    Args:
        libraries: paths of the shared libraries in a bundle, in the order in which to load them.
        files: what ``run.mjs`` checks before it runs anything, by name.
    """
    document = {
        "pack": 1,
        "pyodide": inputs.release,
        "script": inputs.app.path,
        "packages": [*packages],
        "app": app,
        "bundle": bundle,
        "libraries": [*libraries],
        "sha256": {name: hashlib.sha256(data).hexdigest() for name, data in sorted((files or {}).items())},
    }
    return (json.dumps(document, indent=1) + "\n").encode()


def pack_resource(name: str) -> bytes:
    """Return a file that packs, or the runs that make them, consist of."""
    return resource("pack", name).read_bytes()


def _place_of(package: ExportPackage) -> TracedPlace:
    entry = package.entry if package.source is CachedSource.LOCK else None
    return _PLACES.get(str((entry or {}).get("install_dir")), TracedPlace.SITE)
