"""The command opens the preferences, and saves what the user accepted."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from gui.conftest import OpenWindow
from gui.driving import shown_text
from pyodide_cache.settings.settings import DEFAULTS, AgeFormat, Settings, Theme, load_settings, settings_file
from pyodide_cache_gui.preferences.preferences_dialog import PreferencesDialog
from pyodide_cache_gui.session.listing import Column
from pyodide_cache_gui.widgets.format import path_text
from pyodide_cache_gui.widgets.theme import is_dark


@pytest.mark.parametrize("accepted", [True, False])
def test_only_accepted_preferences_are_saved(open_window: OpenWindow, full_cache: Path, accepted: bool) -> None:
    window = open_window(full_cache)
    window.commands["preferences"].trigger()
    dialog = window.findChild(PreferencesDialog)
    assert isinstance(dialog, PreferencesDialog)
    assert dialog.isVisible()
    dialog.fields["connections"].setValue(3)
    dialog.accept() if accepted else dialog.reject()
    expected = 3 if accepted else DEFAULTS.connections
    assert window.session.settings.connections == load_settings().connections == expected


def test_settings_change_the_window_at_once(open_window: OpenWindow, full_cache: Path) -> None:
    window = open_window(full_cache)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    assert not is_dark(app.palette())
    try:
        window.session.set_settings(Settings(theme=Theme.DARK, age_format=AgeFormat.DATE))
        assert is_dark(app.palette())
        text = window.model.index(0, Column.AGE).data()
        assert "20" in text, f"{text} is no date"
    finally:
        window.session.set_settings(Settings(theme=Theme.LIGHT))


def test_a_broken_settings_file_is_not_overwritten(open_window: OpenWindow, full_cache: Path) -> None:
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().write_text("theme = [broken")
    window = open_window(full_cache)
    window.session.set_settings(Settings(theme=Theme.LIGHT, notify=False))
    assert settings_file().read_text() == "theme = [broken"
    assert path_text(settings_file()) in shown_text(window.status)
