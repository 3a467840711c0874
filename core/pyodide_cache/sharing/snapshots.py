"""The snapshots of a folder: the recipes of them, and a list."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.json_types import Moment, Release
from pyodide_cache.base.problems import Code, Problem, disk_problems
from pyodide_cache.base.record import from_dict, record, replace
from pyodide_cache.base.secrets import mask_secrets
from pyodide_cache.files.paths import absolute
from pyodide_cache.files.reader import read_object
from pyodide_cache.formats.documents import as_list
from pyodide_cache.formats.filenames import identify
from pyodide_cache.inventory.inventory import Totals, totals_of
from pyodide_cache.inventory.scan import take_inventory
from pyodide_cache.sharing.folder import FACTS, all_of, current, facts_of
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions

#: No folder has more bytes, days or packages.
_MOST = 2**63


@record
class Recipe:
    """How a snapshot is built."""

    pyodide: str | None = None  # the release; None for the one of the distribution
    names: tuple[str, ...] = ()  # requirements; if empty, the most used packages
    top: int | None = None  # number of most used packages; None for all
    days: int | None = None  # count only the requests of the last days; None for all
    budget: int | None = None  # most bytes that the packages may have together
    #: Where packages come from, as for a warm-up; so are ``files``, ``source`` and ``index_url``.
    distribution: str | None = None
    files: tuple[str, ...] = ()  # see `SourceOptions`
    source: str = "auto"  # see `SourceMode`
    index_url: str | None = None  # see `SourceOptions`

    def with_sources(self, options: SourceOptions) -> Recipe:
        """Return the recipe with sources, and absolute paths, since a refresh may run in another folder."""
        return replace(
            self,
            pyodide=self.pyodide or options.pyodide,
            distribution=_portable(options.distribution) if options.distribution else None,
            files=tuple(_portable(place) for place in options.files),
            source=options.mode.value,
            index_url=options.index_url,
        )

    @property
    def source_options(self) -> SourceOptions:
        """Where the packages come from."""
        return SourceOptions(self.distribution, self.files, self.pyodide, SourceMode(self.source), self.index_url)

    @property
    def has_password(self) -> bool:
        """Whether a URL has a user name, a password or a token, which everyone could read in the snapshot."""
        urls = (self.distribution, self.index_url, *self.files)
        return any(mask_secrets(text) != text for text in urls if text)


def recipe_of(root: Path) -> Recipe:
    """Return the recipe of the current snapshot of a folder.

    Raises:
        Problem: `Code.NOT_A_SNAPSHOT` if there is none, or its recipe cannot be read.
    """
    try:
        recipe = from_dict(Recipe, facts_of(root)["recipe"])
        SourceMode(recipe.source)
    except ValueError as error:
        raise Problem(Code.NOT_A_SNAPSHOT, path=str(root)) from error
    if not all(0 <= number < _MOST for number in (recipe.top, recipe.days, recipe.budget) if number is not None):
        raise Problem(Code.NOT_A_SNAPSHOT, path=str(root))
    return recipe


@record
class Snapshot:
    """A finished snapshot."""

    path: Path
    is_current: bool  # whether the link to the current snapshot leads to it
    created: Moment | None  # seconds since the epoch; None if its facts cannot be read
    pyodide: Release | None  # the release that it is for; None for another distribution
    packages: tuple[str, ...]  # the requirements that it was built for
    totals: Totals  # of its package files


@record
class SnapshotList:
    """The snapshots of a folder."""

    root: Path
    snapshots: tuple[Snapshot, ...]  # newest first
    recipe: Recipe | None = None  # of the current one; None if there is none, or its recipe cannot be read


def list_snapshots(root: Path, *, cancel: Cancel) -> SnapshotList:
    """Return the snapshots of a folder."""
    with disk_problems(root):
        now = link.readlink().name if (link := current(root)) else ""
        found = [_snapshot(path, now, cancel) for path in reversed(all_of(root))]
    try:
        recipe = recipe_of(root) if found else None
    except Problem:
        recipe = None
    return SnapshotList(root, tuple(found), recipe)


def _snapshot(path: Path, now: str, cancel: Cancel) -> Snapshot:
    facts = read_object(path / FACTS)
    pyodide = facts.get("pyodide")
    return Snapshot(
        path,
        path.name == now,
        _timestamp(facts.get("created")),
        pyodide if isinstance(pyodide, str) else None,
        tuple(map(str, as_list(facts.get("packages")))),
        totals_of(take_inventory(path, identify=identify, cancel=cancel).packages),
    )


def _timestamp(text: object) -> float | None:
    try:
        return datetime.fromisoformat(str(text)).timestamp()
    except ValueError:
        return None


def _portable(place: str) -> str:
    return place if "://" in place else str(absolute(place))
