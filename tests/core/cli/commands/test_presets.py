from __future__ import annotations

from pathlib import Path

from support.cli import run


def test_each_preset_says_what_is_cached_and_what_is_not_in_the_lock_file(filled: Path) -> None:
    rows = {row["name"]: row for row in run("--cache-dir", filled, "presets", "--json").json["presets"]}
    assert rows["Data science"]["cached"] == ["scikit-learn"]
    assert rows["Data science"]["not_in_lock"] == ["seaborn"]
    assert rows["Common"]["not_in_lock"] == ["plotly"]
    assert rows["Essential"]["not_in_lock"] == []
