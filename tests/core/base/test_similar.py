from __future__ import annotations

import pytest

from pyodide_cache.base.similar import similar_names

KNOWN = ["older-than=AGE", "unused-for=AGE", "Essential", "scikit-learn", "six", "numpy", "max-age-days"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("older_then=30d", ["older-than=AGE"]),
        ("essentail", ["Essential"]),
        ("SCIKIT_LERN", ["scikit-learn"]),
        ("learn", ["scikit-learn"]),
        ("nunpy", ["numpy"]),
        ("max-age", ["max-age-days"]),
        ("used", []),
        ("--numpi", ["numpy"]),
        ("qqq", []),
        ("", []),
        ("s", []),
    ],
)
def test_the_name_that_was_meant_is_found(word: str, meant: list[str]) -> None:
    assert similar_names(word, KNOWN) == meant


def test_dashes_at_the_front_make_no_options_alike() -> None:
    assert similar_names("--budget", ["--target", "--bind"]) == []


def test_only_a_few_names_are_suggested() -> None:
    assert len(similar_names("package", [f"package{number}" for number in range(50)])) == 3
