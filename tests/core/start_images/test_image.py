from __future__ import annotations

import json
from contextlib import closing
from typing import Any

import pytest

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.inventory.ledger import open_ledger
from pyodide_cache.start_images.image import State, condition_of, hashes_of, key_of, read_image, runtime_hashes
from support.start_images import ImageCache, images

__all__ = ["images"]


def test_the_record_says_what_an_image_was_made_of(images: ImageCache) -> None:
    made = images.make("star", warm="print(1)")
    read = read_image(made.folder)
    assert (read.name, read.recipe.requirements, read.recipe.modules) == ("sky", ("star",), ("star",))
    assert [item.name for item in read.packages] == ["dust", "star"]
    assert read.runtime == runtime_hashes(images.runtime)
    assert (read.expires - read.made).days == 30
    assert read.size == sum((made.folder / name).stat().st_size for name in ("heap.bin", "files.bin"))
    assert read.key == key_of(read.document)


@pytest.mark.parametrize(
    "change",
    [
        {"version": 2},
        {"runtime": {}},
        {"packages": []},
        {"imports": "import other"},
        {"warm": "x"},
        {"environment": {}},
        {"libraries": [{"name": "a.so", "slot": 1}]},
    ],
    ids=lambda change: next(iter(change)),
)
def test_the_key_changes_with_everything_that_an_image_depends_on(images: ImageCache, change: dict[str, Any]) -> None:
    document = dict(images.make().document)
    assert key_of(document | change) != key_of(document)


def test_the_key_depends_on_the_order_of_the_packages(images: ImageCache) -> None:
    document = dict(images.make().document)
    assert key_of(document | {"packages": document["packages"][::-1]}) != key_of(document)


def test_a_record_that_cannot_be_read_is_damaged(images: ImageCache) -> None:
    folder = images.make().folder
    for text in ("", "[]", "{}", '{"version": 99}', "\0"):
        (folder / "image.json").write_text(text)
        with pytest.raises(Problem) as caught:
            read_image(folder)
        assert caught.value.code is Code.BAD_START_IMAGE
        (listed,) = images.cache.start_images.all()
        assert (listed.name, listed.image, listed.condition.state) == ("sky", None, State.DAMAGED)


def test_a_file_of_another_size_is_damaged_and_flipped_bits_are_found_by_hashing(images: ImageCache) -> None:
    image = images.make()
    hashes = {item.file_name: item.sha256 for item in image.packages}
    heap = image.folder / "heap.bin"
    data = heap.read_bytes()
    heap.write_bytes(b"X" + data[1:])
    assert condition_of(image, hashes).state is State.READY
    assert condition_of(image, hashes, full=True).state is State.DAMAGED
    heap.write_bytes(data[:-1])
    assert condition_of(image, hashes).state is State.DAMAGED
    heap.unlink()
    assert condition_of(image, hashes).state is State.DAMAGED


def test_what_an_image_was_made_of_may_not_change(images: ImageCache) -> None:
    image = images.make()
    hashes: dict[str, str | None] = {item.file_name: item.sha256 for item in image.packages}
    assert condition_of(image, hashes).problem is None
    name = image.packages[0].file_name
    for found, what in ((None, "no longer cached"), ("0" * 64, "has changed")):
        condition = condition_of(image, hashes | {name: found})
        assert condition.state is State.STALE
        assert condition.problem
        assert what in condition.problem.facts["why"]
    (images.runtime / "pyodide.asm.mjs").write_bytes(b"// newer")
    assert condition_of(image, hashes).state is State.STALE
    (images.runtime / "pyodide.asm.mjs").unlink()
    assert condition_of(image, hashes).state is State.STALE


def test_an_edited_record_and_an_old_image_are_stale(images: ImageCache) -> None:
    folder = images.make().folder
    document = json.loads((folder / "image.json").read_text())
    for change in ({"warm": "evil()"}, {"expires": "2020-01-01T00:00:00+00:00"}):
        (folder / "image.json").write_text(json.dumps(document | change))
        (listed,) = images.cache.start_images.all()
        assert listed.condition.state is State.STALE, change


def test_only_wheels_that_are_there_have_hashes_and_new_ones_are_remembered(images: ImageCache) -> None:
    image = images.make()
    first, second = image.packages
    with closing(open_ledger()) as ledger:
        assert hashes_of(image, ledger, Cancel()) == {item.file_name: item.sha256 for item in image.packages}
        (image.recipe.directory / first.file_name).unlink()
        path = image.recipe.directory / second.file_name
        path.write_bytes(b"other")
        found = hashes_of(image, ledger, Cancel())
        assert [*found] == [second.file_name]
        assert found[second.file_name] != second.sha256
        assert found[second.file_name] in {record.sha256 for record in ledger.records().values()}
