from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.settings.path_list import RECENT_DIRECTORIES
from support.cli import run


def test_a_directory_that_cannot_be_looked_at_hides_no_other(filled: Path, tmp_path: Path) -> None:
    RECENT_DIRECTORIES.put_first(filled)
    RECENT_DIRECTORIES.put_first(tmp_path / ("x" * 300))  # as without permission: to ask for it is an error
    answer = run("dirs")
    assert answer.code == 0
    missing, found = answer.out.splitlines()[-2:]
    assert missing.endswith("(opened recently, does not exist)")
    assert found.endswith(f"{filled}  (opened recently)")
    assert [row["exists"] for row in run("dirs", "--json").json["directories"][-2:]] == [False, True]


def test_the_current_directory_and_its_source_are_shown(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANODE_CACHE_DIR", str(filled))
    rows = run("dirs", "--json").json["directories"]
    assert [(row["source"], row["current"]) for row in rows] == [("ANODE_CACHE_DIR", True), ("default", False)]
    assert "ANODE_CACHE_DIR" in run("dirs").out
