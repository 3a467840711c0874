"""A requirement that names a folder asks for what the project in it needs."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code
from pyodide_cache.messages import explain
from pyodide_cache.warm_up.request.requirements_files import read_requirements_file


@pytest.mark.parametrize(
    "line", ["-e ./lib[plot]", "./lib[plot]", "lib[plot] @ file:lib", "-e lib[plot]", "-r inner.txt"]
)
def test_what_a_project_in_a_folder_needs_is_asked_for_and_not_the_project(tmp_path: Path, line: str) -> None:
    for name, depends in (("lib", '["six>=1", "part"]'), ("part", '["idna"]')):
        (tmp_path / name).mkdir()
        extras = '\noptional-dependencies = {plot = ["rich"], docs = ["sphinx"], all = ["lib[plot]"]}'
        (tmp_path / name / "pyproject.toml").write_text(
            f'[project]\nname = "{name}"\nversion = "1"\ndependencies = {depends}{extras}\n'
        )
    (tmp_path / "inner.txt").write_text("./lib[all]")
    elsewhere = "./lib[docs] ; sys_platform == 'win32'"
    (tmp_path / "requirements.txt").write_text(f"{line}\n-e ./part\n{elsewhere}\n")
    read = read_requirements_file(str(tmp_path / "requirements.txt"))
    assert {str(item) for item in read.requirements} == {"six>=1", "rich", "idna"}
    assert (read.invalid, read.notes, read.optional) == ((), (), ())


OF_SETUPTOOLS = {
    "setup.py": "setup(name='My_Lib', install_requires=['six'], extras_require={'a': 'rich', 'b': 'my-lib[a]'})",
    "setup.cfg": """[metadata]
name = My_Lib
[options]
install_requires = six
[options.extras_require]
a = rich
b = my-lib[a]
""",
}


@pytest.mark.parametrize("file", [*OF_SETUPTOOLS])
def test_i23_a_project_of_setuptools_is_not_asked_of_an_index_by_its_name(tmp_path: Path, file: str) -> None:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / file).write_text(OF_SETUPTOOLS[file])
    (tmp_path / "requirements.txt").write_text("-e ./lib[b]\nmy-lib>=1\n")
    read = read_requirements_file(str(tmp_path / "requirements.txt"))
    assert ({str(item) for item in read.requirements}, read.invalid) == ({"six", "rich"}, ())
    assert {str(item) for item in read.optional} <= {"rich"}


def test_a_file_in_a_folder_may_name_the_project_around_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "dev.txt").write_text("-e .[test]\npytest\n")
    (tmp_path / "setup.py").write_text("from setuptools import setup\nsetup()\n")
    (tmp_path / "setup.cfg").write_text(
        "[options]\ninstall_requires = file: base.in\n[options.extras_require]\ntest = rich\n"
    )
    (tmp_path / "base.in").write_text("six\n")
    monkeypatch.chdir(tmp_path)
    read = read_requirements_file("requirements/dev.txt")
    assert {str(item) for item in read.requirements} == {"six", "rich", "pytest"}
    assert [str(item) for item in read.optional] == ["rich"]  # a setup.cfg is read without the names of its extras
    monkeypatch.chdir("/")  # of a project elsewhere, the working directory says nothing
    read = read_requirements_file(str(tmp_path / "requirements" / "dev.txt"))
    assert [str(item) for item in read.requirements] == ["pytest"]
    assert [note.code for note in read.notes] == [Code.IGNORED_OPTION]


def test_a_file_may_be_named_by_the_project_that_it_names(tmp_path: Path) -> None:
    (tmp_path / "requirements.txt").write_text("-e .\nsix\n")
    setup = 'lines = [line for line in open("requirements.txt") if line[0] != "-"]\nsetup(install_requires=lines)\n'
    (tmp_path / "setup.py").write_text(f"from setuptools import setup\n{setup}")
    (tmp_path / "setup.cfg").write_text("[options]\ninstall_requires = file: requirements.txt\n")
    read = read_requirements_file(str(tmp_path / "requirements.txt"))
    assert ([str(item) for item in read.requirements], read.invalid) == (["six"], ())


def test_one_requirement_that_cannot_be_met_costs_a_project_no_other(tmp_path: Path) -> None:
    (tmp_path / "requirements.txt").write_text("-e .[x]\n")
    (tmp_path / "setup.cfg").write_text(
        "[options]\ninstall_requires =\n  a @ git+https://h/a.git\n  six\n"
        "[options.extras_require]\nx = b @ git+https://h/b.git\n"
    )
    read = read_requirements_file(str(tmp_path / "requirements.txt"))
    assert [str(item) for item in read.requirements] == ["six"]
    assert [(text, problem.code) for text, problem in read.invalid] == [
        ("a @ git+https://h/a.git", Code.URL_REQUIREMENT)
    ]
    assert [note.code for note in read.notes] == [Code.URL_REQUIREMENT]


DYNAMIC = '[project]\nname = "lib"\ndynamic = ["optional-dependencies"]\n'


@pytest.mark.parametrize(
    ("pyproject", "needed"),
    [
        ('[project]\nname="lib"\nversion="1"\noptional-dependencies = {plot = ["rich"]}', {"rich"}),
        ('[tool.poetry]\nname="lib"\nversion="1"\ndependencies = {Rich = "*"}\nextras = {plot = ["rich"]}', {"Rich"}),
        (f"{DYNAMIC}[tool.setuptools.dynamic.optional-dependencies]\nplot = {{file = 'plot.in'}}\n", {"rich"}),
        ('[project]\nname="lib"\nversion="1"\n[dependency-groups]\nplot = ["rich"]', set()),
        (DYNAMIC, set()),
    ],
)
def test_an_extra_of_a_folder_is_needed_and_an_unknown_one_is_noted(
    tmp_path: Path, pyproject: str, needed: set[str]
) -> None:
    (tmp_path / "plot.in").write_text("rich\n")
    (tmp_path / "pyproject.toml").write_text(pyproject)
    (tmp_path / "requirements.txt").write_text("-e .[plot]\n")
    read = read_requirements_file(str(tmp_path / "requirements.txt"))
    assert {str(item) for item in read.requirements} == needed
    has_it = bool(needed) or "dynamic" in pyproject
    assert [explain(note) for note in read.notes if note.code is not Code.NOTHING_REQUIRED] == (
        [] if has_it else ["lib 1 has no extra [plot]: it is ignored"]
    )
