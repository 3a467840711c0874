"""The package indexes that settings, requirements files and projects name."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pyodide_cache.base.record import field, record


@record
class IndexPlace:
    """A package index, or a page or folder with links."""

    #: A URL, or a path relative to the file that names it; may have a password; empty for the usual indexes
    url: str = field(repr=False)
    links: bool = False  # whether it has wheels of many projects, as ``--find-links`` of pip and uv names it
    only: tuple[str, ...] = ()  # patterns of the canonical names that it is asked for, and no other; empty for all
    never: tuple[str, ...] = ()  # patterns of the canonical names that it is not asked for

    def is_for(self, name: str) -> bool:
        """Return whether it is asked for a project, unless another place is the only one for that."""
        return not self.only and not _matches(name, self.never)

    def is_only_for(self, name: str) -> bool:
        """Return whether a project is asked of this place, and of none that is for all."""
        return _matches(name, self.only)


@record
class IndexChoice:
    """What files say about package indexes."""

    first: tuple[IndexPlace, ...] = ()  # asked before the default one, in order
    default: IndexPlace | None = None  # replaces the usual indexes; None keeps them
    no_index: bool = False  # whether only places with links may be used
    #: Canonical names of packages, each with an index from which a program takes it before the lock file
    ahead: tuple[tuple[str, str], ...] = ()

    def __add__(self, other: IndexChoice) -> IndexChoice:
        second = (other.default,) if self.default and other.default else ()
        return IndexChoice(
            self.first + other.first + second,
            self.default or other.default,
            self.no_index or other.no_index,
            self.ahead + other.ahead,
        )

    def __bool__(self) -> bool:
        return self != USUAL

    def places(self, usual: Callable[[], Iterable[IndexPlace]]) -> tuple[IndexPlace, ...]:
        """Return all places, those with links first; ``usual`` returns those of the settings."""
        found = dict.fromkeys((*self.first, *([self.default] if self.default else usual())))
        links = tuple(place for place in found if place.links)
        return links if self.no_index else (*links, *(place for place in found if not place.links))


def _matches(name: str, patterns: Iterable[str]) -> bool:
    from fnmatch import fnmatchcase

    return any(fnmatchcase(name, pattern) for pattern in patterns)


#: Names no index, so that the usual ones are asked.
USUAL = IndexChoice()
