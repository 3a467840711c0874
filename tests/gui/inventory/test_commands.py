from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import NUMPY, job_rows, job_text, wait_until_idle


def test_files_are_selected_and_deselected_by_commands(open_window: OpenWindow, full_cache: Path) -> None:
    (full_cache / "notes.txt").write_text("mine")
    window = open_window(full_cache)
    window.commands["select-shown"].trigger()
    assert len(window.model.selected_names()) == 12
    assert "notes.txt" not in window.model.selected_names()
    window.commands["select-none"].trigger()
    assert not window.model.selected_names()
    assert not window.commands["select-none"].isEnabled()


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_the_shown_files_are_saved_as_a_list(
    qtbot: QtBot,
    open_window: OpenWindow,
    full_cache: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
) -> None:
    target = tmp_path / f"list.{kind}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    window = open_window(full_cache)
    window.header.filter_edit.setText("numpy")
    window.commands[kind].trigger()
    wait_until_idle(qtbot, window)
    text = target.read_text()
    assert NUMPY in text
    assert "six" not in text
    if kind == "json":
        assert [row["name"] for row in json.loads(text)] == ["numpy"]
    assert "1 file listed" in job_text(job_rows(window.activity)[-1])
