from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from pyodide_cache.settings.lists import ListStore
from pyodide_cache_gui.warm_up.lists_dialog import ListsDialog


@pytest.fixture
def store(tmp_path: Path) -> ListStore:
    store = ListStore(tmp_path / "lists.toml")
    store.save("Work", ["pandas>=2", "rich"])
    store.save("Play", ["sympy"])
    return store


@pytest.fixture
def dialog(qtbot: QtBot, store: ListStore) -> ListsDialog:
    found = ListsDialog(store)
    found.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(found)
    return found


def names(dialog: ListsDialog) -> list[str]:
    return [dialog.names.item(row).text() for row in range(dialog.names.count())]


def type_name(qtbot: QtBot, dialog: ListsDialog, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    """Type over the name that is edited."""
    edit = dialog.names.findChildren(QLineEdit)[-1]  # an earlier one may not be deleted yet
    edit.selectAll()
    qtbot.keyClicks(edit, text)
    qtbot.keyClick(edit, key)


def test_the_first_list_is_shown(dialog: ListsDialog) -> None:
    assert names(dialog) == ["Work", "Play"]
    assert dialog.edit.toPlainText() == "pandas>=2\nrich"


def test_the_button_saves_changes(dialog: ListsDialog, store: ListStore) -> None:
    dialog.edit.setPlainText("polars\n\n duckdb ")
    dialog.save_button.click()
    assert store.get("Work").requirements == ("polars", "duckdb")


def test_changes_are_saved_when_another_list_is_selected_and_when_the_dialog_is_closed(
    dialog: ListsDialog, store: ListStore
) -> None:
    dialog.show()
    dialog.edit.setPlainText("polars")
    dialog.names.setCurrentRow(1)
    assert dialog.edit.toPlainText() == "sympy"
    assert store.get("Work").requirements == ("polars",)
    dialog.edit.appendPlainText("mpmath")
    dialog.close()
    assert not dialog.isVisible()
    assert store.get("Play").requirements == ("sympy", "mpmath")


def test_a_line_that_is_not_a_requirement_is_reported_and_kept_until_it_is_discarded(
    qtbot: QtBot, dialog: ListsDialog, store: ListStore
) -> None:
    dialog.show()
    dialog.edit.setPlainText("polars\n>>> what")
    dialog.names.setCurrentRow(1)
    qtbot.waitUntil(lambda: dialog.names.currentRow() == 0)
    assert "is not a valid requirement" in dialog.message.text()
    assert dialog.edit.toPlainText() == "polars\n>>> what"
    dialog.close()
    assert dialog.isVisible()
    dialog.discard_button.click()
    assert not dialog.save_button.isEnabled()
    dialog.names.setCurrentRow(1)
    assert dialog.edit.toPlainText() == "sympy"
    assert store.get("Work").requirements == ("pandas>=2", "rich")


def test_a_deleted_list_can_be_restored(dialog: ListsDialog, store: ListStore) -> None:
    dialog.show()
    assert dialog.restore_button.isHidden()
    dialog.delete_button.click()
    assert names(dialog) == ["Play"]
    assert dialog.restore_button.text() == "Res&tore Work"
    dialog.restore_button.click()
    assert dialog.edit.toPlainText() == "pandas>=2\nrich"
    assert store.get("Work").requirements == ("pandas>=2", "rich")
    assert dialog.restore_button.isHidden()


def test_a_list_is_created_renamed_and_deleted(qtbot: QtBot, dialog: ListsDialog, store: ListStore) -> None:
    dialog.show()
    dialog.new()
    type_name(qtbot, dialog, "School")
    qtbot.waitUntil(lambda: names(dialog) == ["Work", "Play", "School"])
    assert dialog.names.currentItem().text() == "School"
    qtbot.keyClick(dialog.names, Qt.Key.Key_F2)
    type_name(qtbot, dialog, "University")
    qtbot.waitUntil(lambda: names(dialog) == ["Work", "Play", "University"])
    assert dialog.names.currentItem().text() == "University"
    dialog.delete()
    assert [item.name for item in store.all()] == ["Work", "Play"]


def test_a_new_list_is_named_filled_and_warmed_up(qtbot: QtBot, dialog: ListsDialog, store: ListStore) -> None:
    dialog.show()
    dialog.new()
    assert not dialog.warm_up_button.isEnabled()
    type_name(qtbot, dialog, "Class")
    qtbot.waitUntil(lambda: dialog.focusWidget() is dialog.edit)
    assert dialog.names.currentItem().text() == "Class"
    for typed, is_ready in ((",", True), ("# later", False), ("numpy, pandas>=2", True)):
        dialog.edit.setPlainText("")
        qtbot.keyClicks(dialog.edit, typed)
        assert dialog.warm_up_button.isEnabled() is is_ready
    with qtbot.waitSignal(dialog.warm_up_wanted) as wanted:
        dialog.warm_up_button.click()
    assert wanted.args == ["Class", ("numpy", "pandas>=2")]
    assert store.get("Class").requirements == ("numpy", "pandas>=2")
    assert not dialog.isVisible()


def test_a_new_list_keeps_its_name_when_escape_is_pressed(
    qtbot: QtBot, dialog: ListsDialog, store: ListStore
) -> None:
    dialog.show()
    for _ in range(2):
        dialog.new(("six",))
        type_name(qtbot, dialog, "no", Qt.Key.Key_Escape)
    assert dialog.isVisible(), "Escape ends editing, and does not close the dialog"
    assert [item.name for item in store.all()] == ["Work", "Play", "New list", "New list 2"]
    assert store.get("New list 2").requirements == ("six",)


def test_a_name_that_exists_is_rejected_with_a_reason(qtbot: QtBot, dialog: ListsDialog) -> None:
    dialog.show()
    dialog.rename()
    type_name(qtbot, dialog, "Play")
    qtbot.waitUntil(lambda: "A list “Play” exists already" in dialog.message.text())
    assert names(dialog) == ["Work", "Play"]


def test_lists_are_exported_and_imported_again(dialog: ListsDialog, store: ListStore, tmp_path: Path) -> None:
    file = str(tmp_path / "out.toml")
    with patch.object(QFileDialog, "getSaveFileName", return_value=(file, "")):
        dialog.export_lists()
    store.delete("Work")
    store.delete("Play")
    with patch.object(QFileDialog, "getOpenFileName", return_value=(file, "")):
        dialog.import_lists()
    assert names(dialog) == ["Work", "Play"]
    assert store.get("Work").requirements == ("pandas>=2", "rich")


def test_lists_that_an_import_replaces_can_be_restored(dialog: ListsDialog, store: ListStore, tmp_path: Path) -> None:
    other = ListStore(tmp_path / "other.toml")
    other.save("Work", ["polars"])
    other.save("School", ["numpy"])
    with patch.object(QFileDialog, "getOpenFileName", return_value=(str(other.path), "")):
        dialog.import_lists()
    assert store.get("Work").requirements == ("polars",)
    assert dialog.restore_button.text() == "Res&tore Work"
    dialog.restore()
    assert dialog.edit.toPlainText() == "pandas>=2\nrich"
    assert sorted(names(dialog)) == ["Play", "School", "Work"]
