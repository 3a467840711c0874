"""What a project declares in requirements files, project files and lock files."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code
from pyodide_cache.warm_up.request.requirements_files import read_requirements_file
from support.projects import read, wanted
from support.wheels import build_wheel


def test_a_declared_requirement_replaces_an_import_and_keeps_both_reasons(project: Path) -> None:
    (project / "app.py").write_text("import pandas")
    (project / "pyproject.toml").write_text('[project]\nname = "x"\ndependencies = ["pandas>=2"]')
    assert wanted(project) == {"pandas>=2": ("app.py:1: import pandas", "pyproject.toml")}


def test_a_pyproject_named_alone_takes_what_it_leaves_to_setuptools_from_beside_it(project: Path) -> None:
    (project / "pyproject.toml").write_text('[project]\nname = "x"\ndynamic = ["version", "dependencies"]')
    (project / "setup.py").write_text('from setuptools import setup\nsetup(install_requires=["six>=1"])')
    found = read(project / "pyproject.toml")
    assert ([item.requirement for item in found.requirements], found.notes) == (["six>=1"], ())


def test_the_metadata_block_of_a_script_is_read(project: Path) -> None:
    script = project / "app.py"
    script.write_text('# /// script\n# dependencies = [\n#   "httpx>=0.27",\n# ]\n# ///\nimport httpx\n')
    assert wanted(script) == {"httpx>=0.27": ("app.py", "app.py:6: import httpx")}


def test_i24_a_bad_line_of_a_group_is_noted(project: Path) -> None:
    (project / "pyproject.toml").write_text('[dependency-groups]\ndev = ["six >> 2", "pytz"]')
    found = read(project)
    assert ([item.requirement for item in found.requirements], found.problems) == (["pytz"], ())
    assert [(note.code, note.facts["path"]) for note in found.notes] == [(Code.BAD_REQUIREMENT, "pyproject.toml")]


def test_i24_an_extra_that_is_no_name_does_not_fail_the_run(project: Path) -> None:
    (project / "pyproject.toml").write_text('[dependency-groups]\ndev = ["x @ git+https://example.org/x", "six"]')
    assert (set(wanted(project)), read(project).problems) == ({"six"}, ())


def test_i21_the_hashes_of_a_pylock_are_allowed_alone(project: Path) -> None:
    wheel = f'[[packages.wheels]]\nurl = "https://h/six-1-py3-none-any.whl"\nhashes = {{ sha256 = "{"A" * 64}" }}\n'
    (project / "pylock.toml").write_text(f'[[packages]]\nname = "six"\nversion = "1"\n{wheel}')
    assert [item.hashes for item in read(project).requirements] == [{f"sha256:{'a' * 64}"}]


def test_i24_a_wheel_beside_a_project_is_found_from_anywhere(project: Path) -> None:
    wheel = build_wheel("mine", "1.0").write_to(project)
    text = f'[project]\ndependencies = ["mine"]\n[tool.uv.sources]\nmine = {{ path = "{wheel.name}" }}\n'
    (project / "pyproject.toml").write_text(text)
    assert list(wanted(project)) == [f"mine @ {wheel.as_uri()}"]
    wheel.unlink()
    assert [problem.code for _, problem in read(project).problems] == [Code.FILE_NOT_FOUND]


def test_i24_one_odd_line_of_an_environment_leaves_the_others(project: Path) -> None:
    (project / "environment.yml").write_text("dependencies:\n- numpy ~= one\n- pandas\n")
    found = read(project)
    assert [item.requirement for item in found.requirements] == ["pandas"]
    assert [problem.code for _, problem in found.problems] == [Code.BAD_REQUIREMENT]
    (project / "environment.yml").write_text("dependencies:\n- pandas\n- pip:\n  - x >> 2\n  - -e .\n")
    found = read(project)
    facts = [found.problems[0][1].facts, found.notes[0].facts]
    assert [("line" in each, Path(str(each["path"])).name) for each in facts] == [(False, "environment.yml")] * 2


def test_i20_constraints_of_requirements_files_narrow_those_of_a_project(project: Path) -> None:
    (project / "requirements.txt").write_text("-c limits.txt\nrich\n")
    (project / "limits.txt").write_text("rich<13\n")
    assert read(project).every.constraints == ("rich<13",)


def test_i24_of_requirements_for_several_pythons_that_of_the_runtime_counts(project: Path) -> None:
    lines = [
        "six<1 ; python_version < '3.12'",
        "six>=1.16 ; python_version >= '3.12'",
        "six[a]<2",
        "rich ; os_name == 'nt'",
    ]
    (project / "requirements.txt").write_text("\n".join(lines))
    assert {(item.requirement, item.optional) for item in read(project).requirements} == {
        ("six[a]<2,>=1.16", False),
        ('rich; os_name == "nt"', True),
    }


def test_i21_hashes_of_both_lines_of_a_package_are_allowed(project: Path) -> None:
    lines = [f"six>=1 --hash=sha256:{'a' * 64}", f"six<2 --hash=sha256:{'b' * 64}"]
    (project / "requirements.txt").write_text("\n".join(lines))
    (found,) = read(project).requirements
    assert found.hashes == {f"sha256:{'a' * 64}", f"sha256:{'b' * 64}"}


def test_i23_no_index_is_asked_for_the_parts_of_a_workspace(project: Path) -> None:
    for folder, name, needs in ((project, "whole", "part"), (project / "packages" / "part", "part", "whole")):
        folder.mkdir(parents=True, exist_ok=True)
        text = f'[project]\nname = "{name}"\ndependencies = ["{needs}", "idna"]\n'
        (folder / "pyproject.toml").write_text(text)
    assert [*wanted(project)] == ["idna"]


def test_the_parts_of_a_workspace_are_known_in_a_folder_that_is_named_from_another(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "lib").mkdir()
    (project / "lib" / "pyproject.toml").write_text('[project]\nname = "lib"\ndependencies = ["six"]\n')
    source = "[tool.uv]\nsources.lib = { workspace = true }\nworkspace.members = ['lib']\n"
    (project / "pyproject.toml").write_text(f'[project]\nname = "app"\ndependencies = ["lib"]\n{source}')
    monkeypatch.chdir(project.parent)
    found = read(Path(project.name))
    assert ([item.requirement for item in found.requirements], found.notes) == (["six"], ())


@pytest.mark.parametrize(
    ("folder", "tools"),
    [
        ("app/lib", '[tool.uv]\nsources.lib = { workspace = true }\nworkspace.members = ["lib"]\n'),
        ("packages/lib", "[tool.uv.sources]\nlib = { workspace = true }\n"),
        ("lib", '[tool.uv.sources]\nlib = { path = "../lib", editable = true }\n'),
        ("lib", '[tool.poetry.dependencies]\nlib = { path = "../lib", develop = true }\n'),
    ],
)
def test_what_a_part_needs_is_asked_for_with_its_extras(project: Path, folder: str, tools: str) -> None:
    (project / folder).mkdir(parents=True)
    (project / "pyproject.toml").write_text('[tool.uv.workspace]\nmembers = ["/x", "app", "packages/*"]\n')
    extras = 'optional-dependencies = { fast = ["idna"], slow = ["rich"] }'
    (project / folder / "pyproject.toml").write_text(f'[project]\nname = "lib"\ndependencies = ["six"]\n{extras}\n')
    app = project / "app" / "pyproject.toml"
    app.parent.mkdir(exist_ok=True)
    app.write_text(f'[project]\nname = "app"\ndependencies = ["lib[fast]"]\n{tools}')
    found = read(app.parent)
    assert {item.requirement for item in found.requirements if not item.optional} == {"six", "idna"}
    assert (found.problems, found.notes) == ((), ())
    (project / "requirements.txt").write_text("-e ./app\n")
    named = read_requirements_file(str(project / "requirements.txt"))
    assert ({str(item) for item in named.requirements}, named.invalid, named.notes) == ({"six", "idna"}, (), ())
    (project / folder / "pyproject.toml").unlink()
    (project / folder).rmdir()
    gone = read(app.parent)
    assert (gone.requirements, gone.problems) == ((), ())
    assert {note.code for note in gone.notes} == {Code.IGNORED_OPTION}  # no index is asked for it
    named = read_requirements_file(str(project / "requirements.txt"))
    assert (named.requirements, named.invalid, Code.IGNORED_OPTION in [note.code for note in named.notes]) == (
        *((), ()),
        True,
    )


def test_a_part_of_a_workspace_can_need_its_root(project: Path) -> None:
    part = project / "plugins" / "one"
    part.mkdir(parents=True)
    workspace = '[tool.uv.workspace]\nmembers = ["plugins/*"]\n'
    (project / "pyproject.toml").write_text(f'[project]\nname = "whole"\ndependencies = ["six"]\n{workspace}')
    sources = "[tool.uv.sources]\nwhole = { workspace = true }\n"
    (part / "pyproject.toml").write_text(f'[project]\nname = "one"\ndependencies = ["whole"]\n{sources}')
    (part / "one.py").write_text("import whole")
    found = read(part)
    assert [item.requirement for item in found.requirements] == ["six"]
    assert (found.unknown, found.notes) == ((), ())


def test_i23_no_index_is_asked_for_a_part_whose_source_only_the_root_says(project: Path) -> None:
    sources = "sources.two = { workspace = true }"
    (project / "pyproject.toml").write_text(f'[tool.uv]\nworkspace.members = ["one", "two"]\n{sources}\n')
    for name, needs in (("one", "two>=1 ; python_version > '3'"), ("two", "six")):
        (project / name).mkdir()
        (project / name / "pyproject.toml").write_text(f'[project]\nname = "{name}"\ndependencies = ["{needs}"]\n')
    assert [*wanted(project / "one")] == ["six"]
    (project / "requirements.txt").write_text("-e one\n")
    assert [*map(str, read_requirements_file(str(project / "requirements.txt")).requirements)] == ["six"]


def test_i24_requirements_files_have_many_names_and_those_for_developers_are_optional(project: Path) -> None:
    (project / "requirements").mkdir()
    (project / "docs").mkdir()
    names = ("requirements.txt", "dev-requirements.txt", "requirements_test.in", "requirements/base.txt", "notes.txt")
    (project / "requirements" / "constraints.txt").write_text("of-constraints<2\n")
    for name in (*names, "requirements/tests37.txt", "docs/requirements-web.txt"):
        (project / name).write_text(f"of-{Path(name).stem.replace('_', '-')}\n")
    found = {item.requirement: item.optional for item in read(project).requirements}
    assert found == {
        "of-requirements": False,
        "of-dev-requirements": True,
        "of-requirements-test": True,
        "of-base": False,
        "of-tests37": True,
        "of-requirements-web": True,
    }
    assert not read(project / "dev-requirements.txt").requirements[0].optional


def test_i24_what_was_compiled_for_another_platform_leaves_the_choice_to_what_it_was_made_of(project: Path) -> None:
    (project / "requirements.in").write_text("rich\n")
    (project / "requirements.txt").write_text(
        "pygments==2.1\n    # via rich\nrich==13.9.4\n    # via -r requirements.in\n"
    )
    assert wanted(project) == {"rich": ("requirements.in",)}
    assert [*wanted(project / "requirements.txt")] == ["pygments==2.1", "rich==13.9.4"]


def test_of_extras_and_groups_that_exclude_each_other_the_first_counts(project: Path) -> None:
    groups = '[dependency-groups]\nnew = ["rich>=14", "idna"]\nold = ["rich==12"]\n'
    (project / "pyproject.toml").write_text(f'[project]\nname = "app"\ndependencies = ["idna<4"]\n{groups}')
    assert [item.requirement for item in read(project).requirements] == ["idna<4", "rich>=14"]


def test_what_cannot_be_read_of_a_projects_tests_is_no_failure(project: Path) -> None:
    """Tests have broken files on purpose."""
    (project / "tests").mkdir()
    (project / "tests" / "broken.py").write_text("import rich\n)\n")
    (project / "tests" / "broken.ipynb").write_text("{")
    (project / "app.py").write_text("import idna\n")
    found = read(project)
    assert not found.problems
    assert [note.code for note in found.notes] == [Code.UNREADABLE_FILE, Code.NOT_PYTHON]


def test_a_package_of_conda_is_known_if_another_file_declares_it(project: Path) -> None:
    (project / "environment.yml").write_text("dependencies: [my-tool, other-tool]\n")
    (project / "requirements.txt").write_text("my_tool>=2\n")
    (project / "ci").mkdir()
    (project / "ci" / "environment.yml").write_text("dependencies: [their-tool, rich]\n")
    found = read(project)
    assert [(item.requirement, item.optional) for item in found.requirements] == [
        ("my_tool>=2", False),
        ("rich", True),
    ]
    assert {item.module: item.optional for item in found.unknown} == {"other-tool": False, "their-tool": True}


def test_extras_in_a_file_are_optional(project: Path) -> None:
    (project / "setup.cfg").write_text("[options.extras_require]\nx = file: more.txt\n")
    (project / "more.txt").write_text("rich>=13\n")
    [item] = read(project).requirements
    assert (item.requirement, item.optional) == ("rich>=13", True)


def test_what_builds_and_serves_notebooks_is_not_wanted_in_a_page(project: Path) -> None:
    (project / "requirements.txt").write_text("jupyterlite-core>=0.6\njupyterlab\nipykernel\nbqplot\n")
    (project / "environment.yml").write_text(
        "dependencies:\n  - jupyterlite-xeus\n  - numpy\n  - pip:\n    - notebook\n"
    )
    (project / "pyproject.toml").write_text('[project]\nname = "x"\noptional-dependencies.lab = ["jupyter"]')
    lite = '{"PyodideLockAddon": {"specs": ["piplite", "ipykernel", "jupyterlab-bpmn"]}}'
    (project / "jupyter_lite_config.json").write_text(lite)
    found = read(project)
    assert set(wanted(project)) == {"bqplot", "jupyterlab-bpmn", "numpy"}
    assert (found.problems, found.unknown) == ((), ())
    assert [(note.code, note.facts["text"]) for note in found.notes] == [
        *((Code.IGNORED_OPTION, name) for name in ("notebook", "piplite", "ipykernel")),
        *((Code.IGNORED_OPTION, name) for name in ("jupyterlite-core>=0.6", "jupyterlab", "ipykernel")),
        (Code.IGNORED_OPTION, "jupyterlite-xeus"),
    ]


def test_what_a_module_imports_for_an_extra_is_optional_and_what_a_notebook_imports_is_not(project: Path) -> None:
    extras = '[project.optional-dependencies]\nplot = ["rich", "idna"]\n'
    (project / "pyproject.toml").write_text(f'[project]\nname = "x"\ndependencies = ["six"]\n{extras}')
    (project / "app.py").write_text("import rich, six, attr")
    (project / "show.ipynb").write_text('{"cells": [{"cell_type": "code", "source": "import idna"}]}')
    optional = {item.requirement for item in read(project).requirements if item.optional}
    assert optional == {"rich"}
