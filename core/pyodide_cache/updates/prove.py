"""Prove that a set of packages loads: in Node, with the real runtime and without a network."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.export.documents import script
from pyodide_cache.export.runtime import RuntimeFile, find_runtime
from pyodide_cache.files.links import Link, place
from pyodide_cache.files.reader import read_file
from pyodide_cache.formats.lockfile import LockFile
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.net.distribution import PackageLocation
from pyodide_cache.pack.node import find_node, run_node
from pyodide_cache.pack.request import find_runtime_folder
from pyodide_cache.warm_up.sources import Sources
from pyodide_cache_resources import resource

#: For the start of the runtime, and for each package to load and import; the slowest official ones need some seconds.
_SECONDS, _SECONDS_EACH = 120, 20

_CHECK = "check.mjs"
_LOCK = "pyodide-lock.json"


def prove(files: Sequence[Path], lock: LockFile, sources: Sources, runtime: Path | None, cancel: Cancel) -> str:
    """Load and import packages, and return what did it, such as ``Pyodide 314.0.7 in Node 22.1.0``.

    Args:
        runtime: an unpacked npm package ``pyodide``; None for the nearest ``node_modules``, then the distribution.

    Raises:
        Problem: `Code.NO_NODE`, `Code.NO_RUNTIME` or `Code.OTHER_RUNTIME` if there is nothing to load them with;
            `Code.DOES_NOT_LOAD` if they do not load.
    """
    node = find_node()
    found = _runtime(sources, lock, runtime, cancel)
    with tempfile.TemporaryDirectory(prefix="pyodide-cache-upgrade-", ignore_cleanup_errors=True) as text:
        folder, work = Path(text).resolve() / "packages", Path(text).resolve() / "work"
        folder.mkdir()
        work.mkdir()
        for path in files:
            cancel.check()
            place(path, folder / path.name, Link.HARD)
        for file in found:
            cancel.check()
            location = file.location
            data = read_file(location) if isinstance(location, Path) else sources.http.get(location).data
            (folder / file.file_name).write_bytes(data)
        (folder / _LOCK).write_text(json.dumps(_subset(lock, {path.name for path in files})), encoding="utf-8")
        (folder / _CHECK).write_bytes(script(_CHECK))
        seconds = _SECONDS + _SECONDS_EACH * len(files)
        request = {"check": str(folder / _CHECK)}
        # It runs the other script under Node's permission model.
        prover = resource("export", "prove.mjs")
        run = run_node(node, prover, request, read=(folder,), work=work, seconds=seconds, cancel=cancel)
    problems = [str(item) for item in run.outcome.get("problems", ["it did not finish"])]
    if problems:
        raise Problem(Code.DOES_NOT_LOAD, error="; ".join(problems[:3]))
    return f"Pyodide {run.outcome.get('pyodide')} in Node {node.text}"


def _runtime(sources: Sources, lock: LockFile, runtime: Path | None, cancel: Cancel) -> Sequence[RuntimeFile]:
    def found(*places: PackageLocation) -> Sequence[RuntimeFile]:
        return find_runtime(places, lock, sources.release, sources.http, cancel).files

    if runtime:
        return found(PackageLocation(runtime))
    if near := find_runtime_folder():
        with suppress(Problem):  # of another release
            return found(PackageLocation(near))
    return found(*sources.distribution.places)


def _subset(lock: LockFile, file_names: set[str]) -> dict[str, object]:
    """Return the document of a lock file with these files alone."""
    names = {name for name, package in lock.packages.items() if package.file_name in file_names}
    packages = {
        key: {**entry, "depends": [item for item in entry.get("depends", ()) if canonicalize_name(item) in names]}
        for key, entry in lock.document["packages"].items()
        if canonicalize_name(key) in names
    }
    return {"info": lock.document["info"], "packages": packages}
