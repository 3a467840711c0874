"""The resolver uses the packages of the lock file first."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pyodide_cache.base.problems import Code
from pyodide_cache.warm_up.source_options import SourceMode
from support.cli import ONLY, packages_of, reasons_of, warm
from support.resolving import Ask, only_failure, versions
from support.servers import StartIndex
from support.wheels import (
    DistributionFolder,
    build_wheel,
)


def test_the_lock_file_comes_first_even_if_the_index_has_a_newer_version(ask: Ask) -> None:
    assert versions(ask("six", wheels=(build_wheel("six", "99"),))) == {"six": "1.17.0"}


def test_an_extra_of_a_lock_package_is_ignored_with_a_note(ask: Ask) -> None:
    resolution = ask("requests[socks]")
    assert [note.code for note in resolution.notes] == [Code.EXTRA_NOT_IN_LOCK]
    assert set(versions(resolution)) == {"requests", "certifi"}


def test_without_the_index_a_package_that_is_not_in_the_lock_file_is_reported(ask: Ask) -> None:
    assert only_failure(ask("plotly", mode=SourceMode.DISTRIBUTION))[0] is Code.NOT_IN_LOCK
    code, sentence = only_failure(ask("six>=99", mode=SourceMode.DISTRIBUTION))
    assert code is Code.NO_MATCHING_VERSION
    assert "the lock file has 1.17.0" in sentence


def test_a_hostile_lock_entry_is_reported_and_the_others_are_fetched(
    distribution: DistributionFolder, cache_dir: Path, tmp_path: Path, index_server: StartIndex
) -> None:
    (tmp_path / "x-1.0-py3-none-any.whl").write_bytes(b"outside")

    def add_hostile_entries(document: Any) -> None:
        for key, file_name in {
            "up": "../x-1.0-py3-none-any.whl",
            "absolute": "/etc/hostname",
            "elsewhere": "ftp://127.0.0.1/x.whl",
        }.items():
            document["packages"][key] = {**document["packages"]["six"], "name": key, "file_name": file_name}
        document["packages"]["pytz"]["depends"] = ["up"]

    distribution.rewrite(add_hostile_entries)
    index = index_server()
    for source in (ONLY, ("--index-url", index.url)):
        answer = warm(
            cache_dir, "up", "absolute", "elsewhere", "six", "pytz", "--distribution", distribution, *source
        )
        assert answer.code == 1
        assert reasons_of(answer) == {
            "up": "outside-distribution",
            "absolute": "unsafe-name",
            "elsewhere": "unsafe-name",
            "pytz": "dependency-unavailable",
        }
        assert "../x-1.0" in {row["requirement"]: row["reason"] for row in answer.json["failed"]}["pytz"]
        assert packages_of(cache_dir) == {distribution.wheels["six"].file_name}


def test_an_extra_of_a_lock_package_keeps_that_package_unless_a_newer_one_is_required(ask: Ask) -> None:
    newer = build_wheel("requests", "99")
    assert versions(ask("requests[socks]", wheels=(newer,)))["requests"] == "2.33.1"
    resolution = ask("requests[socks]", "requests>=99", wheels=(newer,))
    assert resolution.failures == ()
    assert versions(resolution)["requests"] == "99"
