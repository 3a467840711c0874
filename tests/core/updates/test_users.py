from __future__ import annotations

from pathlib import Path

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code
from pyodide_cache.settings.lists import RequirementList
from pyodide_cache.settings.releases import shipped_lock
from pyodide_cache.updates.users import Need, read_users


def test_lists_and_projects_say_who_needs_a_package(tmp_path: Path) -> None:
    project = tmp_path / "app"
    project.mkdir()
    (project / "requirements.txt").write_text("pandas>=2\n")
    (project / "main.py").write_text("import numpy\n")
    lists = [RequirementList("course", ("numpy<3", "rich"))]
    out_of_reach = tmp_path / ("x" * 300)  # as without permission, or on a lost mount: to ask for it is an error
    projects, pins, lock = (
        [project, tmp_path / "gone", out_of_reach],
        ["rich==14.1", "attrs<26"],
        shipped_lock("314.0.7"),
    )
    users = read_users(lists, projects, pins, lock, Cancel())
    needs = users.needs
    assert needs["rich"] == (Need("list “course”", ""), Need("your pins", "==14.1", True))
    assert "attrs" not in users.names(), "a pin needs no package"
    assert needs["numpy"] == (Need("list “course”", "<3"), Need(f"project {project}", ""))
    assert needs["pandas"] == (Need(f"project {project}", ">=2"),)
    missing = [(str(folder), Code.GONE) for folder in (tmp_path / "gone", out_of_reach)]
    assert [(name, problem.code) for name, problem in users.problems] == missing


def test_constraints_and_overrides_of_projects_are_limits_for_their_runtime(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[project]\nname = "app"\ndependencies = ["rich"]\n[tool.uv]\n'
        """constraint-dependencies = ["numpy<2", "pandas<1; sys_platform == 'win32'"]\n"""
        'override-dependencies = ["rich>=14"]\n'
    )
    users = read_users([], [tmp_path], [], shipped_lock("314.0.7"), Cancel())
    user = f"project {tmp_path}"
    assert users.needs == {"rich": (Need(user, ""), Need(user, ">=14", True)), "numpy": (Need(user, "<2", True),)}
    assert users.names() == {"rich": (user,)}  # nobody asks for numpy
    assert [*map(str, users.overrides)] == ["rich>=14"]
