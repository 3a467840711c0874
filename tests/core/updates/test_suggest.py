from __future__ import annotations

import io
import json
import tarfile
from pathlib import Path
from types import ModuleType

import pytest

from benchmarks.suggest import by_popularity, by_suggest, made_histories, recall
from pyodide_cache.formats.lockfile import LockFile
from pyodide_cache.settings.releases import newest_release, shipped_lock
from pyodide_cache.updates.suggest import FrequentSet, counted, frequent_sets, often_together, shipped_counts, suggest
from support.scripts import maintainer_tool

FILES = [
    *[{"numpy", "pandas", "matplotlib"}] * 6,
    *[{"numpy", "scipy"}] * 4,
    *[{"numpy", "pandas", "scipy"}] * 2,
    {"numpy", "pandas", "rare"},
    *[{"requests", "lxml"}] * 9,
    {"requests", "numpy"},
]


def sets(*texts: str) -> list[frozenset[str]]:
    return [frozenset(text.split()) for text in texts]


def test_recent_warm_ups_count_more_than_old_ones() -> None:
    history = sets("old", "old", "new", "new")
    assert [item.name for item in suggest(history)] == ["new", "old"]
    assert suggest(history)[0].recent == 2
    assert suggest(history[:2])[0].recent == 0, "there are no three warm-ups to speak of"


def test_what_goes_together_with_a_chosen_package_comes_first_with_the_reason() -> None:
    history = sets("plot numpy", "plot numpy", "web", "web", "web")
    (first, second) = suggest(history, ["numpy"])
    assert (first.name, first.known, first.together, first.known_times) == ("plot", "numpy", 2, 2)
    assert (second.name, second.together, second.times) == ("web", 0, 3)


def test_chosen_and_cached_packages_are_not_suggested() -> None:
    assert [item.name for item in suggest(sets("a b c"), ["a"], without=["b"])] == ["c"]
    assert suggest([]) == ()
    assert len(suggest(sets("a b c d e f g"))) == 5


def test_counts_of_public_projects_help_only_while_there_are_few_warm_ups() -> None:
    def lock() -> LockFile:
        return shipped_lock(newest_release().version)

    four = sets(*["numpy pandas"] * 4)
    assert any(item.used_with for item in suggest(four, lock=lock))
    assert not any(item.used_with for item in suggest([*four, four[0]], lock=lock))
    chosen = suggest(sets("scipy pandas"), ["requests", "lxml"], lock=lock)
    assert {name for item in chosen for name in item.used_with} == {"requests", "lxml"}


def test_made_histories_are_predicted_better_than_by_popularity() -> None:
    histories = made_histories()
    for most in (3, 5):
        assert recall(histories, by_suggest, most) > recall(histories, by_popularity, most) + 0.1


def test_sets_that_are_often_warmed_up_together_are_found_without_known_ones() -> None:
    history = sets(*["a b c"] * 3, "a b c extra", *["x y"] * 3, "p q", "single", "single", "single")
    assert frequent_sets(history) == (FrequentSet(("a", "b", "c"), 4), FrequentSet(("x", "y"), 3))
    assert frequent_sets(history, [frozenset("abc"), frozenset("xy")]) == ()
    assert frequent_sets([]) == ()


def names(known: list[str], *without: str, most: int = 5) -> list[str]:
    return [name for name, _ in often_together(counted(FILES), known, without=without, most=most)]


def test_what_goes_with_both_known_packages_comes_first_and_says_with_which() -> None:
    found = often_together(counted(FILES), ["pandas", "numpy"])
    assert [name for name, _ in found] == ["matplotlib", "scipy", "rare"]
    assert found[0][1] == ("numpy", "pandas")
    assert names(["numpy", "pandas"], "matplotlib", most=1) == ["scipy"]


def test_one_known_package_or_unknown_ones_give_nothing() -> None:
    assert names(["numpy"]) == names(["numpy", "nobody-knows-this"]) == names([]) == []
    assert names(["numpy", "lxml"]) == ["requests"]


