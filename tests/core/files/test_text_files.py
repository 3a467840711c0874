from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.files.text_files import write_text_safely
from support.cli import files_of
from support.durability import assert_durable, recorded_steps


def test_a_text_file_is_synced_then_renamed_then_its_folder_is_synced(tmp_path: Path) -> None:
    target = tmp_path / "folder" / "settings.toml"
    with recorded_steps() as steps:
        write_text_safely(target, "über\n")
    assert_durable(steps, target)
    assert target.read_text(encoding="utf-8") == "über\n"


def test_a_write_that_fails_leaves_the_old_text_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "settings.toml"
    write_text_safely(target, "old")
    with pytest.raises(UnicodeEncodeError):
        write_text_safely(target, "\ud800")
    assert target.read_text() == "old"
    assert files_of(tmp_path) == {"settings.toml"}
