"""Unpack the packages of an image, make it in Node, and prove it, before anything is kept."""

from __future__ import annotations

import hashlib
import io
import re
import shutil
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pyodide_cache.base.enumeration import StrEnum
from pyodide_cache.base.events import Cancel, Event, StepStarted
from pyodide_cache.base.problems import Code, Problem, disk_problems
from pyodide_cache.base.record import record
from pyodide_cache.base.version import __version__
from pyodide_cache.files.atomic import temporary_name
from pyodide_cache.files.exchange import exchange
from pyodide_cache.files.reader import read_file, sha256_of
from pyodide_cache.files.sync import sync_directory, sync_file
from pyodide_cache.formats.bounded_zip import opened_zip, read_member
from pyodide_cache.formats.names import check_member_name
from pyodide_cache.pack.node import Node, run_node
from pyodide_cache.start_images.image import (
    CODE,
    ENVIRONMENT,
    FILES,
    HEAP,
    LOADER,
    MAX_DAYS,
    PARTS,
    RECORD,
    VERSION,
    runtime_hashes,
    write_record,
)
from pyodide_cache_resources import resource

#: Limit for one run, in seconds: large packages take a minute to import on a slow machine.
_SECONDS = 600.0

#: The message of an exception, at the end of a traceback of Python.
_ERROR = re.compile(r"[\w.]+(?:Error|Exception|Interrupt|Warning|Exit): ")

#: How often an image is started before it is kept. Two starts must differ in what must be random.
_PROOFS = 2

#: Why `make.mjs` could not make an image, and what that means for a package.
_KEEPS = {
    "keeps-objects": "keeps objects of JavaScript, which an image cannot hold",
    "keeps-functions": "keeps callbacks of C, which an image cannot hold",
}

#: Limit for the unpacked files of an image, in bytes: all of them are in memory at once.
MAX_BYTES = 1024 * 1024 * 1024

#: WebAssembly reads numbers of up to eight bytes from a library.
_ALIGNMENT = 8


class ImageStep(StrEnum):
    """What the job does now; see `base.events.StepStarted`."""

    UNPACK = "unpack-image"  # unpack the packages into one file
    IMAGE = "make-image"  # start Python, import, and write its memory
    PROVE = "prove-image"  # start from the image in a new process; repeated


@record
class PackageArchive:
    """A package to unpack."""

    path: Path
    sha256: str | None  # that it must have; None if it need not be compared
    folder: str = ""  # to unpack it into: empty for site-packages, or ``/``


@record
class Ingredients:
    """What an image is made of."""

    archives: tuple[PackageArchive, ...]  # to unpack, in order
    packages: tuple[Mapping[str, str], ...]  # name, version, file name and sha256 of each package
    runtime: Path  # the folder of the runtime
    modules: tuple[str, ...]  # to import
    warm: str  # Python code to run once; empty for none
    about: Mapping[str, Any]  # more of the record, which neither the loader nor the key uses


