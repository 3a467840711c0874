"""The command opens the preferences, and saves what the user accepted."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from gui.conftest import OpenWindow
from pyodide_cache.settings.settings import DEFAULTS, Settings, load_settings
from pyodide_cache_gui.preferences.preferences_dialog import PreferencesDialog


@pytest.mark.parametrize("accepted", [True, False])
def test_only_accepted_preferences_are_saved(
    open_window: OpenWindow, full_cache: Path, monkeypatch: pytest.MonkeyPatch, accepted: bool
) -> None:
    def run(dialog: PreferencesDialog) -> int:
        dialog.connections.setValue(3)
        return QDialog.DialogCode.Accepted if accepted else QDialog.DialogCode.Rejected

    monkeypatch.setattr(PreferencesDialog, "exec", run)
    window = open_window(full_cache)
    window.commands["preferences"].trigger()
    expected = Settings(connections=3) if accepted else DEFAULTS
    assert window.session.settings == load_settings()[0] == expected
