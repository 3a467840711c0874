from __future__ import annotations

import time

import pytest

from pyodide_cache.settings.paths import AppPath
from pyodide_cache.settings.team_syncs import TeamSync, last_syncs, note_sync


def test_the_last_pull_and_push_are_remembered() -> None:
    assert last_syncs() == {}
    note_sync("class", pushed=True)
    note_sync("other", pushed=False)
    note_sync("class", pushed=False)
    found = last_syncs()["class"]
    assert found.pulled is not None
    assert found.pushed is not None
    assert found.pushed <= found.pulled <= time.time()
    assert last_syncs()["other"].pushed is None


@pytest.mark.parametrize("text", ["x", "[]", '{"class": 5}', '{"class": {"pulled": "x", "pushed": true}}'])
def test_a_damaged_file_counts_as_empty(text: str) -> None:
    path = AppPath.TEAM_SYNCS.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    assert last_syncs() in ({}, {"class": TeamSync()})
    note_sync("class", pushed=True)
    assert last_syncs()["class"].pushed
