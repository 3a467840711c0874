"""A warm-up fetches packages and everything they need, and reports what is not available."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pyodide_cache.inventory.inventory import Status
from pyodide_cache.inventory.ledger import open_ledger
from pyodide_cache.inventory.read import read_inventory
from support.cli import ONLY, files_of, names_of, packages_of, reasons_of, run, warm
from support.servers import Serve, StartIndex
from support.wheels import (
    DistributionFolder,
    build_lock,
    build_wheel,
    write_distribution,
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


def test_a_second_warm_up_over_http_fetches_nothing(
    distribution: DistributionFolder, cache_dir: Path, serve: Serve
) -> None:
    server = serve(distribution)
    words = ("--preset", "Essential", "--distribution", server, *ONLY)
    assert warm(cache_dir, *words).code == 0
    first = server.total
    again = warm(cache_dir, *words)
    assert again.code == 0
    assert (len(again.json["cached"]), again.json["fetched"], again.json["bytes_fetched"]) == (13, [], 0)
    assert server.total == first + 1  # the lock file alone
    ledger = open_ledger()
    packages = read_inventory(cache_dir, ledger=ledger).packages
    ledger.close()
    assert {entry.status for entry in packages} == {Status.VERIFIED}


def test_a_second_warm_up_without_the_ledger_fetches_nothing(
    distribution: DistributionFolder, cache_dir: Path, home: Path
) -> None:
    words = ("numpy", "--distribution", distribution, *ONLY)
    warm(cache_dir, *words)
    for path in (home / ".cache" / "pyodide-cache").iterdir():
        path.unlink()
    assert len(warm(cache_dir, *words).json["cached"]) == 2


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


def test_requirements_that_are_not_available_are_listed_and_the_others_are_fetched(
    distribution: DistributionFolder, cache_dir: Path, index_server: StartIndex
) -> None:
    index = index_server(build_wheel("narwhals"))
    answer = warm(
        cache_dir,
        "six",
        "no-such-thing",
        "!!",
        "pytz>=9999",
        "--distribution",
        distribution,
        "--index-url",
        index.url,
    )
    assert answer.code == 1
    assert reasons_of(answer) == {
        "no-such-thing": "not-on-index",
        "!!": "bad-requirement",
        "pytz>=9999": "no-matching-version",
    }
    assert names_of(answer.json["fetched"]) == {"six"}


def test_an_unreachable_index_affects_only_packages_that_it_alone_has(
    distribution: DistributionFolder, cache_dir: Path
) -> None:
    answer = warm(
        cache_dir,
        "six",
        "plotly",
        "--distribution",
        distribution,
        "--index-url",
        "http://user:secret@127.0.0.1:9/simple",
    )
    assert answer.code == 1
    assert reasons_of(answer) == {"plotly": "unreachable"}
    assert "--index-url" in answer.json["failed"][0]["reason"]
    assert "secret" not in answer.out + answer.err
    assert names_of(answer.json["fetched"]) == {"six"}


def test_a_wheel_of_an_index_is_added_to_the_directorys_lock_file(
    distribution: DistributionFolder, cache_dir: Path, index_server: StartIndex
) -> None:
    plotly = build_wheel("plotly", "6.3.0", requires=["Narwhals", "six"], modules=["plotly", "_plotly_utils"])
    narwhals = build_wheel("narwhals", "2.0.0")
    index = index_server(plotly, narwhals)
    answer = warm(cache_dir, "plotly", "--distribution", distribution, "--index-url", index.url)
    path = cache_dir / "pyodide-lock.json"
    assert answer.json["lock_file"] == str(path)
    lock = json.loads(path.read_text())
    assert lock["info"] == distribution.lock["info"]
    assert set(lock["packages"]) == {*distribution.lock["packages"], "plotly", "narwhals"}
    assert lock["packages"]["plotly"] == {
        "name": "plotly",
        "version": "6.3.0",
        "file_name": plotly.file_name,
        "install_dir": "site",
        "sha256": plotly.sha256,
        "package_type": "package",
        "imports": ["_plotly_utils", "plotly"],
        "depends": ["narwhals", "six"],
        "unvendored_tests": False,
    }
    # The directory is itself a distribution now.
    other = cache_dir.with_name("other")
    again = warm(other, "plotly", "--distribution", cache_dir, *ONLY)
    assert again.code == 0, again.err
    assert names_of(again.json["fetched"]) == {"plotly", "narwhals", "six"}


def test_the_directorys_lock_file_grows_and_shrinks_with_its_files(
    distribution: DistributionFolder, cache_dir: Path, index_server: StartIndex
) -> None:
    index = index_server(build_wheel("plotly", "6.3.0"), build_wheel("rich", "14.0"))
    for name in ("plotly", "rich"):
        warm(cache_dir, name, "--distribution", distribution, "--index-url", index.url)
    path = cache_dir / "pyodide-lock.json"
    assert {"plotly", "rich"} <= set(json.loads(path.read_text())["packages"])
    assert run("--cache-dir", cache_dir, "clear", "--yes", "--delete").code == 0
    assert not path.exists()


def test_a_lock_file_of_another_tool_is_never_overwritten(
    distribution: DistributionFolder, cache_dir: Path, index_server: StartIndex
) -> None:
    cache_dir.mkdir()
    foreign = {
        "pyodide-lock.json": json.dumps(distribution.lock),
        "pyodide-lock-2026_0.json": '{"another": "tool"}',
    }
    for name, text in foreign.items():
        (cache_dir / name).write_text(text)
    index = index_server(build_wheel("plotly", "6.3.0"))
    words = ("plotly", "--distribution", distribution, "--index-url", index.url)
    first = warm(cache_dir, *words)
    assert first.code == 0, first.err
    for name, text in foreign.items():
        assert (cache_dir / name).read_text() == text
    own = Path(first.json["lock_file"])
    assert own.parent == cache_dir
    assert "plotly" in json.loads(own.read_text())["packages"]
    assert warm(cache_dir, *words).json["lock_file"] == str(own)
    run("--cache-dir", cache_dir, "clear", "--yes")
    assert files_of(cache_dir) == set(foreign)


def test_a_hostile_abi_version_creates_no_file_elsewhere(
    distribution: DistributionFolder, cache_dir: Path, tmp_path: Path, index_server: StartIndex
) -> None:
    distribution.rewrite(lambda document: document["info"].update(abi_version="/../../escaped"))
    cache_dir.mkdir()
    (cache_dir / "pyodide-lock.json").write_text("{}")
    before = files_of(tmp_path)
    index = index_server(build_wheel("plotly", "6.3.0"))
    warm(cache_dir, "plotly", "--distribution", distribution, "--index-url", index.url)
    assert files_of(tmp_path) == before
    assert all(path.is_file() for path in cache_dir.iterdir())


@pytest.mark.parametrize("other", ["one-1.0-py3-none-any.whl", "ONE-1.0-py3-none-any.whl"])
def test_f15_of_two_packages_with_one_file_name_the_second_is_named(
    other: str, tmp_path: Path, cache_dir: Path
) -> None:
    one, two = build_wheel("one"), build_wheel("two")
    lock = build_lock([one, two])
    lock["packages"]["two"]["file_name"] = other
    published = write_distribution(tmp_path / "published", [one, two], lock=lock)
    answer = warm(cache_dir, "one", "two", "--distribution", published, *ONLY)
    assert answer.code == 1
    assert reasons_of(answer) == {"two": "name-taken"}
    assert packages_of(cache_dir) == {one.file_name}
