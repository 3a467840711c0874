from __future__ import annotations

from pyodide_cache.warm_up.source_options import SourceOptions


def test_a_release_may_be_written_with_a_v() -> None:
    assert SourceOptions(pyodide="v314.0.7").release == "314.0.7"
    assert SourceOptions(pyodide="314.0.7").release == "314.0.7"
    assert SourceOptions().release is None
