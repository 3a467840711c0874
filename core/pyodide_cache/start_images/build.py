"""Make an image and prove it, before anything is kept."""

from __future__ import annotations

import shutil
from collections.abc import Generator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pyodide_cache.base.enumeration import StrEnum
from pyodide_cache.base.events import Cancel, Event, StepStarted
from pyodide_cache.base.problems import Code, Problem, disk_problems
from pyodide_cache.base.version import __version__
from pyodide_cache.files.atomic import temporary_name
from pyodide_cache.files.exchange import exchange
from pyodide_cache.files.reader import sha256_of
from pyodide_cache.files.sync import sync_directory, sync_file
from pyodide_cache.pack.node import Node
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
from pyodide_cache.start_images.ingredients import Ingredients, libraries_in, unpack
from pyodide_cache.start_images.runner import ImageRunner, import_statements
from pyodide_cache_resources import resource

#: How often an image is started before it is kept. Two starts must differ in what must be random.
_PROOFS = 2


class ImageStep(StrEnum):
    """What the job does now; see `base.events.StepStarted`."""

    UNPACK = "unpack-image"  # unpack the packages into one file
    IMAGE = "make-image"  # start Python, import, and write its memory
    PROVE = "prove-image"  # start from the image in a new process; repeated


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
    runner = ImageRunner(image, work, ingredients, node, cancel)

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
