from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel, Cancelled
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.settings.releases import shipped_lock
from pyodide_cache.warm_up.request.project import read_project
from support.projects import read, wanted


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
    assert found.problems[-1][1].code is Code.UNREADABLE_FILE
    assert str(found.problems[-1][1].facts["path"]).endswith("other.txt")


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


def test_i19_a_module_of_a_namespace_is_not_met_by_a_neighbor(project: Path) -> None:
    (project / "app.py").write_text("from google.cloud import storage\nimport google.cloud.nothing\n")
    found = read(project)
    assert [item.requirement for item in found.requirements] == ["google-cloud-storage"]
    assert [(item.module, item.reasons) for item in found.unknown] == [("google.cloud.nothing", ("app.py:2",))]


def test_i18_the_standard_library_is_that_of_the_runtime(project: Path) -> None:
    (project / "app.py").write_text("import compression.zstd, telnetlib, sqlite3\ntype X = int\n")
    assert [item.module for item in read(project).unknown] == ["telnetlib"]
    older = read_project(project, shipped_lock("0.27.7"), cancel=Cancel())
    assert [item.module for item in older.unknown] == ["compression"]
    assert [item.requirement for item in older.requirements] == ["sqlite3"]


def test_i17_a_coding_line_or_a_mark_says_how_a_file_is_encoded(project: Path) -> None:
    (project / "app.py").write_bytes("# -*- coding: latin-1 -*-\n# é\nimport pandas\n".encode("latin-1"))
    (project / "requirements.txt").write_text("rich\n", encoding="utf-16")
    assert (set(wanted(project)), read(project).problems) == ({"pandas", "rich"}, ())


@pytest.mark.parametrize("name", ["environment.yml", "app.py", "main.js", "setup.cfg"])
@pytest.mark.parametrize("text", ["<!doctype html><p>Log in</p>", "<<<<<<< HEAD\nimport six\n=======\n"])
def test_what_came_in_place_of_a_file_is_told(project: Path, name: str, text: str) -> None:
    (project / name).write_text(text)
    with pytest.raises(Problem, match=r"HTML page|conflicts of a merge"):
        read(project / name)


@pytest.mark.parametrize("name", ["noxfile.py", "tests/unit/test_app.py", "docs/conf.py"])
def test_i24_what_only_developers_run_does_not_fail_the_run(project: Path, name: str) -> None:
    (project / name).parent.mkdir(parents=True, exist_ok=True)
    (project / name).write_text("import no_such_tool, numpy")
    found = read(project)
    assert [(item.module, item.optional) for item in found.unknown] == [("no_such_tool", True)]
    assert [(item.requirement, item.optional) for item in found.requirements] == [("numpy", True)]
    assert not read(project / name).unknown[0].optional
