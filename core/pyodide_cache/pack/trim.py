"""Rewrite one archive so that it holds what a plan keeps, with correct metadata."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Mapping
from pathlib import Path

from packaging.utils import InvalidWheelFilename, canonicalize_name, parse_wheel_filename

from pyodide_cache.base.record import record
from pyodide_cache.files.zips import zip_archive
from pyodide_cache.formats.wheel import wheel_record
from pyodide_cache.pack.decide import is_library, is_metadata, module_of, paths_of
from pyodide_cache.pack.plan import ArchivePlan
from pyodide_cache.pack.settings import PackSettings, Strategy
from pyodide_cache.pack.trace import Trace, TracedPlace

_BEST, _USUAL, _STORED = 9, 6, 0
_SIGNATURES = ("RECORD.jws", "RECORD.p7s")


@record
class Trimmed:
    """An archive as it goes into a pack."""

    plan: ArchivePlan  # what it was made from
    file_name: str  # depends on the content, so that caches never confuse two contents
    data: bytes
    members: Mapping[str, bytes]  # names and bytes; empty for an archive that is not a zip

    @property
    def sha256(self) -> str:
        """The sha256 of the file."""
        return hashlib.sha256(self.data).hexdigest()


def level_of(settings: PackSettings) -> int:
    """Return the level of deflate for the settings; 0 means no compression."""
    if not settings.compress:
        return _STORED
    return _BEST if Strategy.RECOMPRESS in settings.strategies else _USUAL


def sources_to_rewrite(plan: ArchivePlan, trace: Trace, settings: PackSettings) -> dict[str, str]:
    """Return the members to compile or to strip of docstrings, with the paths that tracebacks show for them.

    A source that was opened but never imported is used as data, and stays unchanged.
    """
    if settings.strategies.isdisjoint({Strategy.DOCSTRINGS, Strategy.COMPILE}):
        return {}
    origins, opened = {*trace.origins}, {*trace.opened}
    found = {}
    for name in plan.kept:
        paths = paths_of(plan.archive, name, trace)
        is_data = not opened.isdisjoint(paths) and origins.isdisjoint(paths)
        if name.endswith(".py") and module_of(name) and ".data/" not in name and not is_data:
            found[name] = paths[0]
    return found


def trim(
    plan: ArchivePlan, source: Path, rewritten: Mapping[str, bytes], settings: PackSettings, python: str
) -> Trimmed:
    """Make a trimmed archive.

    A trimmed wheel gets a build tag with a hash of its content, since it must not have the name of the published
    one. A pure wheel that holds compiled code gets the tag of its Python. ``RECORD`` is rewritten. Members get
    their bytes of ``rewritten``, where a name that ends with ``.pyc`` replaces that source.
    """
    file_name = plan.archive.file_name
    if not plan.archive.members:
        return Trimmed(plan, file_name, source.read_bytes(), {})
    compiled = {name.removesuffix("c") for name in rewritten if name.endswith(".pyc")}
    members = {}
    with zipfile.ZipFile(source) as archive:
        for name in plan.kept:
            if name in compiled:
                members[f"{name}c"] = rewritten[f"{name}c"]
            else:
                members[name] = rewritten.get(name) or archive.read(name)
    docs = Strategy.DOCS in settings.strategies
    is_repacked = docs or Strategy.RECOMPRESS in settings.strategies or not settings.compress
    if not is_repacked and not rewritten and not plan.dropped:
        return Trimmed(plan, file_name, source.read_bytes(), members)
    level = level_of(settings)
    if file_name.endswith(".whl"):
        return _wheel(plan, members, level, python, compiled=bool(compiled), docs=docs)
    data = zip_archive(sorted(members.items()), level=level)
    if plan.archive.place is not TracedPlace.ARCHIVE:
        stem, _, suffix = file_name.rpartition(".")
        file_name = f"{stem}-pack{_digest(members)}.{suffix}"
    return Trimmed(plan, file_name, data, members)


def _wheel(
    plan: ArchivePlan, members: dict[str, bytes], level: int, python: str, *, compiled: bool, docs: bool
) -> Trimmed:
    info = next((name.partition("/")[0] for name in members if is_metadata(name)), None)
    file_name = plan.archive.file_name
    if info is not None:
        for name in ("RECORD", *_SIGNATURES):
            members.pop(f"{info}/{name}", None)
        metadata = f"{info}/METADATA"
        if docs and metadata in members:
            members[metadata] = _without_description(members[metadata])
        tag = "cp" + "".join(python.split(".")[:2]) if compiled else None
        build = f"0pack{_digest(members)}"
        renamed = _renamed(file_name, info, build, tag)
        if renamed is not None:
            file_name = renamed
            wheel = f"{info}/WHEEL"
            if wheel in members:
                members[wheel] = _wheel_metadata(members[wheel], build, tag)
        members[f"{info}/RECORD"] = wheel_record(members, f"{info}/RECORD")
    ordered = sorted(members.items(), key=lambda item: (is_metadata(item[0]), item[0]))
    return Trimmed(plan, file_name, zip_archive(ordered, level=level), members)


def _renamed(file_name: str, info: str, build: str, tag: str | None) -> str | None:
    """Return the name with the build tag; None if the runtime would not find ``.dist-info`` by it.

    Pyodide takes everything before the last four parts of a wheel's name as the project (source of 314.0.7).
    """
    try:
        parse_wheel_filename(file_name)
    except InvalidWheelFilename:
        return None
    name, version, *_, interpreter, abi, platform = file_name.removesuffix(".whl").split("-")
    if not canonicalize_name(info).startswith(canonicalize_name(f"{name}-{version}")):
        return None
    if tag is not None and abi == "none":
        interpreter = tag
    return f"{name}-{version}-{build}-{interpreter}-{abi}-{platform}.whl"


def _wheel_metadata(data: bytes, build: str, tag: str | None) -> bytes:
    lines = []
    for line in data.decode("utf-8", "replace").splitlines():
        if line.startswith("Build:") or not line.strip():
            continue
        if tag is not None and line.startswith("Tag:"):
            interpreter, abi, platform = line.removeprefix("Tag:").strip().split("-")
            line = f"Tag: {tag if abi == 'none' else interpreter}-{abi}-{platform}"
        if line not in lines:
            lines.append(line)
    return "\n".join([*lines, f"Build: {build}", ""]).encode()


def _without_description(data: bytes) -> bytes:
    """Remove the long description: the body, or a header in old metadata."""
    head, _, _ = data.replace(b"\r\n", b"\n").partition(b"\n\n")
    lines = head.split(b"\n")
    kept: list[bytes] = []
    inside = False
    for line in lines:
        folded = line.startswith((b" ", b"\t", b"|"))
        inside = line.lower().startswith((b"description:", b"description-content-type:")) or (inside and folded)
        if not inside:
            kept.append(line)
    return b"\n".join([*kept, b"", b""])


def _digest(members: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name, data in sorted(members.items()):
        digest.update(f"{len(name)}:{name}:{len(data)}:".encode())
        digest.update(data)
    return digest.hexdigest()[:12]


def libraries_in_order(archives: Mapping[str, Trimmed], trace: Trace) -> list[str]:
    """Return the paths of all kept shared libraries, each after those that it needs."""
    path_of: dict[str, str] = {}
    needs: dict[str, tuple[str, ...]] = {}
    for trimmed in archives.values():
        for member in trimmed.plan.archive.members:
            if member.name in trimmed.members and is_library(member.name):
                path = paths_of(trimmed.plan.archive, member.name, trace)[0]
                path_of.setdefault(member.name.rpartition("/")[2], path)
                needs[path] = member.needs
    ordered: dict[str, None] = {}

    def add(path: str, above: tuple[str, ...]) -> None:
        if path in ordered or path in above:
            return
        for file in needs[path]:
            if file in path_of:
                add(path_of[file], (*above, path))
        ordered[path] = None

    for path in sorted(needs):
        add(path, ())
    return [*ordered]
