"""``pyodide cache``: pyodide-cli itself loads the entry point, as it would on a person's machine."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest
from packaging.utils import canonicalize_name

from runtime.registry import NEWEST, fetch_wheels
from support.patience import PATIENCE

pytestmark = pytest.mark.registry

#: The newest, and the newest for Python 3.11; typer's other libraries are installed with ours.
VERSIONS = {
    "newest": ("pyodide-cli==0.5.0",),
    "of Python 3.11": ("pyodide-cli==0.2.4", "typer==0.29.2", "shellingham==1.5.4", "annotated-doc==0.0.7"),
}

#: The newest asks for Python 3.12 for one name only; on 3.11 it is lent to it.
RUN = """
import runpy, sys, typing
if not hasattr(typing, "override"):
    typing.override = lambda function: function
sys.argv[0] = "pyodide"
runpy.run_module("pyodide_cli", run_name="__main__", alter_sys=True)
"""

#: Commands of the other plug-ins (facts/pyodide.md 6.3).
TAKEN = {
    *("auditwheel", "build", "build-recipes", "build-recipes-no-deps", "clean", "config", "lockfile"),
    *("pack", "minify", "py-compile", "skeleton", "venv", "xbuildenv"),
}


@pytest.fixture(params=VERSIONS)
def pyodide(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    """Return a function that runs the real ``pyodide`` command and returns what it says."""
    site = tmp_path / "site"
    for wheel in fetch_wheels(VERSIONS[request.param], NEWEST.python, NEWEST.platform).values():
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(site)

    def run(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", RUN, *arguments],
            env={**os.environ, "PYTHONPATH": str(site)},
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout

    return run


def test_pyodide_lists_our_command_under_our_name(pyodide: Any) -> None:
    said = pyodide("--help")
    assert re.search(r"Registered by:? pyodide-cache", said)
    assert " cache " in said
    assert pyodide("--version")


def test_pyodide_cache_runs_our_commands(pyodide: Any, cache_dir: Path) -> None:
    cache_dir.mkdir()
    (cache_dir / "idna-3.20-py3-none-any.whl").write_bytes(b"")
    said = json.loads(pyodide("cache", "--cache-dir", str(cache_dir), "list", "--json"))
    assert [entry["name"] for entry in said["entries"]] == ["idna"]
    assert " cache list [OPTIONS]\n" in pyodide("cache", "list", "--help")


def test_pyodide_cli_finds_our_distribution_by_the_entry_points_value() -> None:
    (ours,) = (item for item in entry_points(group="pyodide.cli") if item.value.startswith("pyodide_cache"))
    assert ours.dist is not None
    top_level, dot, _ = ours.value.partition(".")
    assert dot
    assert canonicalize_name(top_level) == canonicalize_name(ours.dist.name)
    assert ours.name not in TAKEN


def test_the_entry_point_brings_nothing_heavy_into_every_pyodide_command() -> None:
    code = "import sys, pyodide_cache.cli.plug_in; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert not loaded & {"PySide6", "httpx", "rich", "pypi_simple", "resolvelib", "tomlkit", "sqlite3"}
