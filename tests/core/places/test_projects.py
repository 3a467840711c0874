from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.files.folders import absolute
from pyodide_cache.places.projects import forget_project, project_folders, remember_project
from support.cli import run


@pytest.mark.parametrize("text", ["", "{", "{}", "[1, null]", "\xff", '["\\u0000"]'])
def test_a_damaged_file_counts_as_empty(text: str, home: Path) -> None:
    path = home / ".local" / "state" / "pyodide-cache" / "projects.json"
    path.parent.mkdir(parents=True)
    path.write_bytes(text.encode("latin-1"))
    assert run("places").code == 0
    if "u0000" not in text:
        assert project_folders() == []


def test_folders_are_remembered_in_order_and_once(tmp_path: Path) -> None:
    for name in ("one", "two", "one"):
        remember_project(tmp_path / name)
    assert project_folders() == [tmp_path / "one", tmp_path / "two"]
    assert forget_project(tmp_path / "one")
    assert not forget_project(tmp_path / "one")
    assert project_folders() == [tmp_path / "two"]


def test_a_path_is_made_absolute_without_following_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "link").symlink_to("target")
    monkeypatch.chdir(tmp_path)
    assert absolute("link") == tmp_path / "link"
    assert absolute("~/shop") == Path.home() / "shop"
