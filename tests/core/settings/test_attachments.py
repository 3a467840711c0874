from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.settings.attachments import Attachments
from support.cli import run
from support.layers import notes


def test_a_missing_folder_cannot_be_added(cache_dir: Path, tmp_path: Path) -> None:
    answer = run("--cache-dir", cache_dir, "layer", "add", tmp_path / "nowhere")
    assert answer.code == 1
    assert Attachments().layers(cache_dir) == ()


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "directories = 3",
        "[directories]\nx = 1",
        "[directories.x]\nlayers = 1",
        '[directories.x]\nlayers = ["a"]',
    ],
)
def test_a_broken_file_is_a_problem_and_is_not_changed(cache_dir: Path, share: Path, text: str) -> None:
    path = Attachments().path
    path.parent.mkdir(parents=True)
    path.write_text(text)
    assert notes(cache_dir) == ["broken-settings"]
    answer = run("--cache-dir", cache_dir, "layer", "add", share)
    assert answer.code == 1
    assert str(path) in answer.err
    assert path.read_text() == text


def test_comments_of_the_user_stay(layered: Path, share: Path, tmp_path: Path) -> None:
    path = Attachments().path
    path.write_text("# the team's\n" + path.read_text())
    (tmp_path / "image").mkdir()
    assert run("--cache-dir", layered, "layer", "add", tmp_path / "image").code == 0
    assert path.read_text().startswith("# the team's\n")
    assert Attachments().layers(layered) == (share, tmp_path / "image")
