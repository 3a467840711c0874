from __future__ import annotations

from pathlib import Path

import pytest

from support.cli import names_of, run, warm
from support.servers import StartIndex
from support.wheels import DistributionFolder, build_wheel


def test_a_pinned_version_is_kept_by_warm_ups_also_of_a_dependency(cache_dir: Path, index_server: StartIndex) -> None:
    index = index_server(
        *(build_wheel("lib", version) for version in ("1.0", "1.1", "2.0")),
        build_wheel("app", requires=["lib"]),
    )
    assert run("pin", "lib<2", "--cache-dir", cache_dir).out == "Pinned: lib<2\n"
    answer = warm(cache_dir, "app", "--pyodide", "314.0.7", "--index-url", index)
    assert {(row["name"], row["version"]) for row in answer.json["fetched"]} == {("app", "1.0"), ("lib", "1.1")}
    plain = warm(cache_dir, "lib", "--pyodide", "314.0.7", "--index-url", index, json_too=False)
    assert (plain.code, "pinned: lib<2. To allow" in plain.err) == (0, True), "a plan says which pins it obeys"
    answer = warm(cache_dir, "lib==2.0", "--pyodide", "314.0.7", "--index-url", index, json_too=False)
    assert answer.code == 1
    assert "pinned: lib<2. To allow other versions, run: pyodide-cache unpin lib" in answer.err
    assert run("unpin", "lib").out == "No longer pinned: lib\n"
    assert warm(cache_dir, "lib==2.0", "--pyodide", "314.0.7", "--index-url", index).code == 0


def test_a_name_alone_holds_the_cached_version(cache_dir: Path, distribution: DistributionFolder) -> None:
    warm(cache_dir, "six", "--distribution", distribution)
    version = distribution.wheels["six"].version
    assert run("pin", "six", "--cache-dir", cache_dir, "--json").json["pins"] == [f"six=={version}"]
    answer = run("pin", "rich", "--cache-dir", cache_dir)
    assert answer.code == 2
    said = "rich is not cached, so there is no version to pin. Name one, such as: pyodide-cache pin --cache-dir"
    assert said in answer.err
    assert answer.err.endswith(" rich==1.0\n")
    assert run("pin").out == f"Pinned: six=={version}\n"


def test_nothing_pinned_says_how_to_pin_and_a_wrong_name_what_is_pinned() -> None:
    assert run("pin").out.startswith("Nothing is pinned. To hold")
    run("pin", "numpy==2.2")
    answer = run("unpin", "pandas")
    assert answer.code == 2
    assert "pandas is not pinned. Pinned are: numpy==2.2" in answer.err
    assert run("unpin", "numpy", "--json").json["pins"] == []


@pytest.mark.parametrize("json_too", [True, False])
def test_outdated_names_the_pin_that_holds_a_version(
    cache_dir: Path, index_server: StartIndex, json_too: bool
) -> None:
    index = index_server(build_wheel("lib", "1.0"), build_wheel("lib", "2.0"))
    warm(cache_dir, "lib==1.0", "--pyodide", "314.0.7", "--index-url", index)
    run("pin", "lib<2")
    words = ("outdated", "--cache-dir", cache_dir, "--pyodide", "314.0.7", "--index-url", index)
    answer = run(*words, *(["--json"] if json_too else []))
    assert "lib<2 in your pins" in answer.out
    assert not json_too or names_of(answer.json["versions"]) == {"lib"}
