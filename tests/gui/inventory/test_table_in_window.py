"""The table in its window: saved as a list, selected and shown across scans and restarts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import NUMPY, wait_until_idle
from pyodide_cache_gui.session.listing import Column


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_what_is_shown_is_saved_as_a_list(
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
    assert "1 file listed" in window.activity.rows()[-1].text()


def test_the_selection_survives_a_new_scan(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    window = open_window(full_cache)
    row = window.model.row_of(NUMPY)
    assert row is not None
    window.table.selectRow(row)
    (full_cache / "aaa-1.0-py3-none-any.whl").write_bytes(b"x")
    with qtbot.waitSignal(window.session.inventory_changed):
        window.session.rescan()
    assert window.table.selected_files() == (NUMPY,)
    assert window.model.row_of(NUMPY) == row + 1


def test_columns_are_chosen_and_remembered(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    first = open_window(full_cache)
    assert first.table.isColumnHidden(Column.SHA256)
    first.table.setColumnHidden(Column.SHA256, False)
    first.table.setColumnHidden(Column.KIND, True)
    first.close()
    second = open_window(full_cache)
    assert not second.table.isColumnHidden(Column.SHA256)
    assert second.table.isColumnHidden(Column.KIND)
