from __future__ import annotations

import json
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from pyodide_cache.base.record import replace
from pyodide_cache.formats.lockfile import parse_lock
from pyodide_cache.inventory.check import Checked, check
from pyodide_cache.inventory.inventory import Inventory, Status
from pyodide_cache.settings.releases import shipped_lock
from support.cli import run
from support.entries import entry, wheel
from support.stores import inventory_of
from support.wheels import WASM_TAG, build_lock, build_wheel, lock_entry


@pytest.fixture
def filled(cache_dir: Path) -> Path:
    build_wheel("scikit_learn", "1.8.0", tag=WASM_TAG).write_to(cache_dir)
    build_wheel("pydantic_core", "2.41.5", tag=WASM_TAG).write_to(cache_dir)
    return cache_dir


def result(directory: Path, requirement: str) -> Checked:
    (found,) = check([Requirement(requirement)], inventory_of(directory))
    return found


@pytest.mark.parametrize(
    ("requirement", "cached", "others"),
    [
        ("scikit-learn", 1, 0),
        ("Scikit.Learn>=1.8", 1, 0),
        ("scikit-learn<1", 0, 1),
        ("pydantic", 0, 0),
        ("pydantic-core", 1, 0),
    ],
)
def test_names_are_compared_as_a_whole_and_in_canonical_form(
    filled: Path, requirement: str, cached: int, others: int
) -> None:
    found = result(filled, requirement)
    assert (found.is_cached, len(found.files), len(found.other_versions)) == (bool(cached), cached, others)


def test_empty_and_partial_files_and_tests_do_not_count(cache_dir: Path, tmp_path: Path) -> None:
    cache_dir.mkdir()
    (cache_dir / "six-1.0-py3-none-any.whl").touch()
    (cache_dir / "six-2.0-py3-none-any.whl").symlink_to(tmp_path / "nowhere")
    (cache_dir / "six-3.0-py3-none-any.whl.part").write_bytes(b"half")
    (cache_dir / "six-tests.tar").write_bytes(b"tests")
    found = result(cache_dir, "six")
    assert (found.files, found.other_versions) == ((), ())
    assert result(cache_dir, "six-tests").is_cached  # the name in lock files


@pytest.mark.parametrize(("requirement", "cached"), [("affine-tests==2.4.*", True), ("affine-tests>=3", False)])
def test_a_test_archive_has_the_version_of_its_lock_file(cache_dir: Path, requirement: str, cached: bool) -> None:
    cache_dir.mkdir()
    (cache_dir / "affine-tests.zip").write_bytes(b"tests")
    (cache_dir / "affine-2.4.0-py3-none-any.whl").write_bytes(b"what the archive needs")
    (found,) = check([Requirement(requirement)], inventory_of(cache_dir), [shipped_lock("314.0.7")])
    assert (found.is_cached, len(found.other_versions)) == (cached, int(not cached))


@pytest.mark.parametrize(("requirement", "cached"), [("mine-tests==2.4", True), ("mine-tests>=3", False)])
def test_a_test_archive_of_no_release_has_the_version_of_its_lock_file(
    cache_dir: Path, requirement: str, cached: bool
) -> None:
    mine = build_wheel("mine", "2.4")
    mine.write_to(cache_dir).with_name("mine-tests.tar").write_bytes(b"tests")
    tests = lock_entry(mine, name="mine-tests", file_name="mine-tests.tar", sha256=None)
    lock = parse_lock(json.dumps(build_lock([mine], more={"mine-tests": tests})).encode(), "test")
    (found,) = check([Requirement(requirement)], inventory_of(cache_dir), [lock])
    assert found.is_cached == cached


def test_files_that_a_verification_found_damaged_do_not_count(cache_dir: Path) -> None:
    cache_dir.mkdir()
    path = build_wheel("mine", "1.0", payload=5000).write_to(cache_dir)
    assert run("check", "mine", "--cache-dir", cache_dir).code == 0
    path.write_bytes(path.read_bytes()[:-100])
    assert run("verify", "--cache-dir", cache_dir).code == 1
    answer = run("check", "mine", "--cache-dir", cache_dir)
    assert answer.code == 1
    assert "repair" in answer.out
    assert run("check", "mine", "--cache-dir", cache_dir, "--json").json["results"][0]["damaged"] == [path.name]


