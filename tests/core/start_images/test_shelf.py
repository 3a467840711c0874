from __future__ import annotations

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.settings.paths import AppPath
from pyodide_cache.start_images.image import READY, condition_of
from pyodide_cache.start_images.shelf import image_folder, image_folders, remove_image
from support.start_images import ImageCache, images

__all__ = ["images"]


@pytest.mark.parametrize("name", ["", "..", ".hidden", "a/b", "a b", "x" * 65, "ä"])
def test_a_name_is_a_plain_folder_name(name: str) -> None:
    with pytest.raises(Problem) as caught:
        image_folder(name)
    assert caught.value.code is Code.BAD_IMAGE_NAME


def test_an_image_replaces_the_older_one_of_its_name_when_it_is_proven(images: ImageCache) -> None:
    old = images.make("star").made
    key = images.make("star", warm="print(2)").key
    images.node.same = True
    assert images.report(images.plan("star", warm="print(3)")).failures
    (folder,) = image_folders()
    assert images.cache.start_images.find("sky").key == key
    assert images.cache.start_images.find("sky").made >= old
    assert [path.name for path in AppPath.START_IMAGES.path.iterdir()] == [folder.name], "no litter"


def test_an_image_that_replaces_another_has_the_same_folder_and_no_file_of_the_older_one(images: ImageCache) -> None:
    images.make("star")
    for warm in ("print(2)", "print(3)"):
        image = images.make("star", warm=warm)
        (image.folder / "left behind by a kill").write_bytes(b"heap")
    again = images.make("star", warm="print(4)")
    assert condition_of(again, {item.file_name: item.sha256 for item in again.packages}, full=True) is READY
    assert sorted(path.name.rpartition("-")[2] for path in again.folder.iterdir()) == [
        *("files.bin", "heap.bin", "image.json", "image.mjs")
    ]


def test_images_are_removed_for_good_or_to_the_trash(images: ImageCache) -> None:
    images.make(name="one")
    images.make(name="two")
    remove_image("one", for_good=True)
    remove_image("two", for_good=False)
    assert [*image_folders()] == []
    with pytest.raises(Problem) as caught:
        remove_image("one", for_good=True)
    assert caught.value.code is Code.UNKNOWN_START_IMAGE


def test_a_cleanup_says_which_images_need_a_file(images: ImageCache) -> None:
    images.make(name="one")
    plan = images.cache.plan_remove_named(["star"])
    assert plan.missed_by == {"star-1.0-py3-none-any.whl": ("start image one",)}
    pruned = images.cache.plan_prune(["all"])
    assert {name for users in pruned.missed_by.values() for name in users} == {"start image one"}
    remove_image("one", for_good=True)
    assert images.cache.plan_remove_named(["star"]).missed_by == {}
