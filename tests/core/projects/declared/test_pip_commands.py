"""Shell lines that install packages are read as a shell and pip read them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyodide_cache.base.problems import Code
from pyodide_cache.formats.index_choice import IndexChoice, IndexPlace
from pyodide_cache.projects.declared.pip_commands import read_install_line, shell_commands
from pyodide_cache.projects.source_imports import SourceImports


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


def test_i2_what_another_command_writes_is_not_known() -> None:
    found = read_install_line("pip install a -r <(sort b.txt | grep c)")
    assert (found.requirements, found.files) == (("a",), ())
    assert [note.facts["text"] for note in found.notes] == ["<(sort b.txt | grep c)"]


@pytest.mark.parametrize(
    "option", ["--no-index", "-e git+https://h/a.git", "--group dev", "--exclude-newer 2026-01-01"]
)
def test_an_option_that_chooses_other_packages_and_is_not_done_is_a_note(option: str) -> None:
    found = read_install_line(f"pip install a {option}")
    assert found.requirements == ("a",)
    assert [(note.code, note.facts["text"]) for note in found.notes] == [(Code.IGNORED_OPTION, option)]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("pip3.12 install -U -t dir a", SourceImports(requirements=("a",))),
        ("pip install '' a -- '' \"\"", SourceImports(requirements=("a",))),
        ("PIP_QUIET=1 sudo pip install -qU a", SourceImports(requirements=("a",))),
        (
            "python -m pip --quiet install -rreq.txt -c c.txt a",
            SourceImports(requirements=("a",), files=("req.txt",), rules=(("constraints", "c.txt"),)),
        ),
        ("sudo -H pip install a", SourceImports(requirements=("a",))),
        ("pip install a 2>&1 >out", SourceImports(requirements=("a",))),
        ("uv add a", SourceImports(requirements=("a",))),
        ("mamba install -n env -c x a=1 --file r.txt", SourceImports(conda=("a==1.*",), files=("r.txt",))),
        ("mamba env update -n env -f environment.yml", SourceImports(files=("environment.yml",))),
        ("(pip install a); if x; then pip install b; fi", SourceImports(requirements=("a", "b"))),
        ("for x in y; do ! pip install a; done", SourceImports(requirements=("a",))),
        (
            "uv pip install a --override o.txt --excludes=x.txt",
            SourceImports(requirements=("a",), rules=(("overrides", "o.txt"), ("excludes", "x.txt"))),
        ),
        ("pip install --no-deps A", SourceImports(requirements=("A",), without_dependencies=("a",))),
        ("pip install --all-releases :all: a", SourceImports(requirements=("a",), prereleases=("a",))),
        ("pip install --requirements-from-script app.py", SourceImports(files=("app.py",))),
        ("pip install -e . --quiet", SourceImports(requirements=("-e .",))),
        ("poetry add -G test a --source mine", SourceImports(requirements=("a",))),
        ("pixi add a=1", SourceImports(conda=("a==1.*",))),
        ("pixi add --pypi a --feature x", SourceImports(requirements=("a",))),
        ("pip uninstall a", SourceImports()),
        ("python -c 'import a'", SourceImports()),
        ("ls install a", SourceImports()),
        ("pip install -- a", SourceImports(requirements=("a",))),
        ("pip install a b\\", SourceImports(requirements=("a", "b"))),
    ],
)
def test_names_are_told_from_options_and_their_values(line: str, found: SourceImports) -> None:
    assert read_install_line(line) == found


@pytest.mark.parametrize(
    ("line", "names", "unknown"),
    [
        ("pip install {pkg} a", ("a",), ["{pkg}"]),
        ("pip install $name ${X} 'a[{extra}]' b==$V", (), ["$name", "${X}", "a[{extra}]", "b==$V"]),
        ("pip install {' '.join(names)} a", ("a",), ["{' '.join(names)}"]),
        ("pip install `cat r.txt` $(cat r.txt) a", ("a",), ["`cat r.txt`", "$(cat r.txt)"]),
        ("pip install -r $FILE a", ("a",), ["$FILE"]),
        ("pip install --index-url $URL {a", (), ["{a"]),
        ("{sys.executable} -m pip install a", ("a",), []),
    ],
)
def test_i2_a_variable_is_a_note_and_never_a_name(line: str, names: tuple[str, ...], unknown: list[str]) -> None:
    found = read_install_line(line)
    assert (found.requirements, found.files) == (names, ())
    assert [note.facts["text"] for note in found.notes] == unknown


@given(st.text())
def test_any_line_is_read_without_an_error(line: str) -> None:
    assert isinstance(read_install_line(f"pip install {line}"), SourceImports)


def test_indexes_and_pre_releases_of_a_command_count() -> None:
    line = "pip install --pre -i https://h/a --extra-index-url=https://h/b -f ./wheels -i $INDEX Six>=1"
    found = read_install_line(line)
    assert (found.requirements, found.prereleases) == (("Six>=1",), ("six",))
    places = (IndexPlace("https://h/a"), IndexPlace("https://h/b"), IndexPlace("./wheels", links=True))
    assert found.index == IndexChoice(places)
    found = read_install_line("uv pip install --index own=https://h/own --prerelease=allow six")
    assert (found.prereleases, found.index) == (("six",), IndexChoice((IndexPlace("https://h/own"),)))


def test_options_of_one_command_are_not_those_of_another() -> None:
    found = read_install_line("pip install --pre -i https://h/a six && pip install rich")
    assert (found.requirements, found.prereleases, found.index.default) == (("six", "rich"), ("six",), None)
