"""Cached wheels are exported for other installers, which read the files."""

from __future__ import annotations

import tomllib
from pathlib import Path

from packaging.pylock import PackageWheel, Pylock
from packaging.requirements import Requirement

from pyodide_cache.export.pins import may_replace
from pyodide_cache.formats.lockfile import parse_lock
from support.cli import packages_of, run, warm
from support.exporting import MDURL, RICH
from support.servers import StartIndex
from support.wheels import DistributionFolder, build_wheel

WHEELS = {"mdurl", "numpy", "pandas", "python-dateutil", "pytz", "rich", "six"}


def test_a_requirements_file_pins_wheels_with_their_hashes(warmed: Path, distribution: DistributionFolder) -> None:
    words = ("--cache-dir", warmed, "export", "requirements", "pandas", "rich", "--distribution", distribution)
    plain = run(*words)
    assert plain.code == 0, plain.err
    pins = {Requirement(line).name: line for line in plain.out.splitlines() if not line.startswith("#")}
    assert pins.keys() == WHEELS
    assert pins["rich"] == "rich==15.0"
    assert "1 file of the runtime left out" in plain.err  # libopenblas
    hashed = run(*words, "--hashes").out
    assert f"rich==15.0 \\\n    --hash=sha256:{RICH.sha256}\n" in hashed


def test_the_exported_requirements_are_fetched_with_their_hashes(
    warmed: Path, distribution: DistributionFolder, tmp_path: Path, index_server: StartIndex
) -> None:
    target = tmp_path / "requirements.txt"
    words = ("--all", "--hashes", "--distribution", distribution, "--output", target)
    for _ in range(2):  # an earlier export is replaced
        answer = run("--cache-dir", warmed, "export", "requirements", *words)
        assert answer.code == 0, answer.err
    index = index_server(RICH, MDURL)
    sources = ("--distribution", distribution, "--index-url", index.url)
    again = warm(tmp_path / "again", "-r", target, "--require-hashes", *sources)
    assert again.code == 1  # libopenblas cannot be pinned, and so has no hash
    assert packages_of(tmp_path / "again") >= {RICH.file_name, MDURL.file_name}


def test_a_pylock_is_valid_and_brings_the_same_wheels_into_another_directory(
    warmed: Path, distribution: DistributionFolder, tmp_path: Path, index_server: StartIndex
) -> None:
    target = tmp_path / "pylock.toml"
    sources = ("--distribution", distribution)
    answer = run("--cache-dir", warmed, "export", "pylock", "pandas", "rich", *sources, "--output", target)
    assert answer.code == 0, answer.err
    pylock = Pylock.from_dict(tomllib.loads(target.read_text()))
    pylock.validate()
    runtime = parse_lock(distribution.lock_path.read_bytes(), "lock").runtime
    chosen = [*pylock.select(environment=dict(runtime.marker_environment()), tags=runtime.tags())]
    assert {package.name for package, _ in chosen} == WHEELS
    for _, wheel in chosen:
        assert isinstance(wheel, PackageWheel)
        assert wheel.path
        assert (tmp_path / wheel.path).is_file()
    index = index_server(RICH, MDURL, build_wheel("rich", "16.0"))
    again = warm(tmp_path / "again", "-r", target, *sources, "--index-url", index.url)
    assert again.code == 0, again.err
    assert {row["name"] for row in again.json["fetched"]} == {*WHEELS, "libopenblas"}
    assert RICH.file_name in packages_of(tmp_path / "again")


def test_a_file_of_somebody_else_is_not_overwritten(warmed: Path, tmp_path: Path) -> None:
    mine = tmp_path / "requirements.txt"
    mine.write_text("rich>=14  # for pyodide-cache\n")
    answer = run("--cache-dir", warmed, "export", "requirements", "--all", "--output", mine)
    assert answer.code == 2
    assert mine.read_text().startswith("rich>=14")
    assert not may_replace(tmp_path)
    assert may_replace(tmp_path / ("long" * 75))  # writing it says what is wrong
    for name in ("lock.toml", "pylock.two.names.toml"):
        named = run("--cache-dir", warmed, "export", "pylock", "--all", "--output", tmp_path / name)
        assert (named.code, "pylock.NAME.toml" in named.err) == (2, True)


def test_a_package_that_is_not_cached_writes_nothing(
    warmed: Path, distribution: DistributionFolder, tmp_path: Path
) -> None:
    target = tmp_path / "requirements.txt"
    words = ("requirements", "six", "ghost", "--distribution", distribution, "--output", target)
    answer = run("--cache-dir", warmed, "export", *words)
    assert answer.code == 1
    assert not target.exists()
    assert "Nothing was written" in answer.err
    kept = run("--cache-dir", warmed, "export", *words, "--keep-going", "--json")
    assert (kept.code, kept.json["target"]) == (1, str(target))
    assert "six==1.17.0\n" in target.read_text() == kept.json["text"]
