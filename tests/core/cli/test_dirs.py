from __future__ import annotations

from pathlib import Path

import pytest

from support.cli import run


def test_the_current_directory_and_its_source_are_shown(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANODE_CACHE_DIR", str(filled))
    rows = run("dirs", "--json").json["directories"]
    assert [(row["source"], row["current"]) for row in rows] == [("ANODE_CACHE_DIR", True), ("default", False)]
    assert "ANODE_CACHE_DIR" in run("dirs").out
