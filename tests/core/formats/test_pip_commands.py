"""Shell lines that install packages are read as a shell and pip read them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyodide_cache.formats.pip_commands import Installs, read_install_line, shell_commands


@pytest.mark.parametrize(
    ("line", "commands"),
    [
        ("a 'b c' \"d\" # e", [["a", "b c", "d"]]),
        ("a && b; c | d &", [["a"], ["b"], ["c"], ["d"]]),
        ("a >out 2> err 'x>1' y>=2", [["a", "x>1", "y>=2"]]),
        ("a b#c \\'d", [["a", "b#c", "'d"]]),
        ("", []),
    ],
)
def test_a_line_is_split_as_a_shell_splits_it(line: str, commands: list[list[str]]) -> None:
    assert [*shell_commands(line)] == commands


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("pip3.12 install -U -t dir a", Installs(("a",))),
        ("PIP_QUIET=1 sudo pip install -qU a", Installs(("a",))),
        ("python -m pip --quiet install -rreq.txt -c c.txt a", Installs(("a",), files=("req.txt",))),
        ("uv add a", Installs(("a",))),
        ("mamba install -n env -c x a=1 --file r.txt", Installs(conda=("a=1",))),
        ("pip uninstall a", Installs()),
        ("python -c 'import a'", Installs()),
        ("ls install a", Installs()),
        ("pip install -- a", Installs(("a",))),
    ],
)
def test_names_are_told_from_options_and_their_values(line: str, found: Installs) -> None:
    assert read_install_line(line) == found


@given(st.text())
def test_any_line_is_read_without_an_error(line: str) -> None:
    assert isinstance(read_install_line(f"pip install {line}"), Installs)
