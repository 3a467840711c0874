from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.clean_up.rules import RULES, parse_rule, plan_by_rules
from pyodide_cache.files.stamps import FileStamp
from pyodide_cache.formats.filenames import identify
from pyodide_cache.inventory.inventory import Entry, Inventory, Status
from support.cli import files_of, run
from support.wheels import build_wheel

DAY = 86_400
NOW = 1_800_000_000.0


def entry(
    name: str, size: int = 100, days: float = 1, status: Status = Status.UNCHECKED, used: float | None = None
) -> Entry:
    stamp = FileStamp(1, abs(hash(name)) or 1, size, int((NOW - days * DAY) * 1e9), 0)
    return Entry(name, identify(name), stamp, None if used is None else NOW - used * DAY, status=status)


NEW = entry("numpy-2.4.6-cp314-cp314-pyodide_2026_0_wasm32.whl", 400, 3)
OLD = entry("numpy-2.3.0-cp314-cp314-pyodide_2026_0_wasm32.whl", 300, 50)
ELSE = entry("numpy-2.2.5-cp313-cp313-pyodide_2025_0_wasm32.whl", 200, 60, used=2)
BAD = entry("mine-1.0-py3-none-any.whl", 50, 2, Status.DAMAGED)
TESTS = entry("numpy-tests.zip", 70, 5)
PART = entry(".six-1.17.0-py2.py3-none-any.whl.ab12cd34.pyodide-cache-part", 10, 2)
FRESH = entry(".rich-15.0.0-py3-none-any.whl.ab12cd34.pyodide-cache-part", 10, 0.1)
NOTES = entry("notes.txt", 5000, 900)
ALL = (NEW, OLD, ELSE, BAD, TESTS, PART, FRESH, NOTES)
INVENTORY = Inventory(Path("/somewhere"), ALL)


def taken(*rules: str, protected: tuple[str, ...] = ()) -> set[Entry]:
    plan = plan_by_rules(INVENTORY, [parse_rule(rule) for rule in rules], protected=protected, now=NOW)
    return {item.entry for item in plan.items}


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("older-than=30d", {OLD, ELSE}),
        ("older-than=0d", {NEW, OLD, ELSE, BAD, TESTS, PART}),
        ("unused-for=30d", {OLD}),
        ("superseded", {OLD}),
        ("superseded=2", set()),
        ("other-runtimes=314", {ELSE}),
        ("other-runtimes=314,0.28-0.29", set()),
        ("tests", {TESTS}),
        ("partial", {PART}),
        ("damaged", {BAD}),
    ],
)
def test_a_rule_takes_what_it_says(rule: str, expected: set[Entry]) -> None:
    assert taken(rule) == expected


def test_rules_add_up_and_each_file_names_those_that_took_it() -> None:
    plan = plan_by_rules(INVENTORY, [parse_rule("older-than=30d"), parse_rule("superseded")], now=NOW)
    assert {item.entry: item.reasons for item in plan.items} == {
        OLD: ("older-than=30d", "superseded"),
        ELSE: ("older-than=30d",),
    }


def test_what_no_known_lock_file_names_is_unpublished() -> None:
    official, proven = (
        entry("affine-2.4.0-py3-none-any.whl"),
        entry("own-1.0-py3-none-any.whl", status=Status.VERIFIED),
    )
    inventory = Inventory(Path("/somewhere"), (official, proven, BAD, PART))
    plan = plan_by_rules(inventory, [parse_rule("unpublished")], now=NOW)
    assert [item.entry for item in plan.items] == [BAD]


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        (("budget=750",), {OLD}),
        (("superseded", "budget=750"), {OLD}),
        (("budget=600",), {OLD, TESTS, NEW}),  # ELSE is older, and was used since
        (("other-runtimes=314", "budget=600"), {ELSE, OLD}),
        # Exactly met: by all files at first, and by what the first file leaves.
        (("budget=1040",), set()),
        (("budget=1039",), {OLD}),
        (("budget=740",), {OLD}),
        (("budget=739",), {OLD, TESTS}),
    ],
)
def test_a_budget_takes_the_least_recently_used_of_what_the_other_rules_leave(
    rules: tuple[str, ...], expected: set[Entry]
) -> None:
    assert taken(*rules) == expected


def test_a_budget_that_is_kept_takes_nothing() -> None:
    assert taken("budget=1GB") == set()


def test_protected_packages_are_taken_by_no_rule() -> None:
    assert taken("older-than=0d", "budget=0", protected=("NumPy", "mine")) == {TESTS, PART}


def test_foreign_files_are_taken_by_no_rule() -> None:
    everything = taken("older-than=0d", "unpublished", "damaged", "tests", "partial", "budget=0")
    assert NOTES not in everything
    assert FRESH not in everything, "somebody may be downloading it"


@pytest.mark.parametrize(
    "text", ["", "older-than", "older-than=x", "superseded=0", "budget=much", "everything", "tests=1"]
)
def test_what_is_no_rule_is_said_with_the_rules_there_are(text: str) -> None:
    with pytest.raises(Problem) as caught:
        parse_rule(text)
    assert caught.value.code is Code.BAD_RULE
    assert all(name in str(caught.value.facts["known"]) for name in RULES)


@given(st.lists(st.sampled_from(["older-than=3d", "superseded", "tests", "damaged", "budget=300", "unpublished"])))
def test_any_rules_together_take_package_files_only_and_each_once(rules: list[str]) -> None:
    plan = plan_by_rules(INVENTORY, [parse_rule(rule) for rule in rules], now=NOW)
    names = [item.entry.file_name for item in plan.items]
    assert len(names) == len(set(names))
    assert all(item.reasons for item in plan.items)
    assert plan.bytes == sum(item.entry.size for item in plan.items)


def test_the_command_line_prunes_by_rules(cache_dir: Path) -> None:
    cache_dir.mkdir()
    for version in ("1.0", "1.10", "1.9"):
        build_wheel("thing", version).write_to(cache_dir)
    (cache_dir / "notes.txt").write_text("mine")
    common = ("prune", "--rule", "superseded", "--cache-dir", cache_dir)
    shown = run(*common, "--dry-run", "--json").json
    assert [row["rules"] for row in shown["removed"]] == [["superseded"], ["superseded"]]
    assert len(files_of(cache_dir)) == 4
    assert run(*common, "--yes", "--delete").code == 0
    assert files_of(cache_dir) == {"thing-1.10-py3-none-any.whl", "notes.txt"}
    assert "no rule takes any file" in run(*common, "--yes").out
    bad = run("prune", "--rule", "everything", "--cache-dir", cache_dir)
    assert bad.code == 2
    assert "older-than=AGE" in bad.err


@pytest.mark.parametrize("lines", ["foo", "0.29", "314.0.7", "314,", "314,0.28-0.92"])
def test_a_slip_in_a_release_line_is_said_and_does_not_take_every_wasm_wheel(lines: str) -> None:
    with pytest.raises(Problem) as caught:
        parse_rule(f"other-runtimes={lines}")
    assert "0.28-0.29" in str(caught.value.facts["known"])


@pytest.mark.parametrize("name", ["!!", "numpy>=2", ""])
def test_a_protected_name_that_protects_nothing_is_refused(name: str, cache_dir: Path) -> None:
    cache_dir.mkdir()
    build_wheel("numpy", "1.0").write_to(cache_dir)
    answer = run("prune", "--rule", "older-than=0d", "--protect", name, "--yes", "--cache-dir", cache_dir)
    assert answer.code == 2
    assert "--protect" in answer.err
    assert len(files_of(cache_dir)) == 1
