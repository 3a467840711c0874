"""Case C4: a cleanup never breaks what it keeps."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pyodide_cache.clean_up.prune import plan_prune
from pyodide_cache.clean_up.rules import parse_rule
from pyodide_cache.formats.lockfile import LockFile, parse_lock
from pyodide_cache.inventory.inventory import Inventory
from pyodide_cache.inventory.needs import Needs
from support.entries import NOW, entry
from support.wheels import build_lock, build_wheel


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
    assert removed(found, "budget=200") == {"alone", "app"}
    assert removed(found, "budget=100") == {"alone", "app", "mid"}


def test_c4_protection_covers_what_a_package_needs() -> None:
    found = inventory(app=60, mid=90, base=90, alone=1)
    assert removed(found, "older-than=30d", protect=("app",)) == set()
    assert removed(found, "budget=0", protect=("mid",)) == {"app", "alone"}


def test_c4_an_old_dependency_of_a_package_that_stays_is_kept_and_named() -> None:
    found = inventory(app=1, mid=90, base=90, alone=90)
    plan = plan_prune(found, [parse_rule("older-than=30d")], locks=[lock()], now=NOW)
    assert [item.entry.identity.name for item in plan.items] == ["alone"]
    assert dict(plan.kept) == {"base-1.0-py3-none-any.whl": ("mid",), "mid-1.0-py3-none-any.whl": ("app",)}


def test_c4_damaged_files_go_whoever_needs_them() -> None:
    from pyodide_cache.base.record import replace
    from pyodide_cache.inventory.inventory import Status

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
