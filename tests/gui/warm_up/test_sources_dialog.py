from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions
from pyodide_cache_gui.warm_up.sources_dialog import SourcesDialog


def test_the_dialog_shows_and_returns_the_sources(qtbot: QtBot) -> None:
    options = SourceOptions("/mirror", ("/a", "/b"), "314.0.7", SourceMode.INDEX, "http://127.0.0.1:9/simple")
    dialog = SourcesDialog(options)
    qtbot.addWidget(dialog)
    assert dialog.source_options() == options
    dialog.show()
    assert dialog.focusWidget() not in dialog._modes.values(), "Space would choose other sources"


def test_empty_fields_mean_the_defaults(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = SourcesDialog(SourceOptions("/mirror", ("/a",)))
    qtbot.addWidget(dialog)
    dialog._distribution.edit.setText(" ")
    dialog._files.setText(" ; ")
    assert dialog.source_options() == SourceOptions()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/unpacked")
    dialog._distribution.button.click()
    assert dialog.source_options().distribution == "/unpacked"


def test_what_is_typed_first_is_the_distribution(qtbot: QtBot) -> None:
    dialog = SourcesDialog(SourceOptions())
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.focusWidget() is not None)
    qtbot.keyClicks(dialog.focusWidget(), "/mirror")
    assert dialog.source_options() == SourceOptions("/mirror")
