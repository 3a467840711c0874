from __future__ import annotations

import json
from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel, Cancelled
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.settings.releases import shipped_lock
from pyodide_cache.warm_up.project import ProjectRequirements, read_project
from support.cli import run
from support.wheels import DistributionFolder


def read(path: Path) -> ProjectRequirements:
    return read_project(path, shipped_lock("314.0.7"), cancel=Cancel())


def wanted(path: Path) -> dict[str, tuple[str, ...]]:
    return {item.requirement: item.reasons for item in read(path).requirements}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    return folder


def test_imports_are_mapped_to_the_packages_that_provide_them(project: Path) -> None:
    (project / "app.py").write_text("import sklearn.svm, yaml\nfrom PIL import Image\nimport cv2\n")
    assert wanted(project) == {
        "opencv-python": ("app.py:3: import cv2",),
        "pillow": ("app.py:2: import PIL",),
        "pyyaml": ("app.py:1: import yaml",),
        "scikit-learn": ("app.py:1: import sklearn",),
    }


def test_imports_in_functions_and_try_blocks_count_but_not_relative_ones(project: Path) -> None:
    (project / "app.py").write_text(
        "def f():\n    import rich\ntry:\n    import numpy\nexcept ImportError: ...\nfrom . import x"
    )
    assert set(wanted(project)) == {"rich", "numpy"}


def test_the_standard_library_the_runtime_and_the_projects_own_modules_are_excluded(project: Path) -> None:
    (project / "own").mkdir()
    (project / "own" / "__init__.py").write_text("")
    (project / "own" / "helper.py").write_text("import json")
    (project / "app.py").write_text("import os, js, pyodide.http, own.helper\nfrom own import helper")
    assert wanted(project) == {}


def test_a_declared_requirement_replaces_an_import_and_keeps_both_reasons(project: Path) -> None:
    (project / "app.py").write_text("import pandas")
    (project / "pyproject.toml").write_text('[project]\nname = "x"\ndependencies = ["pandas>=2"]')
    assert wanted(project) == {"pandas>=2": ("app.py:1: import pandas", "pyproject.toml")}


def test_the_metadata_block_of_a_script_is_read(project: Path) -> None:
    script = project / "app.py"
    script.write_text('# /// script\n# dependencies = [\n#   "httpx>=0.27",\n# ]\n# ///\nimport httpx\n')
    assert wanted(script) == {"httpx>=0.27": ("app.py", "app.py:6: import httpx")}


def test_the_imports_and_installs_of_a_notebook_are_read(project: Path) -> None:
    cells = [
        {"cell_type": "markdown", "source": "import nothing"},
        {"cell_type": "code", "source": ["%pip install -q seaborn\n", "import matplotlib.pyplot as plt\n", "!ls\n"]},
        {"cell_type": "code", "source": "%%bash\nimport nothing"},
        {"cell_type": "code", "source": "this is no python"},
    ]
    (project / "n.ipynb").write_text(json.dumps({"cells": cells}))
    assert set(wanted(project)) == {"seaborn", "matplotlib"}


def test_environments_and_hidden_folders_are_skipped(project: Path) -> None:
    for name in (".venv", "venv", "node_modules"):
        (project / name).mkdir()
        (project / name / "x.py").write_text("import pandas")
    assert wanted(project) == {}


def test_a_loop_of_links_is_not_followed(project: Path) -> None:
    (project / "again").symlink_to(project)
    (project / "app.py").write_text("import rich")
    assert read(project).files == 1


def test_files_that_cannot_be_read_are_listed_and_the_rest_is_read(project: Path) -> None:
    (project / "bad.py").write_text("def f(:")
    (project / "binary.py").write_bytes(b"\xff\xfe\x00")
    (project / "n.ipynb").write_text("{}")
    (project / "pyproject.toml").write_text("[project\n")
    (project / "requirements.txt").write_text("-r other.txt\nrich\n")
    found = read(project)
    assert [item.requirement for item in found.requirements] == ["rich"]
    names = [name for name, _ in found.problems]
    assert names == ["bad.py", "binary.py", "n.ipynb", "pyproject.toml", "requirements.txt"]
    assert found.problems[-1][1].code is Code.UNSUPPORTED_LINE


def test_a_path_that_does_not_exist_is_reported(tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        read(tmp_path / "nowhere")
    assert caught.value.code is Code.GONE


def test_reading_can_be_canceled(project: Path) -> None:
    (project / "app.py").write_text("import rich")
    cancel = Cancel()
    cancel.set()
    with pytest.raises(Cancelled):
        read_project(project, shipped_lock("314.0.7"), cancel=cancel)


def test_the_command_line_warms_up_a_project_and_shows_the_reasons(
    project: Path, cache_dir: Path, distribution: DistributionFolder
) -> None:
    (project / "app.py").write_text("import pandas\nimport dateutil\n")
    arguments = (
        "warm-up",
        "--project",
        str(project),
        "--distribution",
        str(distribution),
        "--cache-dir",
        str(cache_dir),
    )
    plan = run(*arguments, "--dry-run", "--json").json
    reasons = {item["name"]: item["wanted_by"] for item in plan["to_fetch"]}
    assert reasons["pandas"] == ["app.py:1: import pandas"]
    assert reasons["six"] == []
    assert not cache_dir.exists()
    assert run(*arguments).code == 0
    assert (cache_dir / distribution.wheels["pandas"].file_name).is_file()
