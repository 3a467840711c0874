from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from runtime.lock_maker import LOCK
from runtime.pyodide_node import load
from runtime.registry import BEFORE, NEWEST, Release, pyodide_folder
from support.servers import Serve

pytestmark = [pytest.mark.runtime, pytest.mark.registry]

USE_BOTH = """
import io, msgpack, rich, rich.console
console = rich.console.Console(file=io.StringIO(), width=20)
console.print("[bold]warm[/bold]")
repr([console.file.getvalue().strip(), msgpack.unpackb(msgpack.packb([1, "ü"]))])
"""


def test_wheels_of_an_index_load_with_the_directorys_own_lock_file(cache_dir: Path, warm_up: Any) -> None:
    said = warm_up("rich", "msgpack", "--source", "index", "--pyodide", NEWEST.version)
    assert said["failed"] == []
    assert said["pyodide"] == NEWEST.version
    assert {item["source"] for item in said["fetched"]} == {"index"}
    assert said["lock_file"] == str(cache_dir / LOCK)
    _loads(NEWEST, cache_dir, said["lock_file"], {item["name"] for item in said["fetched"]})

    again = warm_up("rich", "msgpack", "--source", "index", "--pyodide", NEWEST.version)
    assert again["fetched"] == []
    assert len(again["cached"]) == len(said["fetched"])


def test_one_directory_serves_two_releases_with_a_lock_file_for_each(cache_dir: Path, warm_up: Any) -> None:
    newest, before = (
        warm_up("rich", "msgpack", "--source", "index", "--pyodide", release.version) for release in (NEWEST, BEFORE)
    )
    assert {item["name"] for item in before["fetched"]} == {"msgpack"}  # pure wheels serve both
    assert newest["lock_file"] != before["lock_file"]
    names = {item["name"] for item in newest["fetched"]}
    _loads(NEWEST, cache_dir, newest["lock_file"], names)
    _loads(BEFORE, cache_dir, before["lock_file"], names)


def _loads(release: Release, cache_dir: Path, own_lock: str, names: set[str]) -> None:
    outcome = load(pyodide_folder(release), cache_dir, Path(own_lock), ["rich", "msgpack"], USE_BOTH)
    assert outcome.errors == ()
    assert outcome.attempts == ()
    assert outcome.version == release.version
    assert {name.replace("_", "-") for name in outcome.loaded} == names
    assert outcome.result == repr(["warm", [1, "ü"]])


def test_the_newest_pyodide_is_the_default(warm_up: Any) -> None:
    said = warm_up("msgpack", "--source", "index")
    assert said["pyodide"] == NEWEST.version
    assert [NEWEST.platform in item["file_name"] for item in said["fetched"]] == [True]


def test_packages_of_the_distribution_and_of_the_index_load_together(
    cache_dir: Path, distribution_of: Any, warm_up: Any, serve: Serve
) -> None:
    folder = distribution_of(NEWEST, without=("idna",))
    said = warm_up("msgpack", "idna", "--distribution", f"{serve(folder)}/")
    assert said["failed"] == []
    source_of = {item["name"]: item["source"] for item in said["fetched"]}
    assert source_of["idna"] == "index"
    assert source_of["msgpack"] != "index"

    own_lock = cache_dir / LOCK
    official = json.loads((folder / LOCK).read_text())["packages"]
    assert set(json.loads(own_lock.read_text())["packages"]) == {*official, "idna"}
    code = "import idna, msgpack\nrepr([idna.encode('bücher'), msgpack.packb(1)])"
    outcome = load(pyodide_folder(NEWEST), cache_dir, own_lock, ["msgpack", "idna"], code)
    assert outcome.errors == ()
    assert outcome.attempts == ()
    assert outcome.result == repr([b"xn--bcher-kva", b"\x01"])
