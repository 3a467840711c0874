"""Suggest packages from the user's own history: recent warm-ups first, then what goes together.

Every past warm-up votes for its packages. A vote counts more the younger the warm-up is, and the more of the packages
that are chosen now it has. On recorded use this finds more than the popularity of packages does; see
tests/benchmarks/suggest.py. For users who have no history of their own yet, counts of public projects tell what
goes together.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache
from itertools import combinations

from pyodide_cache.base.record import record
from pyodide_cache.files.reader import read_file
from pyodide_cache.formats.documents import parse_json
from pyodide_cache.formats.lockfile import LockFile
from pyodide_cache_resources import resource

WarmUps = Sequence[frozenset[str]]

#: The weight of a warm-up beside the next younger one.
_DECAY = 0.9

#: How much a warm-up counts more for each package that it has in common with what is chosen.
_SHARED = 4.0

#: Number of warm-ups that count as recent.
_RECENT = 3

#: With fewer warm-ups than this, there is too little history to suggest from it alone.
_ENOUGH_WARM_UPS = 5

#: How often a set must have been warmed up to be worth a list.
_LEAST_TIMES = 3

#: Counts of fewer known packages say too little.
_LEAST_KNOWN = 2

#: How many more files are imagined that import packages as often as all files do, so that few files decide little.
_MORE_FILES = 60


@record
class Suggestion:
    """A package that the user may need next, and why."""

    name: str
    recent: int = 0  # how many of the last three warm-ups requested it; 0 while there are fewer than three
    together: int = 0  # how many warm-ups requested it together with ``known``
    known: str = ""  # the chosen package that it goes with most often; empty if none
    known_times: int = 0  # how many warm-ups requested ``known``
    times: int = 0  # how many warm-ups requested it
    #: The packages that public projects use it with, if it comes from their counts; see `often_together`.
    used_with: tuple[str, ...] = ()


@record
class FrequentSet:
    """Packages that were warmed up together."""

    packages: tuple[str, ...]
    times: int


def suggest(
    warm_ups: WarmUps,
    known: Collection[str] = (),
    *,
    without: Collection[str] = (),
    most: int = 5,
    lock: Callable[[], LockFile] | None = None,
) -> tuple[Suggestion, ...]:
    """Return what the user is likely to need next, the likeliest first.

    Args:
        warm_ups: begin with the oldest.
        lock: returns the lock file that has what to suggest from the counts of public projects, while there are few
            warm-ups; None suggests from the warm-ups alone.
    """
    scores: Counter[str] = Counter()
    weight = 1.0
    chosen = frozenset(known)
    for names in reversed(warm_ups):
        vote = weight * (1 + _SHARED * len(chosen & names))
        for name in names:
            scores[name] += vote  # type: ignore[assignment]
        weight *= _DECAY
    hidden = {*known, *without}
    ranked = sorted((name for name in scores if name not in hidden), key=lambda name: (-scores[name], name))[:most]
    found = tuple(_explained(name, warm_ups, known) for name in ranked)
    if lock is None or len(found) == most or len(warm_ups) >= _ENOUGH_WARM_UPS:
        return found
    if len(known) < _LEAST_KNOWN:
        known = {*known}.union(*warm_ups)
    release, counts = lock(), shipped_counts()
    hidden.update(ranked, (package.name for package in release.closure(sorted(known))[0]))
    hidden |= counts.packages.keys() - release.packages.keys()
    others = often_together(counts, known, without=hidden, most=most - len(found))
    return (*found, *(Suggestion(name, used_with=used_with) for name, used_with in others))


def _explained(name: str, warm_ups: WarmUps, known: Iterable[str]) -> Suggestion:
    together = Counter(item for names in warm_ups if name in names for item in known if item in names)
    friend, count = max(together.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    return Suggestion(
        name,
        recent=sum(name in names for names in warm_ups[-_RECENT:]) if len(warm_ups) >= _RECENT else 0,
        together=count,
        known=friend,
        known_times=sum(friend in names for names in warm_ups),
        times=sum(name in names for names in warm_ups),
    )


def frequent_sets(
    warm_ups: WarmUps, known: Collection[frozenset[str]] = (), *, most: int = 3
) -> tuple[FrequentSet, ...]:
    """Return sets of packages that were often warmed up together, the most useful first.

    A set is useful by its packages times how often it was requested. Each package is in one set only.
    """
    distinct = {*warm_ups}
    candidates = {one & other for one in distinct for other in distinct}
    times = {names: sum(names <= each for each in warm_ups) for names in candidates if len(names) > 1}
    ranked = sorted(
        (names for names, count in times.items() if count >= _LEAST_TIMES and names not in known),
        key=lambda names: (-len(names) * times[names], sorted(names)),
    )
    found: list[FrequentSet] = []
    taken: set[str] = set()
    for names in ranked:
        if taken.isdisjoint(names) and len(found) < most:
            found.append(FrequentSet(tuple(sorted(names)), times[names]))
            taken |= names
    return tuple(found)


@record
class Together:
    """In how many files packages are imported."""

    files: int  # in how many any package is
    packages: Mapping[str, int]  # in how many each package is
    pairs: Mapping[tuple[str, str], int]  # in how many two packages are, by their names in order

    def of(self, one: str, other: str) -> int:
        """Return in how many files two packages are."""
        return self.pairs.get((one, other) if one < other else (other, one), 0)


def counted(files: Iterable[Collection[str]]) -> Together:
    """Count the packages of files."""
    packages: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    number = 0
    for names in files:
        number += 1
        packages.update(names)
        pairs.update(combinations(sorted(names), 2))
    return Together(number, packages, pairs)


@cache
def shipped_counts() -> Together:
    """Return the counts that are shipped; `packaging/tools/update_together.py` makes them from public projects."""
    document = parse_json(read_file(resource("together.json")))
    pairs = {(one, other): count for one, others in document["pairs"].items() for other, count in others.items()}
    return Together(document["files"], document["packages"], pairs)


def often_together(
    counts: Together, known: Collection[str], *, without: Collection[str] = (), most: int = 5
) -> list[tuple[str, tuple[str, ...]]]:
    """Return packages that are used with known ones, the likeliest first, each with those that it is used with.

    The order is how likely files with each known package have this one, multiplied. Fewer than two known packages
    that are in the counts give no result.
    """
    given = sorted({*known} & counts.packages.keys())
    scores: dict[str, float] = {}
    friends: dict[str, tuple[str, ...]] = {}
    for name, count in counts.packages.items():
        met = sorted((each for each in given if counts.of(name, each)), key=lambda each: -counts.of(name, each))
        if name in known or name in without or len(met) < _LEAST_KNOWN:
            continue
        more = _MORE_FILES * count / counts.files
        shares = ((counts.of(name, each) + more) / (counts.packages[each] + _MORE_FILES) for each in given)
        scores[name], friends[name] = math.prod(shares), tuple(met[:_LEAST_KNOWN])
    ranked = sorted(scores, key=lambda name: (-scores[name], name))[:most]
    return [(name, friends[name]) for name in ranked]