def publish_image(target: Path, ingredients: Ingredients, node: Node, cancel: Cancel) -> Generator[Event, None, None]:
    """Make an image beside its place, and put it there when it is proven; an older one is replaced.

    Raises:
        Cancelled: when ``cancel`` is set. An older image is unchanged then.
    """
    temporary = temporary_name(target)
    try:
        with disk_problems(target, inside=True):
            target.parent.mkdir(parents=True, exist_ok=True)
            temporary.mkdir()
            made = yield from build_image(temporary, ingredients, node, cancel)
            cancel.check()
            if target.exists():
                exchange(made, target)
            else:
                made.rename(target)
                sync_directory(target.parent)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def build_image(folder: Path, ingredients: Ingredients, node: Node, cancel: Cancel) -> Generator[Event, None, Path]:
    """Make an image below a folder, prove it, and return its own folder.

    Nothing has access to the network, and no environment variable of this process gets into the image.

    Raises:
        Problem: `Code.NO_START_IMAGE` if the packages cannot be part of one, `Code.APP_FAILED` if the code fails,
            and problems with the archives and the runtime.
    """
    image, work = folder / "image", folder / "work"
    for path in (image, work):
        path.mkdir()
    yield StepStarted(ImageStep.UNPACK)
    hashes = runtime_hashes(ingredients.runtime)
    data, members = unpack(ingredients.archives)
    (image / FILES).write_bytes(data)
    (image / LOADER).write_bytes(resource("start_image", LOADER).read_bytes())
    document = _document(ingredients, members, hashes)
    document |= {"files": _part(image / FILES), "loader": _part(image / LOADER)}
    runner = _Runner(image, work, ingredients, node, cancel)

    yield StepStarted(ImageStep.IMAGE)
    made = runner.make(document)
    (work / HEAP).rename(image / HEAP)
    document |= {name: made[name] for name in ("libraries", "handles", "heapBytes", "headBytes", "runs")}
    document["heap"] = _part(image / HEAP)
    write_record(image, document)
    starts = []
    for number in range(1, _PROOFS + 1):
        yield StepStarted(ImageStep.PROVE, number)
        starts.append(runner.run("prove"))
        if number == 1:  # what the first start compiled, the second one uses
            (work / CODE).rename(image / CODE)
            document["code"] = _part(image / CODE)
            write_record(image, document)
    if why := _difference(made, starts):
        raise Problem(Code.NO_START_IMAGE, why=why)
    document["milliseconds"] = min(float(start["timings"]["total"]) for start in starts)
    write_record(image, document)
    for name in (*PARTS.values(), RECORD):
        sync_file(image / name)
    return image


def unpack(archives: Iterable[PackageArchive]) -> tuple[bytes, dict[str, tuple[int, int]]]:
    """Unpack archives into memory.

    Returns:
        The bytes of all files, and the offset and size of each by path, absolute or relative to site-packages.

    Raises:
        Problem: `Code.CHANGED` for other bytes than the expected ones, `Code.NOT_A_ZIP`, `Code.UNSAFE_NAME`, or
            `Code.NO_START_IMAGE` if the files are too many bytes, or two packages have the same file.
    """
    data = bytearray()
    members: dict[str, tuple[int, int]] = {}
    for archive in archives:
        for name, content in _files(archive, MAX_BYTES - len(data)):
            target = f"{archive.folder}{name}" if archive.folder else _installed(name)
            if target in members:
                raise Problem(Code.NO_START_IMAGE, why=f"two packages have the file {target}")
            data += bytes(-len(data) % _ALIGNMENT)
            members[target] = (len(data), len(content))
            data += content
    return bytes(data), members


def libraries_in(members: Iterable[str]) -> list[str]:
    """Return the shared libraries among files, in the order in which to load them."""
    return sorted(name for name in members if name.endswith(".so"))


def import_statements(modules: Sequence[str]) -> str:
    """Return the Python that imports modules."""
    return "\n".join(f"import {module}" for module in modules)


def _document(
    ingredients: Ingredients, members: Mapping[str, tuple[int, int]], hashes: Mapping[str, str]
) -> dict[str, Any]:
    made = datetime.now(UTC).replace(microsecond=0)
    return {
        "version": VERSION,
        "made_by": f"pyodide-cache {__version__}",
        "made": made.isoformat(),
        "expires": (made + timedelta(days=MAX_DAYS)).isoformat(),
        **ingredients.about,
        "runtime": dict(hashes),
        "environment": dict(ENVIRONMENT),
        "modules": [*ingredients.modules],
        "imports": import_statements(ingredients.modules),
        "warm": ingredients.warm,
        "packages": [dict(item) for item in ingredients.packages],
        "members": [(name, *place) for name, place in members.items()],
        "libraries": [{"name": name} for name in libraries_in(members)],
    }


def _part(path: Path) -> dict[str, Any]:
    return {"file": path.name, "size": path.stat().st_size, "sha256": sha256_of(path)}


def _difference(made: Mapping[str, Any], starts: Sequence[Mapping[str, Any]]) -> str:
    """Return what is wrong with the starts of an image; empty if nothing is."""
    first, second = starts[0], starts[1]
    if any(old == new for old, new in zip(first["fresh"], second["fresh"], strict=True)):
        return "two starts had the same random numbers"
    # Code that prints the time, or random numbers, prints something else each time.
    if first["printed"] == second["printed"] != made["printed"]:
        return "the code prints something else when it is started from the image"
    return ""


