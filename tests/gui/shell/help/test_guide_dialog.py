from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pyodide_cache.inventory.inventory import Status
from pyodide_cache_gui.shell.help.guide_dialog import GuideDialog
from pyodide_cache_gui.widgets.format import status_word
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
