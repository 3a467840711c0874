"""I20: lines of requirements files are split as pip splits them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyodide_cache.formats.requirement_lines import RequirementLine, read_lines, written_lines


def lines(text: str, **environ: str) -> list[RequirementLine]:
    return list(read_lines(text, environ))


def test_i20_comments_continued_lines_and_variables_are_read() -> None:
    found = lines("# a\nnumpy \\\n  >=1  # b\n\\\nx==1#c\n${PKG}[a]==${NO}\n", PKG="rich")
    assert [(line.number, line.requirement) for line in found] == [
        (2, "numpy   >=1"),
        (4, "x==1#c"),
        (6, "rich[a]==${NO}"),
    ]
    assert found[2].written == "${PKG}[a]==${NO}"


def test_i20_options_are_read_in_every_spelling() -> None:
    text = "-r a.txt\n-rb.txt\n--requirement=c.txt\n--requirem d.txt\n-i 'https://h.invalid/x y'\n--pre --no-index\n"
    assert [line.options for line in lines(text)] == [
        (("--requirement", "a.txt"),),
        (("--requirement", "b.txt"),),
        (("--requirement", "c.txt"),),
        (("--requirement", "d.txt"),),
        (("--index-url", "https://h.invalid/x y"),),
        (("--pre", ""), ("--no-index", "")),
    ]


def test_i21_hashes_belong_to_their_requirement() -> None:
    (line,) = lines("a==1 \\\n  --hash=sha256:AB \\\n  --hash md5:cd\n# via b\n")
    assert (line.requirement, line.hashes) == ("a==1", {"sha256:ab", "md5:cd"})


def test_i20_unknown_options_and_open_quotes_are_problems() -> None:
    found = lines("--requires-hashes\n-r\n-r 'a\na --hash=sha256\n-x\n")
    assert all(line.problem for line in found)
    assert len(found) == 5


@given(st.text())
def test_no_text_is_a_traceback(text: str) -> None:
    for line in lines(text):
        assert line.written


@pytest.mark.parametrize(
    "option",
    [
        *("--requirement", "--constraint", "--editable", "--index-url", "--extra-index-url", "--find-links"),
        *("--no-binary", "--only-binary", "--trusted-host", "--use-feature", "--config-settings", "--global-option"),
    ],
)
def test_an_option_of_pip_takes_its_value_with_a_space_or_an_equals_sign(option: str) -> None:
    spaced, equals, alone = lines(f"{option} value\n{option}=value\n{option}\n")
    assert spaced.options == equals.options == ((option, "value"),)
    assert "requires 1 argument" in alone.problem


@pytest.mark.parametrize("option", ["--no-index", "--prefer-binary", "--require-hashes", "--pre"])
def test_an_option_of_pip_that_takes_no_value_stands_alone(option: str) -> None:
    (line,) = lines(f"{option} --pre\n")
    assert (line.options, line.problem) == (((option, ""), ("--pre", "")), "")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("numpy pandas", ("numpy", "pandas")),
        ("numpy, pandas>=2,\nrich[jupyter] six==1.*", ("numpy", "pandas>=2", "rich[jupyter]", "six==1.*")),
        (",", (",",)),  # typed so far
        ("numpy, -r b.txt --pre", ("numpy", "--requirement b.txt", "--pre")),
        ("pandas >=2, <3", ("pandas >=2, <3",)),
        ("numpy 2.4", ("numpy 2.4",)),  # a version without its operator, as the message about it says
        ("bokeh[a, b]; python_version > '3'", ("bokeh[a, b]; python_version > '3'",)),
        ("tool @ https://h.invalid/t.whl", ("tool @ https://h.invalid/t.whl",)),
    ],
)
def test_packages_that_are_typed_on_one_line_become_several(typed: str, found: tuple[str, ...]) -> None:
    assert written_lines(typed) == found
