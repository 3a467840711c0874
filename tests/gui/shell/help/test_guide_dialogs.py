from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.picturing import contrast
from pyodide_cache.inventory.inventory import Status
from pyodide_cache_gui.shell.help.guide_dialogs import GuideDialog, ShortcutsDialog
from pyodide_cache_gui.widgets.colors import LIGHT
from pyodide_cache_gui.widgets.format import status_word
from pyodide_cache_gui.widgets.theme import Theme, apply_theme
from pyodide_cache_gui.widgets.translation import install_language


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_the_guide_is_shown_in_each_language(qtbot: QtBot, qapp: QApplication, language: str) -> None:
    install_language(language)
    try:
        dialog = GuideDialog()
        qtbot.addWidget(dialog)
        text = dialog.page.toPlainText()
        states = [status_word(status) for status in Status]
    finally:
        install_language("en")
    assert len(text) > 500
    texts = {"en": "packages", "de": "Paket", "fr": "paquet"}
    assert texts[language] in text
    for state in states:
        assert state[0].upper() + state[1:] in text, "the guide has the words of the table"


GROUPS = [
    ("Files", [("Ctrl+O", "Open another directory"), ("F5, Ctrl+R", "Look again"), ("Ctrl++", "Larger")]),
    ("Table", [("Del", "Move to the trash"), ("<", "Before & behind")]),
]


@pytest.fixture
def dialog(qtbot: QtBot) -> ShortcutsDialog:
    found = ShortcutsDialog(GROUPS)
    qtbot.addWidget(found)
    found.show()
    return found


def test_all_keys_are_shown_in_their_groups(dialog: ShortcutsDialog) -> None:
    page = " ".join(dialog.page.toPlainText().split())
    for part in ("Files", "Ctrl + O", "Open another directory", "F5", "Ctrl + R", "Ctrl + +", "< Before & behind"):
        assert part in page
    assert dialog.shown() == GROUPS


@pytest.mark.parametrize(
    ("text", "left"),
    [("trash", ["Del"]), ("ctrl dir", ["Ctrl+O"]), ("TABLE", ["Del", "<"]), ("nothing such", [])],
)
def test_the_filter_leaves_what_holds_its_words(dialog: ShortcutsDialog, text: str, left: list[str]) -> None:
    dialog.filter.setText(text)
    assert [keys for _, rows in dialog.shown() for keys, _ in rows] == left
    assert dialog.copy_button.isEnabled() == bool(left)
    if not left:
        assert "nothing such" in dialog.page.toPlainText()


def test_the_page_scrolls_on_the_color_of_the_window(dialog: ShortcutsDialog) -> None:
    dialog.resize(560, 200)
    bar = dialog.page.verticalScrollBar()
    assert bar.isVisible()
    assert bar.grab().toImage().pixelColor(6, bar.height() - 4).name() == LIGHT.window


def test_what_is_shown_can_be_copied_as_text_in_columns(dialog: ShortcutsDialog) -> None:
    dialog.filter.setText("files")
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == (
        "Files\n  Ctrl+O      Open another directory\n  F5, Ctrl+R  Look again\n  Ctrl++      Larger\n"
    )


def test_keys_are_legible_in_another_theme_too(dialog: ShortcutsDialog, qapp: QApplication, qtbot: QtBot) -> None:
    before = dialog.page.toHtml()
    apply_theme(Theme.DARK)
    try:
        qtbot.waitUntil(lambda: dialog.page.toHtml() != before)
    finally:
        apply_theme(Theme.LIGHT)


def test_keys_are_legible_with_more_contrast(
    dialog: ShortcutsDialog, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pyodide_cache_gui.widgets.theme._wants_contrast", lambda: True)
    try:
        for theme in (Theme.LIGHT, Theme.DARK):
            apply_theme(theme)
            (ground,) = set(re.findall(r"background-color:(#\w{6})", dialog.page.toHtml()))
            assert contrast(QColor(ground), dialog.palette().windowText().color()) >= 10
    finally:
        monkeypatch.undo()
        apply_theme(Theme.LIGHT)
