"""What pip and uv install from a random index for the runtime's Python is found, and what they refuse is refused."""

from __future__ import annotations

import atexit
import json
import random
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.version import Version

from pyodide_cache.base.events import Cancel
from pyodide_cache.inventory.inventory import Inventory
from pyodide_cache.warm_up.request.requests import PackageRequest
from pyodide_cache.warm_up.resolution.resolve import resolve
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions
from support.patience import PATIENCE
from support.servers import StartIndex
from support.sources import sources_of
from support.wheels import Wheel, build_wheel

NAMES = "abcdef"
#: Versions of each kind that a graph may have besides plain ones.
MORE: Mapping[str, list[str]] = {
    "prerelease": ["3.1a1", "2.2rc1", "4.0.dev1"],
    "local": ["1.0+x", "2.0+cpu"],
    "epoch": ["1!0.5"],
}
PYTHONS = [">=3.8", "<3.12", ">=3.14,<4", "!=3.14.*"]
#: The Python of the release.
PYTHON = "3.14.2"
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
        self.files = {(wheel.name, Version(wheel.version)): wheel for wheel in self.wheels}
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


#: Commands of pip as JSON, a line each, with the folder to run in; forks, since to import pip takes longest.
_PIP = """
import json, os, sys
from pip._internal.cli.main import main
from pip._internal.commands import create_command
create_command("install")
for line in sys.stdin:
    folder, words = json.loads(line)
    if not os.fork():
        os.chdir(folder)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os._exit(main(words))
    print(os.waitstatus_to_exitcode(os.wait()[1]), flush=True)
"""


@cache
def pip() -> subprocess.Popen[str]:
    """Return a process that runs commands of pip until its standard input ends, with this process."""
    command = [sys.executable, "-c", _PIP]
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True)
    atexit.register(process.communicate)  # closes its standard input, and waits
    return process


def of_pip(url: str, graph: Graph, folder: Path) -> dict[str, str] | None:
    """Return what pip would install; None if it refuses."""
    (folder / "c.txt").write_text("\n".join(graph.constraints))
    report = folder / "report.json"
    words = "--dry-run --ignore-installed --only-binary :all: --no-cache-dir --target target"
    places = ("--index-url", url, "-c", folder / "c.txt", "--report", report, "--python-version", PYTHON)
    command = ["--isolated", "install", *graph.asked, *words.split(), *map(str, places)]
    asked, answered = pip().stdin, pip().stdout
    assert asked
    assert answered
    asked.write(json.dumps([str(folder), command]) + "\n")
    asked.flush()
    if answered.readline().strip() != "0":
        return None
    rows = json.loads(report.read_text())["install"]
    return {row["metadata"]["name"]: row["metadata"]["version"] for row in rows}


def of_uv(url: str, graph: Graph, folder: Path) -> dict[str, str] | None:
    """Return what uv would install; None if it refuses."""
    from uv import find_uv_bin

    (folder / "r.in").write_text("\n".join(graph.asked))
    (folder / "c.txt").write_text("\n".join(graph.constraints))
    words = "--no-header --no-annotate --quiet --no-cache --no-config --only-binary :all: --color never"
    places = ("r.in", "-c", "c.txt", "--default-index", url, "--python-version", PYTHON, "--python", sys.executable)
    done = subprocess.run(
        [find_uv_bin(), "pip", "compile", *words.split(), *places],
        cwd=folder,
        capture_output=True,
        check=False,
        text=True,
        timeout=PATIENCE,
    )
    if done.returncode:
        return None
    return {name: version for name, _, version in (line.partition("==") for line in done.stdout.split())}


def has_yanked(graph: Graph, found: Mapping[str, str]) -> bool:
    return any(graph.files[name, Version(version)].file_name in graph.yanked for name, version in found.items())


def has_prerelease(_graph: Graph, found: Mapping[str, str]) -> bool:
    return any(Version(version).is_prerelease for version in found.values())


def is_for_older_pythons(graph: Graph, found: Mapping[str, str]) -> bool:
    texts = (graph.files[name, Version(version)].requires_python for name, version in found.items())
    return not all(SpecifierSet(text or "").contains(PYTHON) for text in texts)


Shows = Callable[[Graph, Mapping[str, str]], bool]
#: Why a tool's answer may be another, with what then is in our answer or in its own.
DIFFERENCES: Mapping[str, Mapping[str, tuple[str, Shows]]] = {
    "pip": {"where all versions in range are yanked, pip takes one only if it is pinned": ("ours", has_yanked)},
    "uv": {
        "where all versions in range are yanked, uv takes one only if it is pinned": ("ours", has_yanked),
        "where nothing else is in range, uv takes a pre-release that no specifier names": ("theirs", has_prerelease),
        "uv ignores what Requires-Python excludes above the first version": ("theirs", is_for_older_pythons),
    },
}
TOOLS = {"pip": (of_pip, range(4)), "uv": (of_uv, range(4, 16))}


@pytest.mark.slow
@pytest.mark.parametrize(("tool", "seed"), [(tool, seed) for tool, (_, seeds) in TOOLS.items() for seed in seeds])
@pytest.mark.parametrize("kind", KINDS)
def test_pip_and_uv_find_the_same(kind: str, tool: str, seed: int, index_server: StartIndex, tmp_path: Path) -> None:
    graph = Graph(kind, seed)
    index = index_server(*graph.wheels, yanked=graph.yanked)
    options = SourceOptions(pyodide="314.0.7", mode=SourceMode.INDEX, index_url=index.url)
    asked, limits = (tuple(map(Requirement, texts)) for texts in (graph.asked, graph.constraints))
    with sources_of(options, Inventory(tmp_path)) as sources:
        found = resolve(PackageRequest(asked, constraints=limits), sources, Cancel())
    ours = None if found.failures else {str(pin.name): pin.version for pin in found.pins}
    theirs = TOOLS[tool][0](index.url, graph, tmp_path)
    answers = {"ours": ours or {}, "theirs": theirs or {}}
    reasons = [why for why, (whose, shows) in DIFFERENCES[tool].items() if shows(graph, answers[whose])]
    assert (ours is None) == (theirs is None) or reasons, (ours, theirs)
    # Where several choices meet everything, the tools may prefer different packages.
    for given in answers.values():
        needed = [
            *graph.asked,
            *(text for name in given for text in graph.files[name, Version(given[name])].requires),
        ]
        needed += [limit for limit in graph.constraints if limit[0] in given]
        for requirement in map(Requirement, needed if given else ()):
            if not requirement.marker:
                assert requirement.specifier.contains(given[requirement.name], prereleases=True), (requirement, given)
    if ours and theirs and len(graph.asked) == 1 and not reasons:
        (name,) = (Requirement(text).name for text in graph.asked)
        assert Version(ours[name]) == Version(theirs[name])
