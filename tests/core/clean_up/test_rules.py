from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.clean_up.prune import plan_prune
from pyodide_cache.clean_up.rules import RULES, older_than, parse_rule
from pyodide_cache.files.stamps import FileStamp
from pyodide_cache.formats.filenames import identify
from pyodide_cache.inventory.inventory import Entry, Inventory, Status
from pyodide_cache.settings.releases import catalog

DAY = 86_400
NOW = 1_800_000_000.0


def entry(
    name: str, size: int = 100, days: float = 1, status: Status = Status.NOT_VERIFIED, used: float | None = None
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


def selected(*rules: str, protected: tuple[str, ...] = ()) -> set[Entry]:
    plan = plan_prune(INVENTORY, [parse_rule(rule) for rule in rules], protected=protected, now=NOW)
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
        ("all", {NEW, OLD, ELSE, BAD, TESTS, PART}),
    ],
)
def test_a_rule_selects_what_it_says(rule: str, expected: set[Entry]) -> None:
    assert selected(rule) == expected


@pytest.mark.parametrize(
    ("damaged", "rule", "selected"),
    [
        ("six-1.17.0", "superseded", {"six-1.15.0"}),
        ("six-1.17.0", "superseded=2", set()),
        ("six-1.17.0", "damaged", {"six-1.17.0"}),
        ("six-1.15.0", "superseded=2", {"six-1.15.0"}),
    ],
)
def test_a_damaged_file_makes_no_version_old(damaged: str, rule: str, selected: set[str]) -> None:
    names = ("six-1.15.0", "six-1.16.0", "six-1.17.0")
    status = {damaged: Status.DAMAGED}
    entries = tuple(entry(f"{name}-py2.py3-none-any.whl", status=status.get(name, Status.VERIFIED)) for name in names)
    plan = plan_prune(Inventory(Path("/somewhere"), entries), [parse_rule(rule)], now=NOW)
    assert {item.entry.file_name.removesuffix("-py2.py3-none-any.whl") for item in plan.items} == selected


def test_rules_add_up_and_each_file_names_those_that_select_it() -> None:
    plan = plan_prune(INVENTORY, [parse_rule("older-than=30d"), parse_rule("superseded")], now=NOW)
    assert {item.entry: tuple(rule.text for rule in item.reasons) for item in plan.items} == {
        OLD: ("older-than=30d", "superseded"),
        ELSE: ("older-than=30d",),
    }


def test_files_in_no_known_lock_file_are_unpublished() -> None:
    official, proven = (
        entry("affine-2.4.0-py3-none-any.whl"),
        entry("own-1.0-py3-none-any.whl", status=Status.VERIFIED),
    )
    inventory = Inventory(Path("/somewhere"), (official, proven, BAD, PART))
    plan = plan_prune(inventory, [parse_rule("unpublished")], now=NOW)
    assert [item.entry for item in plan.items] == [BAD]


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        (("budget=750",), {OLD}),
        (("superseded", "budget=750"), {OLD}),
        (("budget=600",), {OLD, TESTS, NEW}),  # ELSE is older, and was used since
        (("other-runtimes=314", "budget=600"), {ELSE, OLD}),
        # Exactly met: by all files at first, and by what the first file leaves.
        (("budget=1030",), set()),
        (("budget=1029",), {OLD}),
        (("budget=730",), {OLD}),
        (("budget=729",), {OLD, TESTS}),
    ],
)
def test_a_budget_selects_the_least_recently_used_files_that_the_other_rules_keep(
    rules: tuple[str, ...], expected: set[Entry]
) -> None:
    assert selected(*rules) == expected


def test_a_budget_that_is_met_selects_nothing() -> None:
    assert selected("budget=1GB") == set()


def test_protected_packages_are_never_selected() -> None:
    assert selected("older-than=0d", "budget=0", protected=("NumPy", "mine")) == {TESTS, PART}


def test_c4_protected_packages_count_toward_a_budget() -> None:
    size = sum(entry.size for entry in (OLD, NEW, ELSE, TESTS, BAD, PART))
    assert selected(f"budget={size}", protected=("numpy",)) == set()
    assert selected(f"budget={size - 1}", protected=("numpy",)) == {TESTS}


def test_foreign_files_and_running_downloads_are_never_selected() -> None:
    everything = selected("older-than=0d", "unpublished", "damaged", "tests", "partial", "budget=0", "all")
    assert NOTES not in everything
    assert FRESH not in everything


