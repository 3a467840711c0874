from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gui.driving import job_rows, job_text
from gui.xbuildenv_rows import XbuildenvColumn, cell, cells, names, select, selected
from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.formats.xbuildenv import Generation, RootName
from pyodide_cache.inventory.inventory import Status
from pyodide_cache.places.kinds import Owner
from pyodide_cache.places.removal import RemovalReport
from pyodide_cache.places.roots import Root, find_roots
from pyodide_cache.settings.settings import RemovalMethod
from pyodide_cache_gui.activity.activity import ActivityArea
from pyodide_cache_gui.places.xbuildenv_dialog import LANE, XbuildenvDialog, columns, removal_summary
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.widgets.format import path_text, plain_tip
from pyodide_cache_gui.widgets.theme import status_color
from support.xbuildenvs import put_version, use


def wait(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.hub.busy)


def job_button(dialog: XbuildenvDialog, text: str) -> QPushButton:
    """Return a button in the row of the removal."""
    return next(button for button in dialog.foot.findChildren(QPushButton) if button.text() == text)


def test_at_first_nothing_is_selected_and_nothing_can_be_removed(
    root: Path, orphan: Path, dialog: XbuildenvDialog
) -> None:
    assert dialog.plan().items == ()
    assert not dialog.act_button.isEnabled()
    assert dialog.act_button.text() == "Nothing to remove"
    assert dialog.summary.text().startswith("Select the versions to remove")


def test_the_button_names_versions_bytes_and_place(root: Path, dialog: XbuildenvDialog) -> None:
    select(dialog, "314.0.7", "0.29.4")
    assert dialog.act_button.text() == "Move 2 versions (5.0 MB) to the trash"
    assert "⚠ Current version: 314.0.7." in dialog.summary.text()
    dialog.for_good.click()
    assert dialog.act_button.text() == "Delete 2 versions (5.0 MB) permanently"
    assert dialog.plan().roots == ()


@pytest.mark.parametrize("row", ["cd8902a5bc84", "0.28.3"])
def test_a_root_or_all_its_versions_remove_it_and_warn_if_its_owner_is_unknown(
    row: str, root: Path, orphan: Path, dialog: XbuildenvDialog
) -> None:
    select(dialog, row)
    assert [item.env.version for item in dialog.plan().items] == ["0.28.3"]
    assert dialog.plan().roots == (orphan,)
    assert "⚠ Owner unknown: cd8902a5bc84." in dialog.summary.text()
    assert "1 empty root is deleted too" in dialog.summary.text()
    select(dialog)
    assert dialog.plan().items == ()
    assert dialog.plan().roots == ()


def test_selected_versions_are_moved_to_the_trash(
    qtbot: QtBot, root: Path, orphan: Path, trash: Path, session: Session, dialog: XbuildenvDialog
) -> None:
    select(dialog, "0.29.4", "cd8902a5bc84")
    qtbot.mouseClick(dialog.act_button, Qt.MouseButton.LeftButton)
    assert not dialog.act_button.isEnabled()
    assert not dialog.table.isEnabled()
    wait(qtbot, session)
    assert "2 versions removed, 2.0 MB" in job_text(dialog.foot)
    assert {path.name for path in trash.iterdir()} == {"0.29.4", "0.28.3"}
    assert not orphan.exists()
    assert "cd8902a5bc84" not in names(dialog)
    assert sorted(path.name for path in root.iterdir()) == ["0.28.0", "314.0.7", "xbuildenv"]
    assert dialog.plan().items == ()
    assert dialog.table.isEnabled()


def test_a_permanent_removal_deletes(
    qtbot: QtBot, root: Path, trash: Path, session: Session, dialog: XbuildenvDialog
) -> None:
    select(dialog, "0.29.4")
    dialog.for_good.click()
    dialog.remove()
    wait(qtbot, session)
    assert "1 version removed, 2.0 MB" in job_text(dialog.foot)
    assert not (root / "0.29.4").exists()
    assert not trash.exists()


