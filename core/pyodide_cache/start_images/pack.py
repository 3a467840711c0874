"""Add a start image to a pack, so that the app starts with its packages imported."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Generator
from pathlib import Path
from typing import Any

from pyodide_cache.base.events import Cancel, Event, ItemFailed, StepStarted
from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.files.atomic import temporary_name, write_file
from pyodide_cache.files.reader import read_file
from pyodide_cache.formats.documents import parse_json
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.formats.preloads import RUNTIME_FILES, preload_links
from pyodide_cache.inventory.own_lock import LOCK_NAME
from pyodide_cache.pack.decide import module_of
from pyodide_cache.pack.inputs import LOADER, PACK_FILE, PAGE, pack_resource
from pyodide_cache.pack.node import Node
from pyodide_cache.pack.plan import PackPlan
from pyodide_cache.pack.report import PackImage
from pyodide_cache.pack.trace import STDLIB
from pyodide_cache.start_images.build import ImageStep, build_image
from pyodide_cache.start_images.image import LINE, RECORD, write_record
from pyodide_cache.start_images.ingredients import Ingredients, PackageArchive
from pyodide_cache.start_images.runner import run_task

#: The folder of the image in a pack.
FOLDER = "start-image"

#: Not ``.gz``: servers would send that with a Content-Encoding, and browsers would unpack it.
_PACKED = ".packed"

#: Level 6 makes a heap 20 % smaller than level 1, and level 9 no smaller than 6 in three times the time (measured).
_LEVEL = 6


def imported_modules(plan: PackPlan) -> tuple[str, ...]:
    """Return the modules of packages that the app had imported at its end."""
    packages = (item for item in plan.archives if item.archive.name != STDLIB)
    provided = {module_of(name) for item in packages for name in item.kept}
    return tuple(name for name in plan.trace.modules if name in provided)


def add_to_pack(pack: Path, plan: PackPlan, node: Node, *, cancel: Cancel) -> Generator[Event, None, PackImage]:
    """Add an image to a pack, and prove it by running the app from it, without a network.

    The pack is unchanged if no image can be added.
    """
    temporary = temporary_name(pack)
    try:
        temporary.mkdir()
        return (yield from _add(pack.resolve(), temporary, plan, node, cancel))
    except (Problem, OSError) as error:
        problem = disk_problem(error, pack, inside=True)
        yield ItemFailed(pack.name, problem)
        return PackImage(problem=problem)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _add(
    pack: Path, temporary: Path, plan: PackPlan, node: Node, cancel: Cancel
) -> Generator[Event, None, PackImage]:
    document: dict[str, Any] = parse_json(read_file(pack / PACK_FILE))
    release = str(document["pyodide"])
    if release.partition(".")[0] != LINE:
        why = f"images work with Pyodide {LINE} only, and this is {release}"
        raise Problem(Code.NO_START_IMAGE, why=why)
    made = yield from build_image(temporary, _ingredients(pack, document, plan), node, cancel)
    size = _compress(made)
    place = pack / FOLDER
    if place.exists():
        place.rename(temporary / "old")
    made.rename(place)
    task = {"task": "app", "pack": str(pack), "args": [*plan.settings.arguments], "runtime": str(pack)}
    work = temporary / "work"
    plain = run_task(task, (pack,), work, node, cancel)
    try:
        _write(pack, document | {"start_image": f"{FOLDER}/"})
        yield StepStarted(ImageStep.PROVE, 3)
        started = [run_task(task, (pack,), work, node, cancel) for _ in range(2)]
        for run in started:
            if not run["image"]:
                raise Problem(Code.NO_START_IMAGE, why=str(run["reason"]))
        if started[0]["printed"] == started[1]["printed"] != plain["printed"]:
            raise Problem(Code.NO_START_IMAGE, why="the app prints something else when it is started from the image")
    except BaseException:
        _write(pack, document)
        shutil.rmtree(place, ignore_errors=True)
        raise
    _write_page(pack)
    return PackImage(size, plain["timings"]["total"], min(run["timings"]["total"] for run in started))


def _ingredients(pack: Path, document: dict[str, Any], plan: PackPlan) -> Ingredients:
    entries = parse_json(read_file(pack / LOCK_NAME))["packages"].items()
    lock = {canonicalize_name(key): entry for key, entry in entries}
    archives, packages = [], []
    if document["bundle"]:
        archives.append(PackageArchive(pack / document["bundle"], None, "/"))
    for name in document["packages"]:
        entry = lock[canonicalize_name(name)]
        archives.append(PackageArchive(pack / entry["file_name"], entry["sha256"]))
        packages.append({key: entry[key] for key in ("name", "version", "file_name", "sha256")})
    about = {"pyodide": document["pyodide"], "expires": None}
    modules, warm = imported_modules(plan), plan.settings.warm
    return Ingredients(tuple(archives), tuple(packages), pack, modules, warm, about)


def _compress(image: Path) -> int:
    """Compress the large files of an image, and return its size."""
    document = json.loads((image / RECORD).read_text(encoding="utf-8"))
    (image / document.pop("code")["file"]).unlink()  # only the version of Node that wrote it can use it
    for part in ("heap", "files"):
        path = image / document[part]["file"]
        packed = path.with_name(f"{path.name}{_PACKED}")
        packed.write_bytes(gzip.compress(path.read_bytes(), _LEVEL, mtime=0))
        path.unlink()
        document[part] |= {"file": packed.name, "size": packed.stat().st_size, "gzip": True}
    write_record(image, document)
    return sum(path.stat().st_size for path in image.iterdir())


def _write(pack: Path, document: dict[str, Any]) -> None:
    write_file(pack / PACK_FILE, json.dumps(document, indent=1) + "\n")


def _write_page(pack: Path) -> None:
    """Let the page preload the image instead of the packages."""
    names = (LOADER, *RUNTIME_FILES, PACK_FILE, *(path.name for path in pack.glob("app-*.zip")))
    image = sorted(path.name for path in (pack / FOLDER).iterdir())
    links = [
        preload_links((name, None) for name in names if (pack / name).is_file()),
        preload_links(((name, None) for name in image), f"{FOLDER}/"),
    ]
    write_file(pack / PAGE, pack_resource(PAGE).replace(b"<!--links-->", "\n".join(links).encode()))
