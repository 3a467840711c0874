"""Make a pack in the scratch folder, as its plan says: trimmed wheels with a lock file, or one bundle."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.version import __version__
from pyodide_cache.formats.archives import zip_archive
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.inventory.own_lock import LOCK_NAME
from pyodide_cache.pack.decide import paths_of
from pyodide_cache.pack.folder import PACK_MARK
from pyodide_cache.pack.inputs import (
    LOADER,
    PACK_FILE,
    PAGE,
    SCRIPT,
    STDLIB_FILE,
    PackInputs,
    Workspace,
    document,
    pack_document,
)
from pyodide_cache.pack.node import Node
from pyodide_cache.pack.plan import ArchivePlan, PackPlan
from pyodide_cache.pack.settings import Form, PackSettings, Strategy
from pyodide_cache.pack.trace import STDLIB, Trace
from pyodide_cache.pack.trim import Trimmed, level_of, libraries_in_order, sources_to_rewrite, trim
from pyodide_cache.pack.watch import rewrite_sources

#: Rewriting needs no more than this; it is no code of the app's.
_REWRITE_SECONDS = 600.0


@dataclass
class Maker:
    """Makes one pack, and makes it again when a proof missed something; what was rewritten once is kept."""

    material: PackInputs
    bench: Workspace
    node: Node
    _rewritten: dict[tuple[str, str], tuple[str, bytes]] = field(default_factory=dict)
    _tried: set[tuple[str, str]] = field(default_factory=set)

    def make(self, plan: PackPlan, cancel: Cancel) -> dict[str, tuple[ArchivePlan, Trimmed]]:
        """Make the pack in ``bench.made``, and return what became of each archive by its name.

        Raises:
            Problem: when sources cannot be rewritten.
            OSError: when the disk fails.
            Cancelled: when asked for.

        """
        self._rewrite(plan, cancel)
        made: dict[str, tuple[ArchivePlan, Trimmed]] = {}
        for item in plan.archives:
            cancel.check()
            if not item.is_dropped:
                rewritten = {
                    new: data for (owner, _), (new, data) in self._rewritten.items() if owner == item.archive.name
                }
                kept = {*item.kept}
                rewritten = {new: data for new, data in rewritten.items() if _source_name(new) in kept or new in kept}
                source = self.bench.whole / item.archive.file_name
                made[item.archive.name] = (item, trim(item, source, rewritten, plan.settings, plan.trace.python))
        self._write(plan, made)
        return made

    def _rewrite(self, plan: PackPlan, cancel: Cancel) -> None:
        names: dict[str, str] = {}
        sources: dict[str, bytes] = {}
        keys: dict[str, tuple[str, str]] = {}
        for item in plan.archives:
            wanted = sources_to_rewrite(item, plan.trace, plan.settings)
            wanted = {name: path for name, path in wanted.items() if (item.archive.name, name) not in self._tried}
            if not wanted:
                continue
            with zipfile.ZipFile(self.bench.whole / item.archive.file_name) as archive:
                for name, path in wanted.items():
                    label = f"{item.archive.name}/{name}"
                    names[label], sources[label] = path, archive.read(name)
                    keys[label] = (item.archive.name, name)
        if not names:
            return
        strategies = plan.settings.strategies
        compiles = Strategy.COMPILE in strategies
        request = {"docstrings": Strategy.DOCSTRINGS in strategies, "compile": compiles, "names": names}
        members = [("rewrite.json", json.dumps(request).encode()), *sources.items()]
        (self.bench.work / "in.zip").write_bytes(zip_archive(members, level=0))
        rewrite_sources(self.bench, self.node, _REWRITE_SECONDS, cancel)
        with zipfile.ZipFile(self.bench.work / "out.zip") as archive:
            for label in archive.namelist():
                owner, name = keys[label]
                self._rewritten[owner, name] = (f"{name}c" if compiles else name, archive.read(label))
        self._tried.update(keys.values())

    def _write(self, plan: PackPlan, made: Mapping[str, tuple[ArchivePlan, Trimmed]]) -> None:
        folder, material = self.bench.made, self.material
        shutil.rmtree(folder)
        folder.mkdir()
        files = {name: document(name) for name in (LOADER, SCRIPT, PAGE)}
        for file in material.runtime:
            if file.file_name != STDLIB_FILE:
                files[file.file_name] = (self.bench.whole / file.file_name).read_bytes()
        if STDLIB in made:
            files[STDLIB_FILE] = made[STDLIB][1].data
        packages = {name: pair for name, pair in made.items() if name != STDLIB}
        if plan.settings.form is Form.BUNDLE:
            data = _bundle(packages, plan.trace, material.app.archive, plan.settings)
            name = f"bundle-{_short(data)}.zip"
            files[name] = data
            libraries = libraries_in_order(packages, plan.trace)
            files[PACK_FILE] = pack_document(material, bundle=name, libraries=libraries)
            files[LOCK_NAME] = self._lock(plan, {})
        else:
            files |= {trimmed.file_name: trimmed.data for _, trimmed in packages.values()}
            name = f"app-{_short(material.app.archive)}.zip"
            files[name] = material.app.archive
            files[PACK_FILE] = pack_document(material, packages=[*packages], app=name)
            files[LOCK_NAME] = self._lock(plan, packages)
        for name, data in sorted(files.items()):
            (folder / name).write_bytes(data)

    def _lock(self, plan: PackPlan, packages: Mapping[str, tuple[ArchivePlan, Trimmed]]) -> bytes:
        document = json.loads(self.material.lock)
        key_of = {canonicalize_name(key): key for key in document["packages"]}
        names = {key_of[canonicalize_name(name)]: name for name in packages}
        entries = {}
        for key, name in sorted(names.items()):
            trimmed = packages[name][1]
            entry: dict[str, Any] = document["packages"][key]
            entry["file_name"], entry["sha256"] = trimmed.file_name, trimmed.sha256
            entry["imports"] = _imports(entry.get("imports", ()), packages[name][1])
            there = {canonicalize_name(item) for item in names}
            entry["depends"] = [item for item in entry.get("depends", ()) if canonicalize_name(item) in there]
            entry["unvendored_tests"] = False
            entries[key] = entry
        mark = {
            "made_by": f"pyodide-cache {__version__}",
            "pyodide": self.material.release,
            "form": str(plan.settings.form),
            "strategies": sorted(plan.settings.strategies),
        }
        document["packages"] = entries
        document["tool"] = {PACK_MARK: mark}
        return (json.dumps(document, indent=1) + "\n").encode()


def _source_name(name: str) -> str:
    return name.removesuffix("c") if name.endswith(".pyc") else name


def _imports(imports: Any, trimmed: Trimmed) -> list[str]:
    """Return those of a lock's imports of which anything is left."""
    if not trimmed.members:
        return [*imports]
    tops = {name.partition("/")[0].partition(".")[0] for name in trimmed.members}
    return [item for item in imports if str(item).partition(".")[0] in tops]


def _bundle(
    packages: Mapping[str, tuple[ArchivePlan, Trimmed]], trace: Trace, app: bytes, settings: PackSettings
) -> bytes:
    members: dict[str, bytes] = {}
    for plan, trimmed in packages.values():
        for name, data in trimmed.members.items():
            # What a wheel installs elsewhere lies there alone.
            members[paths_of(plan.archive, name, trace)[-1].lstrip("/")] = data
    with zipfile.ZipFile(io.BytesIO(app)) as archive:
        for name in archive.namelist():
            members[name] = archive.read(name)
    return zip_archive(sorted(members.items()), level=level_of(settings))


def _short(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:12]