@pytest.mark.parametrize(
    ("known", "expected"),
    [(["numpy", "pandas"], {"matplotlib", "scipy"}), (["numpy", "scipy"], {"matplotlib"})],
)
def test_the_shipped_counts_know_common_company(known: list[str], expected: set[str]) -> None:
    assert expected <= {name for name, _ in often_together(shipped_counts(), known)}


def test_the_shipped_counts_are_of_packages_of_the_newest_release() -> None:
    counts, lock = shipped_counts(), shipped_lock(newest_release().version)
    assert counts.packages.keys() <= lock.packages.keys()
    assert all(one < other and {one, other} <= counts.packages.keys() for one, other in counts.pairs)
    assert all(
        count <= min(counts.packages[one], counts.packages[other]) for (one, other), count in counts.pairs.items()
    )


def test_with_few_warm_ups_what_goes_together_is_suggested_if_the_release_has_it() -> None:
    old, new = (shipped_lock(version) for version in ("0.21.3", newest_release().version))
    packages = [
        {item.name for item in suggest([], ["pandas", "pyarrow"], most=60, lock=lambda lock=lock: lock)}
        for lock in (old, new)
    ]
    assert "polars" in packages[1]
    assert packages[0] <= old.packages.keys()
    assert suggest([frozenset(["rich"])] * 5, ["pandas", "pyarrow"], lock=lambda: new)[0].name == "rich"
    assert len(suggest([frozenset(["rich"])] * 5, ["pandas", "pyarrow"], lock=lambda: new)) == 1, "enough is known"


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    return maintainer_tool("update_together")


def test_modules_documents_and_notebooks_of_a_project_are_counted(tool: ModuleType, tmp_path: Path) -> None:
    cell = {
        "cell_type": "code",
        "source": "import sympy\nimport matplotlib.pyplot as plt",
        "metadata": {},
        "outputs": [],
    }
    notebook = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    files = {
        "PKG-INFO": "Metadata-Version: 2.4\nName: demo\nVersion: 1.2\nLicense-Expression: BSD-3-Clause\n",
        "examples/plot.py": "import numpy as np\nfrom scipy import stats\nimport json\n",
        "docs/guide.rst": "Guide\n\n    >>> import pandas as pd\n    >>> from sklearn import svm\n",
        "docs/tour.ipynb": json.dumps(notebook),
        "docs/alone.py": "import numpy\n",
        "docs/broken.ipynb": "{",
        "src/demo.py": "import lxml, numpy\n",
    }
    with tarfile.open(tmp_path / "demo-1.2.tar.gz", "w:gz") as archive:
        for name, text in files.items():
            member = tarfile.TarInfo(f"demo-1.2/{name}")
            member.size = len(text.encode())
            archive.addfile(member, io.BytesIO(text.encode()))
    found, version, license_text = tool.read_archive(tmp_path / "demo-1.2.tar.gz", shipped_lock("314.0.7"))
    assert {*found} == {
        frozenset({"numpy", "scipy"}),
        frozenset({"pandas", "scikit-learn"}),
        frozenset({"sympy", "matplotlib"}),
        frozenset({"lxml", "numpy"}),
    }
    assert (version, license_text) == ("1.2", "BSD-3-Clause")


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        ("License-Expression: MIT AND Apache-2.0", "MIT AND Apache-2.0"),
        ("Classifier: License :: OSI Approved :: BSD License", "BSD License"),
        ("License: MIT License\n        with more lines", "MIT License"),
        ("License-Expression: GPL-3.0-only", ""),
        ("License: BSD or LGPL", ""),
        ("License: own terms", ""),
    ],
)
def test_only_projects_with_a_permissive_license_count(tool: ModuleType, metadata: str, expected: str) -> None:
    assert tool.license_of(f"Name: demo\nVersion: 1.0\n{metadata}\n")[1] == expected
