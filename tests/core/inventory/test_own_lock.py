from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pyodide_cache.base.problems import Problem
from pyodide_cache.formats.lockfile import LockFile, parse_lock
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.inventory.own_lock import (
    Addition,
    added_names,
    extend_lock,
    own_lock_names,
    refresh_own_locks,
    release_in,
    restore_additions,
)
from pyodide_cache.settings.releases import shipped_lock
from support.durability import assert_durable, recorded_steps
from support.wheels import DistributionFolder, build_lock, build_wheel, lock_entry

WHEELS = [build_wheel(name, "1.0") for name in ("plotly", "rich")]


def additions() -> list[Addition]:
    return [Addition(wheel.name, lock_entry(wheel)) for wheel in WHEELS]


def test_the_own_lock_is_synced_then_renamed_then_its_folder_is_synced(
    distribution: DistributionFolder, cache_dir: Path
) -> None:
    for wheel in WHEELS:
        wheel.write_to(cache_dir)
    base = parse_lock((distribution.path / "pyodide-lock.json").read_bytes(), "base")
    with recorded_steps() as steps:
        path = extend_lock(cache_dir, base, additions())
    assert path
    assert_durable(steps, path)
    assert set(parse_lock(path.read_bytes(), "own").packages) >= {"plotly", "rich"}


def test_a_refresh_after_a_removal_is_as_durable(distribution: DistributionFolder, cache_dir: Path) -> None:
    for wheel in WHEELS:
        wheel.write_to(cache_dir)
    base = parse_lock((distribution.path / "pyodide-lock.json").read_bytes(), "base")
    path = extend_lock(cache_dir, base, additions())
    assert path
    (cache_dir / WHEELS[0].file_name).unlink()
    with recorded_steps() as steps:
        refresh_own_locks(cache_dir)
    assert_durable(steps, path)
    packages = parse_lock(path.read_bytes(), "own").packages
    assert "rich" in packages
    assert "plotly" not in packages


def test_what_a_person_or_another_tool_added_stays_while_its_file_is_there(
    distribution: DistributionFolder, cache_dir: Path
) -> None:
    base = parse_lock((distribution.path / "pyodide-lock.json").read_bytes(), "base")
    for wheel in (mine := build_wheel("My_App", "1.0"), gone := build_wheel("gone", "1.0"), *WHEELS):
        wheel.write_to(cache_dir)
    path = extend_lock(cache_dir, base, additions()[:1])
    assert path
    document = json.loads(path.read_bytes())
    document["packages"] |= {"My_App": lock_entry(mine), "gone": lock_entry(gone), "odd": {}}
    path.write_text(json.dumps(document))
    (cache_dir / gone.file_name).unlink()
    extend_lock(cache_dir, base, additions()[1:])
    found = parse_lock(path.read_bytes(), "own").packages
    assert found.keys() - base.packages.keys() == {"my-app", "plotly", "rich"}
    assert found[canonicalize_name("my-app")].sha256 == mine.sha256


def test_a_backup_of_a_lock_file_is_not_changed(distribution: DistributionFolder, cache_dir: Path) -> None:
    for wheel in WHEELS:
        wheel.write_to(cache_dir)
    base = parse_lock((distribution.path / "pyodide-lock.json").read_bytes(), "base")
    path = extend_lock(cache_dir, base, additions())
    assert path
    backup = cache_dir / "pyodide-lock.bak.json"
    backup.write_bytes(path.read_bytes())
    before = backup.read_bytes()
    (cache_dir / WHEELS[0].file_name).unlink()
    refresh_own_locks(cache_dir)
    assert backup.read_bytes() == before != path.read_bytes()
    assert own_lock_names(cache_dir) == (path.name,)


def test_i1_wheels_of_one_namespace_are_listed_with_dots(distribution: DistributionFolder, cache_dir: Path) -> None:
    base = read(distribution)
    context = addition("jaraco-context", imports=["jaraco.context"])
    functools = addition("jaraco-functools", imports=["jaraco.functools"], depends=["jaraco-context"])
    write(cache_dir, functools, context)
    path = extend_lock(cache_dir, base, [functools, context])
    assert path
    packages = json.loads(path.read_text())["packages"]
    assert packages["jaraco-context"]["imports"] == ["jaraco", "jaraco.context"]
    assert list(packages)[-2:] == ["jaraco-context", "jaraco-functools"]  # "jaraco" loads both


def test_the_file_that_was_added_last_is_the_package(cache_dir: Path) -> None:
    base = parse_lock(json.dumps(build_lock([])).encode(), "base")
    for wheel in (build_wheel("rich", "2.0"), build_wheel("rich", "1.0")):
        wheel.write_to(cache_dir)
        path = extend_lock(cache_dir, base, [Addition("rich", lock_entry(wheel))])
        assert path
        assert parse_lock(path.read_bytes(), "own").packages["rich"].file_name == wheel.file_name