class _Runner:
    """Runs `make.mjs` for one image."""

    def __init__(self, image: Path, work: Path, ingredients: Ingredients, node: Node, cancel: Cancel) -> None:
        self._image = image
        self._work = work
        self._ingredients = ingredients
        self._node = node
        self._cancel = cancel

    def make(self, document: Mapping[str, Any]) -> dict[str, Any]:
        """Make the heap; if a package prevents that, find out which."""
        write_record(self._image, document)
        try:
            return self.run("make")
        except _NotPossible as error:
            why = _KEEPS[str(error)]
        modules = self._ingredients.modules
        guilty = [module for module in modules if len(modules) > 1 and not self._is_possible(module)]
        raise Problem(Code.NO_START_IMAGE, why=f"{', '.join(guilty or modules) or 'the code'} {why}")

    def run(self, task: str, modules: Sequence[str] | None = None) -> dict[str, Any]:
        """Run a task, and return its outcome; ``modules`` are imported instead of all, and no other code is run."""
        ingredients = self._ingredients
        runtime = ingredients.runtime.resolve()
        request = {
            "task": task,
            "runtime": str(runtime),
            "image": str(self._image),
            "imports": import_statements(ingredients.modules if modules is None else modules),
            "warm": ingredients.warm if modules is None else "",
            "env": dict(ENVIRONMENT),
        }
        return run_task(request, (runtime, self._image), self._work, self._node, self._cancel)

    def _is_possible(self, module: str) -> bool:
        try:
            self.run("make", (module,))
        except (_NotPossible, Problem):
            return False
        return True


def run_task(
    request: Mapping[str, Any], read: Sequence[Path], work: Path, node: Node, cancel: Cancel
) -> dict[str, Any]:
    """Run `make.mjs`, and return its outcome.

    Raises:
        _NotPossible: if Python keeps what an image cannot hold.
    """
    cancel.check()
    script = resource("start_image", "make.mjs")
    run = run_node(node, script, request, read=read, work=work, seconds=_SECONDS, cancel=cancel)
    if run.timed_out:
        raise Problem(Code.APP_TOO_SLOW, path="the import of the packages", seconds=int(_SECONDS))
    if run.outcome.get("status") == 0:
        return {**run.outcome}
    error = str(run.outcome.get("error") or run.stderr.decode("utf-8", "replace")).strip()
    kind = error.partition(":")[0]
    if kind in _KEEPS:
        raise _NotPossible(kind)
    # The runtime adds advice to the message of Python.
    lines = [line for line in error.splitlines() if _ERROR.match(line)] or error.splitlines()
    last = lines[-1] if lines else "Node ended without a message"
    raise Problem(Code.APP_FAILED, path="the code for the image", error=last, trace=error[-1500:])


class _NotPossible(Exception):  # noqa: N818 -- becomes a problem when the package is known
    """Python keeps what an image cannot hold; the text is a key of `_KEEPS`."""


def _files(archive: PackageArchive, limit: int) -> Iterator[tuple[str, bytes]]:
    too_large = Problem(Code.NO_START_IMAGE, why=f"the packages unpack to more than {MAX_BYTES // 1024**2} MiB")
    path = archive.path
    # In memory, so that the bytes that are compared are those that are unpacked.
    data = read_file(path, MAX_BYTES)
    if archive.sha256 and hashlib.sha256(data).hexdigest() != archive.sha256:
        raise Problem(Code.CHANGED, path=str(path))
    with opened_zip(io.BytesIO(data), path.name) as opened:
        for info in opened.infolist():
            name = info.filename
            if info.is_dir():
                continue
            check_member_name(name)
            if info.file_size > limit:
                raise too_large
            limit -= info.file_size
            yield name, read_member(opened, info, info.file_size)


def _installed(name: str) -> str:
    """Return where a file of a wheel goes: ``*.data`` has files outside site-packages.

    Source: PyPA specifications, binary distribution format; the prefix of Pyodide is ``/``.
    """
    top, _, rest = name.partition("/")
    if not top.endswith(".data"):
        return name
    kind, _, inside = rest.partition("/")
    prefixes = {"purelib": "", "platlib": "", "data": "/", "scripts": "/bin/"}
    return f"{prefixes[kind]}{inside}" if kind in prefixes else name
