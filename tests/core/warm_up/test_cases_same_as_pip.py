"""What pip installs from a random index for the runtime's Python is found, and what it refuses is refused."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from pyodide_cache.base.events import Cancel
from pyodide_cache.inventory.inventory import Inventory
from pyodide_cache.net.index import IndexFile
from pyodide_cache.warm_up.resolve import resolve
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions
from pyodide_cache.warm_up.sources import open_sources
from support.patience import PATIENCE
from support.servers import StartIndex
from support.wheels import Wheel, build_wheel

NAMES = "abcdef"
#: Versions of each kind that a graph may have besides plain ones.
MORE: Mapping[str, list[str]] = {
    "prerelease": ["3.1a1", "2.2rc1", "4.0.dev1"],
    "local": ["1.0+x", "2.0+cpu"],
    "epoch": ["1!0.5"],
}
PYTHONS = [">=3.8", "<3.12", ">=3.14,<4", "!=3.14.*"]
KINDS = ("plain", "extras", "yanked", "prerelease", "local", "epoch", "python", "build", "constraints")


class Graph:
    """A random index, and what is asked of it."""

    def __init__(self, kind: str, seed: int) -> None:
        self._chance = random.Random(f"{kind} {seed}")
        self._kind = kind
        self._versions = {name: self._some_versions() for name in NAMES}
        self.wheels = [
            wheel for name in NAMES for version in self._versions[name] for wheel in self._builds(name, version)
        ]
        self.yanked = [wheel.file_name for wheel in self.wheels if kind == "yanked" and self._chance.random() < 0.25]
        asked = self._chance.sample(NAMES, self._chance.randint(1, 3))
        self.asked = [f"{name}{self._extra()}{self._specifier(name)}" for name in asked]
        limited = self._chance.sample(NAMES, 2) if kind == "constraints" else ""
        self.constraints = [f"{name}{self._specifier(name)}" for name in limited]

    def _some_versions(self) -> list[str]:
        versions = self._chance.sample(["1.0", "1.1", "2.0", "2.1", "3.0"], self._chance.randint(1, 4))
        more = MORE.get(self._kind, [])
        return [*versions, self._chance.choice(more)] if more and self._chance.random() < 0.5 else versions

    def _specifier(self, name: str) -> str:
        operator = self._chance.choice(["", "", ">=", "<", "<=", "==", "!=", "~=", ">"])
        version = self._chance.choice(self._versions[name])
        return f"{operator}{version if operator in {'==', '!='} else version.partition('+')[0]}" if operator else ""

    def _extra(self) -> str:
        return "[x]" if self._kind == "extras" and self._chance.random() < 0.4 else ""

    def _builds(self, name: str, version: str) -> list[Wheel]:
        needs = [
            f"{other}{self._extra()}{self._specifier(other)}"
            + (" ; extra == 'x'" if self._kind == "extras" and self._chance.random() < 0.4 else "")
            for other in NAMES
            if other != name and self._chance.random() < 0.2
        ]
        python = self._chance.choice(PYTHONS) if self._kind == "python" and self._chance.random() < 0.3 else None
        common: Any = {"extras": ["x"], "requires_python": python}
        builds = [build_wheel(name, version, requires=needs, **common)]
        if self._kind == "build" and self._chance.random() < 0.5:  # a newer build may need something else
            builds.append(build_wheel(name, version, requires=needs[1:], tag="2-py3-none-any", **common))
        return builds


def of_pip(url: str, graph: Graph, folder: Path) -> dict[str, str] | None:
    """Return what pip would install; None if it refuses."""
    (folder / "c.txt").write_text("\n".join(graph.constraints))
    report = folder / "report.json"
    words = "--dry-run --ignore-installed --only-binary :all: --python-version 3.14.2 --no-cache-dir --target target"
    places = ("--index-url", url, "-c", folder / "c.txt", "--report", report)
    done = subprocess.run(
        [sys.executable, "-m", "pip", "--isolated", "install", *graph.asked, *words.split(), *places],
        cwd=folder,
        capture_output=True,
        check=False,
        timeout=PATIENCE,
    )
    if done.returncode:
        return None
    rows = json.loads(report.read_text())["install"]
    return {row["metadata"]["name"]: row["metadata"]["version"] for row in rows}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("kind", KINDS)
def test_pip_finds_the_same(kind: str, seed: int, index_server: StartIndex, tmp_path: Path) -> None:
    graph = Graph(kind, seed)
    index = index_server(*graph.wheels, yanked=graph.yanked)
    options = SourceOptions(pyodide="314.0.7", mode=SourceMode.INDEX, index_url=index.url)
    limits = [Requirement(text) for text in graph.constraints]
    with open_sources(options, Inventory(tmp_path)) as sources:
        found = resolve([Requirement(text) for text in graph.asked], sources, Cancel(), limits)
    wanted = of_pip(index.url, graph, tmp_path)
    if any(isinstance(pin.file, IndexFile) and pin.file.is_yanked for pin in found.pins):
        return  # where all versions in range are yanked, micropip takes one, and pip only if it is pinned
    assert (found.failures == ()) == (wanted is not None)
    if wanted is None:
        return
    chosen = {pin.name: pin.version for pin in found.pins}
    # Where several choices meet everything, the two may prefer different packages.
    files = {(wheel.name, Version(wheel.version)): wheel for wheel in graph.wheels}
    for given in (chosen, wanted):
        needed = [*graph.asked, *(text for name in given for text in files[name, Version(given[name])].requires)]
        needed += [limit for limit in graph.constraints if limit[0] in given]
        for requirement in map(Requirement, needed):
            if not requirement.marker:
                assert requirement.specifier.contains(given[requirement.name], prereleases=True), (requirement, given)
    if len(graph.asked) == 1:
        (name,) = (Requirement(text).name for text in graph.asked)
        assert Version(chosen[name]) == Version(wanted[name])
