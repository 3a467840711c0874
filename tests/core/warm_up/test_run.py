"""A warm-up downloads packages and everything they need."""

from __future__ import annotations

from pathlib import Path

from support.cli import ONLY, names_of, packages_of, run, warm
from support.servers import StartIndex
from support.wheels import (
    DistributionFolder,
    build_wheel,
)

LIBRARY = "libopenblas-0.3.31.zip"


def test_a_preset_is_fetched_with_everything_it_needs(distribution: DistributionFolder, cache_dir: Path) -> None:
    answer = warm(cache_dir, "--preset", "essential", "--distribution", distribution, *ONLY)
    assert answer.code == 0, answer.err
    expected = {wheel.file_name for wheel in distribution.wheels.values()} | {LIBRARY}
    assert packages_of(cache_dir) == expected
    assert {row["file_name"] for row in answer.json["fetched"]} == expected
    for wheel in distribution.wheels.values():
        assert (cache_dir / wheel.file_name).read_bytes() == wheel.data
    assert answer.json["failed"] == answer.json["cached"] == []
    assert (answer.json["local"], answer.json["bytes_fetched"]) == (len(expected), 0)  # copied from the folder


def test_packages_that_are_not_in_the_lock_file_come_from_the_index(
    distribution: DistributionFolder, cache_dir: Path, index_server: StartIndex
) -> None:
    index = index_server(
        build_wheel("plotly", "6.3.0", requires=["narwhals>=1.15", "six"]),
        build_wheel("plotly", "6.2.0"),
        build_wheel("narwhals", "2.0.0"),
        build_wheel("six", "99.0"),
    )
    answer = warm(cache_dir, "numpy", "plotly", "--distribution", distribution, "--index-url", index.url)
    assert answer.code == 0, answer.err
    by_name = {row["name"]: row for row in answer.json["fetched"]}
    assert set(by_name) == {"numpy", "libopenblas", "plotly", "narwhals", "six"}
    assert by_name["plotly"]["version"] == "6.3.0"
    assert by_name["plotly"]["source"] == "index"
    assert by_name["six"]["version"] == "1.17.0"  # the lock comes first
    assert "/simple/numpy/" not in index.requests


def test_everything_can_come_from_the_index(
    distribution: DistributionFolder, cache_dir: Path, index_server: StartIndex
) -> None:
    index = index_server(
        build_wheel("msgpack", "1.1", tag="cp314-cp314-pyemscripten_2026_0_wasm32"),
        build_wheel("msgpack", "1.1", tag="cp314-cp314-manylinux_2_17_x86_64"),
        build_wheel("msgpack", "1.1", tag="cp313-cp313-pyemscripten_2025_0_wasm32"),
        build_wheel("six", "2.0"),
    )
    answer = warm(cache_dir, "msgpack", "six", "--source", "index", "--pyodide", "314.0.7", "--index-url", index.url)
    assert answer.code == 0, answer.err
    assert {row["file_name"] for row in answer.json["fetched"]} == {
        "msgpack-1.1-cp314-cp314-pyemscripten_2026_0_wasm32.whl",
        "six-2.0-py3-none-any.whl",
    }


def test_an_index_without_hashes_gives_unverified_files(
    distribution: DistributionFolder, cache_dir: Path, index_server: StartIndex
) -> None:
    index = index_server(build_wheel("plotly", "6.3"), hashes=False)
    words = ("plotly", "--distribution", distribution, "--index-url", index.url)
    assert warm(cache_dir, *words).code == 0
    rows = run("--cache-dir", cache_dir, "list", "--json").json["entries"]
    assert {row["name"]: row["status"] for row in rows if row["name"]} == {"plotly": "not_verified"}
    assert names_of(warm(cache_dir, *words).json["cached"]) == {"plotly"}
