"""The directory's own lock file names what a warm-up took from an index, and no file of another tool is changed."""

from __future__ import annotations

import json
from pathlib import Path

from support.cli import ONLY, files_of, names_of, run, warm
from support.servers import StartIndex
from support.wheels import (
    DistributionFolder,
    build_wheel,
    write_distribution,
)


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


def test_what_the_directory_meets_stays_as_it_is_beside_another_distribution(
    distribution: DistributionFolder, cache_dir: Path, tmp_path: Path, index_server: StartIndex
) -> None:
    index = index_server(build_wheel("plotly", "6.3.0", requires=["narwhals"]), build_wheel("narwhals", "2.0.0"))
    warm(cache_dir, "plotly", "--distribution", distribution, "--index-url", index.url)
    before = (cache_dir / "pyodide-lock.json").read_text()
    other = write_distribution(tmp_path / "other", [build_wheel("plotly", "7.0.0")])  # another version, no narwhals
    answer = warm(cache_dir, "plotly", "--distribution", other, "--offline")
    assert (answer.code, names_of(answer.json["cached"])) == (0, {"plotly", "narwhals"}), answer.err
    after = json.loads((cache_dir / "pyodide-lock.json").read_text())
    for name in ("plotly", "narwhals"):
        assert after["packages"][name] == json.loads(before)["packages"][name]


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
