"""If a removal ends or fails at any step, the current version is complete, and other versions are not touched."""

from __future__ import annotations

import errno
import json
import subprocess
import sys
from pathlib import Path

import pytest

from support import ROOT, injection
from support.xbuildenvs import hide_machine, put_version, tree, use

KILL = 0


@pytest.mark.parametrize("how", ["--for-good", None])
def test_a_removal_that_ends_or_fails_at_any_step_leaves_no_partial_version_in_use(
    how: str | None, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hide_machine(home, monkeypatch)
    root = home / ".cache" / "pyodide-build" / ".pyodide-xbuildenv-cd8902a5bc84"
    start = tmp_path / "start"
    whole = tree(put_version(start, "314.0.7", emsdk=100))
    other = tree(put_version(start, "0.29.4"))
    use(start, "314.0.7")
    (start / "xbuildenv").unlink()
    (start / "xbuildenv").symlink_to(root / "314.0.7")
    root.mkdir(parents=True)
    task = {
        "start": str(start),
        "folder": str(root),
        "errors": [KILL, errno.EACCES, errno.EIO],
        "words": ["xbuildenv", "remove", "314.0.7", "--root", "cd8902a5bc84", "--yes", *([how] if how else [])],
    }
    # The first run, without a failure, starts with this folder; the others start with copies of it.
    for version in ("314.0.7", "0.29.4"):
        put_version(root, version)
    use(root, "314.0.7")
    command = [sys.executable, "-m", injection.__name__]
    done = subprocess.run(
        command, cwd=ROOT / "tests", input=json.dumps(task), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    first, *results = json.loads(done.stdout)
    assert first["code"] == 0, first["said"]
    assert len(results) > 20
    for result in results:
        kept = Path(result["kept"])
        assert "Traceback" not in result["said"], result
        assert tree(kept / "0.29.4") == other, result
        is_whole = (kept / "314.0.7").is_dir() and tree(kept / "314.0.7") == whole
        assert is_whole or not (kept / "314.0.7").exists(), result
        assert is_whole or not (kept / "xbuildenv").is_symlink(), result
        if result["error"] and is_whole:
            # The failure was reported, and the current version is still current.
            assert result["code"] == 1, result
            assert (kept / "xbuildenv").is_symlink(), result
        if result["code"] == 0:
            assert not is_whole, result
