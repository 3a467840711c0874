"""Stores and layers of cache directories are kept in a file that the user may edit."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.settings.attachments import Attachment, Attachments, default_store
from support.cli import run
from support.layers import notes


def test_a_store_is_attached_and_detached(tmp_path: Path) -> None:
    file = tmp_path / "directories.toml"
    attachments = Attachments(file)
    assert attachments.of(tmp_path) == Attachment()
    attachments.set_store(tmp_path, tmp_path / "store", "hard")
    attachments.set_store(tmp_path / "other", tmp_path / "store", "copy")
    assert Attachments(file).of(tmp_path) == Attachment(tmp_path / "store", "hard")
    attachments.set_store(tmp_path, None)
    assert attachments.of(tmp_path).store is None
    assert attachments.of(tmp_path / "other").store == tmp_path / "store"


def test_layers_are_kept_in_order_and_those_of_the_environment_come_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    attachments = Attachments(tmp_path / "directories.toml")
    attachments.change_layers(tmp_path, lambda _: (Path("/b"), Path("/a")))
    monkeypatch.setenv("PYODIDE_CACHE_LAYERS", os.pathsep.join(["/a", str(tmp_path), "/c"]))
    assert attachments.of(tmp_path).layers == (Path("/b"), Path("/a"), Path("/c"))
    assert attachments.layers(tmp_path) == (Path("/b"), Path("/a"))
    attachments.change_layers(tmp_path, lambda _: ())
    assert attachments.layers(tmp_path) == ()


def test_a_directory_is_added_to_a_file_in_which_the_user_wrote_tables_in_one_line(tmp_path: Path) -> None:
    file = tmp_path / "directories.toml"
    file.write_text('directories = {"/a" = {layers = ["/b"]}}  # mine\n')
    Attachments(file).change_layers(Path("/c"), lambda _: (Path("/d"),))
    assert Attachments(file).layers(Path("/a")) == (Path("/b"),)
    assert Attachments(file).layers(Path("/c")) == (Path("/d"),)
    assert "# mine" in file.read_text()


def test_the_default_store_is_named_by_a_variable(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert default_store() == home / ".cache" / "pyodide-cache" / "store"
    monkeypatch.setenv("PYODIDE_CACHE_STORE", "~/store")
    assert default_store() == home / "store"


@pytest.mark.parametrize(
    "text",
    [
        "directories = 3",
        "[directories]\nx = 1",
        "[directories.x]\nlayers = 1",
        '[directories.x]\nlayers = ["relative"]',
        "[directories.x]\nstore = 1",
        '[directories.x]\nlink = "soft"',
    ],
)
def test_a_file_of_another_form_is_a_problem_and_not_changed(tmp_path: Path, text: str) -> None:
    file = tmp_path / "directories.toml"
    file.write_text(text)
    for act in (
        lambda: Attachments(file).of(tmp_path),
        lambda: Attachments(file).change_layers(tmp_path, lambda _: (Path("/a"),)),
        lambda: Attachments(file).set_store(tmp_path, None),
    ):
        with pytest.raises(Problem) as caught:
            act()
        assert (caught.value.code, caught.value.facts["path"]) == (Code.BROKEN_SETTINGS, str(file))
    assert file.read_text() == text


def test_a_missing_folder_cannot_be_added(cache_dir: Path, tmp_path: Path) -> None:
    answer = run("--cache-dir", cache_dir, "layer", "add", tmp_path / "nowhere")
    assert answer.code == 2
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
    assert answer.code == 2
    assert str(path) in answer.err
    assert path.read_text() == text


def test_comments_of_the_user_stay(layered: Path, share: Path, tmp_path: Path) -> None:
    path = Attachments().path
    path.write_text("# the team's\n" + path.read_text())
    (tmp_path / "image").mkdir()
    assert run("--cache-dir", layered, "layer", "add", tmp_path / "image").code == 0
    assert path.read_text().startswith("# the team's\n")
    assert Attachments().layers(layered) == (share, tmp_path / "image")
