"""The recipe of a snapshot: how it is built, so that it can be built again."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record
from pyodide_cache.files.folders import absolute
from pyodide_cache.sharing.folder import facts_of
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions


@record
class Recipe:
    """How a snapshot is built."""

    pyodide: str | None = None  # the release; None for the one of the distribution
    names: tuple[str, ...] = ()  # requirements; if empty, the most wanted packages
    top: int | None = None  # number of most wanted packages; None for all
    days: int | None = None  # count requests of so many days only; None for all
    budget: int | None = None  # most bytes that the packages may have together
    #: Where packages come from, as for a warm-up; so are ``files``, ``source`` and ``index_url``.
    distribution: str | None = None
    files: tuple[str, ...] = ()  # see `SourceOptions`
    source: str = "auto"  # see `SourceMode`
    index_url: str | None = None  # see `SourceOptions`

    @classmethod
    def of_sources(
        cls,
        options: SourceOptions,
        names: tuple[str, ...] = (),
        *,
        top: int | None = None,
        days: int | None = None,
        budget: int | None = None,
        pyodide: str | None = None,
    ) -> Recipe:
        """Return a recipe with absolute paths, since a refresh may run in another folder; see the class."""
        return cls(
            pyodide or options.pyodide,
            names,
            top,
            days,
            budget,
            _portable(options.distribution) if options.distribution else None,
            tuple(_portable(place) for place in options.files),
            options.mode.value,
            options.index_url,
        )

    @property
    def source_options(self) -> SourceOptions:
        """Where the packages come from."""
        return SourceOptions(self.distribution, self.files, self.pyodide, SourceMode(self.source), self.index_url)

    @property
    def has_password(self) -> bool:
        """Whether a URL has a user name and a password, which everyone could read in the snapshot."""
        urls = (self.distribution, self.index_url, *self.files)
        return any("@" in urlsplit(text).netloc for text in urls if text and "://" in text)


def recipe_of(root: Path) -> Recipe:
    """Return the recipe of the current snapshot of a folder.

    Raises:
        Problem: `Code.NOT_A_SNAPSHOT` if there is none, or its recipe cannot be read.
    """
    table = facts_of(root)["recipe"]
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
    try:
        recipe = Recipe(**values)
        SourceMode(recipe.source)
    except (TypeError, ValueError) as error:
        raise Problem(Code.NOT_A_SNAPSHOT, path=str(root)) from error
    return recipe


def _portable(place: str) -> str:
    return place if "://" in place else str(absolute(place))
