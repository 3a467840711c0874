"""Packages that go together in public projects: for users who have no history of their own yet.

`packaging/tools/update_together.py` makes the table that is shipped; projects, versions and licenses are in it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from itertools import combinations

from pyodide_cache.base.record import record
from pyodide_cache.files.reader import read_file
from pyodide_cache.formats.documents import parse_json
from pyodide_cache_resources import resource

#: Counts of fewer known packages say too little.
LEAST_KNOWN = 2

#: How many more files are imagined that import packages as often as all files do, so that few files decide little.
_MORE_FILES = 60


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
    """Return the counts that are shipped."""
    document = parse_json(read_file(resource("together.json")))
    pairs = {(one, other): count for one, others in document["pairs"].items() for other, count in others.items()}
    return Together(document["files"], document["packages"], pairs)


def often_together(
    counts: Together, known: Collection[str], *, without: Collection[str] = (), most: int = 5
) -> list[tuple[str, tuple[str, ...]]]:
    """Return packages that are used with known ones, the likeliest first, each with those that it is used with.

    The order is how likely files with each known package have this one, multiplied.

    Args:
        known: names of packages; fewer than two that are in the counts give no result.
    """
    given = sorted({*known} & counts.packages.keys())
    if len(given) < LEAST_KNOWN:
        return []
    scores: dict[str, float] = {}
    friends: dict[str, tuple[str, ...]] = {}
    for name, count in counts.packages.items():
        met = sorted((each for each in given if counts.of(name, each)), key=lambda each: -counts.of(name, each))
        if name in known or name in without or len(met) < LEAST_KNOWN:
            continue
        more = _MORE_FILES * count / counts.files
        shares = ((counts.of(name, each) + more) / (counts.packages[each] + _MORE_FILES) for each in given)
        scores[name], friends[name] = math.prod(shares), tuple(met[:LEAST_KNOWN])
    ranked = sorted(scores, key=lambda name: (-scores[name], name))[:most]
    return [(name, friends[name]) for name in ranked]
