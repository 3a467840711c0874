from __future__ import annotations

import pytest

from pyodide_cache.base.events import Cancel, ItemFailed, StepStarted
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.start_images.image import LINE, image_folders
from support.cli import files_of
from support.start_images import ImageCache, finished, images

__all__ = ["images"]


def test_what_is_missing_is_downloaded_first(images: ImageCache) -> None:
    plan = images.plan("star")
    assert {item.name for item in plan.warm_up.fetch} == {"star", "dust"}
    assert not plan.replaces
    assert images.report(plan).image
    assert {"star-1.0-py3-none-any.whl", "dust-2.0-py3-none-any.whl"} <= files_of(images.cache.directory)
    again = images.plan("star")
    assert again.warm_up.fetch == ()
    assert again.replaces
    (again.folder / "image.json").unlink()
    assert images.plan("star").replaces, "a damaged image is one, too"


def test_the_modules_are_those_of_the_named_packages_unless_they_are_given(images: ImageCache) -> None:
    assert images.make("star").recipe.modules == ("star",)
    assert images.make("star", modules=["star.names", "dust"]).recipe.modules == ("star.names", "dust")


def test_an_image_is_made_again_from_its_own_recipe(images: ImageCache) -> None:
    first = images.make("star", modules=["star.names"], warm="print(1)")
    images.cache.start_images.find("sky")
    plan = images.cache.start_images.plan("sky")
    assert plan.recipe == first.recipe
    with pytest.raises(Problem) as caught:
        images.cache.start_images.plan("unknown")
    assert caught.value.code is Code.UNKNOWN_START_IMAGE


def test_a_package_that_is_not_available_prevents_an_image_and_is_named(images: ImageCache) -> None:
    plan = images.plan("star", "no-such-package")
    assert [failure.name for failure in plan.failures] == ["no-such-package"]
    *events, _ = images.cache.run(plan)
    assert [event.key for event in events if isinstance(event, ItemFailed)] == ["no-such-package"]
    assert images.node.tasks == []
    assert files_of(images.cache.directory) == set()


def test_a_canceled_job_leaves_no_image_but_the_downloads(images: ImageCache) -> None:
    cancel = Cancel()
    events = []
    for event in images.cache.run(images.plan("star"), cancel=cancel):
        events.append(event)
        if isinstance(event, StepStarted):
            cancel.set()
    report = finished(events)
    assert (report.cancelled, report.image) == (True, None)
    assert [*image_folders()] == []
    assert "star-1.0-py3-none-any.whl" in files_of(images.cache.directory)


def test_a_runtime_is_needed_and_must_fit(images: ImageCache, monkeypatch: pytest.MonkeyPatch) -> None:
    (images.runtime / "pyodide.asm.wasm").unlink()
    (failure,) = images.report(images.plan("star")).failures
    assert failure.problem.code is Code.NO_RUNTIME
    monkeypatch.chdir(images.cache.directory.parent / "distribution")
    (images.runtime / "pyodide.mjs").unlink()
    with pytest.raises(Problem) as caught:
        images.cache.start_images.plan("sky", ["star"])
    assert caught.value.code is Code.NO_RUNTIME
    assert str(caught.value.facts["version"]).startswith(f"{LINE}.")


def test_a_full_disk_is_reported(images: ImageCache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "pyodide_cache.start_images.build.sync_directory", lambda _path: (_ for _ in ()).throw(OSError(28, "full"))
    )
    (failure,) = images.report(images.plan("star")).failures
    assert failure.problem.code is Code.NO_SPACE