@pytest.mark.parametrize(
    "text",
    [
        "",
        "older-than",
        "older-than=x",
        "superseded=0",
        f"superseded={'9' * 5000}",
        "budget=much",
        "everything",
        "tests=1",
    ],
)
def test_an_unknown_rule_is_refused_with_the_list_of_rules(text: str) -> None:
    with pytest.raises(Problem) as caught:
        parse_rule(text)
    assert caught.value.code is Code.BAD_RULE
    assert all(name in str(caught.value.facts["known"]) for name in RULES)


@given(st.lists(st.sampled_from(["older-than=3d", "superseded", "tests", "damaged", "budget=300", "unpublished"])))
def test_any_combination_of_rules_selects_package_files_only_and_each_once(rules: list[str]) -> None:
    plan = plan_prune(INVENTORY, [parse_rule(rule) for rule in rules], now=NOW)
    names = [item.entry.file_name for item in plan.items]
    assert len(names) == len(set(names))
    assert all(item.reasons for item in plan.items)
    assert plan.bytes == sum(item.entry.size for item in plan.items)


@pytest.mark.parametrize("lines", ["foo", "0.29", "314.0.7", "314,", "314,0.28-0.92"])
def test_a_typo_in_a_release_line_is_refused_and_does_not_select_every_wasm_wheel(lines: str) -> None:
    with pytest.raises(Problem) as caught:
        parse_rule(f"other-runtimes={lines}")
    assert "0.28-0.29" in str(caught.value.facts["known"])


def test_i11_every_file_that_the_runtime_does_not_load_is_for_another_runtime() -> None:
    kept = [
        entry("one-1.0-py3-none-any.whl", 1),
        entry("two-1.0-py310-none-any.whl", 1),
        entry("three-1.0-cp39-abi3-pyemscripten_2026_0_wasm32.whl", 1),
        entry("libunknown-1.0.zip", 1),
    ]
    others = [
        entry("four-1.0-cp312-none-any.whl", 1),
        entry("five-1.0-cp310.cp311-none-any.whl", 1),
        entry("six-1.0-cp39-abi3-pyodide_2025_0_wasm32.whl", 1),
        entry("seven-1.0-py315-none-any.whl", 1),
        replace(entry("openblas-0.3.26.zip", 1), identity=identify("openblas-0.3.26.zip", catalog())),
    ]
    inventory = Inventory(Path("/somewhere"), (*kept, *others))
    plan = plan_prune(inventory, [parse_rule("other-runtimes=314")], now=NOW)
    assert {item.entry.file_name for item in plan.items} == {item.file_name for item in others}


def test_a_running_download_of_another_runtime_is_kept() -> None:
    download = entry(".numpy-2.2.5-cp313-cp313-pyodide_2025_0_wasm32.whl.ab12cd34.pyodide-cache-part", days=0.1)
    inventory = Inventory(Path("/somewhere"), (download, ELSE))
    plan = plan_prune(inventory, [parse_rule("other-runtimes=314")], now=NOW)
    assert [item.entry for item in plan.items] == [ELSE]


@pytest.mark.parametrize(
    ("text", "amount"), [("older-than=2d", 2 * DAY), ("budget=1.5kB", 1500), ("superseded=2", None), ("tests", None)]
)
def test_a_rule_knows_its_text_and_amount(text: str, amount: float | None) -> None:
    rule = parse_rule(f" {text} ")
    assert (rule.text, rule.amount) == (text, amount)
    assert rule == parse_rule(text)
    assert rule.kind == text.partition("=")[0]


def test_i13_no_rule_about_age_selects_a_file_of_unknown_age_and_a_budget_takes_it_last() -> None:
    unknown = replace(entry("six-1.17.0-py2.py3-none-any.whl"), stamp=FileStamp(1, 2, 100, 315_532_800 * 10**9, 0))
    assert plan_prune(Inventory(Path("/somewhere"), (unknown,)), [parse_rule("all")], now=NOW).items[0].age is None
    inventory = Inventory(Path("/somewhere"), (unknown, NEW))
    for rule in ("older-than=1d", "unused-for=1d", "budget=200"):
        assert unknown not in {item.entry for item in plan_prune(inventory, [parse_rule(rule)], now=NOW).items}


def test_a_file_from_the_future_is_as_old_as_a_new_one() -> None:
    future = entry("six-1.17.0-py2.py3-none-any.whl", days=-5)
    inventory = Inventory(Path("/somewhere"), (future,))
    assert plan_prune(inventory, [older_than(0)], now=NOW).items[0].age == 0
    assert not plan_prune(inventory, [older_than(0.001)], now=NOW).items
