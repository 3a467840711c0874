from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from pyodide_cache.base.events import Cancel
from pyodide_cache.formats.xbuildenv import Installation
from pyodide_cache.warm_up.source_options import SourceOptions
from pyodide_cache_gui.activity.activity import ActivityArea
from pyodide_cache_gui.places.place_tasks import roots_task
from pyodide_cache_gui.places.xbuildenv_dialog import LANE, XbuildenvDialog
from pyodide_cache_gui.places.xbuildenv_model import XbuildenvModel
from pyodide_cache_gui.places.xbuildenv_words import XbuildenvColumn
from pyodide_cache_gui.session.session import Session
from support.patience import PATIENCE
from support.xbuildenvs import put_version, use

_CHECK = Qt.ItemDataRole.CheckStateRole


@pytest.fixture(autouse=True)
def own_machine(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no environment of this machine be an owner but those that a test makes."""
    for name in ("PATH", "VIRTUAL_ENV", "CONDA_PREFIX", "PYODIDE_XBUILDENV_PATH", "CIBW_CACHE_PATH"):
        monkeypatch.setenv(name, "")
    monkeypatch.setenv("TMPDIR", str(home))


@pytest.fixture
def root(home: Path) -> Path:
    """Return the root of an installation that is found: the current version, an older, and an unfinished one."""
    prefix = home / ".local" / "share" / "uv" / "tools" / "pyodide-build"
    site = prefix / "lib" / "python3.13" / "site-packages"
    (site / "pyodide_build").mkdir(parents=True)
    (site / "pyodide_build" / "common.py").write_text("")
    (site / "pyodide_build-0.39.2.dist-info").mkdir()
    owner = Installation(prefix.resolve(), (site / "pyodide_build").resolve(), "0.39.2")
    path = home / ".cache" / "pyodide-build" / f".pyodide-xbuildenv-{owner.id}"
    put_version(path, "314.0.7", emsdk=3_000_000)
    put_version(path, "0.29.4", emsdk=2_000_000)
    put_version(path, "0.28.0", installed=False)
    use(path, "314.0.7")
    return path


@pytest.fixture
def orphan(home: Path) -> Path:
    """Return a root that nobody here made."""
    path = home / ".cache" / "pyodide-build" / ".pyodide-xbuildenv-cd8902a5bc84"
    put_version(path, "0.28.3")
    use(path, "0.28.3")
    return path


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    found = Session(tmp_path / "cache", SourceOptions())
    yield found
    assert found.shut_down(PATIENCE)


@pytest.fixture
def dialog(qtbot: QtBot, session: Session) -> Iterator[XbuildenvDialog]:
    found = XbuildenvDialog(session)
    found.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(found)
    found.show()
    wait(qtbot, session)
    yield found
    found.close()


def wait(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.hub.busy)


def cells(model: XbuildenvModel, index: QModelIndex) -> list[str]:
    return [index.siblingAtColumn(column).data() for column in XbuildenvColumn]


def version(model: XbuildenvModel, root: Path, name: str) -> QModelIndex:
    above = model.index_of(root)
    rows = [model.index(row, 0, above) for row in range(model.rowCount(above))]
    return next(index for index in rows if index.data() == name)


def tick(model: XbuildenvModel, index: QModelIndex, state: Qt.CheckState = Qt.CheckState.Checked) -> None:
    assert model.setData(index, state.value, _CHECK)


def state(index: QModelIndex) -> Qt.CheckState:
    return Qt.CheckState(index.data(_CHECK))


def test_each_root_tells_whose_it_is_and_each_version_how_far_it_got(
    root: Path, orphan: Path, dialog: XbuildenvDialog
) -> None:
    model = dialog.model
    owned, unknown = cells(model, model.index_of(root)), cells(model, model.index_of(orphan))
    assert owned[XbuildenvColumn.OWNER] == "pyodide-build 0.39.2 in ~/.local/share/uv/tools/pyodide-build"
    assert owned[XbuildenvColumn.STATE] == "for one installation"
    assert owned[XbuildenvColumn.EMSDK] == "5.0 MB"
    assert unknown[:2] == ["cd8902a5bc84", "owner unknown"]
    current = cells(model, version(model, root, "314.0.7"))
    assert current[XbuildenvColumn.STATE] == "● current"
    assert current[XbuildenvColumn.EMSDK] == "3.0 MB"
    assert cells(model, version(model, root, "0.29.4"))[XbuildenvColumn.STATE] == "✓ installed"
    assert cells(model, version(model, root, "0.28.0"))[XbuildenvColumn.STATE] == "⚠ unfinished"


def test_nothing_is_ticked_at_first_and_nothing_can_be_removed(
    root: Path, orphan: Path, dialog: XbuildenvDialog
) -> None:
    assert dialog.model.plan().items == ()
    assert not dialog.act_button.isEnabled()
    assert dialog.act_button.text() == "Nothing to remove"
    assert dialog.summary.text().startswith("Tick what shall go")


def test_the_button_names_versions_bytes_and_place(root: Path, dialog: XbuildenvDialog) -> None:
    model = dialog.model
    tick(model, version(model, root, "314.0.7"))
    tick(model, version(model, root, "0.29.4"))
    assert dialog.act_button.text() == "Move 2 versions (5.0 MB) to the trash"
    assert "⚠ Current: 314.0.7." in dialog.summary.text()
    dialog.for_good.click()
    assert dialog.act_button.text() == "Delete 2 versions (5.0 MB) for good"
    assert state(model.index_of(root)) is Qt.CheckState.PartiallyChecked
    assert model.plan().roots == ()


def test_a_tick_on_a_root_takes_all_of_it_and_warns_when_nobody_is_known(
    root: Path, orphan: Path, dialog: XbuildenvDialog
) -> None:
    model = dialog.model
    tick(model, model.index_of(orphan))
    assert state(version(model, orphan, "0.28.3")) is Qt.CheckState.Checked
    assert model.plan().roots == (orphan,)
    assert "⚠ Owner unknown: cd8902a5bc84." in dialog.summary.text()
    assert "1 root goes too" in dialog.summary.text()
    tick(model, model.index_of(orphan), Qt.CheckState.Unchecked)
    assert model.plan().items == ()
    assert model.plan().roots == ()


def test_what_is_ticked_goes_to_the_trash_and_the_rest_stays(
    qtbot: QtBot, root: Path, orphan: Path, trash: Path, session: Session, dialog: XbuildenvDialog
) -> None:
    model = dialog.model
    tick(model, version(model, root, "0.29.4"))
    tick(model, model.index_of(orphan))
    qtbot.mouseClick(dialog.act_button, Qt.MouseButton.LeftButton)
    assert not dialog.act_button.isVisible()
    assert dialog.stop_button.isVisible()
    wait(qtbot, session)
    assert dialog.report.text() == "Moved 2 versions (2.0 MB) to the trash."
    assert {path.name for path in trash.iterdir()} == {"0.29.4", "0.28.3"}
    assert not orphan.exists()
    assert not model.index_of(orphan).isValid()
    assert sorted(path.name for path in root.iterdir()) == ["0.28.0", "314.0.7", "xbuildenv"]
    assert model.plan().items == ()
    assert dialog.act_button.isVisible()
    assert not dialog.stop_button.isVisible()


def test_for_good_deletes(qtbot: QtBot, root: Path, trash: Path, session: Session, dialog: XbuildenvDialog) -> None:
    tick(dialog.model, version(dialog.model, root, "0.29.4"))
    dialog.for_good.click()
    dialog.remove()
    wait(qtbot, session)
    assert dialog.report.text() == "Deleted 1 version (2.0 MB)."
    assert not (root / "0.29.4").exists()
    assert not trash.exists()


def test_what_changed_since_it_was_listed_stays_and_is_said(
    qtbot: QtBot, root: Path, trash: Path, session: Session, dialog: XbuildenvDialog
) -> None:
    tick(dialog.model, version(dialog.model, root, "0.29.4"))
    (root / "0.29.4" / "new").write_text("installed anew")
    dialog.remove()
    wait(qtbot, session)
    assert dialog.report.text().startswith("⚠ ")
    assert "0.29.4" in dialog.report.text()
    assert (root / "0.29.4" / "new").exists()
    assert not trash.exists()


def test_a_refresh_keeps_ticks_but_not_those_of_what_is_another_now(
    qtbot: QtBot, root: Path, session: Session, dialog: XbuildenvDialog
) -> None:
    model = dialog.model
    tick(model, version(model, root, "0.29.4"))
    tick(model, version(model, root, "0.28.0"))
    (root / "0.28.0" / ".installed").touch()
    dialog.refresh()
    assert not dialog.act_button.isEnabled(), "sizes are not known yet"
    wait(qtbot, session)
    assert [item.env.version for item in model.plan().items] == ["0.29.4"]
    assert dialog.act_button.isEnabled()


def test_a_root_with_other_things_in_it_stays_with_them(
    qtbot: QtBot, orphan: Path, session: Session, dialog: XbuildenvDialog
) -> None:
    (orphan / "notes.txt").write_text("mine")
    dialog.refresh()
    wait(qtbot, session)
    tick(dialog.model, dialog.model.index_of(orphan))
    assert "goes too" not in dialog.summary.text()
    dialog.remove()
    wait(qtbot, session)
    assert [path.name for path in orphan.iterdir()] == ["notes.txt"]
    left = dialog.model.index_of(orphan)
    assert left.data(_CHECK) is None, "there is nothing left in it that could go"
    assert "Never touched: notes.txt" in left.data(Qt.ItemDataRole.ToolTipRole)


def test_an_empty_root_can_go(
    qtbot: QtBot, home: Path, orphan: Path, session: Session, dialog: XbuildenvDialog
) -> None:
    empty = home / ".cache" / ".pyodide-xbuildenv-0.34.1"
    empty.mkdir()
    dialog.refresh()
    wait(qtbot, session)
    assert dialog.model.index_of(empty).siblingAtColumn(XbuildenvColumn.STATE).data() == "empty"
    tick(dialog.model, dialog.model.index_of(empty))
    assert dialog.act_button.text() == "Delete 1 empty root for good"
    dialog.remove()
    wait(qtbot, session)
    assert not empty.exists()
    assert dialog.report.text() == "Deleted what was empty."


def test_a_removal_that_is_stopped_before_its_turn_removes_nothing(
    qtbot: QtBot, root: Path, session: Session, dialog: XbuildenvDialog
) -> None:
    free = threading.Event()

    def other(_cancel: Cancel) -> Iterator[object]:
        assert free.wait(10)
        yield from ()

    session.hub.submit("Another removal", LANE, other)
    tick(dialog.model, version(dialog.model, root, "0.29.4"))
    dialog.remove()
    dialog.stop_button.click()
    free.set()
    wait(qtbot, session)
    assert dialog.report.text() == "Stopped."
    assert (root / "0.29.4").exists()


def test_a_removal_goes_on_when_the_dialog_is_closed(
    qtbot: QtBot, root: Path, session: Session, dialog: XbuildenvDialog
) -> None:
    tick(dialog.model, version(dialog.model, root, "0.28.0"))
    dialog.remove()
    dialog.close()
    wait(qtbot, session)
    assert not (root / "0.28.0").exists()


def test_the_activity_area_counts_versions_and_tries_only_what_is_left(
    qtbot: QtBot, root: Path, session: Session, dialog: XbuildenvDialog
) -> None:
    area = ActivityArea(session.hub)
    qtbot.addWidget(area)
    tick(dialog.model, version(dialog.model, root, "0.29.4"))
    tick(dialog.model, version(dialog.model, root, "0.28.0"))
    (root / "0.28.0" / "new").write_text("installed anew")
    dialog.for_good.click()
    dialog.remove()
    wait(qtbot, session)
    (row,) = area.rows()
    assert "1 version removed, 2.0 MB · 1 left alone" in row.text()
    assert f"{root.name}/0.28.0: " in row.text()
    row.again_button.click()
    wait(qtbot, session)
    (row,) = area.rows()
    assert "0 versions removed" in row.text()
    assert "0.29.4" not in row.text()


def test_the_dialog_says_when_there_is_none(dialog: XbuildenvDialog) -> None:
    assert dialog.pages.currentWidget() is dialog.empty
    assert dialog.empty.text() == (
        "No cross-build environments on this machine. pyodide-build makes them with `pyodide xbuildenv install`."
    )
    assert not dialog.act_button.isVisible()


def test_space_ticks_whichever_column_is_current(qtbot: QtBot, root: Path, dialog: XbuildenvDialog) -> None:
    index = version(dialog.model, root, "0.29.4")
    dialog.tree.setCurrentIndex(index.siblingAtColumn(XbuildenvColumn.SIZE))
    qtbot.keyClick(dialog.tree, Qt.Key.Key_Space)
    assert state(index) is Qt.CheckState.Checked
    qtbot.keyClick(dialog.tree, Qt.Key.Key_Space)
    assert state(index) is Qt.CheckState.Unchecked


def test_the_root_that_a_person_came_from_is_the_current_row(
    qtbot: QtBot, root: Path, orphan: Path, session: Session
) -> None:
    dialog = XbuildenvDialog(session, orphan)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    wait(qtbot, session)
    assert dialog.tree.currentIndex() == dialog.model.index_of(orphan)


def test_a_link_that_leads_nowhere_is_said_beside_its_root(
    qtbot: QtBot, orphan: Path, session: Session, dialog: XbuildenvDialog
) -> None:
    use(orphan, "gone")
    dialog.refresh()
    wait(qtbot, session)
    index = dialog.model.index_of(orphan).siblingAtColumn(XbuildenvColumn.STATE)
    assert index.data() == f"⚠ {orphan / 'xbuildenv'} is a broken link"


@pytest.fixture
def model(qtbot: QtBot, qtmodeltester: ModelTester) -> XbuildenvModel:
    found = XbuildenvModel()
    qtmodeltester.check(found)  # stays attached: every change below is checked too
    return found


def look(model: XbuildenvModel) -> None:
    model.start()
    for event in roots_task(())(Cancel()):
        model.take(event)


def test_the_model_follows_what_comes_goes_and_changes(
    model: XbuildenvModel, root: Path, orphan: Path, home: Path
) -> None:
    look(model)
    tick(model, version(model, root, "0.29.4"))
    resets: list[object] = []
    model.modelReset.connect(lambda: resets.append(None))
    put_version(root, "314.1.0")
    put_version(home / ".cache" / "cibuildwheel" / "pyodide-build-0.30.9", "0.28.3")
    for path in sorted(orphan.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
    orphan.rmdir()
    look(model)
    names = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert names == [root.name.removeprefix(".pyodide-xbuildenv-"), "0.30.9"]
    assert model.rowCount(model.index_of(root)) == 4
    assert state(version(model, root, "0.29.4")) is Qt.CheckState.Checked
    assert cells(model, model.index(1, 0))[XbuildenvColumn.OWNER] == "cibuildwheel"
    model.untick()
    assert model.plan().items == ()
    assert not resets


def test_sizes_are_counted_while_roots_are_shown_already(model: XbuildenvModel, root: Path) -> None:
    events = roots_task(())(Cancel())
    model.start()
    model.take(next(events))  # type: ignore[call-overload]
    assert cells(model, model.index_of(root))[XbuildenvColumn.SIZE] == "counting…"
    for event in events:
        model.take(event)
    assert cells(model, model.index_of(root))[XbuildenvColumn.SIZE] == "5.0 MB"


def test_the_last_use_is_told_where_the_disk_keeps_it(model: XbuildenvModel, root: Path) -> None:
    makefile = root / "0.29.4" / "xbuildenv" / "pyodide-root" / "Makefile.envs"
    os.utime(makefile, (time.time() + 60, time.time()))
    look(model)
    assert cells(model, version(model, root, "0.29.4"))[XbuildenvColumn.LAST_USED] in {"just now", ""}
    tip = version(model, root, "0.29.4").data(Qt.ItemDataRole.ToolTipRole)
    assert "Emscripten 4.0.9" in tip
    assert "Installed with Python 3.13" in tip
