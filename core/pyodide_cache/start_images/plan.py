"""Plan a start image, and make it: download what it needs, then see `build.publish_image`."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from pathlib import Path

from packaging.requirements import Requirement

from pyodide_cache.base.events import Cancel, Cancelled, Event, Finished, ItemFailed, Run, report_of
from pyodide_cache.base.plans import Failure, Plan
from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.base.record import record, replace
from pyodide_cache.export.cached_packages import CachedPackages
from pyodide_cache.export.runtime import find_runtime
from pyodide_cache.export.selection import ExportPackage, select
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.inventory.inventory import Inventory
from pyodide_cache.net.distribution import PackageLocation
from pyodide_cache.pack.node import Node
from pyodide_cache.start_images.build import publish_image
from pyodide_cache.start_images.image import LINE, ImageRecipe, StartImage, image_folder, read_image
from pyodide_cache.start_images.ingredients import Ingredients, PackageArchive
from pyodide_cache.warm_up.plan import WarmUpPlan, WarmUpReport
from pyodide_cache.warm_up.sources import Sources

#: Where a lock file puts packages that are not wheels; an image has no place for them.
_ELSEWHERE = {"dynlib", "stdlib", "lib"}


@record
class StartImagePlan(Plan["StartImageReport"]):
    """What an image would be made of."""

    name: str
    recipe: ImageRecipe
    requirements: tuple[Requirement, ...]
    warm_up: WarmUpPlan  # downloads what it needs
    replaces: bool  # whether an image, perhaps a damaged one, has the name now

    @property
    def folder(self) -> Path:
        """Where the image will be."""
        return image_folder(self.name)

    @property
    def failures(self) -> tuple[Failure, ...]:
        """Packages that are not available; no image is made then."""
        return self.warm_up.failures


@record
class StartImageReport:
    """What came of a plan."""

    image: StartImage | None = None  # that was made; None if none was
    failures: tuple[Failure, ...] = ()  # why not
    cancelled: bool = False  # whether the job was stopped. Downloads are kept, and an older image is unchanged.


def plan_start_image(
    name: str, recipe: ImageRecipe, requirements: Iterable[Requirement], warm_up: WarmUpPlan
) -> StartImagePlan:
    """Plan an image.

    Raises:
        Problem: `Code.BAD_IMAGE_NAME`; `Code.NO_START_IMAGE` for a release on which images were not proven.
    """
    folder = image_folder(name)
    if warm_up.runtime_line != LINE:
        why = f"images work with Pyodide {LINE} only, and this is {warm_up.release or warm_up.runtime_line}"
        raise Problem(Code.NO_START_IMAGE, why=why)
    return StartImagePlan(name, recipe, tuple(requirements), warm_up, folder.exists())


def reported(name: str, steps: Generator[Event, None, StartImageReport]) -> Run[StartImageReport]:
    """Yield the events of `make_image`, then its report; what goes wrong is part of the report."""
    try:
        report = yield from steps
    except Cancelled:
        report = StartImageReport(cancelled=True)
    except (Problem, OSError) as error:
        problem = disk_problem(error, name, inside=True)
        yield ItemFailed(name, problem)
        report = StartImageReport(failures=(Failure(name, problem),))
    yield Finished(report)


def make_image(
    plan: StartImagePlan,
    download: Run[WarmUpReport],
    sources: Sources,
    inventory: Callable[[], Inventory],
    *,
    node: Node,
    cancel: Cancel,
) -> Generator[Event, None, StartImageReport]:
    """Download what an image needs, and make it.

    Args:
        download: carries out ``plan.warm_up``; used only if something is to be downloaded.
    """
    if plan.failures:
        return (yield from _failed(plan.failures))
    if plan.warm_up.fetch:
        warmed = yield from report_of(download)
        if warmed.failed:
            return StartImageReport(failures=warmed.failed)
    cancel.check()
    recipe, lock = plan.recipe, sources.lock
    find_runtime((PackageLocation(recipe.runtime),), lock, plan.warm_up.release, sources.http, cancel)
    cached = CachedPackages(inventory(), sources, cancel)
    chosen = select(cached, plan.requirements, cancel=cancel)
    if chosen.failures:
        return (yield from _failed(chosen.failures))
    for item in chosen.packages:
        if (item.entry or {}).get("install_dir") in _ELSEWHERE:
            raise Problem(Code.NO_START_IMAGE, why=f"{item.name} is not a wheel, but a part of the runtime")
    if not recipe.modules:
        recipe = replace(recipe, modules=_modules(plan.requirements, chosen.packages))
    yield from publish_image(plan.folder, _ingredients(recipe, chosen.packages), node, cancel)
    return StartImageReport(read_image(plan.folder))


def _failed(failures: tuple[Failure, ...]) -> Generator[Event, None, StartImageReport]:
    for failure in failures:
        yield ItemFailed(*failure)
    return StartImageReport(failures=failures)


def _modules(requirements: Iterable[Requirement], packages: Iterable[ExportPackage]) -> tuple[str, ...]:
    """Return the modules that the required packages provide, without private ones."""
    named = {canonicalize_name(item.name) for item in requirements}
    found = (name for item in packages if item.name in named for name in item.imports)
    return tuple(dict.fromkeys(name for name in found if not name.startswith("_") and "." not in name))


def _ingredients(recipe: ImageRecipe, packages: Iterable[ExportPackage]) -> Ingredients:
    packages = [*packages]
    archives = tuple(PackageArchive(recipe.directory / item.file_name, item.sha256) for item in packages)
    keys = ("name", "version", "file_name", "sha256")
    rows = tuple({key: getattr(item, key) for key in keys} for item in packages)
    about = {
        "pyodide": recipe.pyodide,
        "requirements": [*recipe.requirements],
        "runtime_folder": str(recipe.runtime),
        "directory": str(recipe.directory),
    }
    return Ingredients(archives, rows, recipe.runtime, recipe.modules, recipe.warm, about)
