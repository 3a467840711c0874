"""The files of all layers are lines that say which one is used."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache import Cache
from pyodide_cache.sharing.layers import LayersState
from pyodide_cache_gui.sharing.layer_lines import Shown, file_lines
from support.stores import A, B, C


@pytest.fixture
def state(first: Path, second: Path) -> LayersState:
    with Cache(first) as cache:
        cache.layers.add(second)
        return cache.layers.state()


def test_every_file_has_a_line_with_its_folder_and_state(state: LayersState, second: Path) -> None:
    assert [(line.texts[0], *line.texts[2:]) for line in file_lines(state, Shown.ALL)] == [
        (A.file_name, "the cache directory", "✓ used"),
        (B.file_name, "the cache directory", "✓ used"),
        (B.file_name, str(second), "hidden; not compared yet"),
        (C.file_name, str(second), "✓ used"),
    ]


def test_only_files_in_several_folders_or_only_differences_are_shown(state: LayersState) -> None:
    assert {line.texts[0] for line in file_lines(state, Shown.REPEATED)} == {B.file_name}
    assert {line.texts[0] for line in file_lines(state, Shown.DIFFERENT)} == {B.file_name}, "not compared yet"


def test_the_tip_of_a_hidden_file_names_the_folder_that_is_used(state: LayersState, first: Path) -> None:
    hidden = file_lines(state, Shown.REPEATED)[1]
    assert hidden.is_faint
    assert hidden.tip.endswith(f"The runtime reads the file in {first}")
    assert hidden.value is state.files[1][1]
