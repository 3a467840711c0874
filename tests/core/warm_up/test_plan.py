"""A plan has what must be downloaded, and names what is not available."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.inventory.inventory import Status
from pyodide_cache.inventory.ledger import open_ledger
from pyodide_cache.inventory.read import read_inventory
from support.cli import ONLY, names_of, packages_of, reasons_of, warm
from support.servers import Serve, StartIndex
from support.wheels import (
    DistributionFolder,
    build_lock,
    build_wheel,
    write_distribution,
)


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
