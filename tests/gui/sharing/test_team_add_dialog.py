from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from gui.driving import click
from gui.letters import shared_letters, without_letter
from pyodide_cache_gui.sharing.team_add_dialog import TeamAddDialog

KEY = f"ed25519:{'A' * 43}="


@pytest.fixture
def dialog(qtbot: QtBot) -> TeamAddDialog:
    found = TeamAddDialog()
    found.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(found)
    found.open()
    return found


def test_a_valid_team_cache_can_be_added(qtbot: QtBot, dialog: TeamAddDialog, tmp_path: Path) -> None:
    assert not dialog.add_button.isEnabled()
    assert set(dialog.findChildren(QLineEdit)) == set(dialog.edits.values()), "each field stands in the form"
    dialog.edits["name"].setText(" class ")
    dialog.edits["url"].setText(str(tmp_path))
    dialog.edits["region"].setText("eu-central-1")
    dialog.edits["trusted"].setText(KEY)
    click(qtbot, dialog.add_button)
    assert dialog.result() == TeamAddDialog.DialogCode.Accepted
    assert dialog.answers() == {
        "name": "class",
        "url": str(tmp_path),
        "endpoint": "",
        "region": "eu-central-1",
        "account": "",
        "reader": "",
        "anonymous": False,
        "trusted": [KEY],
    }


@pytest.mark.parametrize(
    ("name", "url", "key", "text"),
    [
        ("class", "ftp://x", "", "must begin with"),
        ("a/b", "s3://bucket", "", "not a name"),
        ("class", "s3://bucket", f"{KEY} ed25519:x", "is not a public key"),
        ("class", "", "", ""),
    ],
)
def test_what_is_wrong_is_said_at_once(dialog: TeamAddDialog, name: str, url: str, key: str, text: str) -> None:
    dialog.edits["name"].setText(name)
    dialog.edits["url"].setText(url)
    dialog.edits["trusted"].setText(key)
    assert text in dialog.problem.text()
    assert not dialog.add_button.isEnabled()


@pytest.mark.parametrize("language", ["en", "de", "fr"], indirect=True)
@pytest.mark.usefixtures("language")
def test_each_field_has_a_letter(dialog: TeamAddDialog) -> None:
    assert not without_letter(dialog)
    assert not shared_letters(dialog)
