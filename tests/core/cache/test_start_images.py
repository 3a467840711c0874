from __future__ import annotations

import sys

from pyodide_cache.base.problems import Code
from pyodide_cache.base.record import replace
from pyodide_cache.start_images.image import State
from support.start_images import ImageCache, images

__all__ = ["images"]


def test_images_are_listed_with_their_conditions(images: ImageCache) -> None:
    assert images.cache.start_images.all() == ()
    images.make(name="b")
    images.make(name="a")
    (images.cache.directory / "star-1.0-py3-none-any.whl").unlink()
    found = images.cache.start_images.all()
    assert [(item.name, item.state) for item in found] == [("a", State.STALE), ("b", State.STALE)]
    assert [item.name for item in images.cache.start_images.all(["b"])] == ["b"]


def test_an_image_is_made_again_as_before_unless_something_else_is_wished(images: ImageCache) -> None:
    recipe = images.make("star", modules=["star.names"], warm="import json").recipe
    assert images.plan().recipe == recipe
    assert images.plan(modules=["dust"]).recipe == replace(recipe, requirements=(), modules=("dust",), warm="")
    assert images.plan(warm="pass").recipe == replace(recipe, requirements=(), modules=(), warm="pass")


def test_what_cannot_be_removed_is_reported(images: ImageCache) -> None:
    images.make(name="a")
    failed = images.cache.start_images.remove(["a", "b"], for_good=True)
    assert {name: problem.code for name, problem in failed} == {"b": Code.UNKNOWN_START_IMAGE}
    assert not images.cache.start_images.all()


def test_the_command_names_the_folders_and_why_a_stale_image_is_not_loaded(images: ImageCache) -> None:
    image = images.make()
    node, flag, script, *rest = images.cache.start_images.command(image, ["-c", "print(1)"])
    assert (node, flag, script.endswith("run.mjs")) == ("node", "--no-warnings", True)
    folders = [str(image.folder), str(images.runtime), str(images.cache.directory)]
    assert rest == [*folders, "", "-c", "print(1)"]
    (images.runtime / "python_stdlib.zip").write_bytes(b"other")
    assert "is another one now" in images.cache.start_images.command(image, ["x.py"])[-2]
    assert sys.executable != node
