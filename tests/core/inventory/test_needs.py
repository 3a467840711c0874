"""Case C4: a cleanup never breaks what it keeps."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pyodide_cache.base.record import replace
from pyodide_cache.clean_up.prune import plan_prune, plan_remove
from pyodide_cache.clean_up.rules import parse_rule
from pyodide_cache.formats.lockfile import LockFile, parse_lock
from pyodide_cache.inventory.inventory import Inventory, Status
from pyodide_cache.inventory.needs import Needs
from support.entries import NOW, entry
from support.wheels import INFO, build_lock, build_wheel, build_zip


def lock() -> LockFile:
    wheels = [
        build_wheel("app", requires=["mid"]),
        build_wheel("mid", requires=["base"]),
        build_wheel("other", requires=["base"]),
        build_wheel("base"),
        build_wheel("alone"),
    ]
    return parse_lock(json.dumps(build_lock(wheels)).encode(), "test")


def inventory(**days: float) -> Inventory:
    entries = [entry(f"{name}-1.0-py3-none-any.whl", 100, age) for name, age in days.items()]
    return Inventory(Path("/somewhere"), tuple(sorted(entries, key=lambda item: item.file_name)))


def removed(found: Inventory, *rules: str, protect: tuple[str, ...] = ()) -> set[str]:
    plan = plan_prune(found, [parse_rule(rule) for rule in rules], protected=protect, locks=[lock()], now=NOW)
    return {item.entry.identity.name or "" for item in plan.items}


def test_c4_a_budget_takes_the_least_recently_used_package_and_not_what_others_need() -> None:
    found = inventory(app=1, mid=90, base=90, alone=30)
    assert removed(found, "budget=300") == {"alone"}
    assert removed(found, "budget=200") == {"alone", "app", "mid", "base"}


def test_c4_protection_covers_what_a_package_needs() -> None:
    found = inventory(app=60, mid=90, base=90, alone=1)
    assert removed(found, "older-than=30d", protect=("app",)) == set()
    assert removed(found, "budget=0", protect=("mid",)) == {"app", "alone"}


def test_c4_an_old_dependency_of_a_package_that_stays_is_kept_and_named() -> None:
    found = inventory(app=1, mid=90, base=90, alone=90)
    plan = plan_prune(found, [parse_rule("older-than=30d")], locks=[lock()], now=NOW)
    assert [item.entry.identity.name for item in plan.items] == ["alone"]
    assert dict(plan.kept) == {"base-1.0-py3-none-any.whl": ("mid",), "mid-1.0-py3-none-any.whl": ("app",)}


def test_c4_a_lock_file_of_an_unknown_runtime_says_what_is_needed() -> None:
    unknown = parse_lock(
        json.dumps(lock().document | {"info": INFO | {"abi_version": "1", "platform": "other"}}).encode(), "test"
    )
    plan = plan_prune(inventory(app=1, mid=90), [parse_rule("older-than=30d")], locks=[unknown], now=NOW)
    assert (plan.items, dict(plan.kept)) == ((), {"mid-1.0-py3-none-any.whl": ("app",)})


def test_c4_damaged_files_go_whoever_needs_them() -> None:

    found = inventory(app=1, mid=1)
    broken = tuple(
        replace(item, status=Status.DAMAGED) if item.identity.name == "mid" else item for item in found.entries
    )
    assert removed(Inventory(found.directory, broken), "damaged") == {"mid"}


@pytest.mark.parametrize(
    ("names", "alone"),
    [(["app"], {"mid"}), (["app", "other"], {"mid", "base"}), (["alone"], set()), (["base"], set())],
)
def test_what_only_some_packages_need(names: list[str], alone: set[str]) -> None:
    found = inventory(app=1, mid=1, other=1, base=1, alone=1)
    assert Needs(found, [lock()]).only_for(names) == alone


def test_a_wheel_that_no_lock_file_has_needs_what_its_metadata_says(tmp_path: Path) -> None:
    from pyodide_cache.cache import Cache

    for wheel in (build_wheel("mine", requires=["helper", 'never; sys_platform == "win32"']), build_wheel("helper")):
        wheel.write_to(tmp_path)
    with Cache(tmp_path) as cache:
        needs = Needs(cache.inventory(), [lock()])
    assert needs.needed_by("helper") == {"mine"}
    assert not needs.needed_by("never")


@pytest.mark.parametrize(("sha256", "needed"), [(None, "base"), ("known", "base"), ("other", "mine")])
def test_a_wheel_with_other_bytes_than_in_the_lock_file_needs_what_its_metadata_says(
    tmp_path: Path, sha256: str | None, needed: str
) -> None:
    locked, here = build_wheel("app", requires=["base"]), build_wheel("app", requires=["mine"])
    here.write_to(tmp_path)
    hashes = {None: None, "known": locked.sha256, "other": here.sha256}
    files = [replace(entry(here.file_name, len(here.data), 1), sha256=hashes[sha256])]
    files += [entry(build_wheel(name).file_name, 1, 1) for name in ("base", "mine")]
    found = Needs(Inventory(tmp_path, tuple(files)), [parse_lock(json.dumps(build_lock([locked])).encode(), "test")])
    assert found.needs("app") == {needed}


def test_the_names_of_fields_in_metadata_have_any_case(tmp_path: Path) -> None:
    metadata = b"metadata-version: 2.1\nname: mine\nversion: 1.0\nREQUIRES-DIST: helper\n"
    file = entry("mine-1.0-py3-none-any.whl", 100, 1)
    (tmp_path / file.file_name).write_bytes(build_zip({"mine-1.0.dist-info/METADATA": metadata}))
    assert Needs(Inventory(tmp_path, (file,)), [lock()]).needs("mine") == {"helper"}


APP, FOR_312, FOR_314 = "app-1.0-py3-none-any.whl", "mid-1.0-cp312-none-any.whl", "mid-2.0-cp314-none-any.whl"


def _of_two_runtimes(app: float, for_312: float, for_314: float) -> Inventory:
    files = [entry(APP, 100, app), entry(FOR_312, 100, for_312), entry(FOR_314, 100, for_314)]
    return Inventory(Path("/somewhere"), tuple(files))


@pytest.mark.parametrize("rule", ["older-than=30d", "unused-for=30d"])
def test_c4_the_file_of_another_runtime_does_not_stand_in_for_a_dependency(rule: str) -> None:
    plan = plan_prune(_of_two_runtimes(1, 1, 90), [parse_rule(rule)], locks=[lock()], now=NOW)
    assert (plan.items, dict(plan.kept)) == ((), {FOR_314: ("app",)})


def test_c4_a_budget_takes_the_files_of_other_runtimes_before_what_is_needed() -> None:
    plan = plan_prune(_of_two_runtimes(1, 30, 90), [parse_rule("budget=200")], locks=[lock()], now=NOW)
    assert [item.entry.file_name for item in plan.items] == [FOR_312]


def test_c4_a_runtime_that_the_directory_is_not_used_with_needs_nothing() -> None:
    plan = plan_prune(_of_two_runtimes(1, 90, 1), [parse_rule("older-than=30d")], locks=[lock()], now=NOW)
    assert [item.entry.file_name for item in plan.items] == [FOR_312]
    assert plan.kept == ()


def test_c4_a_removal_says_what_would_be_missed_in_one_runtime() -> None:
    found = _of_two_runtimes(1, 1, 1)
    assert plan_remove(found, [FOR_314], locks=[lock()]).missed_by == {FOR_314: ("app",)}
    assert plan_remove(found, [FOR_312], locks=[lock()]).missed_by == {}


def test_c4_a_compiled_package_misses_what_it_needs_in_its_own_runtime(tmp_path: Path) -> None:
    from pyodide_cache.cache import Cache

    for tag in ("cp312-none-any", "cp314-none-any"):
        build_wheel("app", tag=tag, requires=["mid"]).write_to(tmp_path)
        build_wheel("mid", tag=tag).write_to(tmp_path)
    with Cache(tmp_path) as cache:
        assert plan_remove(cache.inventory(), [FOR_312], locks=[lock()]).missed_by == {FOR_312: ("app",)}


def test_c4_a_budget_takes_with_a_package_what_only_it_needs() -> None:
    found = inventory(app=90, mid=90, base=90, alone=1)
    assert removed(found, "budget=399") == {"app", "mid", "base"}


def test_c4_a_budget_keeps_what_was_used_later_than_the_package_that_needs_it() -> None:
    found = inventory(app=90, mid=1, base=1, alone=1)
    assert removed(found, "budget=399") == {"app"}


def test_c4_only_a_budget_takes_what_only_a_removed_package_needs() -> None:
    found = inventory(app=1, mid=90, base=90, alone=1)
    bad = [replace(item, status=Status.DAMAGED) if item.identity.name == "app" else item for item in found.entries]
    assert removed(Inventory(found.directory, tuple(bad)), "damaged") == {"app"}


def test_c4_a_removal_with_dependencies_takes_nothing_that_it_then_says_is_needed(tmp_path: Path) -> None:
    from pyodide_cache.cache import Cache
    from pyodide_cache.clean_up.prune import file_names_of

    for wheel in (build_wheel("app", requires=["mid"]), build_wheel("mid", "2.0"), build_wheel("base")):
        wheel.write_to(tmp_path)  # the lock file has mid 1.0, which needs base; mid 2.0 needs nothing
    build_wheel("other", requires=["base"]).write_to(tmp_path)
    with Cache(tmp_path) as cache:
        found = cache.inventory()
    names = file_names_of(found, ["other"], [lock()])
    assert [*names] == ["base-1.0-py3-none-any.whl", "other-1.0-py3-none-any.whl"]
    assert plan_remove(found, names, locks=[lock()]).missed_by == {}
