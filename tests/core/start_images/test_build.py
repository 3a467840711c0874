from __future__ import annotations

import json

from pyodide_cache.base.problems import Code
from pyodide_cache.start_images.runner import import_statements
from support.start_images import ImageCache, images

__all__ = ["images"]


def test_an_image_is_made_once_and_proven_twice_without_more_than_it_needs(images: ImageCache) -> None:
    image = images.make("star", warm="print('x')")
    assert [task["task"] for task in images.node.tasks] == ["make", "prove", "prove"]
    for task in images.node.tasks:
        assert {path.name for path in task["read"]} == {"pyodide", "image"}
        assert task["env"] == {"PYTHONDONTWRITEBYTECODE": "1"}
        assert (task["imports"], task["warm"]) == ("import star", "print('x')")
    assert sorted(path.name for path in image.folder.iterdir()) == [
        *("code.bin", "files.bin", "heap.bin", "image.json", "start-image.mjs"),
    ]
    assert image.milliseconds == 501.0


def test_two_starts_with_the_same_random_numbers_are_no_proof(images: ImageCache) -> None:
    images.node.same = True
    (failure,) = images.report(images.plan("star")).failures
    assert failure.problem.code is Code.NO_START_IMAGE
    assert "same random numbers" in failure.problem.facts["why"]


def test_other_output_from_the_image_is_no_proof(images: ImageCache) -> None:
    images.node.printed["prove"] = "other\n"
    (failure,) = images.report(images.plan("star")).failures
    assert "prints something else" in failure.problem.facts["why"]


def test_the_record_of_a_made_image_has_what_a_start_needs(images: ImageCache) -> None:
    document = json.loads((images.make("star").folder / "image.json").read_text())
    assert document["imports"] == import_statements(["star"]) == "import star"
    assert {"heap", "files", "members", "libraries", "handles", "heapBytes", "runtime"} <= {*document}
    assert document["heap"]["sha256"] != document["files"]["sha256"]
