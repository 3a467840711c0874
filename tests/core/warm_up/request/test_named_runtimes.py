"""A project says which Pyodide release and which Python it runs with."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Problem
from pyodide_cache.messages import explain
from pyodide_cache.settings.releases import shipped_lock
from pyodide_cache.warm_up.request.project import read_project


def notes_of(project: Path, release: str = "314.0.7") -> tuple[Problem, ...]:
    return read_project(project, shipped_lock(release), cancel=Cancel()).notes


@pytest.mark.parametrize(
    ("name", "text", "nearest"),
    [
        ("jupyter-lite.json", '{"pyodideUrl": "https://example.org/pyodide/v0.27.6/full/pyodide.js"}', "0.27.6"),
        ("package.json", '{"dependencies": {"pyodide": "~0.28.1"}}', "0.28.3"),
        ("index.html", "<script src='https://example.org/pyodide/v0.26.4/full/pyodide.js'></script>", "0.26.4"),
        ("package.json", '{"dependencies": {"pyodide": "^314.0.0"}}', ""),
    ],
)
def test_i24_another_release_that_a_project_names_is_a_note(
    tmp_path: Path, name: str, text: str, nearest: str
) -> None:
    (tmp_path / "app.js").write_text("")
    (tmp_path / name).write_text(text)
    notes = notes_of(tmp_path)
    assert [note.facts["nearest"] for note in notes] == ([nearest] if nearest else [])
    assert all(explain(note).endswith(f"To use it: --pyodide {nearest}") for note in notes)


@pytest.mark.parametrize(
    ("name", "text", "nearest"),
    [
        ("pyproject.toml", '[project]\nname = "x"\nrequires-python = ">=3.10, <3.13"', "0.27.8"),
        ("pyproject.toml", '[tool.poetry.dependencies]\npython = "~3.13"', "0.29.5"),
        ("app.py", '# /// script\n# requires-python = "<3.12"\n# ///\n', "0.25.1"),
        ("pyproject.toml", '[tool.poetry.dependencies]\npython = "^3.8"', ""),
        ("pyproject.toml", '[project]\nname = "x"\nrequires-python = "==2.7"', ""),
        ("pyproject.toml", '[project]\nname = "x"\nrequires-python = "three"', ""),
    ],
)
def test_r2_a_project_for_another_python_is_a_note_with_a_release_that_has_it(
    tmp_path: Path, name: str, text: str, nearest: str
) -> None:
    (tmp_path / name).write_text(text)
    notes = notes_of(tmp_path)
    assert [note.facts["nearest"] for note in notes] == ([nearest] if nearest else [])
    assert all("while Pyodide 314.0.7 has Python 3.14" in explain(note) for note in notes)