def test_if_the_newest_version_is_removed_the_one_that_stays_is_named_again(
    distribution: DistributionFolder, cache_dir: Path
) -> None:
    base = read(distribution)
    old, new = addition("rich", "1.0"), addition("rich", "2.0")
    write(cache_dir, old, new, addition("plotly"))
    extend_lock(cache_dir, base, [old, addition("plotly")])
    path = extend_lock(cache_dir, base, [new])
    assert path
    text = path.read_text()
    (cache_dir / new.file_name).unlink()
    refresh_own_locks(cache_dir)
    assert json.loads(path.read_text())["packages"]["rich"]["version"] == "1.0"
    write(cache_dir, new)
    restore_additions(cache_dir, text)
    assert set(json.loads(path.read_text())["packages"]) == set(json.loads(text)["packages"])
    (cache_dir / old.file_name).unlink()
    refresh_own_locks(cache_dir)
    assert "others" not in json.loads(path.read_text())["tool"]["pyodide-cache"]


def test_what_is_restored_keeps_the_release_of_the_lock_file_that_is_there(cache_dir: Path) -> None:
    before, after = (shipped_lock(version) for version in ("314.0.6", "314.0.7"))
    write(cache_dir, addition("rich"), addition("plotly"))
    path = extend_lock(cache_dir, before, [addition("plotly")], release="314.0.6")
    assert path
    text = path.read_text()
    path.unlink()
    extend_lock(cache_dir, after, [addition("rich")], release="314.0.7")
    restore_additions(cache_dir, text)
    document = json.loads(path.read_text())
    assert {"rich", "plotly"} <= document["packages"].keys()
    assert release_in(document) == "314.0.7"
    assert document["packages"]["lxml"]["version"] == after.packages[canonicalize_name("lxml")].version


@pytest.mark.parametrize("packages", [None, 5, "text", []])
def test_what_is_restored_replaces_a_lock_file_whose_packages_are_not_valid(
    packages: object, cache_dir: Path
) -> None:
    write(cache_dir, addition("rich"))
    path = extend_lock(cache_dir, shipped_lock("314.0.7"), [addition("rich")])
    assert path
    text = path.read_text()
    path.write_text(json.dumps({**json.loads(text), "packages": packages}))
    restore_additions(cache_dir, text)
    assert json.loads(path.read_text()) == json.loads(text)


@pytest.mark.parametrize(("key", "value"), [("sha256", ""), ("file_name", "../rich-1.0-py3-none-any.whl")])
def test_an_entry_that_was_edited_to_prove_nothing_is_not_taken_over(
    key: str, value: str, distribution: DistributionFolder, cache_dir: Path
) -> None:
    base, rich, plotly = read(distribution), addition("rich"), addition("plotly")
    write(cache_dir, rich, plotly)
    path = extend_lock(cache_dir, base, [rich])
    assert path
    document = json.loads(path.read_text())
    document["packages"]["rich"][key] = value
    path.write_text(json.dumps(document))
    extend_lock(cache_dir, base, [plotly])
    packages = json.loads(path.read_text())["packages"]
    assert "plotly" in packages
    assert "rich" not in packages


def test_f2_warm_ups_at_the_same_time_lose_no_entry(distribution: DistributionFolder, cache_dir: Path) -> None:
    base = read(distribution)
    many = [addition(f"many-{number}") for number in range(12)]
    write(cache_dir, *many)
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda item: extend_lock(cache_dir, base, [item]), many))
    packages = json.loads((cache_dir / "pyodide-lock.json").read_text())["packages"]
    assert {item.name for item in many} <= packages.keys()
    assert {path.suffix for path in cache_dir.iterdir()} == {".whl", ".json"}


def test_c5_a_lock_file_that_would_not_change_is_not_written(
    distribution: DistributionFolder, cache_dir: Path
) -> None:
    base, item = read(distribution), addition("rich")
    write(cache_dir, item)
    path = extend_lock(cache_dir, base, [item])
    with recorded_steps() as steps:
        assert extend_lock(cache_dir, base, [item]) == path
    assert not steps
    both = [addition("six", "2"), addition("numpy", "3")]  # they replace packages of the base
    write(cache_dir, *both)
    extend_lock(cache_dir, base, both)
    with recorded_steps() as steps:
        extend_lock(cache_dir, base, reversed(both))
    assert not steps


def test_a_number_that_is_no_json_for_javascript_is_not_written(
    distribution: DistributionFolder, cache_dir: Path
) -> None:
    text = distribution.lock_path.read_text()
    distribution.lock_path.write_text(text.replace('"packages"', '"n": [1e999, 1e5], "packages"', 1))
    write(cache_dir, addition("rich"))
    path = extend_lock(cache_dir, read(distribution), [addition("rich")])
    assert path
    assert json.loads(path.read_text(), parse_constant=pytest.fail)["n"] == [None, 1e5]


