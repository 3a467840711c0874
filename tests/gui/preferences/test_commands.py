"""The command opens the preferences, and saves what the user accepted."""

from __future__ import annotations

from pathlib import Path

import pytest

from gui.conftest import OpenWindow
from pyodide_cache.settings.settings import DEFAULTS, load_settings
from pyodide_cache_gui.preferences.preferences_dialog import PreferencesDialog


@pytest.mark.parametrize("accepted", [True, False])
def test_only_accepted_preferences_are_saved(open_window: OpenWindow, full_cache: Path, accepted: bool) -> None:
    window = open_window(full_cache)
    window.commands["preferences"].trigger()
    dialog = window.findChild(PreferencesDialog)
    assert isinstance(dialog, PreferencesDialog)
    dialog.fields["connections"].setValue(3)
    dialog.accept() if accepted else dialog.reject()
    expected = 3 if accepted else DEFAULTS.connections
    assert window.session.settings.connections == load_settings().connections == expected
