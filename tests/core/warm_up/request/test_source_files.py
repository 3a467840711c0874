"""Which files of a project are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.warm_up.request.source_files import source_files
from support.projects import read, wanted


def test_environments_and_hidden_folders_are_skipped(project: Path) -> None:
    for name in (".venv", "venv", "node_modules"):
        (project / name).mkdir()
        (project / name / "x.py").write_text("import pandas")
    assert wanted(project) == {}


def test_a_loop_of_links_is_not_followed(project: Path) -> None:
    (project / "again").symlink_to(project)
    (project / "app.py").write_text("import rich")
    assert read(project).files == 1


def test_a_folder_without_an_init_file_is_a_package_of_a_script_too(project: Path) -> None:
    (project / "app.py").write_text("from lib.tools import f\n")
    (project / "lib").mkdir()
    (project / "lib" / "tools.py").write_text("import numpy\n")
    assert wanted(project / "app.py") == {"numpy": ("lib/tools.py:1: import numpy",)}


def test_a_folder_with_too_many_files_is_refused(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pyodide_cache.warm_up.request.source_files.MOST_FILES", 2)
    for name in ("a.py", "b.py", "notes.txt"):
        (project / name).touch()
    assert [file.name for file in source_files(project)] == ["a.py", "b.py"]
    (project / "c.py").touch()
    with pytest.raises(Problem) as caught:
        source_files(project)
    assert caught.value.code is Code.UNREADABLE_FILE
