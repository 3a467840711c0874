from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from pyodide_cache.inventory.own_lock import release_in
from support.cli import files_of, run, warm
from support.packs import NODE
from support.servers import IndexServer, StartIndex
from support.wheels import build_wheel, write_index

OLD, NEW = "cp313-cp313-pyodide_2025_0_wasm32", "cp314-cp314-pyodide_2026_0_wasm32"


@pytest.fixture
def index(cache_dir: Path, index_server: StartIndex) -> IndexServer:
    """Fill a directory for the old release, and return an index that has a build for the new one, too."""
    index = index_server(build_wheel("native", "1.0", tag=OLD), build_wheel("native", "1.1", tag=NEW))
    assert warm(cache_dir, "native", "--pyodide", "0.29.5", "--index-url", index).code == 0
    return index


def hashes(directory: Path) -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in directory.iterdir() if path.is_file()
    }


def test_a_plan_comes_first_then_the_upgrade_and_its_undo(cache_dir: Path, index: IndexServer) -> None:
    words = ("upgrade", "--cache-dir", cache_dir)
    to = (*words, "--pyodide", "314.0.7", "--index-url", index, "--no-proof")
    before = hashes(cache_dir)
    answer = run(*to, "--dry-run")
    assert ["native", "1.0", "1.1", "updated"] in [line.split() for line in answer.out.splitlines()]
    assert "Would upgrade from Pyodide 0.29.5 to Pyodide 314.0.7: download 1 file" in answer.out
    assert run(*to).code == 2, "without a terminal, consent is needed"
    answer = run(*to, "--yes")
    assert answer.code == 0, answer.err
    assert f"{cache_dir} is for Pyodide 314.0.7 now: 2 new files, 2 old files set aside." in answer.out
    assert f"native-1.1-{NEW}.whl" in files_of(cache_dir)
    assert "has the newest packages for Pyodide 314.0.7" in run(*to).out
    assert "Would go back from Pyodide 314.0.7 to 0.29.5: restore 2 files" in run(*words, "--undo", "--dry-run").out
    answer = run(*words, "--undo", "--yes", "--json")
    assert answer.code == 0
    assert sorted(answer.json["restored"]) == sorted(before)
    assert hashes(cache_dir) == before
    answer = run(*words, "--undo")
    assert answer.code == 1
    assert f"there is no upgrade of {cache_dir} to undo" in answer.err


def test_what_is_copied_from_this_machine_is_no_download(cache_dir: Path, index: IndexServer, tmp_path: Path) -> None:
    words = ("upgrade", "--cache-dir", cache_dir, "--pyodide", "314.0.7", "--no-proof", "--dry-run")
    answer = run(*words, "--index-url", write_index(tmp_path / "wheels", *index.wheels))
    assert "to Pyodide 314.0.7: download 0 files (0 B), set" in answer.out


def test_a_package_that_is_gone_stops_it_and_says_what_to_do(cache_dir: Path, index: IndexServer) -> None:
    index.wheels.pop()
    url = index.url.replace("127.0.0.1", "localhost")  # an address whose pages were not kept
    words = ("upgrade", "--cache-dir", cache_dir, "--pyodide", "314.0.7", "--index-url", url, "--yes", "--no-proof")
    answer = run(*words)
    assert answer.code == 1
    assert "native: there is no wheel of native for this runtime" in answer.err
    assert "Nothing was changed. To leave these packages as they are, use --skip-missing" in answer.out
    assert run(*words, "--json").json["failed"][0]["code"] == "no-compatible-wheel"


def test_finish_deletes_the_old_files(cache_dir: Path, index: IndexServer) -> None:
    words = ("upgrade", "--cache-dir", cache_dir, "--yes")
    answer = run(*words, "--pyodide", "314.0.7", "--index-url", index, "--no-proof", "--json")
    assert answer.json["switched"] is True
    assert answer.json["changed"][0]["name"] == "native"
    assert "Set aside        2 files, " in run("stats", "--cache-dir", cache_dir).out
    assert run("stats", "--cache-dir", cache_dir, "--json").json["set_aside"]["files"] == 2
    assert run(*words, "--finish").out == "Deleted 2 files.\n"
    assert run(*words, "--undo").code == 1
    assert run(*words, "--undo", "--finish").code == 2


def test_a_runtime_without_its_files_stops_it_before_the_switch(
    cache_dir: Path, index: IndexServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pyodide_cache.updates.prove.find_node", lambda: NODE)  # it would not be started
    before = hashes(cache_dir)
    (tmp_path / "runtime").mkdir()
    words = ("upgrade", "--cache-dir", cache_dir, "--pyodide", "314.0.7", "--index-url", index, "--yes")
    answer = run(*words, "--runtime", tmp_path / "runtime")
    assert answer.code == 1
    assert "the runtime is not available from" in answer.err
    assert hashes(cache_dir) == before
    assert run("upgrade", "--cache-dir", cache_dir, "--finish", "--yes").out == "Deleted 2 files.\n"
    assert not (cache_dir / ".pyodide-cache-upgrade").exists()


def test_an_upgrade_that_changes_no_package_still_changes_the_lock_file(
    cache_dir: Path, index_server: StartIndex
) -> None:
    words = ("--cache-dir", cache_dir, "--index-url", index_server(build_wheel("lib", "1.0")).url)
    assert run("warm-up", "lib", "--source", "index", "--pyodide", "314.0.6", *words).code == 0
    answer = run("upgrade", "--pyodide", "314.0.7", "--source", "index", "--no-proof", "--yes", *words)
    assert f"{cache_dir} is for Pyodide 314.0.7 now" in answer.out
    document = json.loads((cache_dir / "pyodide-lock.json").read_text())
    assert release_in(document) == "314.0.7"
    assert document["packages"]["lxml"]["version"] == "6.1.3", "what is not cached comes from the new release, too"
    again = run("upgrade", "--pyodide", "314.0.7", "--source", "index", *words, "--dry-run")
    assert "has the newest packages for Pyodide 314.0.7" in again.out


def test_how_to_upgrade_one_package_is_said_where_it_is_named(cache_dir: Path) -> None:
    answer = run("upgrade", "numpy", "--cache-dir", cache_dir)
    assert answer.code == 2
    assert "pyodide-cache warm-up" in answer.err
