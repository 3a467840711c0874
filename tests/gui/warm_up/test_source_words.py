from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions
from pyodide_cache_gui.warm_up.source_words import other_sources, sources_text, sources_tip

MIRROR = SourceOptions("https://mirror.example/pyodide/", index_url="https://index.example/simple")


@pytest.mark.parametrize(
    ("options", "text"),
    [
        (SourceOptions(), "CDN, then PyPI"),
        (SourceOptions(mode=SourceMode.INDEX), "Only PyPI"),
        (SourceOptions("/app/node_modules/pyodide", mode=SourceMode.DISTRIBUTION), "Only pyodide"),
        (MIRROR, "mirror.example, then index.example"),
        (SourceOptions("/a-folder-with-a-very-long-name"), "a-folder-with-a-ver…, then PyPI"),
    ],
)
def test_the_sources_are_named_in_their_order(options: SourceOptions, text: str, qtbot: QtBot) -> None:
    assert sources_text(options) == text
    assert sources_tip(options)


def test_the_other_source_is_offered(qtbot: QtBot) -> None:
    text, other = other_sources(SourceOptions())
    assert text == "Use PyPI instead"
    assert other.mode is SourceMode.INDEX
    assert other_sources(other) == ("Use CDN instead", SourceOptions(mode=SourceMode.DISTRIBUTION))
