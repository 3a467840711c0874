from __future__ import annotations

from pathlib import Path

import pytest

from support.projects import read


@pytest.mark.parametrize(
    ("files", "required"),
    [
        pytest.param({"app.py": "import six, numpy", "six.py": ""}, "numpy", id="a module of a known package's name"),
        pytest.param({"src/a.py": "", "src/six.py": "", "tests/x.py": "import six"}, "", id="src"),
        pytest.param(
            {"packages/a/lib/rich/__init__.py": "", "tests/x.py": "import rich"}, "", id="a package of a workspace"
        ),
        pytest.param({"test/__init__.py": "", "app.py": "import test.x, pydoc_data"}, "pydoc-data", id="stdlib"),
        pytest.param(
            {"app.py": "import micropip\nmicropip.add_mock_package('scipy', '1')\nimport scipy.stats"},
            "micropip",
            id="a mock",
        ),
        pytest.param(
            {"examples/plotly/x.py": "import plotly", "examples/pandas/y.py": "import pandas"},
            "pandas plotly",
            id="folders named after what they show",
        ),
        pytest.param({"pandas/x.py": "", "app.py": "import pandas"}, "pandas", id="a package wins over a folder"),
        pytest.param({"lib/numpy.py": "", "app.py": "import numpy"}, "numpy", id="a module that is not beside it"),
        pytest.param({"a/b/helper.py": "", "app.py": "import helper, b"}, "", id="on an import path of its own"),
    ],
)
def test_modules_of_the_project_are_found_as_python_finds_them(
    tmp_path: Path, files: dict[str, str], required: str
) -> None:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    found = read(tmp_path)
    assert ([item.requirement for item in found.requirements], found.unknown) == (required.split(), ())


def test_a_script_finds_the_modules_beside_it(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text("import six, rich, numpy")
    (tmp_path / "six.py").write_text("")
    (tmp_path / "rich").mkdir()
    (tmp_path / "rich" / "__init__.py").write_text("")
    found = read(tmp_path / "app.py")
    assert [item.requirement for item in found.requirements] == ["numpy"]


def test_i23_packages_beside_a_script_and_around_it_are_its_own(project: Path) -> None:
    for folder in (project / "helpers", project / "mypkg"):
        folder.mkdir()
        (folder / "__init__.py").write_text("")
    (project / "app.py").write_text("import helpers.one, mypkg")
    (project / "mypkg" / "part.py").write_text("from mypkg import other\nimport rich")
    assert read(project / "app.py").unknown == ()
    assert read(project / "mypkg" / "part.py").unknown == ()
    assert read(project / "mypkg").unknown == ()


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("app/requirements.txt", "-e ../lib\n"),
        ("app/pyproject.toml", '[project]\nname = "app"\ndependencies = ["my-lib @ file:../lib"]\n'),
        ("app/one.ipynb", '{"cells": [{"cell_type": "code", "source": "%pip install -e ../lib"}]}'),
    ],
)
def test_modules_of_a_project_in_another_folder_are_known(project: Path, file: str, text: str) -> None:
    for folder in (project / "app", project / "lib" / "src" / "inner"):
        folder.mkdir(parents=True)
    (project / "lib" / "pyproject.toml").write_text('[project]\nname = "my-lib"\ndependencies = ["six"]\n')
    (project / "lib" / "src" / "inner" / "__init__.py").write_text("")
    (project / "app" / "app.py").write_text("import inner.x, my_lib, other")
    (project / file).write_text(text)
    found = read(project / "app")
    assert [item.requirement for item in found.requirements] == ["six"]
    assert [item.module for item in found.unknown] == ["other"]