def test_a_version_that_changed_since_the_search_is_kept_and_reported(
    qtbot: QtBot, root: Path, trash: Path, session: Session, dialog: XbuildenvDialog
) -> None:
    select(dialog, "0.29.4")
    (root / "0.29.4" / "new").write_text("installed again")
    dialog.remove()
    wait(qtbot, session)
    assert f"⚠ {root.name}/0.29.4: " in job_text(dialog.foot)
    assert (root / "0.29.4" / "new").exists()
    assert not trash.exists()


def test_after_a_refresh_only_unchanged_versions_stay_selected(
    qtbot: QtBot, root: Path, session: Session, dialog: XbuildenvDialog
) -> None:
    select(dialog, "0.29.4", "0.28.0")
    (root / "0.28.0" / ".installed").touch()
    dialog.reload()
    assert not dialog.act_button.isEnabled(), "sizes are not known yet"
    wait(qtbot, session)
    assert [item.env.version for item in dialog.plan().items] == ["0.29.4"]
    assert dialog.act_button.isEnabled()


def test_a_root_with_other_files_is_kept(
    qtbot: QtBot, orphan: Path, session: Session, dialog: XbuildenvDialog
) -> None:
    (orphan / "notes.txt").write_text("mine")
    dialog.reload()
    wait(qtbot, session)
    select(dialog, "cd8902a5bc84")
    assert "deleted too" not in dialog.summary.text()
    dialog.remove()
    wait(qtbot, session)
    assert [path.name for path in orphan.iterdir()] == ["notes.txt"]
    select(dialog, "cd8902a5bc84")
    assert not dialog.act_button.isEnabled(), "nothing in it can be removed"
    assert "Other files, never removed: notes.txt" in cell(dialog, "cd8902a5bc84").data(Qt.ItemDataRole.ToolTipRole)


def test_an_empty_root_can_be_deleted(
    qtbot: QtBot, home: Path, orphan: Path, session: Session, dialog: XbuildenvDialog
) -> None:
    empty = home / ".cache" / ".pyodide-xbuildenv-0.34.1"
    empty.mkdir()
    dialog.reload()
    wait(qtbot, session)
    assert cells(dialog, "0.34.1")[XbuildenvColumn.STATE] == "empty"
    select(dialog, "0.34.1")
    assert dialog.act_button.text() == "Delete 1 empty root permanently"
    dialog.remove()
    wait(qtbot, session)
    assert not empty.exists()
    assert "1 root removed" in job_text(dialog.foot)


def test_a_removal_that_is_canceled_while_it_waits_removes_nothing(
    qtbot: QtBot, root: Path, session: Session, dialog: XbuildenvDialog
) -> None:
    free = threading.Event()

    def other(_cancel: Cancel) -> Iterator[object]:
        assert free.wait(10)
        yield from ()

    session.hub.submit("Another removal", LANE, other)
    select(dialog, "0.29.4")
    dialog.remove()
    job_button(dialog, "Cancel").click()
    free.set()
    wait(qtbot, session)
    assert "Cancel" in job_text(dialog.foot)
    assert (root / "0.29.4").exists()


def test_a_removal_continues_when_the_dialog_is_closed(
    qtbot: QtBot, root: Path, session: Session, dialog: XbuildenvDialog
) -> None:
    select(dialog, "0.28.0")
    dialog.remove()
    dialog.close()
    wait(qtbot, session)
    assert not (root / "0.28.0").exists()


def test_the_activity_area_counts_versions_and_tries_only_the_rest_again(
    qtbot: QtBot, root: Path, session: Session, dialog: XbuildenvDialog
) -> None:
    area = ActivityArea(session.hub)
    qtbot.addWidget(area)
    select(dialog, "0.29.4", "0.28.0")
    (root / "0.28.0" / "new").write_text("installed again")
    dialog.for_good.click()
    dialog.remove()
    wait(qtbot, session)
    (row,) = job_rows(area)
    assert "1 version removed, 2.0 MB · 1 failed" in job_text(row)
    assert f"{root.name}/0.28.0: " in job_text(row)
    row.retry_button.click()
    wait(qtbot, session)
    (row,) = job_rows(area)
    assert "0 versions removed" in job_text(row)
    assert "0.29.4" not in job_text(row)


