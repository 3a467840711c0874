"""Make a planned pack in the workspace: trimmed wheels with a lock file, or one bundle."""

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
from pyodide_cache.files.zips import zip_archive
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.formats.preloads import RUNTIME_FILES, preload_links
from pyodide_cache.inventory.own_lock import LOCK_NAME
from pyodide_cache.pack.decide import paths_of
from pyodide_cache.pack.harness import Harness
from pyodide_cache.pack.inputs import (
    COPIED,
    LOADER,
    PACK_FILE,
    PAGE,
    SCRIPT,
    STDLIB_FILE,
    PackInputs,
    pack_document,
    pack_resource,
)
from pyodide_cache.pack.plan import PackPlan
from pyodide_cache.pack.request import PACK_MARK
from pyodide_cache.pack.settings import Form, PackSettings, Strategy
from pyodide_cache.pack.trace import STDLIB, Key, Trace
from pyodide_cache.pack.trim import Trimmed, level_of, libraries_in_order, sources_to_rewrite, trim
from pyodide_cache.pack.workspace import Workspace


@dataclass
class Maker:
    """Makes a pack, also repeatedly for changed plans; every source is rewritten only once."""

    inputs: PackInputs
    workspace: Workspace
    harness: Harness
    _rewritten: dict[Key, tuple[str, bytes]] = field(default_factory=dict)
    _tried: set[str] = field(default_factory=set)  # names of packages, slashes, and names of their members

    def make(self, plan: PackPlan, cancel: Cancel) -> dict[str, Trimmed]:
        """Make the pack in ``workspace.made``, and return its archives by the names of their packages."""
        self._rewrite(plan)
        made: dict[str, Trimmed] = {}
        for item in plan.archives:
            cancel.check()
            if not item.is_dropped:
                name = item.archive.name
                kept = {*item.kept}
                rewritten = dict(
                    new for (owner, old), new in self._rewritten.items() if owner == name and old in kept
                )
                source = self.workspace.whole / item.archive.file_name
                made[name] = trim(item, source, rewritten, plan.settings, plan.trace.python)
        self._write(plan, made)
        return made

    def _rewrite(self, plan: PackPlan) -> None:
        names: dict[str, str] = {}
        sources: dict[str, bytes] = {}
        for item in plan.archives:
            wanted = sources_to_rewrite(item, plan.trace, plan.settings)
            new = {label: name for name in wanted if (label := f"{item.archive.name}/{name}") not in self._tried}
            if new:
                with zipfile.ZipFile(self.workspace.whole / item.archive.file_name) as archive:
                    sources |= {label: archive.read(name) for label, name in new.items()}
                names |= {label: wanted[name] for label, name in new.items()}
        if not names:
            return
        strategies = plan.settings.strategies
        compiles = Strategy.COMPILE in strategies
        request = {"docstrings": Strategy.DOCSTRINGS in strategies, "compile": compiles, "names": names}
        members = [("rewrite.json", json.dumps(request).encode()), *sources.items()]
        (self.workspace.work / "in.zip").write_bytes(zip_archive(members, level=0))
        self.harness.rewrite()
        with zipfile.ZipFile(self.workspace.work / "out.zip") as archive:
            for label in archive.namelist():
                owner, _, name = label.partition("/")
                self._rewritten[owner, name] = (f"{name}c" if compiles else name, archive.read(label))
        self._tried |= names.keys()

    def _write(self, plan: PackPlan, made: Mapping[str, Trimmed]) -> None:
        folder, inputs = self.workspace.made, self.inputs
        shutil.rmtree(folder)
        folder.mkdir()
        files = {name: pack_resource(name) for name in COPIED}
        for file in inputs.runtime:
            if file.file_name != STDLIB_FILE:
                files[file.file_name] = (self.workspace.whole / file.file_name).read_bytes()
        if STDLIB in made:
            files[STDLIB_FILE] = made[STDLIB].data
        packages = {name: trimmed for name, trimmed in made.items() if name != STDLIB}
        if plan.settings.form is Form.BUNDLE:
            data = _bundle(packages, plan.trace, inputs.app.archive, plan.settings)
            name = f"bundle-{_short(data)}.zip"
            files[name] = data
            libraries = libraries_in_order(packages, plan.trace)
            files[LOCK_NAME] = self._lock(plan, {})
            contents: dict[str, Any] = {"bundle": name, "libraries": libraries}
        else:
            files |= {trimmed.file_name: trimmed.data for trimmed in packages.values()}
            name = f"app-{_short(inputs.app.archive)}.zip"
            files[name] = inputs.app.archive
            files[LOCK_NAME] = self._lock(plan, packages)
            contents = {"packages": [*packages], "app": name}
        checked = {name: data for name, data in files.items() if name not in (SCRIPT, PAGE)}
        files[PACK_FILE] = pack_document(inputs, **contents, files=checked)
        hashed = {trimmed.file_name: trimmed.sha256 for trimmed in packages.values()}
        first = (LOADER, *RUNTIME_FILES, PACK_FILE, LOCK_NAME)
        last = [name for name in files if name.endswith((".whl", ".zip", ".tar")) and name not in first]
        links = preload_links((item, hashed.get(item)) for item in (*first, *last) if item in files)
        files[PAGE] = files[PAGE].replace(b"<!--links-->", links.encode())
        for name, data in sorted(files.items()):
            (folder / name).write_bytes(data)

    def _lock(self, plan: PackPlan, packages: Mapping[str, Trimmed]) -> bytes:
        document = json.loads(self.inputs.lock)
        key_of = {canonicalize_name(key): key for key in document["packages"]}
        names = {key_of[canonicalize_name(name)]: name for name in packages}
        entries = {}
        for key, name in sorted(names.items()):
            trimmed = packages[name]
            entry: dict[str, Any] = document["packages"][key]
            entry["file_name"], entry["sha256"] = trimmed.file_name, trimmed.sha256
            entry["imports"] = _imports(entry.get("imports", ()), trimmed)
            entry["depends"] = [item for item in entry.get("depends", ()) if canonicalize_name(item) in packages]
            entry["unvendored_tests"] = False
            entries[key] = entry
        mark = {
            "made_by": f"pyodide-cache {__version__}",
            "pyodide": self.inputs.release,
            "form": str(plan.settings.form),
            "strategies": sorted(plan.settings.strategies),
        }
        document["packages"] = entries
        document["tool"] = {PACK_MARK: mark}
        return (json.dumps(document, indent=1) + "\n").encode()


def _imports(imports: Any, trimmed: Trimmed) -> list[str]:
    """Return the imports of a lock entry of which any file is left."""
    if not trimmed.members:
        return [*imports]
    tops = {name.partition("/")[0].partition(".")[0] for name in trimmed.members}
    return [item for item in imports if str(item).partition(".")[0] in tops]


def _bundle(packages: Mapping[str, Trimmed], trace: Trace, app: bytes, settings: PackSettings) -> bytes:
    members: dict[str, bytes] = {}
    for trimmed in packages.values():
        for name, data in trimmed.members.items():
            # A file that the wheel installs outside site-packages has that path last.
            members[paths_of(trimmed.plan.archive, name, trace)[-1].lstrip("/")] = data
    with zipfile.ZipFile(io.BytesIO(app)) as archive:
        for name in archive.namelist():
            members[name] = archive.read(name)
    return zip_archive(sorted(members.items()), level=level_of(settings))


def _short(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:12]