def test_f6_a_rewritten_lock_file_keeps_its_mode(distribution: DistributionFolder, cache_dir: Path) -> None:
    base = read(distribution)
    write(cache_dir, addition("rich"), addition("plotly"))
    path = extend_lock(cache_dir, base, [addition("rich")])
    assert path
    path.chmod(0o640)
    extend_lock(cache_dir, base, [addition("plotly")])
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("number", [errno.EMFILE, errno.EIO])
def test_f7_a_lock_file_that_cannot_be_read_stops_the_writer(
    number: int, distribution: DistributionFolder, cache_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = read(distribution)
    write(cache_dir, addition("rich"), addition("plotly"))
    path = extend_lock(cache_dir, base, [addition("rich")])
    assert path
    before = path.read_bytes()

    def fail(name: str, *_: object) -> int:
        raise OSError(number, os.strerror(number), name)

    with monkeypatch.context() as patched:
        patched.setattr("pyodide_cache.files.reader._open_quietly", fail)
        with pytest.raises(Problem) as caught:
            extend_lock(cache_dir, base, [addition("plotly")])
        assert caught.value.facts["path"] == str(path)
        with pytest.raises(Problem):
            refresh_own_locks(cache_dir)
        assert own_lock_names(cache_dir) == ()
    assert path.read_bytes() == before
    assert [item.name for item in cache_dir.glob("*.json")] == [path.name]


def test_r1_each_release_whose_lock_file_names_it_has_an_own_lock_of_its_own(cache_dir: Path) -> None:
    write(cache_dir, addition("rich"))
    old, new = (
        extend_lock(cache_dir, shipped_lock(release), [addition("rich")], release=release)
        for release in ("0.27.0", "0.27.7")
    )
    assert old
    assert new
    assert old != new
    documents = [json.loads(path.read_text()) for path in (old, new)]
    assert [document["info"]["version"] for document in documents] == ["0.27.0", "0.27.7"]
    assert [release_in(document) for document in documents] == ["0.27.0", "0.27.7"]
    refresh_own_locks(cache_dir)
    write(cache_dir, addition("plotly"))
    extend_lock(cache_dir, shipped_lock("0.27.7"), [addition("plotly")], release="0.27.7")
    (cache_dir / addition("plotly").file_name).unlink()
    refresh_own_locks(cache_dir)
    assert release_in(json.loads(new.read_text())) == "0.27.7"


def test_a_later_release_of_a_line_extends_the_same_lock_file_whatever_patch_version_of_python_it_names(
    cache_dir: Path,
) -> None:
    assert shipped_lock("314.0.0").runtime.python != shipped_lock("314.0.7").runtime.python
    for wheel, release, addition in zip(WHEELS, ("314.0.0", "314.0.7"), additions(), strict=True):
        wheel.write_to(cache_dir)
        path = extend_lock(cache_dir, shipped_lock(release), [addition], release=release)
    assert path
    assert own_lock_names(cache_dir) == (path.name,)
    document = json.loads(path.read_bytes())
    assert (added_names(document), release_in(document)) == (frozenset({"plotly", "rich"}), "314.0.7")


def test_a_file_that_another_process_removed_is_not_listed(distribution: DistributionFolder, cache_dir: Path) -> None:
    base = read(distribution)
    write(cache_dir, addition("rich"))
    path = extend_lock(cache_dir, base, [addition("rich"), addition("plotly")])
    assert path
    assert added_names(json.loads(path.read_text())) == {"rich"}
    (cache_dir / addition("rich").file_name).unlink()
    assert extend_lock(cache_dir, base, [addition("rich")]) is None
    assert not path.exists()


def addition(
    name: str, version: str = "1.0", *, imports: Iterable[str] | None = None, depends: Iterable[str] = ()
) -> Addition:
    wheel = build_wheel(name, version, modules=imports)
    return Addition(name, lock_entry(wheel, depends=depends))


def write(directory: Path, *items: Addition) -> None:
    directory.mkdir(exist_ok=True)
    for item in items:
        (directory / item.file_name).write_bytes(b"")


def read(distribution: DistributionFolder) -> LockFile:
    return parse_lock(distribution.lock_path.read_bytes(), "base")


def test_what_the_lock_file_below_names_stays_as_it_is(cache_dir: Path) -> None:
    """So the runtime does not look for a package that is not cached, only since it shares a namespace."""
    here, away = build_wheel("here", modules=["ns.here"]), build_wheel("away", modules=["ns.away"])
    here.write_to(cache_dir)
    base = parse_lock(json.dumps(build_lock([away])).encode(), "base")
    path = extend_lock(cache_dir, base, [Addition("here", lock_entry(here))])
    assert path
    packages = json.loads(path.read_text())["packages"]
    assert packages["away"] == base.document["packages"]["away"]
    assert packages["here"]["imports"] == ["ns", "ns.here"]
