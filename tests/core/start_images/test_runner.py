"""What prevents an image is said with the name of the package, or with the last line of Python."""

from __future__ import annotations

from pyodide_cache.base.problems import Code
from support.start_images import ImageCache, images

__all__ = ["images"]


def test_the_package_that_prevents_an_image_is_named(images: ImageCache) -> None:
    images.node.errors["dust"] = "keeps-objects: Can't serialize object at index 7"
    (failure,) = images.report(images.plan("star", "dust")).failures
    assert failure.problem.facts["why"] == "dust keeps objects of JavaScript, which an image cannot hold"
    images.node.errors = {"": "keeps-functions"}
    (failure,) = images.report(images.plan("star")).failures
    assert failure.problem.facts["why"] == "star keeps callbacks of C, which an image cannot hold"


def test_code_that_fails_is_reported_with_its_last_line(images: ImageCache) -> None:
    images.node.errors[""] = "Traceback:\n  File x\nModuleNotFoundError: No module named 'q'\nSee the documentation."
    (failure,) = images.report(images.plan("star")).failures
    assert failure.problem.code is Code.APP_FAILED
    assert failure.problem.facts["error"] == "ModuleNotFoundError: No module named 'q'"
    images.node.errors[""] = "no traceback"
    assert images.report(images.plan("star")).failures[0].problem.facts["error"] == "no traceback"
    images.node.times_out = True
    assert images.report(images.plan("star")).failures[0].problem.code is Code.APP_TOO_SLOW