def test_a_machine_without_cross_build_environments_is_reported(dialog: XbuildenvDialog) -> None:
    assert dialog.table.accessibleDescription() == (
        "There are no cross-build environments on this computer. “pyodide xbuildenv install” installs one."
    )
    assert not dialog.act_button.isVisible()


def test_the_given_root_is_the_current_row_and_not_selected(
    qtbot: QtBot, root: Path, orphan: Path, session: Session
) -> None:
    dialog = XbuildenvDialog(session, orphan)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    wait(qtbot, session)
    assert dialog.table.currentIndex() == cell(dialog, "cd8902a5bc84")
    assert not selected(dialog)
    select(dialog, "0.29.4")
    dialog.reload()
    wait(qtbot, session)
    assert dialog.table.currentIndex() == cell(dialog, "0.29.4"), "the keyboard goes on where it was"


def test_a_broken_link_is_shown_beside_its_root(
    qtbot: QtBot, orphan: Path, session: Session, dialog: XbuildenvDialog
) -> None:
    use(orphan, "gone")
    dialog.reload()
    wait(qtbot, session)
    state = cell(dialog, "cd8902a5bc84", XbuildenvColumn.STATE)
    assert state.data().startswith(f"⚠ {path_text(orphan / 'xbuildenv')} is a ")
    assert state.data(Qt.ItemDataRole.ForegroundRole) == status_color(Status.DIFFERS, QApplication.palette())


def test_the_setting_decides_between_the_trash_and_deletion(qtbot: QtBot, root: Path, session: Session) -> None:
    session.settings = replace(session.settings, removal=RemovalMethod.DELETE)
    dialog = XbuildenvDialog(session)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    wait(qtbot, session)
    assert dialog.plan().for_good


def test_roots_are_shown_before_they_are_measured_and_stay_selected(root: Path, dialog: XbuildenvDialog) -> None:
    (found,) = (value for value in dialog.table.values(Root))
    counted = replace(found, versions=tuple(replace(item, measure=None) for item in found.versions))
    dialog.show_found(counted)
    assert cells(dialog, names(dialog)[0])[XbuildenvColumn.SIZE] == "counting…"
    select(dialog, names(dialog)[0])
    dialog.show_found(found)
    assert cells(dialog, names(dialog)[0])[XbuildenvColumn.SIZE] == "5.0 MB"
    assert len(dialog.plan().items) == 3


def test_a_root_with_a_new_version_is_no_longer_selected(
    qtbot: QtBot, root: Path, orphan: Path, session: Session, dialog: XbuildenvDialog
) -> None:
    select(dialog, "cd8902a5bc84", "0.29.4")
    put_version(orphan, "314.1.0")
    dialog.reload()
    wait(qtbot, session)
    assert "314.1.0" in names(dialog)
    assert selected(dialog) == ["0.29.4"]


def test_an_empty_root_that_can_no_longer_be_read_is_not_in_the_plan(root: Path, dialog: XbuildenvDialog) -> None:
    empty = Root(root, RootName(Generation.CHOSEN), Owner.PYODIDE_BUILD)
    dialog.show_found((empty,))
    select(dialog, *names(dialog))
    assert dialog.plan().roots == (root,)
    dialog.show_found((replace(empty, problem=Problem(Code.NO_PERMISSION, path="x")),))
    assert dialog.plan().roots == ()
    dialog.show_found((empty,))
    assert dialog.plan().roots == ()


def test_the_last_use_and_the_details_of_a_version_are_shown(
    qtbot: QtBot, root: Path, session: Session, dialog: XbuildenvDialog
) -> None:
    makefile = root / "0.29.4" / "xbuildenv" / "pyodide-root" / "Makefile.envs"
    os.utime(makefile, (time.time() + 60, time.time()))
    dialog.reload()
    wait(qtbot, session)
    assert cells(dialog, "0.29.4")[XbuildenvColumn.LAST_USED] in {"just now", ""}
    tip = cell(dialog, "0.29.4").data(Qt.ItemDataRole.ToolTipRole)
    assert "Emscripten 4.0.9" in tip
    assert "Emscripten SDK: 2.0 MB" in tip
    assert "Installed with Python 3.13" in tip


