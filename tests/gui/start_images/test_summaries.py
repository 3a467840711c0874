from __future__ import annotations

from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.start_images.plan import StartImageReport
from pyodide_cache_gui.start_images.summaries import image_summary
from support.start_images import ImageCache, images

__all__ = ["images"]


def test_size_and_time_of_an_image_or_the_number_of_failures(images: ImageCache) -> None:
    made = StartImageReport(images.make())
    (text,) = image_summary(made)
    assert text.endswith("starts in 0.50 s")
    failed = StartImageReport(failures=(Failure("a", Problem(Code.NOT_CACHED, name="a")),))
    assert image_summary(failed) == ["1 failed"]
