from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from gui.xbuildenv_rows import cells, check, fill, state, version
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.formats.xbuildenv import Generation, RootName
from pyodide_cache.places.kinds import Owner
from pyodide_cache.places.root_search import find_roots
from pyodide_cache.places.roots import Root
from pyodide_cache_gui.places.xbuildenv_model import XbuildenvModel
from pyodide_cache_gui.places.xbuildenv_text import XbuildenvColumn
from support.xbuildenvs import put_version


@pytest.fixture
def model(xbuildenv_model: XbuildenvModel) -> XbuildenvModel:
    return xbuildenv_model


def test_a_new_search_updates_the_rows_without_a_reset(
    model: XbuildenvModel, root: Path, orphan: Path, home: Path
) -> None:
    fill(model)
    check(model, version(model, root, "0.29.4"))
    resets: list[object] = []
    model.modelReset.connect(lambda: resets.append(None))
    put_version(root, "314.1.0")
    put_version(home / ".cache" / "cibuildwheel" / "pyodide-build-0.30.9", "0.28.3")
    for path in sorted(orphan.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
    orphan.rmdir()
    fill(model)
    names = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert names == [root.name.removeprefix(".pyodide-xbuildenv-"), "0.30.9"]
    assert model.rowCount(model.index_of(root)) == 4
    assert state(version(model, root, "0.29.4")) is Qt.CheckState.Checked
    assert cells(model.index(1, 0))[XbuildenvColumn.OWNER] == "cibuildwheel"
    model.uncheck()
    assert model.plan().items == ()
    assert not resets


def test_roots_are_shown_before_they_are_measured(model: XbuildenvModel, root: Path) -> None:
    events = find_roots()
    model.start()
    model.take(next(events))
    assert cells(model.index_of(root))[XbuildenvColumn.SIZE] == "counting…"
    for event in events:
        model.take(event)
    assert cells(model.index_of(root))[XbuildenvColumn.SIZE] == "5.0 MB"


def test_the_last_use_and_the_details_of_a_version_are_shown(model: XbuildenvModel, root: Path) -> None:
    makefile = root / "0.29.4" / "xbuildenv" / "pyodide-root" / "Makefile.envs"
    os.utime(makefile, (time.time() + 60, time.time()))
    fill(model)
    assert cells(version(model, root, "0.29.4"))[XbuildenvColumn.LAST_USED] in {"just now", ""}
    tip = version(model, root, "0.29.4").data(Qt.ItemDataRole.ToolTipRole)
    assert "Emscripten 4.0.9" in tip
    assert "Emscripten SDK: 2.0 MB" in tip
    assert "Installed with Python 3.13" in tip


def test_numbers_are_right_aligned_and_an_unfinished_version_stands_out(model: XbuildenvModel, root: Path) -> None:
    fill(model)
    row = version(model, root, "0.28.0")
    columns = {column: row.siblingAtColumn(column) for column in XbuildenvColumn}
    aligned = {column for column, cell in columns.items() if cell.data(Qt.ItemDataRole.TextAlignmentRole)}
    assert aligned == {XbuildenvColumn.EMSDK, XbuildenvColumn.SIZE, XbuildenvColumn.LAST_USED}
    colored = {column for column, cell in columns.items() if cell.data(Qt.ItemDataRole.ForegroundRole)}
    assert colored == {XbuildenvColumn.STATE}
    sound = version(model, root, "0.29.4").siblingAtColumn(XbuildenvColumn.STATE)
    assert sound.data(Qt.ItemDataRole.ForegroundRole) is None


def test_a_checked_root_checks_its_versions_and_other_files_keep_it(
    model: XbuildenvModel, root: Path, orphan: Path
) -> None:
    (root / "notes.txt").write_text("mine")
    fill(model)
    for path in (root, orphan):
        check(model, model.index_of(path))
    plan = model.plan()
    assert {item.env.version for item in plan.items} == {"314.0.7", "0.29.4", "0.28.0", "0.28.3"}
    assert plan.roots == (orphan,)
    check(model, version(model, orphan, "0.28.3"), Qt.CheckState.Unchecked)
    assert state(model.index_of(orphan)) is Qt.CheckState.Unchecked
    assert model.plan().roots == ()


def test_an_empty_root_that_can_no_longer_be_read_is_not_in_the_plan(model: XbuildenvModel, root: Path) -> None:
    empty = Root(root, RootName(Generation.CHOSEN), Owner.PYODIDE_BUILD)
    model.take(empty)
    check(model, model.index_of(root))
    assert model.plan().roots == (root,)
    model.take(replace(empty, problem=Problem(Code.NO_PERMISSION, path="x")))
    assert model.index_of(root).data(Qt.ItemDataRole.CheckStateRole) is None
    assert model.plan().roots == ()
    model.take(empty)
    assert state(model.index_of(root)) is Qt.CheckState.Unchecked
