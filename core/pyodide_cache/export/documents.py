"""The documents of an export: lock file, page, script for Node, and readme."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any

from pyodide_cache.base.version import __version__
from pyodide_cache.export.cached_packages import CachedSource
from pyodide_cache.export.selection import ExportPackage
from pyodide_cache.export.staging import MARK
from pyodide_cache.formats.lockfile import LockFile, new_entry, without_circles
from pyodide_cache.formats.modules import with_namespaces
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.formats.preloads import RUNTIME_FILES, preload_links
from pyodide_cache_resources import text_of

PAGE, PAGE_SCRIPT, SCRIPT, READ_ME = "index.html", "index.js", "check.mjs", "README.txt"
MANIFEST, WORKER = "manifest.webmanifest", "service-worker.js"

#: What an offline distribution holds besides its lock file, its packages and the runtime.
DOCUMENTS = (PAGE, PAGE_SCRIPT, SCRIPT, READ_ME)


def lock_document(
    base: LockFile,
    packages: Sequence[ExportPackage],
    *,
    release: str | None,
    folder: bool,
    files: Mapping[str, str] | None = None,
) -> bytes:
    """Return a lock file of exactly these packages, with relative names and the hashes of their bytes.

    Args:
        base: its ``info``, and the entries of its own packages, are copied.
        release: the Pyodide release that the page and the script show.
        folder: whether the export is a folder or an archive, which a later export may replace.
        files: sha256 by name of the other files that the page and the script check.
    """
    key_of = {canonicalize_name(key): key for key in base.document["packages"]}
    keys: dict[str, str] = {
        item.name: key_of[item.name] if item.source is CachedSource.LOCK else item.name for item in packages
    }
    entries = {keys[item.name]: _entry(base, item, keys) for item in packages}
    mark: dict[str, Any] = {
        "made_by": f"pyodide-cache {__version__}",
        "folder": folder,
        "pyodide": release,
        "unverified": [item.name for item in packages if not item.verified],
        "files": dict(sorted((files or {}).items())),
    }
    document = {
        "info": deepcopy(base.document["info"]),
        "packages": with_namespaces(without_circles(dict(sorted(entries.items())), entries), entries),
        "tool": {MARK: mark},
    }
    return (json.dumps(document, indent=1) + "\n").encode()


def page(files: Mapping[str, str], packages: Sequence[ExportPackage], *, manifest: bool = False) -> bytes:
    """Return the page that loads an export in a browser and shows the result.

    Args:
        files: sha256 of the runtime's files by name; the browser loads them and the packages before they are needed.
        manifest: whether the page has a web manifest and a service worker.
    """
    first = [(name, files[name]) for name in RUNTIME_FILES if name in files]
    links = preload_links([*first, *((item.file_name, item.sha256) for item in packages)])
    if manifest:
        links = f'<link rel="manifest" href="{MANIFEST}">\n{links}'
    return text_of("export", PAGE).replace("<!--links-->", links).encode()


def web_manifest(runtime_name: str) -> bytes:
    """Return the web manifest of the page, which lets a browser install it."""
    document = {"name": runtime_name, "start_url": "./", "scope": "./", "display": "minimal-ui"}
    return (json.dumps(document, indent=1) + "\n").encode()


def service_worker(files: Mapping[str, str]) -> bytes:
    """Return the script that keeps exactly these files, sha256 by name, in the browser."""
    return text_of("export", WORKER, FILES=json.dumps(dict(sorted(files.items())), indent=1)).encode()


def script(name: str) -> bytes:
    """Return the script of the page, or the one that loads an export in Node, with the network blocked."""
    return text_of("export", name).encode()


def read_me(packages: Sequence[ExportPackage], runtime_name: str) -> bytes:
    """Return the readme, for the person who receives the export."""
    lines = [f"  {item.name} {item.version}{'' if item.verified else ' (unverified)'}" for item in packages]
    names = "\n".join(lines) or "  none"
    return text_of("export", READ_ME, RUNTIME=runtime_name, PACKAGES=names, VERSION=__version__).encode()


def _entry(base: LockFile, item: ExportPackage, keys: Mapping[str, str]) -> dict[str, Any]:
    if item.source is CachedSource.LOCK:
        return {**base.entry(item.name), "sha256": item.sha256}
    depends = [keys[name] for name in item.depends]
    if item.entry is None:
        return new_entry(item.name, item.version, item.file_name, item.sha256, item.imports, depends)
    return {**item.entry, "sha256": item.sha256, "depends": depends}
