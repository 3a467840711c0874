from __future__ import annotations

from pathlib import Path

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.places.removal import RemovalReport
from pyodide_cache_gui.places.summaries import removal_summary


def test_a_removal_names_versions_and_roots() -> None:
    gone = Problem(Code.GONE, path="/x")
    assert removal_summary(RemovalReport((), (("a", gone),), (), 0)) == ["0 versions removed, 0 B", "1 failed"]
    assert removal_summary(RemovalReport((), (), (Path("/a"),), 0)) == ["1 root removed"]
    assert removal_summary(RemovalReport((), (), (Path("/a"), Path("/b")), 0)) == ["2 roots removed"]
