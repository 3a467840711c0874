from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from pyodide_cache.files.paths import absolute, free_bytes, is_file, is_folder, path_of_url


def test_a_path_becomes_absolute_without_following_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert absolute("link/x/../y") == tmp_path / "link" / "y"
    assert absolute("~/cache") == tmp_path / "cache"
    assert absolute(Path("~nobody-of-this-name/x")) == tmp_path / "~nobody-of-this-name" / "x"


@pytest.mark.parametrize("name", ["plain", "50% off", "%41", "a#b?c", "größe", "caf\udce9"])
def test_a_file_url_names_the_path_that_it_was_made_of(tmp_path: Path, name: str) -> None:
    assert path_of_url((tmp_path / name).as_uri()) == tmp_path / name


@pytest.mark.parametrize("name", ["n" * 300, "a\0b", "/".join(["n" * 200] * 50)])
def test_nothing_is_at_a_path_that_no_file_can_have(tmp_path: Path, name: str) -> None:
    assert not is_folder(tmp_path / name)
    assert not is_file(tmp_path / name)


def test_the_free_bytes_of_a_folder_that_does_not_exist_are_those_of_its_file_system(tmp_path: Path) -> None:
    free = free_bytes(tmp_path / "a" / "b")
    assert free is not None
    assert free > 0


def test_free_bytes_are_known_without_statvfs_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "statvfs")  # as on Windows
    monkeypatch.setattr("shutil.disk_usage", lambda folder: SimpleNamespace(free=len(folder.name)))
    assert free_bytes(tmp_path) == len(tmp_path.name)


@pytest.mark.skipif(not hasattr(os, "statvfs"), reason="only there")
def test_a_file_system_without_blocks_does_not_know_its_free_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing = SimpleNamespace(f_bavail=0, f_frsize=512, f_blocks=0)  # what libfuse answers for a driver
    monkeypatch.setattr(os, "statvfs", lambda _folder: nothing)
    assert free_bytes(tmp_path) is None


def test_a_link_to_a_file_is_a_file_and_a_folder_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "link").symlink_to("file")
    (tmp_path / "broken").symlink_to("gone")
    found = [is_file(tmp_path / name) for name in ("file", "link", "broken", ".")]
    assert found == [True, True, False, False]
