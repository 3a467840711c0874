from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel, Cancelled
from pyodide_cache.base.problems import Code
from pyodide_cache.base.record import replace
from pyodide_cache.inventory.own_lock import LOCK_NAME
from pyodide_cache.pack.plan import plan_pack
from pyodide_cache.pack.report import PackImage
from pyodide_cache.pack.settings import PackSettings
from pyodide_cache.pack.trace import Archive, TracedMember, TracedPlace
from pyodide_cache.start_images.pack import add_to_pack
from support.packs import NODE, USED, WHEELS, write_runtime
from support.start_images import ImageCache, images

__all__ = ["images"]


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """Return what looks like a pack of star and dust."""
    folder = write_runtime(tmp_path / "pack")
    for wheel in WHEELS:
        wheel.write_to(folder)
    packages = {
        wheel.name: {
            "name": wheel.name,
            "version": wheel.version,
            "file_name": wheel.file_name,
            "sha256": wheel.sha256,
        }
        for wheel in WHEELS
    }
    (folder / LOCK_NAME).write_text(json.dumps({"packages": packages}))
    document = {"pack": 1, "pyodide": "314.0.7", "packages": ["star", "dust"], "bundle": None, "app": "app-1.zip"}
    (folder / "pack.json").write_text(json.dumps(document))
    (folder / "app-1.zip").write_bytes(b"")
    (folder / "index.html").write_text("old")
    (folder / "loader.mjs").write_text("")
    return folder


def add(pack: Path, cancel: Cancel | None = None, **settings: object) -> PackImage:
    """Add an image to a pack of an app that imported star, and return what came of it."""
    archive = Archive(
        *("star", "1.0", "star-1.0-py3-none-any.whl", "00" * 32, 1000, TracedPlace.SITE),
        tuple(TracedMember(name, 1) for name in ("star/__init__.py", "star/names.py", "star/late.py")),
    )
    trace = replace(USED, archives=(archive,), modules=("json", "sky", "star", "star.names"), opened=())
    plan = plan_pack(trace, replace(PackSettings(strategies=frozenset()), **settings))
    events = add_to_pack(pack, plan, NODE, cancel=cancel or Cancel())
    while True:
        try:
            next(events)
        except StopIteration as end:
            found: PackImage = end.value
            return found


def test_a_pack_gets_a_compressed_image_that_its_page_preloads(images: ImageCache, pack: Path) -> None:
    report = add(pack, arguments=("--clear",))
    assert report.problem is None
    assert [task["task"] for task in images.node.tasks] == ["make", "prove", "prove", "app", "app", "app"]
    assert images.node.tasks[-1]["args"] == ["--clear"]
    assert json.loads((pack / "pack.json").read_text())["start_image"] == "start-image/"
    record = json.loads((pack / "start-image" / "image.json").read_text())
    assert (record["heap"]["file"], record["heap"]["gzip"], record["expires"]) == ("heap.bin.packed", True, None)
    assert gzip.decompress((pack / "start-image" / "heap.bin.packed").read_bytes()) == b"heap" * 100
    assert "code" not in record, "a pack is for other versions of Node"
    assert report.size == sum(path.stat().st_size for path in (pack / "start-image").iterdir())
    assert str(pack) not in (pack / "start-image" / "image.json").read_text(), "a path of this machine"
    page = (pack / "index.html").read_text()
    assert 'href="start-image/heap.bin.packed"' in page
    assert ".whl" not in page
    assert [path.name for path in pack.parent.glob(".*")] == [], "no litter"


@pytest.mark.parametrize("what", ["not loaded", "other output", "fails", "other release"])
def test_a_pack_works_as_before_when_the_image_is_not_proven(images: ImageCache, pack: Path, what: str) -> None:
    if what == "other release":
        document = json.loads((pack / "pack.json").read_text()) | {"pyodide": "0.29.5"}
        (pack / "pack.json").write_text(json.dumps(document))
    before = json.loads((pack / "pack.json").read_text())
    images.node.image = what != "not loaded"
    images.node.errors = {"": "keeps-objects"} if what == "fails" else {}
    prints = iter(["plain", "image", "image"])
    run = images.node.run

    def other(*given: object, **options: object) -> object:
        images.node.printed["app"] = next(prints) if given[2]["task"] == "app" else ""  # type: ignore[index]
        return run(*given, **options)  # type: ignore[arg-type]

    if what == "other output":
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("pyodide_cache.start_images.runner.run_node", other)
            report = add(pack)
    else:
        report = add(pack)
    assert report.problem
    assert report.problem.code is Code.NO_START_IMAGE
    assert json.loads((pack / "pack.json").read_text()) == before
    assert (pack / "index.html").read_text() == "old"
    assert not (pack / "start-image").exists()


def test_a_canceled_job_leaves_the_pack_as_it_was(images: ImageCache, pack: Path) -> None:
    cancel = Cancel()
    cancel.set()
    with pytest.raises(Cancelled):
        add(pack, cancel)
    assert not (pack / "start-image").exists()


def test_the_modules_are_those_of_packages_that_the_app_had_imported(images: ImageCache, pack: Path) -> None:
    add(pack)
    assert images.node.tasks[0]["imports"] == "import star\nimport star.names"
