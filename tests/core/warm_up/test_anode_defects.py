"""This program has none of the nine defects of Anode's cache tool (its pull request 33).

The defects were found by reading its code. Every test uses the command line.
"""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest

from support.cli import Answer, files_of, run, warm
from support.servers import StartIndex
from support.wheels import WASM_TAG, DistributionFolder, build_wheel

ONLY = ("--source", "distribution")


def old(path: Path, days: float) -> Path:
    moment = time.time() - days * 86_400
    os.utime(path, (moment, moment))
    return path


def test_1_the_documented_variable_is_read(cache_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build_wheel("six").write_to(cache_dir)
    monkeypatch.setenv("ANODE_CACHE_DIR", str(cache_dir))
    assert run("check", "six").code == 0
    assert run("dirs", "--json").json["cache_dir"] == str(cache_dir)


def test_2a_a_warm_up_in_which_everything_failed_is_a_failure(
    distribution: DistributionFolder, cache_dir: Path
) -> None:
    for wheel in distribution.wheels.values():
        (distribution.path / wheel.file_name).unlink()
    answer = warm(cache_dir, "--preset", "essential", "--distribution", distribution, *ONLY, json_too=False)
    assert answer.code == 1
    assert "0 fetched" not in answer.out or "failed" in answer.out
    for name in ("ipython", "matplotlib", "numpy", "pandas", "requests", "micropip"):
        assert f"{name}-" in answer.err
    assert "success" not in answer.out.lower()


def test_2b_a_preset_with_plotly_fetches_it_from_the_index(
    distribution: DistributionFolder, cache_dir: Path, index_server: StartIndex
) -> None:
    index = index_server(
        build_wheel("plotly", "6.3.0", requires=["narwhals"]),
        build_wheel("narwhals"),
        *(build_wheel(name) for name in ("scipy", "sympy", "bokeh")),
    )
    answer = warm(cache_dir, "--preset", "common", "--distribution", distribution, "--index-url", index.url)
    assert answer.code == 0, answer.err
    assert "plotly" in {row["name"] for row in answer.json["fetched"]}


def test_2c_one_package_that_is_not_available_does_not_stop_the_others(
    distribution: DistributionFolder, cache_dir: Path
) -> None:
    answer = warm(cache_dir, "--preset", "common", "--distribution", distribution, *ONLY)
    assert answer.code == 1
    assert {row["requirement"] for row in answer.json["failed"]} == {"scipy", "sympy", "bokeh", "plotly"}
    assert {"ipython", "numpy", "micropip"} <= {row["name"] for row in answer.json["fetched"]}


def check(cache_dir: Path, *names: str) -> list[bool]:
    return [row["cached"] for row in run("--cache-dir", cache_dir, "check", *names, "--json").json["results"]]


def test_3_check_compares_complete_canonical_names(cache_dir: Path) -> None:
    build_wheel("scikit_learn", "1.8.0", tag=WASM_TAG).write_to(cache_dir)
    build_wheel("pydantic_core", "2.41", tag=WASM_TAG).write_to(cache_dir)
    build_wheel("numpy_financial", "1.0").write_to(cache_dir)
    assert check(cache_dir, "scikit-learn", "pydantic", "pydantic-core", "numpy") == [True, False, True, False]


def test_4_the_list_shows_names_every_version_and_tar_archives(cache_dir: Path) -> None:
    build_wheel("python_dateutil", "2.8.0").write_to(cache_dir)
    build_wheel("python_dateutil", "2.9.0").write_to(cache_dir)
    (cache_dir / "numpy-tests.tar").write_bytes(b"x")
    rows = run("--cache-dir", cache_dir, "list", "--json").json["entries"]
    assert [(row["name"], row["version"]) for row in rows] == [
        ("numpy-tests", None),
        ("python-dateutil", "2.8.0"),
        ("python-dateutil", "2.9.0"),
    ]


def test_5_an_age_of_zero_is_zero(cache_dir: Path) -> None:
    build_wheel("six").write_to(cache_dir)
    answer = run("--cache-dir", cache_dir, "cleanup", "--max-age", "0", "--yes")
    assert answer.code == 0
    assert files_of(cache_dir) == set()


def test_6_clear_keeps_other_files_skips_folders_and_reports_errors(cache_dir: Path, home: Path) -> None:
    wheel = build_wheel("six")
    (cache_dir / "a-folder").mkdir(parents=True)
    (cache_dir / "a-folder" / "thesis.txt").write_text("mine")
    (cache_dir / "notes.txt").write_text("mine")
    wheel.write_to(cache_dir)
    assert run("--cache-dir", cache_dir, "clear", "--yes").code == 0
    assert files_of(cache_dir) == {"a-folder", "notes.txt"}
    assert (cache_dir / "a-folder" / "thesis.txt").read_text() == "mine"

    old(wheel.write_to(cache_dir), 100)
    trash = home / ".local" / "share" / "Trash"
    trash.rename(trash.with_name("emptied"))
    trash.write_text("no folder")
    answer = run("--cache-dir", cache_dir, "cleanup", "--yes")
    assert answer.code == 1
    assert wheel.file_name in answer.err
    assert "No files were moved to the trash" in answer.out


@pytest.mark.slow
def test_7_several_warm_ups_of_one_directory_need_no_lock_and_a_stale_one_does_not_block(
    distribution: DistributionFolder, cache_dir: Path
) -> None:
    cache_dir.mkdir()
    (cache_dir / ".cache-lock").write_text("4242")
    answers: list[Answer] = []
    words = ("--distribution", str(distribution), *ONLY)

    def work() -> None:
        import subprocess
        import sys

        command = [sys.executable, "-m", "pyodide_cache", "--cache-dir", str(cache_dir), "warm-up", "pandas", *words]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        answers.append(Answer(done.returncode, done.stdout, done.stderr))

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [answer.code for answer in answers] == [0, 0, 0], answers
    assert not [name for name in files_of(cache_dir) if name.endswith("part")]
    for wheel in ("pandas", "numpy", "six"):
        path = cache_dir / distribution.wheels[wheel].file_name
        assert path.read_bytes() == distribution.wheels[wheel].data


def test_8_sizes_are_shown_by_kind_and_other_files_are_not_packages(cache_dir: Path) -> None:
    wheel = build_wheel("six")
    wheel.write_to(cache_dir)
    (cache_dir / ".cache-lock").write_text("x" * 500)
    (cache_dir / "folder").mkdir()
    stats = run("--cache-dir", cache_dir, "stats", "--json").json
    assert stats["packages"] == 1
    assert stats["kinds"] == {
        "pure_wheel": {"files": 1, "bytes": len(wheel.data)},
        "foreign": {"files": 1, "bytes": 500},
    }


def test_9_bytes_are_verified_and_runtimes_distinguished(distribution: DistributionFolder, cache_dir: Path) -> None:
    six = distribution.wheels["six"]
    build_wheel("numpy", "2.2", tag="cp313-cp313-pyodide_2025_0_wasm32").write_to(cache_dir)
    (cache_dir / six.file_name).write_bytes(b"tampered with")
    answer = warm(cache_dir, "six", "numpy", "--distribution", distribution, *ONLY)
    assert answer.code == 0, answer.err
    assert {row["name"]: row["replaces"] for row in answer.json["fetched"]} == {
        "six": True,
        "numpy": False,
        "libopenblas": False,
    }
    assert (cache_dir / six.file_name).read_bytes() == six.data
    rows = run("--cache-dir", cache_dir, "list", "--json").json["entries"]
    runtimes = {(row["version"], row["runtime"], row["status"]) for row in rows if row["name"] == "numpy"}
    assert runtimes == {("2.2", "0.28–0.29", "not_verified"), ("2.4.6", "314", "verified")}