def test_c3_unread_pages_differing_files_and_wheels_for_other_platforms_do_not_count(cache_dir: Path) -> None:
    build_wheel("good", "1.0").write_to(cache_dir)
    build_wheel("page", "1.0").write_to(cache_dir).write_bytes(b"<!doctype html><title>Sign in</title>")
    build_wheel("desk", "1.0", tag="cp314-cp314-manylinux_2_17_x86_64").write_to(cache_dir)
    build_wheel("six", "1.17.0", tag="py2.py3-none-any").write_to(cache_dir)
    answer = run("check", "good", "page", "desk", "six", "--json", "--cache-dir", cache_dir)
    assert answer.code == 1
    results = {item["requirement"]: item for item in answer.json["results"]}
    assert [name for name, item in results.items() if item["cached"]] == ["good"]
    assert [
        len(results[name][key]) for name, key in (("page", "damaged"), ("desk", "native"), ("six", "differs"))
    ] == [
        1,
        1,
        1,
    ]


def test_c3_a_dependency_of_another_version_or_of_an_extra_is_missing(cache_dir: Path) -> None:
    build_wheel("app", requires=["mid>=1", 'absent; extra == "more"', "loop"]).write_to(cache_dir)
    build_wheel("loop", requires=["app"]).write_to(cache_dir)
    build_wheel("mid", "1.0", requires=["low<2", 'never; sys_platform == "win32"']).write_to(cache_dir)
    build_wheel("low", "2.0").write_to(cache_dir)
    answer = run("check", "app", "app[more]", "mid", "low", "--json", "--cache-dir", cache_dir)
    assert answer.code == 1
    assert [item["missing"] for item in answer.json["results"]] == [["low<2"], ["absent", "low<2"], ["low<2"], []]
    assert "it needs absent, low<2" in run("check", "app[more]", "--cache-dir", cache_dir).out
    build_wheel("low", "1.5").write_to(cache_dir)
    assert run("check", "app", "--cache-dir", cache_dir).code == 0


def test_c3_a_dependency_that_was_never_read_is_read(cache_dir: Path) -> None:
    build_wheel("mine", requires=["other"]).write_to(cache_dir)
    other = build_wheel("other", requires=["last"]).write_to(cache_dir)
    build_wheel("last").write_to(cache_dir)
    assert run("check", "mine", "--cache-dir", cache_dir).code == 0
    other.write_text("<html>404</html>")
    answer = run("check", "mine", "--cache-dir", cache_dir)
    assert answer.code == 1
    assert "it needs other" in answer.out


def test_files_of_a_release_and_of_layers_need_no_lock_file_here(tmp_path: Path) -> None:
    published = entry("six-1.17.0-py2.py3-none-any.whl", status=Status.VERIFIED)
    entries = (published, replace(wheel("below"), layer="/srv/layer"), wheel("mine"))
    found = check([*map(Requirement, ("six", "below", "mine"))], Inventory(tmp_path, entries))
    assert all(item.is_cached for item in found)
    assert [entry.file_name for item in found for entry in item.unlisted] == ["mine-1.0-py3-none-any.whl"]


@pytest.mark.parametrize(("release", "has_ssl"), [("314.0.7", True), ("0.29.3", False)])
def test_a_part_of_the_runtime_needs_no_file(cache_dir: Path, release: str, has_ssl: bool) -> None:
    names = [Requirement("ssl"), Requirement("pyodide-js>=0.1")]
    found = check(names, inventory_of(cache_dir), [shipped_lock(release)])
    assert [item.is_cached for item in found] == [has_ssl, True]
    answer = run("check", "pyodide-js", "--cache-dir", cache_dir)
    assert (answer.code, answer.out) == (0, "pyodide-js  cached      a part of the runtime\n")
