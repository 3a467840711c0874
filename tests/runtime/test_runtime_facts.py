from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from pyodide_cache.settings.releases import shipped_lock
from runtime.lock_maker import LOCK
from runtime.pyodide_node import load
from runtime.registry import BEFORE, NEWEST, OLD, Release, published_folder, pyodide_folder

pytestmark = [pytest.mark.runtime, pytest.mark.registry]

#: micropip decides which wheels load: its own copy of the packaging library, and what it adds.
ASK_MICROPIP = """
import json
from micropip._utils import sys_tags
from micropip._vendored.packaging.src.packaging.markers import default_environment
json.dumps({"tags": [str(tag) for tag in sys_tags()], "markers": default_environment()})
"""


@pytest.mark.parametrize("release", [NEWEST, BEFORE, OLD], ids=str)
def test_tags_and_markers_are_those_of_the_running_runtime(release: Release, distribution_of: Any) -> None:
    folder = distribution_of(release)  # holds its wheels, as a warmed directory does
    outcome = load(pyodide_folder(release), folder, folder / LOCK, ["micropip"], ASK_MICROPIP)
    assert outcome.errors == ()
    real = json.loads(outcome.result)
    runtime = shipped_lock(release.version).runtime
    # loadPackage loads wheels with the tag of PEP 783 that an older micropip refuses; they come last for each Python.
    ours = [str(tag) for tag in runtime.tags()]
    refused = [tag for tag in ours if "pyemscripten" in tag and not runtime.accepts_pep_783]
    assert [tag for tag in ours if tag not in refused] == real["tags"]
    assert bool(refused) is not runtime.accepts_pep_783
    assert dict(runtime.marker_environment()) == real["markers"]


@pytest.mark.parametrize("release", [NEWEST, BEFORE, OLD], ids=str)
def test_the_shipped_lock_is_the_one_of_the_npm_package(release: Release) -> None:
    official: Path = published_folder(release) / LOCK
    assert shipped_lock(release.version).sha256 == hashlib.sha256(official.read_bytes()).hexdigest()
