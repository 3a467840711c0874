"""Recall of suggestions at 3 and 5 beside the popularity of packages, over histories in the user's own format.

The histories are made: each user has some projects, works on one for a while, and changes it slowly. A run over one's
own history, which stays on the machine: ``python tests/benchmarks/suggest.py --mine``.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from pyodide_cache.settings.usage import UsageCounts
from pyodide_cache.updates.suggest import suggest

History = Sequence[frozenset[str]]
Model = Callable[[History, Sequence[str], int], Sequence[str]]

_USERS = 12
_PACKAGES = (
    *("numpy", "pandas", "scipy", "matplotlib", "scikit-learn", "sympy", "pillow", "lxml", "requests", "jinja2"),
    *("networkx", "statsmodels", "bokeh", "altair", "pyyaml", "rich", "pytest", "sqlalchemy", "shapely", "polars"),
    *("regex", "nltk", "gensim", "xarray", "dask", "astropy", "biopython", "pydantic", "micropip", "cryptography"),
)


def by_suggest(history: History, known: Sequence[str], most: int) -> Sequence[str]:
    """Return what `suggest` returns."""
    return [item.name for item in suggest(history, known, most=most)]


def by_popularity(history: History, known: Sequence[str], most: int) -> Sequence[str]:
    """Return the packages that were requested most often."""
    counts = Counter(name for names in history for name in sorted(names))
    return [name for name, _ in counts.most_common() if name not in known][:most]


def made_history(user: int, folder: Path) -> History:
    """Write the warm-ups of a made user with the program's own counts, and read them back."""
    chance = random.Random(user)
    projects = [set(chance.sample(_PACKAGES, chance.randint(3, 8))) for _ in range(chance.randint(2, 5))]
    counts, project = UsageCounts(folder / f"{user}.sqlite3"), projects[0]
    for _ in range(60):
        if chance.random() < 0.25:
            project = chance.choice(projects)
        if chance.random() < 0.15:
            project.add(chance.choice(_PACKAGES))
        asked = {name for name in project if chance.random() < 0.8}
        counts.count("314", asked=asked or {chance.choice(_PACKAGES)})
    return counts.warm_ups()


def recall(histories: Sequence[History], model: Model, most: int) -> float:
    """Return the mean share of a warm-up's other packages that a model finds from its first one and the past."""
    shares = []
    for history in histories:
        for place in range(5, len(history)):
            first, *others = sorted(history[place])
            if others:
                found = {*model(history[:place], [first], most)}
                shares.append(len(found.intersection(others)) / min(len(others), most))
    return sum(shares) / len(shares) if shares else 0.0


def made_histories() -> list[History]:
    """Return the histories of all made users."""
    with tempfile.TemporaryDirectory() as folder:
        return [made_history(user, Path(folder)) for user in range(_USERS)]


def main() -> None:
    """Print a table."""
    is_mine = "--mine" in sys.argv[1:]
    histories = [UsageCounts.open().warm_ups()] if is_mine else made_histories()
    sys.stdout.write(f"{sum(map(len, histories))} warm-ups\nmodel        recall at 3  recall at 5\n")
    for name, model in (("popularity", by_popularity), ("suggest", by_suggest)):
        sys.stdout.write(f"{name:<12} {recall(histories, model, 3):11.3f}  {recall(histories, model, 5):11.3f}\n")


if __name__ == "__main__":
    main()
