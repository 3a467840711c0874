from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code
from support import xbuildenvs
from support.cli import run
from support.xbuildenvs import put_version, roots

own_machine = xbuildenvs.own_machine


def test_each_version_has_its_sizes_python_version_and_state(root: Path) -> None:
    put_version(root, "20260520", installed=False)
    half = put_version(root, "0.27.7")
    shutil.rmtree(half / "xbuildenv")
    (root / "0.26.0").mkdir()
    known = {item.version: item for item in roots()[root].versions}
    assert {version: str(item.state) for version, item in known.items()} == {
        "0.26.0": "unfinished",
        "0.27.7": "half_removed",
        "0.29.4": "installed",
        "20260520": "unfinished",
        "314.0.7": "installed",
    }
    newest = known["314.0.7"]
    assert (newest.is_current, newest.python, newest.emscripten) == (True, "3.13", "4.0.9")
    assert newest.emsdk_bytes >= 3_000
    assert newest.bytes > newest.emsdk_bytes
    assert not known["0.29.4"].is_current


def test_the_last_use_is_the_last_access_by_a_build_but_not_the_unpacking(root: Path) -> None:
    makefile = root / "314.0.7" / "xbuildenv" / "pyodide-root" / "Makefile.envs"
    assert all(item.last_used is None for item in roots()[root].versions)
    later = time.time() + 3_600
    os.utime(makefile, (later, 1_000))
    used = {item.version: item.last_used for item in roots()[root].versions}
    assert used["0.29.4"] is None
    assert used["314.0.7"] == pytest.approx(later)


def test_a_broken_link_is_a_problem_and_a_link_out_of_the_root_is_not(root: Path, tmp_path: Path) -> None:
    link = root / "xbuildenv"
    for target in (root / "gone", link, Path("xbuildenv")):
        link.unlink()
        link.symlink_to(target)
        known = roots()[root]
        assert known.current is None
        assert known.problem is not None
        assert known.problem.code is Code.LEADS_NOWHERE
        assert len(known.versions) == 2
    link.unlink()
    link.symlink_to(tmp_path)
    assert (roots()[root].current, roots()[root].problem) == (None, None)
    assert run("xbuildenv", "list").code == 0


def test_other_files_in_a_root_are_not_versions(root: Path, tmp_path: Path) -> None:
    (root / "notes.txt").write_text("mine")
    (root / "elsewhere").symlink_to(tmp_path)
    os.mkfifo(root / "pipe")
    (root / "314.0.7" / ".build-python-version").unlink()
    os.mkfifo(root / "314.0.7" / ".build-python-version")
    known = roots()[root]
    assert [item.version for item in known.versions] == ["0.29.4", "314.0.7"]
    assert known.others == ("elsewhere", "notes.txt", "pipe")
