"""Requirements of Poetry mean the same in the notation of pip."""

from __future__ import annotations

from pyodide_cache.projects.declared.poetry import poetry_lines


def test_versions_extras_and_markers_of_a_requirement_are_written_as_pip_reads_them() -> None:
    older, newer = {"version": "<25", "markers": "python_version < '3.13'"}, {"version": "25.1", "platform": "linux"}
    rich = {"version": "^13.1", "extras": ["jupyter"], "python": ">=3.12"}
    assert poetry_lines({"rich": rich, "attrs": [older, newer], "six": "*"}) == (
        "rich[jupyter]>=13.1,<14 ; (python_version >= '3.12')",
        "attrs<25 ; (python_version < '3.13')",
        "attrs==25.1 ; (sys_platform == 'linux')",
        "six",
    )
