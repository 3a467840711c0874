from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from pyodide_cache.settings.paths import AppPath
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions
from pyodide_cache_gui.session.saved_sources import save_sources, saved_sources

CHOSEN = SourceOptions("/mirror", ("/a", "/b"), "0.29.5", SourceMode.INDEX, "https://index.example/simple")


def test_the_sources_of_a_directory_are_kept_apart_from_those_of_others() -> None:
    save_sources(Path("/cache/one"), CHOSEN)
    assert saved_sources(Path("/cache/one")) == CHOSEN
    assert saved_sources(Path("/cache")) == SourceOptions()


def test_only_the_user_can_read_passwords_in_addresses() -> None:
    for release in ("314.0.7", "0.29.5"):  # the file is written again
        save_sources(
            Path("/cache"), SourceOptions(pyodide=release, index_url="https://me:secret@index.example/simple")
        )
        assert os.name == "nt" or AppPath.WINDOW.path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("text", ["{", "[]", '{"mode": "nothing"}', '{"unknown": 1}', "null"])
def test_what_cannot_be_read_is_no_choice(text: str) -> None:
    QSettings(str(AppPath.WINDOW.path), QSettings.Format.IniFormat).setValue("sources/|cache", text)
    assert saved_sources(Path("/cache")) == SourceOptions()
