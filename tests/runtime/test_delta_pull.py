"""The real runtime loads packages of which an upgrade from a team cache transferred only the difference."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from runtime.lock_maker import LOCK
from runtime.pyodide_node import load
from runtime.registry import NEWEST, pyodide_folder
from support.cli import run

pytestmark = [pytest.mark.runtime, pytest.mark.registry]

#: One release of each before those of `NEWEST`.
EARLIER = {"rich==15.0.0": "rich==14.3.3", "pygments==2.21.0": "pygments==2.20.0"}
CODE = """
import io, rich.console, pygments
console = rich.console.Console(file=io.StringIO(), width=20)
console.print("[bold]warm[/bold]")
repr([console.file.getvalue().strip(), pygments.__version__])
"""


def test_node_loads_what_a_delta_pull_made_without_a_network(
    distribution_of: Any, cache_dir: Path, tmp_path: Path
) -> None:
    before = replace(NEWEST, wheels=tuple(EARLIER.get(text, text) for text in NEWEST.wheels))
    old, new = tmp_path / "old" / "lock", tmp_path / "new" / "lock"
    (tmp_path / "share").mkdir()
    assert run("team", "add", "class", tmp_path / "share").code == 0
    for release, lock in ((before, old), (NEWEST, new)):
        folder = distribution_of(release)
        options = ("--distribution", folder, "--source", "distribution", "--cache-dir", lock.with_name("cache"))
        assert run("warm-up", "rich", *options).code == 0
        assert run("team", "push", "--all", *options).code == 0
        lock.mkdir()
        (folder / LOCK).rename(lock / LOCK)
        folder.rename(lock.with_name("wheels"))  # no byte can come from there
    options = ("--source", "distribution", "--cache-dir", cache_dir, "--json")
    first = run("team", "pull", "--distribution", old / LOCK, *options).json
    second = run("team", "pull", "--distribution", new / LOCK, *options).json
    assert (first["failed"], second["failed"]) == ([], [])
    assert (first["bytes_saved"], len(second["fetched"])) == (0, len(EARLIER))
    assert second["bytes_saved"] > 0.7 * (second["bytes_saved"] + second["bytes_fetched"])

    outcome = load(pyodide_folder(NEWEST), cache_dir, new / LOCK, ["rich"], CODE)
    assert (outcome.errors, outcome.attempts) == ((), ())
    assert outcome.result == repr(["warm", "2.21.0"])
