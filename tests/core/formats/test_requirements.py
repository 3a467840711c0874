"""Requirements are parsed one by one, so that a problem with one does not hide the others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packaging.requirements import Requirement

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.formats.requirements import (
    parse_many,
    parse_name_or_requirement,
    parse_requirement,
)


@pytest.mark.parametrize(
    "text", ["pandas>=2", "scikit-learn", "bokeh[extra]", " numpy == 2.4.6 ", "a; python_version>'3'"]
)
def test_a_requirement_is_read(text: str) -> None:
    assert parse_requirement(text)


@pytest.mark.parametrize("text", ["", "!!", "numpy>=", "two words", "pandas>>2", "../x.whl", "numpy; nonsense"])
def test_what_is_no_requirement_is_refused_with_its_text(text: str) -> None:
    with pytest.raises(Problem) as caught:
        parse_requirement(text)
    assert caught.value.code is Code.BAD_REQUIREMENT
    assert caught.value.facts["text"] == text


def test_a_direct_reference_is_a_problem() -> None:
    with pytest.raises(Problem) as caught:
        parse_requirement("numpy @ https://example.invalid/numpy.whl")
    assert caught.value.code is Code.URL_REQUIREMENT


def test_a_bad_requirement_does_not_hide_the_good_ones() -> None:
    parsed = parse_many(["numpy", "!!", "pandas>=2"])
    assert [str(item) for item in parsed.good] == ["numpy", "pandas>=2"]
    assert [text for text, _ in parsed.bad] == ["!!"]


def test_hashes_after_a_requirement_are_kept_apart() -> None:
    parsed = parse_many(["pandas>=2 --hash=sha256:AA --hash sha256:bb", "six", "-r other.txt", "x --hash=sha256:no"])
    assert [str(item) for item in parsed.good] == ["pandas>=2", "six"]
    assert parsed.hashes == {parsed.good[0]: {"sha256:aa", "sha256:bb"}}
    assert [(text, problem.code) for text, problem in parsed.bad] == [
        ("-r other.txt", Code.UNSUPPORTED_LINE),
        ("x --hash=sha256:no", Code.BAD_REQUIREMENT),
    ]


@given(st.text(alphabet="aZ09-_. ", min_size=1, max_size=6))
def test_a_bare_name_is_read_as_packaging_reads_it(text: str) -> None:
    try:
        expected: Requirement | None = parse_requirement(text)
    except Problem:
        expected = None
    try:
        found = parse_name_or_requirement(text)
    except Problem:
        assert expected is None
    else:
        assert expected is not None
        assert (found.name, str(found), not found.specifier) == (expected.name, str(expected), True)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("\u200bnumpy", "U+200B"),
        ("n\u00fcmpy", "U+00FC"),
        ("numpy==", "no version follows =="),
        ("scipy = 1.10", "write =="),
        ("numpy=1.26.4=py312h1", "write =="),
        ("pandas=>2", "write >="),
        ("rich[all] =< 13", "write <="),
        ("six^1.16", "write >="),
        ("numpy      2.4.6", "numpy==2.4.6"),
        ("numpy scipy", "name each package on its own"),
        ("scipy~=1", "~=1.0"),
        ("scipy >=1, ~= 2 ; os_name == 'nt'", "~=2.0"),
    ],
)
def test_i20_a_common_mistake_is_named(text: str, reason: str) -> None:
    with pytest.raises(Problem) as caught:
        parse_requirement(text)
    assert reason in str(caught.value.facts["error"])
