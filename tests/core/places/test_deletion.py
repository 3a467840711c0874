from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code
from pyodide_cache.base.record import replace
from pyodide_cache.places import deletion
from pyodide_cache.places.removal import plan_remove_roots, run_remove_roots
from pyodide_cache.places.roots import State
from support import xbuildenvs
from support.cli import files_of
from support.xbuildenvs import remove, report_of, roots, search, tree

own_machine = xbuildenvs.own_machine


def test_a_version_that_was_replaced_by_a_link_is_kept(root: Path, tmp_path: Path) -> None:
    plan = plan_remove_roots(search(), ["0.29.4"])
    shutil.move(root / "0.29.4", tmp_path / "kept")
    (root / "0.29.4").symlink_to(tmp_path / "kept")
    report = report_of(run_remove_roots(replace(plan, for_good=True), cancel=Cancel()))
    assert report.failed[0][1].code is Code.CHANGED
    assert (tmp_path / "kept" / ".installed").exists()


def test_links_inside_are_deleted_and_their_targets_kept(root: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "photo").write_text("x")
    (root / "0.29.4" / "out").symlink_to(tmp_path / "mine")
    remove("0.29.4", for_good=True)
    assert not (root / "0.29.4").exists()
    assert (tmp_path / "mine" / "photo").exists()


def test_the_link_is_restored_when_the_trash_fails(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import send2trash

    def refuse(path: str) -> None:
        raise OSError("no trash here")

    before = tree(root)
    monkeypatch.setattr(send2trash, "send2trash", refuse)
    report = remove("314.0.7")
    assert [problem.code for _, problem in report.failed] == [Code.NO_TRASH]
    assert tree(root) == before
    assert roots()[root].current == "314.0.7"


def test_an_interrupted_deletion_leaves_no_complete_version_and_can_be_finished(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path, remove: object) -> None:
        raise OSError(5, "Input/output error", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(deletion, "_force", fail)
        report = remove("314.0.7", for_good=True)
    assert [problem.code for _, problem in report.failed] == [Code.HALF_REMOVED]
    (left,) = (item for item in roots()[root].versions if item.version != "0.29.4")
    assert left.version.startswith("314.0.7.pyodide-cache-removing-")
    assert (left.state, left.is_current) == (State.HALF_REMOVED, False)
    remove(left.version, for_good=True)
    assert files_of(root) == {"0.29.4"}
