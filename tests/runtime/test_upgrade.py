from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from runtime.lock_maker import LOCK
from runtime.pyodide_node import load
from runtime.registry import BEFORE, NEWEST, pyodide_folder
from support.cli import run

pytestmark = [pytest.mark.runtime, pytest.mark.registry]

USE = """
import io, msgpack, rich.console
console = rich.console.Console(file=io.StringIO(), width=20)
console.print("[bold]warm[/bold]")
repr([console.file.getvalue().strip(), msgpack.unpackb(msgpack.packb([1, "ü"]))])
"""


def hashes(directory: Path) -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in directory.iterdir() if path.is_file()
    }


def test_a_directory_with_wheels_of_an_index_is_upgraded_proven_in_node_and_undone(
    cache_dir: Path, warm_up: Any
) -> None:
    said = warm_up("rich", "msgpack", "--source", "index", "--pyodide", BEFORE.version)
    assert said["failed"] == []
    before = hashes(cache_dir)
    words = ("upgrade", "--cache-dir", cache_dir, "--yes", "--json", "--source", "index")
    answer = run(*words, "--pyodide", NEWEST.version, "--runtime", pyodide_folder(NEWEST))
    assert answer.code == 0, (answer.out, answer.err)
    assert answer.json["switched"] is True
    assert answer.json["proof"].startswith(f"Pyodide {NEWEST.version} in Node ")

    verified = run("verify", "--cache-dir", cache_dir)
    assert "5 files, 0 read now: 5 verified." in verified.out  # links for the proof change no status
    outcome = load(pyodide_folder(NEWEST), cache_dir, cache_dir / LOCK, ["rich", "msgpack"], USE)
    assert (outcome.errors, outcome.attempts) == ((), ())
    assert outcome.result == repr(["warm", [1, "ü"]])

    assert run(*words, "--undo").code == 0
    assert hashes(cache_dir) == before
    outcome = load(pyodide_folder(BEFORE), cache_dir, cache_dir / LOCK, ["rich", "msgpack"], USE)
    assert outcome.result == repr(["warm", [1, "ü"]])


def test_a_set_that_does_not_load_is_not_switched_to(cache_dir: Path, warm_up: Any, tmp_path: Path) -> None:
    warm_up("rich", "msgpack", "--source", "index", "--pyodide", BEFORE.version)
    broken = tmp_path / "runtime"
    broken.mkdir()
    for path in pyodide_folder(NEWEST).iterdir():
        (broken / path.name).write_bytes(path.read_bytes())
    (broken / "pyodide.asm.wasm").write_bytes(b"not code")
    before = hashes(cache_dir)
    answer = run(
        "upgrade",
        "--cache-dir",
        cache_dir,
        "--source",
        "index",
        "--yes",
        "--pyodide",
        NEWEST.version,
        "--runtime",
        broken,
    )
    assert answer.code == 1
    assert "the new packages do not load in Node" in answer.err
    assert "Nothing was changed." in answer.out
    assert hashes(cache_dir) == before