def test_numbers_are_right_aligned_and_an_unfinished_version_stands_out(root: Path, dialog: XbuildenvDialog) -> None:
    shown = {column: cell(dialog, "0.28.0", column) for column in XbuildenvColumn}
    aligned = {column for column, index in shown.items() if index.data(Qt.ItemDataRole.TextAlignmentRole)}
    assert aligned == {XbuildenvColumn.EMSDK, XbuildenvColumn.SIZE, XbuildenvColumn.LAST_USED}
    colored = {column for column, index in shown.items() if index.data(Qt.ItemDataRole.ForegroundRole)}
    assert colored == {XbuildenvColumn.STATE}
    sound = cell(dialog, "0.29.4", XbuildenvColumn.STATE)
    assert sound.data(Qt.ItemDataRole.ForegroundRole) is None


@pytest.mark.parametrize("language", ["en", "de", "fr"], indirect=True)
@pytest.mark.parametrize("width", [680, 840, 1040])
def test_no_heading_is_cut_in_the_least_window(
    language: str, width: int, root: Path, dialog: XbuildenvDialog
) -> None:
    dialog.setMinimumWidth(width)  # even if the screen is smaller
    dialog.resize(width, 440)
    QApplication.processEvents()
    header = dialog.table.horizontalHeader()
    assert not dialog.table.horizontalScrollBar().isVisible()
    shown = [column for column in XbuildenvColumn if not header.isSectionHidden(column)]
    assert (XbuildenvColumn.EMSDK in shown) is (width > 800)
    for column in shown:
        assert header.sectionSize(column) >= header.sectionSizeFromContents(column).width(), (language, column)


def test_a_root_shows_its_owner_and_a_version_its_state(root: Path, orphan: Path, dialog: XbuildenvDialog) -> None:
    owned, unknown = cells(dialog, root.name.removeprefix(".pyodide-xbuildenv-")), cells(dialog, "cd8902a5bc84")
    assert owned[XbuildenvColumn.OWNER] == "pyodide-build 0.39.2 in ~/.local/share/uv/tools/pyodide-build"
    assert owned[XbuildenvColumn.STATE] == "for one installation"
    assert owned[XbuildenvColumn.EMSDK] == "5.0 MB"
    assert list(unknown[:2]) == ["cd8902a5bc84", "owner unknown"]
    current = cells(dialog, "314.0.7")
    assert current[XbuildenvColumn.STATE] == "● current"
    assert current[XbuildenvColumn.EMSDK] == "3.0 MB"
    assert cells(dialog, "0.29.4")[XbuildenvColumn.STATE] == "✓ installed"
    assert cells(dialog, "0.28.0")[XbuildenvColumn.STATE] == "⚠ unfinished"


def test_the_tip_of_an_unfinished_version_says_so(root: Path, dialog: XbuildenvDialog) -> None:
    tip = cell(dialog, "0.28.0").data(Qt.ItemDataRole.ToolTipRole)
    assert tip == plain_tip(f"{root / '0.28.0'}\n⚠ Its installation was interrupted, or still runs")


def test_every_column_has_a_heading(qtbot: QtBot) -> None:
    assert len(columns()) == len(XbuildenvColumn)


def test_the_tip_of_a_root_without_an_owner_says_so(orphan: Path, dialog: XbuildenvDialog) -> None:
    (orphan / "notes.txt").write_text("mine")
    *_, found = find_roots()
    dialog.show_found(found)
    tip = cell(dialog, "cd8902a5bc84").data(Qt.ItemDataRole.ToolTipRole)
    lines = [
        str(orphan),
        "owner unknown",
        "for one installation",
        "No Python environment that was found uses it",
        "Other files, never removed: notes.txt",
    ]
    assert tip == plain_tip("\n".join(lines))


def test_a_removal_names_versions_and_roots() -> None:
    gone = Problem(Code.GONE, path="/x")
    assert removal_summary(RemovalReport((), (("a", gone),), (), 0)) == ["0 versions removed, 0 B", "1 failed"]
    assert removal_summary(RemovalReport((), (), (Path("/a"),), 0)) == ["1 root removed"]
    assert removal_summary(RemovalReport((), (), (Path("/a"), Path("/b")), 0)) == ["2 roots removed"]
