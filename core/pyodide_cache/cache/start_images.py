"""The part of the facade about start images; reached as `Cache.start_images`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pyodide_cache.base.events import Cancel, Run
from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.cache.opened import Opened, Part
from pyodide_cache.cache.packages import PackageMethods
from pyodide_cache.files.paths import absolute
from pyodide_cache.start_images.image import (
    LINE,
    ImageRecipe,
    ListedImage,
    StartImage,
    image_folder,
    image_folders,
    images_of,
    problem_of,
    read_image,
    remove_image,
)

if TYPE_CHECKING:
    from pyodide_cache.formats.index_choice import IndexChoice
    from pyodide_cache.inventory.inventory import Inventory
    from pyodide_cache.start_images.plan import StartImagePlan, StartImageReport
    from pyodide_cache.warm_up.request.requests import PackageRequest
    from pyodide_cache.warm_up.sources import Sources


class StartImages(Part):
    """Images of a started Python with packages imported (experimental); `Cache.run` makes a planned one.

    Images belong to the user, not to one cache directory. Each can be deleted at any time: what loads it starts
    from the cached packages then.
    """

    def all(
        self, names: Iterable[str] | None = None, *, full: bool = False, cancel: Cancel | None = None
    ) -> tuple[ListedImage, ...]:
        """Return images, and whether each may be loaded.

        Args:
            names: of images; None for all, by name.
            full: also hash files of the images that did not change, which takes a tenth of a second for each.

        Raises:
            Problem: `Code.UNKNOWN_START_IMAGE` or `Code.BAD_IMAGE_NAME`.
        """
        found = []
        for folder in image_folders() if names is None else map(image_folder, names):
            (cancel or Cancel()).check()
            try:
                image = self.find(folder.name)
                found.append(ListedImage(folder, image, problem_of(image, self._opened.ledger, full=full)))
            except Problem as problem:
                if problem.code is not Code.BAD_START_IMAGE:
                    raise
                found.append(ListedImage(folder, None, problem))
        return tuple(found)

    def find(self, name: str) -> StartImage:
        """Return an image.

        Raises:
            Problem: `Code.UNKNOWN_START_IMAGE`, `Code.BAD_START_IMAGE` or `Code.BAD_IMAGE_NAME`.
        """
        folder = image_folder(name)
        if not folder.exists():
            raise Problem(Code.UNKNOWN_START_IMAGE, name=name)
        return read_image(folder)

    def of_files(self) -> dict[str, tuple[str, ...]]:
        """Return the names of the images that were made of files of the cache directory, by file name."""
        return images_of(self._opened.directory)

    def plan(
        self,
        name: str,
        request: Iterable[str] | PackageRequest = (),
        *,
        modules: Sequence[str] = (),
        warm: str = "",
        runtime: Path | None = None,
        cancel: Cancel | None = None,
    ) -> StartImagePlan:
        """Plan to make an image; without anything to put into it, the image of this name is made again.

        Args:
            request: requirements, or what `Cache.request` returned.
            modules: to import; empty for those of the required packages.
            warm: Python code to run once. What it prepares is part of the image.
            runtime: an unpacked npm package ``pyodide``; None for that of the nearest ``node_modules``.

        Raises:
            Problem: `Code.NO_START_IMAGE`, `Code.NO_RUNTIME`, `Code.BAD_IMAGE_NAME` or `Code.UNKNOWN_START_IMAGE`;
                that of the sources.
        """
        from pyodide_cache.pack.request import find_runtime_folder
        from pyodide_cache.settings.releases import newest_of_lines
        from pyodide_cache.start_images.plan import plan_start_image
        from pyodide_cache.warm_up.request.requests import PackageRequest

        opened = self._opened
        packages = PackageMethods(opened)
        image_folder(name)  # before other problems, and before a download
        wanted = request if isinstance(request, PackageRequest) else packages.request(request)
        if not wanted and not modules and not warm:
            old = self.find(name).recipe
            wanted, modules, warm = packages.request(old.requirements), old.modules, old.warm
            runtime = runtime or old.runtime
        runtime = runtime or find_runtime_folder()
        if runtime is None:
            release = opened.release or newest_of_lines()[LINE].version
            raise Problem(Code.NO_RUNTIME, place=str(Path.cwd()), missing="node_modules/pyodide", version=release)
        runtime = absolute(runtime)
        sources = _sources(opened, runtime, wanted.index)
        warm_up = opened.plan_warm_up(wanted, sources, pins=opened.pins, cancel=cancel or Cancel())
        warm_up = replace(warm_up, index=wanted.index)
        texts = tuple(map(str, wanted.requirements))
        recipe = ImageRecipe(texts, tuple(modules), warm, warm_up.release or "", runtime, opened.directory)
        return plan_start_image(name, recipe, wanted.requirements, warm_up)

    def remove(self, names: Iterable[str], *, for_good: bool | None = None) -> tuple[Failure, ...]:
        """Remove images, and return why some could not be removed.

        Args:
            names: of images, damaged ones too.
            for_good: delete them instead of moving them to the trash; None takes the setting.
        """
        deletes = self._opened.settings.removes_for_good(for_good)
        failed: list[Failure] = []
        for name in names:
            try:
                remove_image(name, for_good=deletes)
            except Problem as problem:
                failed.append(Failure(name, problem))
        return tuple(failed)

    def command(self, image: StartImage, arguments: Sequence[str]) -> list[str]:
        """Return the command that runs Python in Node from an image.

        Python starts from the cached packages if the image may not be loaded; the command says why then.

        Args:
            image: from `find`.
            arguments: as of ``python``: ``-c CODE`` or a script, and its arguments.

        Raises:
            Problem: `Code.NO_NODE`.
        """
        from pyodide_cache.pack.node import find_node
        from pyodide_cache_resources import resource

        problem, recipe = problem_of(image, self._opened.ledger), image.recipe
        why = str(problem.facts.get("why") or problem.facts["error"]) if problem else ""
        script = resource("start_image", "run.mjs")
        folders = (image.folder, recipe.runtime, recipe.directory)
        return [str(find_node().path), "--no-warnings", str(script), *map(str, folders), why, *arguments]


def run_planned(plan: StartImagePlan, opened: Opened, cancel: Cancel) -> Run[StartImageReport]:
    """Make a planned image, with what the cache has open."""
    from pyodide_cache.pack.node import find_node
    from pyodide_cache.start_images.plan import make_image, reported

    sources = _sources(opened, plan.recipe.runtime, plan.warm_up.index)
    download = opened.run_warm_up(plan.warm_up, sources, cancel)

    def inventory() -> Inventory:
        opened.changed()
        return opened.inventory(cancel)

    steps = make_image(plan, download, sources, inventory, node=find_node(), cancel=cancel)
    return reported(plan.name, steps)


def _sources(opened: Opened, runtime: Path, index: IndexChoice) -> Sources:
    """Return the sources of the packages for a runtime."""
    from pyodide_cache.pack.request import options_for_runtime

    return opened.sources_with(index, options_for_runtime(opened.source_options, runtime))
