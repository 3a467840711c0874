from __future__ import annotations

from pathlib import Path

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code
from pyodide_cache.settings.lists import RequirementList
from pyodide_cache.settings.releases import shipped_lock
from pyodide_cache.updates.users import Need, read_needs


def test_lists_and_projects_say_who_needs_a_package(tmp_path: Path) -> None:
    project = tmp_path / "app"
    project.mkdir()
    (project / "requirements.txt").write_text("pandas>=2\n")
    (project / "main.py").write_text("import numpy\n")
    lists = [RequirementList("course", ("numpy<3", "rich"))]
    needs, problems = read_needs(lists, [project, tmp_path / "gone"], shipped_lock("314.0.7"), Cancel())
    assert needs["numpy"] == (Need("list “course”", "<3"), Need(f"project {project}", ""))
    assert needs["pandas"] == (Need(f"project {project}", ">=2"),)
    assert [(name, problem.code) for name, problem in problems] == [(str(tmp_path / "gone"), Code.GONE)]
