"""If a removal ends or fails at any step, the current version is complete, and other versions are not touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.injecting import Injections
from support.xbuildenvs import put_version, tree, use

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("how", ["--for-good", None])
def test_a_removal_that_ends_or_fails_at_any_step_leaves_no_partial_version_in_use(
    injections: Injections, how: str | None, tmp_path: Path
) -> None:
    root = tmp_path / "work" / "home" / "cache" / "pyodide-build" / ".pyodide-xbuildenv-cd8902a5bc84"
    whole = str(tree(put_version(root, "314.0.7", emsdk=100)))
    other = str(tree(put_version(root, "0.29.4")))
    use(root, "314.0.7")
    words = ["xbuildenv", "remove", "314.0.7", "--root", "cd8902a5bc84", "--yes", *([how] if how else [])]
    (tmp_path / "work" / "cache").mkdir()
    (tmp_path / "work" / "cache" / "notes.txt").write_text("mine")
    results = injections.run(tmp_path / "work", [], words, words, step=1)
    assert len(results) > 40
    for result in results:
        assert "Traceback" not in result["said"], result
        found = result["found"]
        assert found["environment 0.29.4"] == other, result
        is_whole = found.get("environment 314.0.7") == whole
        is_current = "environment xbuildenv" in found
        assert is_whole or "environment 314.0.7" not in found, result
        assert is_whole or not is_current, result
        if result["error"] and is_whole:
            # The failure was reported, and the current version is still current.
            assert result["code"] in {1, 2}, result
            assert is_current, result
        assert result["code"] or not is_whole, result
