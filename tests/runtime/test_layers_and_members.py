"""The real runtime reads files of layers and of members of a store, with the network blocked."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pyodide_cache.sharing.layers import layer_snippet
from runtime.lock_maker import LOCK
from runtime.pyodide_node import load, node
from runtime.registry import BEFORE, NEWEST, OLD, Release, pyodide_folder
from support.patience import PATIENCE

pytestmark = [pytest.mark.runtime, pytest.mark.registry]

USE = "import idna, rich\nrepr(idna.encode('bücher'))"
RESULT = repr(b"xn--bcher-kva")


def command(*words: object) -> Any:
    done = subprocess.run(
        [sys.executable, "-m", "pyodide_cache", *map(str, words), "--json"],
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return json.loads(done.stdout)


def contents(folder: Path) -> dict[str, tuple[str, int]]:
    return {
        path.name: (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)
        for path in folder.iterdir()
    }


@pytest.mark.parametrize("release", [NEWEST, BEFORE], ids=str)
def test_the_runtime_reads_through_two_layers(release: Release, tmp_path: Path, distribution_of: Any) -> None:
    folder = distribution_of(release)
    share, own = tmp_path / "share", tmp_path / "own"
    source = ("--distribution", folder, "--source", "distribution")
    command("--cache-dir", share, "warm-up", "idna", "pygments", *source)
    # Files that are damaged in the share or missing there are put into the directory.
    damaged = next(share.glob("pygments-*.whl"))
    damaged.write_bytes(b"damaged" + damaged.read_bytes()[7:])
    before = contents(share)
    command("--cache-dir", own, "layer", "add", share)
    report = command("--cache-dir", own, "warm-up", "rich", "idna", *source)
    assert [row["name"] for row in report["cached"] if row["layer"] == str(share)] == ["idna"]
    assert {row["name"] for row in report["fetched"]} == {"rich", "markdown-it-py", "mdurl", "pygments"}
    assert not list(own.glob("idna-*"))

    snippet = layer_snippet(own, [share], release=release.version)
    assert snippet.layer == share
    outcome = load(pyodide_folder(release), own, folder / LOCK, ["rich", "idna"], USE, layer=snippet.layer)
    assert (outcome.errors, outcome.attempts, outcome.result) == ((), (), RESULT)
    assert contents(share) == before


def test_the_snippet_runs_unchanged(tmp_path: Path, distribution_of: Any) -> None:
    folder = distribution_of(NEWEST)
    share, own = tmp_path / "share", tmp_path / "own"
    source = ("--distribution", folder, "--source", "distribution")
    command("--cache-dir", share, "warm-up", "idna", *source)
    (share / LOCK).write_bytes((folder / LOCK).read_bytes())
    command("--cache-dir", own, "layer", "add", share)
    code = command("--cache-dir", own, "layer", "snippet", "--pyodide", NEWEST.version)["code"]
    modules = tmp_path / "node_modules"
    modules.mkdir()
    (modules / "pyodide").symlink_to(pyodide_folder(NEWEST))
    script = tmp_path / "start.mjs"
    script.write_text(
        code.replace('"numpy"', '"idna"')
        + """console.log(pyodide.runPython("import idna; idna.encode('bücher').decode()"));\n"""
    )
    done = subprocess.run([*node(), str(script)], capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert done.stdout.strip().endswith("xn--bcher-kva"), done.stdout + done.stderr


def test_the_runtime_reads_through_a_snapshot(tmp_path: Path, distribution_of: Any) -> None:
    folder = distribution_of(NEWEST)
    root, own = tmp_path / "snapshots", tmp_path / "own"
    source = ("--distribution", folder, "--source", "distribution")
    command("--cache-dir", own, "snapshot", "create", root, "rich", "msgpack", *source)
    layer = root / "current"
    command("--cache-dir", own, "layer", "add", layer)
    report = command("--cache-dir", own, "warm-up", "rich", "idna", *source)
    assert [row["name"] for row in report["fetched"]] == ["idna"]
    outcome = load(pyodide_folder(NEWEST), own, layer / LOCK, ["rich", "idna"], USE, layer=layer)
    assert (outcome.errors, outcome.attempts, outcome.result) == ((), (), RESULT)


@pytest.mark.parametrize("release", [NEWEST, BEFORE], ids=str)
def test_c9_the_runtime_reads_wheels_of_an_index_in_a_layer(release: Release, tmp_path: Path) -> None:
    share, own = tmp_path / "share", tmp_path / "own"
    source = ("--source", "index", "--pyodide", release.version)
    command("--cache-dir", share, "warm-up", "rich", *source)
    command("--cache-dir", own, "layer", "add", share)
    report = command("--cache-dir", own, "warm-up", "rich", "idna", *source)
    assert [row["name"] for row in report["fetched"]] == ["idna"]
    assert {row["layer"] for row in report["cached"]} == {str(share)}
    outcome = load(pyodide_folder(release), own, Path(report["lock_file"]), ["rich", "idna"], USE, layer=share)
    assert (outcome.errors, outcome.attempts, outcome.result) == ((), (), RESULT)


def test_for_a_runtime_that_reads_one_directory_the_layer_is_copied(tmp_path: Path, distribution_of: Any) -> None:
    folder = distribution_of(OLD)
    share, own = tmp_path / "share", tmp_path / "own"
    source = ("--distribution", folder, "--source", "distribution", "--pyodide", OLD.version)
    command("--cache-dir", share, "warm-up", "rich", "idna", *source)
    command("--cache-dir", own, "layer", "add", share)
    for path in folder.glob("*.whl"):
        path.unlink()
    report = command("--cache-dir", own, "warm-up", "rich", "idna", *source)
    assert (report["local"], report["bytes_fetched"]) == (len(report["fetched"]), 0)
    assert layer_snippet(own, [share], release=OLD.version).layer is None
    outcome = load(pyodide_folder(OLD), own, folder / LOCK, ["rich", "idna"], USE)
    assert (outcome.errors, outcome.attempts, outcome.result) == ((), (), RESULT)


def test_two_releases_read_their_own_members_of_one_store(tmp_path: Path, distribution_of: Any) -> None:
    store = tmp_path / "store"
    folders = {release: distribution_of(release) for release in (NEWEST, BEFORE)}
    for release, folder in folders.items():
        member = tmp_path / release.version
        command("store", "adopt", member, "--store", store, "--hard-links", "--yes")
        source = ("--distribution", folder, "--source", "distribution")
        command("--cache-dir", member, "warm-up", "rich", "msgpack", "idna", *source)
    # The pure wheels are shared; each release has its own msgpack.
    first, second = (tmp_path / release.version for release in folders)
    both = {path.name for path in first.glob("*.whl")} & {path.name for path in second.glob("*.whl")}
    assert len(both) >= 5
    for name in both:
        assert (first / name).stat().st_nlink >= 2
    for release, folder in folders.items():
        outcome = load(
            pyodide_folder(release), tmp_path / release.version, folder / LOCK, ["rich", "msgpack", "idna"], USE
        )
        assert (outcome.errors, outcome.attempts, outcome.result) == ((), (), RESULT)
    assert command("store", "verify", "--store", store)["damaged"] == []
