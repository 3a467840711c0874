from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.files.stamps import FileStamp
from pyodide_cache.formats.filenames import identify
from pyodide_cache.inventory.filters import parse_filter
from pyodide_cache.inventory.inventory import Entry, Status
from support.cli import run
from support.wheels import DistributionFolder

DAY = 86_400
NOW = 1_800_000_000.0


def entry(
    name: str, size: int, days: float, status: Status = Status.NOT_VERIFIED, used: float | None = None
) -> Entry:
    stamp = FileStamp(1, 1, size, int((NOW - days * DAY) * 1e9), 0)
    last_used = None if used is None else NOW - used * DAY
    return Entry(name, identify(name), stamp, last_used, status=status)


NUMPY = entry("numpy-2.4.6-cp314-cp314-pyodide_2026_0_wasm32.whl", 12_000_000, 3, used=1)
OLD = entry("scipy-1.14.1-cp312-cp312-pyodide_2024_0_wasm32.whl", 10_000_000, 45, Status.DAMAGED)
PURE = entry("rich-15.0.0-py3-none-any.whl", 310_000, 31, Status.VERIFIED, used=40)
TESTS = entry("numpy-tests.zip", 2**20, 400)
ALL = (NUMPY, OLD, PURE, TESTS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ALL),
        ("numpy", (NUMPY, TESTS)),
        ("numpy -tests", (NUMPY,)),
        ("NumPy kind:WASM", (NUMPY,)),
        ("kind:wheel", (NUMPY, OLD, PURE)),
        ("kind:pure", (PURE,)),
        ("kind:tests_archive", (TESTS,)),
        ("kind:archive -status:not_verified", ()),
        ("status:damaged", (OLD,)),
        ("-status:not-verified", (OLD, PURE)),
        ("runtime:314", (NUMPY,)),
        ("version:1.14", (OLD,)),
        ("size>10MB", (NUMPY,)),
        ("size>=10mb", (NUMPY, OLD)),
        ("size=1MiB", (TESTS,)),
        ("size<1M", (PURE,)),
        ("age>30d", (OLD, PURE, TESTS)),
        ("age<1w", (NUMPY,)),
        ("age>1y", (TESTS,)),
        ("used>30d", (PURE,)),
        ("used<2d", (NUMPY,)),
        ("size>1MB age>30d -tests", (OLD,)),
    ],
)
def test_terms_select_files(text: str, expected: tuple[Entry, ...]) -> None:
    passes = parse_filter(text, now=NOW)
    assert tuple(passes.select(ALL)) == expected


@pytest.mark.parametrize(
    "term",
    [
        *("size>big", "age>30", "colour:red", "weight>3kg", "size>", "age>5parsecs"),
        *("status:damagd", "status:erified", "kind:wheels", "kind:heel"),
    ],
)
def test_an_invalid_term_is_a_problem(term: str) -> None:
    with pytest.raises(Problem) as caught:
        parse_filter(f"numpy {term}")
    assert caught.value.code in {Code.BAD_FILTER}
    assert caught.value.facts["term"] == term


@pytest.mark.parametrize(
    ("mistyped", "meant"), [("status:erified", "status:verified"), ("kind:wasn", "kind:wasm"), ("kind:colour", None)]
)
def test_a_mistyped_kind_or_status_gets_the_nearest_word(mistyped: str, meant: str | None) -> None:
    with pytest.raises(Problem) as caught:
        parse_filter(mistyped)
    assert caught.value.facts.get("similar") == meant


@given(st.text())
def test_any_text_is_a_filter_or_a_problem_and_never_a_crash(text: str) -> None:
    try:
        passes = parse_filter(text)
    except Problem:
        return
    assert {*passes.select(ALL)} <= {*ALL}


def test_the_command_line_lists_the_matching_files_with_their_totals(distribution: DistributionFolder) -> None:
    answer = run("list", "--filter", "kind:wasm", "--json", "--cache-dir", distribution).json
    assert [row["name"] for row in answer["entries"]] == ["numpy", "pandas"]
    assert answer["totals"]["files"] == 2
    assert answer["totals"]["bytes"] == sum(row["size"] for row in answer["entries"])
    assert "matches: nothing-like-it" in run("list", "--filter", "nothing-like-it", "--cache-dir", distribution).out
    bad = run("list", "--filter", "size>big", "--cache-dir", distribution)
    assert bad.code == 2
    assert "size>big" in bad.err
    assert Path(str(distribution)).is_dir()
