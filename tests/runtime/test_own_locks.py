"""Own and exported lock files load in the runtime of their release, also in old ones."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pyodide_cache.formats.lockfile import parse_lock
from runtime.pyodide_node import load
from runtime.registry import NEWEST, Release, pyodide_folder
from support.patience import PATIENCE
from support.wheels import build_wheel

pytestmark = [pytest.mark.runtime, pytest.mark.registry]

#: Each line's newest release, and the first one of 0.28, whose lock files name no release anymore.
VERSIONS = ("0.25.1", "0.26.4", "0.27.7", "0.28.0", "0.28.3", "0.29.5", "314.0.7")

USE = "import idna\nidna.encode('bücher').decode()"

IMPORT = """
import pyodide_js
await pyodide_js.loadPackagesFromImports({source!r})
{source}
','.join(sorted(pyodide_js.loadedPackages.to_py()))
"""


@pytest.mark.parametrize("version", VERSIONS)
def test_r1_the_release_of_a_directory_is_kept_and_its_locks_load_in_it(
    version: str, cache_dir: Path, warm_up: Any
) -> None:
    release = Release(version, "", "", ())
    first = warm_up("idna==3.7", "--source", "index", "--pyodide", version)
    second = warm_up("mdurl", "--source", "index")
    assert second["pyodide"] in versions_with_the_lock_of(version)
    assert first["lock_file"] == second["lock_file"]
    outcome = load(pyodide_folder(release), cache_dir, Path(second["lock_file"]), ["idna", "mdurl"], USE)
    assert (outcome.errors, outcome.attempts, outcome.version) == ((), (), version)
    assert outcome.result == "xn--bcher-kva"
    exported = subprocess.run(
        [sys.executable, "-m", "pyodide_cache", "--cache-dir", str(cache_dir), "export", "lock", "--all", "--json"],
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE,
    )
    own, said = (
        json.loads(Path(file).read_bytes())
        for file in (second["lock_file"], json.loads(exported.stdout)["lock_file"])
    )
    # So it loads as well; test_export.py loads exported ones.
    assert (said["info"], [*said["packages"]]) == (own["info"], ["idna", "mdurl"])
    assert all(own["packages"][name] == entry for name, entry in said["packages"].items())


def versions_with_the_lock_of(version: str) -> set[str]:
    from pyodide_cache.settings.releases import releases

    sha256 = next(release.sha256 for release in releases() if release.version == version)
    return {release.version for release in releases() if release.sha256 == sha256}


def test_i1_packages_of_a_namespace_are_loaded_by_their_imports(cache_dir: Path, warm_up: Any) -> None:
    said = warm_up("jaraco.context", "jaraco.functools", "--source", "index", "--pyodide", NEWEST.version)
    lock_file = Path(said["lock_file"])
    lock = parse_lock(lock_file.read_bytes(), "own")
    for source, loaded in {
        "import jaraco.context": "jaraco.context",
        "from jaraco.functools import once": "jaraco.functools",
        "from jaraco import functools": "jaraco.functools",
    }.items():
        outcome = load(pyodide_folder(NEWEST), cache_dir, lock_file, [], IMPORT.format(source=source))
        assert (outcome.errors, outcome.attempts) == ((), ()), source
        needed = {package.spelling for package in lock.closure({loaded})[0]}
        assert needed <= {name.replace(".", "-") for name in outcome.result.split(",")}, source


@pytest.mark.parametrize("version", ["0.25.1", NEWEST.version])
def test_packages_that_need_each_other_are_loaded_with_each_other(
    version: str, cache_dir: Path, tmp_path: Path, warm_up: Any
) -> None:
    for name, other in (("hen", "egg"), ("egg", "hen")):
        build_wheel(name, requires=[other]).write_to(tmp_path / "index")
    said = warm_up("hen", "--source", "index", "--pyodide", version, "--index-url", str(tmp_path / "index"))
    folder = pyodide_folder(Release(version, "", "", ()))
    outcome = load(folder, cache_dir, Path(said["lock_file"]), ["egg"], "import egg, hen\nhen.NAME + egg.NAME")
    assert (outcome.errors, outcome.attempts, outcome.result) == ((), (), "henegg")
