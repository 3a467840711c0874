"""Notebooks of a project, and what they run and install."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.messages import explain
from support.projects import read, wanted


def test_the_imports_and_installs_of_a_notebook_are_read(project: Path) -> None:
    cells = [
        {"cell_type": "markdown", "source": "import nothing"},
        {"cell_type": "code", "source": ["%pip install -q seaborn\n", "import matplotlib.pyplot as plt\n", "!ls\n"]},
        {"cell_type": "code", "source": "%%bash\nimport nothing"},
        {"cell_type": "code", "source": "this is no python"},
    ]
    (project / "n.ipynb").write_text(json.dumps({"cells": cells}))
    assert set(wanted(project)) == {"seaborn", "matplotlib"}


def test_i3_what_a_notebook_or_script_imports_and_runs_from_beside_it_is_read(project: Path) -> None:
    (project / "mine").mkdir()
    (project / "mine" / "__init__.py").write_text("from .part import x\nimport helper")
    (project / "mine" / "part.py").write_text("import numpy")
    (project / "helper.py").write_text("import pandas, app")
    (project / "app.py").write_text("import mine.part\nimport matplotlib")
    code = "%run -i 'app.py' x\n%run other.ipynb\n%run gone.py"
    for name, cell in (("start", code), ("other", "%run start.ipynb\nimport scipy")):
        cells = [{"cell_type": "code", "source": cell}]
        (project / f"{name}.ipynb").write_text(json.dumps({"cells": cells}))
    found = read(project / "start.ipynb")
    assert {item.requirement for item in found.requirements} == {"numpy", "pandas", "matplotlib", "scipy"}
    assert [note.facts["text"] for note in found.notes] == ["gone.py"]
    assert (found.problems, found.unknown) == ((), ())
    (project / "index.html").write_text('<script type="py" src="/app.py?v=1" config="pyscript.toml"></script>')
    (project / "pyscript.toml").write_text('packages = ["six"]')
    assert {"matplotlib", "six"} <= set(wanted(project / "index.html"))
    assert wanted(project / "app.py")["numpy"] == ("mine/part.py:1: import numpy",)


def test_i23_modules_of_other_hosts_are_notes_and_those_of_the_page_are_nothing(project: Path) -> None:
    (project / "a.py").write_text(
        "from google.colab import drive\nimport kaggle_secrets, machine, js, pyodide_js, pyscript, workers\n"
        "from pyodide.ffi import to_js\nfrom databricks.sdk import WorkspaceClient\n"
        "try:\n    import dbutils\nexcept ImportError:\n    pass\n"
    )
    found = read(project)
    assert [item.requirement for item in found.requirements] == ["databricks-sdk"]
    assert (found.unknown, found.problems) == ((), ())
    assert [(note.facts["name"], note.facts["host"]) for note in found.notes] == [
        ("google.colab", "Google Colab"),
        ("kaggle_secrets", "Kaggle"),
        ("machine", "MicroPython"),
    ]


@pytest.mark.parametrize(
    ("name", "text", "cell"),
    [
        ("pyproject.toml", '[project]\nname = "a"\ndependencies = ["rich"]\n', "%pip install -r pyproject.toml"),
        ("environment.yml", "dependencies: [rich]\n", "!mamba env update --file environment.yml"),
    ],
)
def test_i2_files_of_other_kinds_that_a_cell_installs_are_read(
    project: Path, name: str, text: str, cell: str
) -> None:
    (project / name).write_text(text)
    (project / "n.ipynb").write_text(json.dumps({"cells": [{"cell_type": "code", "source": cell}]}))
    assert [*wanted(project / "n.ipynb")] == ["rich"]


def test_i2_an_extension_of_a_known_package_is_no_note(project: Path) -> None:
    cell = {"cell_type": "code", "source": "%load_ext sqlalchemy\n%load_ext mystery\n%pip install {name}"}
    (project / "n.ipynb").write_text(json.dumps({"cells": [cell], "metadata": {}}))
    found = read(project)
    assert ([item.requirement for item in found.requirements], found.problems) == (["sqlalchemy"], ())
    assert [note.facts["text"] for note in found.notes] == ["%load_ext mystery", "{name}"]


def test_a_folder_that_a_notebook_installs_is_noted(project: Path) -> None:
    (project / "lib").mkdir()
    cell = {"cell_type": "code", "source": "%pip install ./lib ./gone -e lost six", "metadata": {}}
    (project / "a.ipynb").write_text(json.dumps({"cells": [cell], "nbformat": 4}))
    found = read(project)
    assert [item.requirement for item in found.requirements] == ["six"]
    assert [explain(note) for note in found.notes] == [
        f"{project / 'a.ipynb'}: “./lib” does not apply here and is ignored",
        "a.ipynb: “-e ./lost” does not apply here and is ignored",
    ]
    assert [problem.code for _, problem in found.problems] == [Code.URL_REQUIREMENT]


def test_a_project_that_its_notebook_installs_is_read_with_the_extras(project: Path) -> None:
    (project / "nb").mkdir()
    (project / "nb" / "a.ipynb").write_text(
        json.dumps({"cells": [{"cell_type": "code", "source": "%pip install -e ..[plot]"}]})
    )
    extras = 'optional-dependencies = { plot = ["rich"], docs = ["sphinx"] }'
    (project / "pyproject.toml").write_text(f'[project]\nname = "x"\ndependencies = ["six"]\n{extras}')
    found = read(project / "nb" / "a.ipynb")
    assert ([item.requirement for item in found.requirements], found.notes) == (["rich", "six"], ())


def test_a_requirements_file_at_a_url_is_named_as_one_and_not_fetched(project: Path) -> None:
    cells = [{"cell_type": "code", "source": "%pip install -r https://example.org/r.txt six"}]
    (project / "n.ipynb").write_text(json.dumps({"cells": cells}))
    found = read(project / "n.ipynb")
    assert [item.requirement for item in found.requirements] == ["six"]
    assert [explain(problem).endswith("r.txt: it is a URL") for _, problem in found.problems] == [True]


def test_a_mock_package_provides_its_module(project: Path) -> None:
    cells = [
        "import micropip\nmicropip.add_mock_package('made_up', '1')",
        "import made_up.part\nimport unknown_thing",
    ]
    document = {"cells": [{"cell_type": "code", "source": cell, "metadata": {}} for cell in cells], "nbformat": 4}
    (project / "a.ipynb").write_text(json.dumps(document))
    assert [item.module for item in read(project).unknown] == ["unknown_thing"]
    assert [item.module for item in read(project / "a.ipynb").unknown] == ["unknown_thing"]


def test_c8_a_file_that_cannot_be_read_is_an_error_and_one_of_a_folder_is_not(project: Path) -> None:
    (project / "app.py").write_text("import rich\n")
    (project / "bad.ipynb").write_text("{")
    with pytest.raises(Problem):
        read(project / "bad.ipynb")
    assert [item.requirement for item in read(project).requirements] == ["rich"]
    assert [name for name, _ in read(project).problems] == ["bad.ipynb"]
