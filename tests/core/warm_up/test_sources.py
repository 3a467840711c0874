"""Distributions are opened, or the reason is reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.cli import ONLY, files_of, reasons_of, run, warm
from support.servers import StartIndex
from support.wheels import (
    build_lock,
    build_wheel,
    write_distribution,
)


def test_an_unpacked_old_release_is_a_distribution(cache_dir: Path, tmp_path: Path) -> None:
    wheel = build_wheel("regex", "2022.1", tag="cp310-cp310-emscripten_3_1_14_wasm32")
    lock = build_lock([wheel], info={"arch": "wasm32", "platform": "emscripten_3_1_14", "python": "3.10.2"})
    folder = write_distribution(tmp_path / "old", [wheel], lock=lock, lock_name="repodata.json")
    answer = warm(cache_dir, "regex", "--distribution", folder, *ONLY)
    assert answer.code == 0, answer.err
    assert files_of(cache_dir) == {wheel.file_name}


@pytest.mark.parametrize(
    ("content", "words"),
    [("{not json", "not valid JSON"), ("{}", "not a Pyodide lock file"), (None, "no lock file in")],
)
def test_a_distribution_without_a_valid_lock_file_is_reported(
    content: str | None, words: str, cache_dir: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "d"
    folder.mkdir()
    if content is not None:
        (folder / "pyodide-lock.json").write_text(content)
    answer = warm(cache_dir, "six", "--distribution", folder)
    assert answer.code == 1
    assert answer.out == ""
    assert words in answer.err
    assert not cache_dir.exists()


@pytest.mark.parametrize(
    "text", ["/no/such/folder", "ftp://127.0.0.1/x", "http://[broken", "http://u:secret@127.0.0.1:9/"]
)
def test_a_distribution_that_does_not_exist_is_reported(text: str, cache_dir: Path) -> None:
    answer = warm(cache_dir, "six", "--distribution", text)
    assert answer.code == 1
    assert answer.out == ""
    assert answer.err.startswith("Error: ")
    assert "Traceback" not in answer.err
    assert "secret" not in answer.err


def test_the_lock_file_of_a_shipped_release_needs_no_network(
    cache_dir: Path, tmp_path: Path, index_server: StartIndex
) -> None:
    files = tmp_path / "files"
    files.mkdir()
    answer = warm(cache_dir, "six", "--pyodide", "314.0.7", "--distribution", files, *ONLY)
    assert reasons_of(answer) == {"six": "file-not-found"}
    assert answer.json["pyodide"] == "314.0.7"


def test_wasm_wheels_of_another_line_suggest_its_newest_release(cache_dir: Path, tmp_path: Path) -> None:
    build_wheel("numpy", "2.2", tag="cp313-cp313-pyodide_2025_0_wasm32").write_to(cache_dir)
    answer = warm(cache_dir, "no-such-thing", *ONLY, "--dry-run")
    assert answer.json["pyodide"] == "0.29.5"


def test_a_release_that_is_neither_shipped_nor_reachable_is_reported(cache_dir: Path) -> None:
    answer = run(
        "warm-up", "six", "--pyodide", "0.0.0", "--distribution", "http://127.0.0.1:9/", "--cache-dir", cache_dir
    )
    assert answer.code == 1
    assert "cannot be reached" in answer.err
