from __future__ import annotations

import io
import json
import tarfile
from pathlib import Path
from types import ModuleType

import pytest

from pyodide_cache.settings.releases import newest_release, shipped_lock
from pyodide_cache.updates.together import counted, often_together, shipped_counts
from support.scripts import maintainer_tool

FILES = [
    *[{"numpy", "pandas", "matplotlib"}] * 6,
    *[{"numpy", "scipy"}] * 4,
    *[{"numpy", "pandas", "scipy"}] * 2,
    {"numpy", "pandas", "rare"},
    *[{"requests", "lxml"}] * 9,
    {"requests", "numpy"},
]


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
