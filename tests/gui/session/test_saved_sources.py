from __future__ import annotations

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


@pytest.mark.parametrize("text", ["{", "[]", '{"mode": "nothing"}', '{"unknown": 1}', "null"])
def test_what_cannot_be_read_is_no_choice(text: str) -> None:
    QSettings(str(AppPath.WINDOW.path), QSettings.Format.IniFormat).setValue("sources/|cache", text)
    assert saved_sources(Path("/cache")) == SourceOptions()
