from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gui.driving import job_text
from gui.xbuildenv_rows import CHECK, check, state, version
from pyodide_cache.base.events import Cancel
from pyodide_cache.base.record import replace
from pyodide_cache.settings.settings import RemovalMethod
from pyodide_cache_gui.activity.activity import ActivityArea
from pyodide_cache_gui.places.xbuildenv_dialog import LANE, XbuildenvDialog
from pyodide_cache_gui.places.xbuildenv_text import XbuildenvColumn
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.widgets.format import path_text
from support.xbuildenvs import use


def wait(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.hub.busy)


def job_button(dialog: XbuildenvDialog, text: str) -> QPushButton:
    """Return a button in the row of the removal."""
    return next(button for button in dialog.foot.findChildren(QPushButton) if button.text() == text)


def test_at_first_nothing_is_checked_and_nothing_can_be_removed(
    root: Path, orphan: Path, dialog: XbuildenvDialog
) -> None:
    assert dialog.model.plan().items == ()
    assert not dialog.act_button.isEnabled()
    assert dialog.act_button.text() == "Nothing to remove"
    assert dialog.summary.text().startswith("Check the versions to remove")


def test_the_button_names_versions_bytes_and_place(root: Path, dialog: XbuildenvDialog) -> None:
    model = dialog.model
    check(model, version(model, root, "314.0.7"))
    check(model, version(model, root, "0.29.4"))
    assert dialog.act_button.text() == "Move 2 versions (5.0 MB) to the trash"
    assert "⚠ Current version: 314.0.7." in dialog.summary.text()
    dialog.for_good.click()
    assert dialog.act_button.text() == "Delete 2 versions (5.0 MB) permanently"
    assert state(model.index_of(root)) is Qt.CheckState.PartiallyChecked
    assert model.plan().roots == ()


def test_a_checked_root_selects_all_versions_and_warns_if_its_owner_is_unknown(
    root: Path, orphan: Path, dialog: XbuildenvDialog
) -> None:
    model = dialog.model
    check(model, model.index_of(orphan))
    assert state(version(model, orphan, "0.28.3")) is Qt.CheckState.Checked
    assert model.plan().roots == (orphan,)
    assert "⚠ Owner unknown: cd8902a5bc84." in dialog.summary.text()
    assert "1 empty root is deleted too" in dialog.summary.text()
    check(model, model.index_of(orphan), Qt.CheckState.Unchecked)
    assert model.plan().items == ()
    assert model.plan().roots == ()


def test_checked_versions_are_moved_to_the_trash(
    qtbot: QtBot, root: Path, orphan: Path, trash: Path, session: Session, dialog: XbuildenvDialog
) -> None:
    model = dialog.model
    check(model, version(model, root, "0.29.4"))
    check(model, model.index_of(orphan))
    qtbot.mouseClick(dialog.act_button, Qt.MouseButton.LeftButton)
    assert not dialog.act_button.isEnabled()
    assert not dialog.tree.isEnabled()
    wait(qtbot, session)
    assert "2 versions removed, 2.0 MB" in job_text(dialog.foot)
    assert {path.name for path in trash.iterdir()} == {"0.29.4", "0.28.3"}
    assert not orphan.exists()
    assert not model.index_of(orphan).isValid()
    assert sorted(path.name for path in root.iterdir()) == ["0.28.0", "314.0.7", "xbuildenv"]
    assert model.plan().items == ()
    assert dialog.tree.isEnabled()


def test_a_permanent_removal_deletes(
    qtbot: QtBot, root: Path, trash: Path, session: Session, dialog: XbuildenvDialog
) -> None:
    check(dialog.model, version(dialog.model, root, "0.29.4"))
    dialog.for_good.click()
    dialog.remove()
    wait(qtbot, session)
    assert "1 version removed, 2.0 MB" in job_text(dialog.foot)
    assert not (root / "0.29.4").exists()
    assert not trash.exists()


def test_a_version_that_changed_since_the_search_is_kept_and_reported(
    qtbot: QtBot, root: Path, trash: Path, session: Session, dialog: XbuildenvDialog
) -> None:
    check(dialog.model, version(dialog.model, root, "0.29.4"))
    (root / "0.29.4" / "new").write_text("installed again")
    dialog.remove()
    wait(qtbot, session)
    assert f"⚠ {root.name}/0.29.4: " in job_text(dialog.foot)
    assert (root / "0.29.4" / "new").exists()
    assert not trash.exists()


def test_after_a_refresh_only_unchanged_versions_stay_checked(
    qtbot: QtBot, root: Path, session: Session, dialog: XbuildenvDialog
) -> None:
    model = dialog.model
    check(model, version(model, root, "0.29.4"))
    check(model, version(model, root, "0.28.0"))
    (root / "0.28.0" / ".installed").touch()
    dialog.reload()
    assert not dialog.act_button.isEnabled(), "sizes are not known yet"
    wait(qtbot, session)
    assert [item.env.version for item in model.plan().items] == ["0.29.4"]
    assert dialog.act_button.isEnabled()


def test_a_root_with_other_files_is_kept(
    qtbot: QtBot, orphan: Path, session: Session, dialog: XbuildenvDialog
) -> None:
    (orphan / "notes.txt").write_text("mine")
    dialog.reload()
    wait(qtbot, session)
    check(dialog.model, dialog.model.index_of(orphan))
    assert "deleted too" not in dialog.summary.text()
    dialog.remove()
    wait(qtbot, session)
    assert [path.name for path in orphan.iterdir()] == ["notes.txt"]
    left = dialog.model.index_of(orphan)
    assert left.data(CHECK) is None, "nothing in it can be removed"
    assert "Other files, never removed: notes.txt" in left.data(Qt.ItemDataRole.ToolTipRole)


def test_an_empty_root_can_be_deleted(
    qtbot: QtBot, home: Path, orphan: Path, session: Session, dialog: XbuildenvDialog
) -> None:
    empty = home / ".cache" / ".pyodide-xbuildenv-0.34.1"
    empty.mkdir()
    dialog.reload()
    wait(qtbot, session)
    assert dialog.model.index_of(empty).siblingAtColumn(XbuildenvColumn.STATE).data() == "empty"
    check(dialog.model, dialog.model.index_of(empty))
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
    check(dialog.model, version(dialog.model, root, "0.29.4"))
    dialog.remove()
    job_button(dialog, "Cancel").click()
    free.set()
    wait(qtbot, session)
    assert "Cancel" in job_text(dialog.foot)
    assert (root / "0.29.4").exists()


def test_a_removal_continues_when_the_dialog_is_closed(
    qtbot: QtBot, root: Path, session: Session, dialog: XbuildenvDialog
) -> None:
    check(dialog.model, version(dialog.model, root, "0.28.0"))
    dialog.remove()
    dialog.close()
    wait(qtbot, session)
    assert not (root / "0.28.0").exists()


def test_the_activity_area_counts_versions_and_tries_only_the_rest_again(
    qtbot: QtBot, root: Path, session: Session, dialog: XbuildenvDialog
) -> None:
    area = ActivityArea(session.hub)
    qtbot.addWidget(area)
    check(dialog.model, version(dialog.model, root, "0.29.4"))
    check(dialog.model, version(dialog.model, root, "0.28.0"))
    (root / "0.28.0" / "new").write_text("installed again")
    dialog.for_good.click()
    dialog.remove()
    wait(qtbot, session)
    (row,) = area.rows()
    assert "1 version removed, 2.0 MB · 1 failed" in job_text(row)
    assert f"{root.name}/0.28.0: " in job_text(row)
    row.retry_button.click()
    wait(qtbot, session)
    (row,) = area.rows()
    assert "0 versions removed" in job_text(row)
    assert "0.29.4" not in job_text(row)


def test_a_machine_without_cross_build_environments_is_reported(dialog: XbuildenvDialog) -> None:
    assert dialog.tree.accessibleDescription() == (
        "There are no cross-build environments on this computer. “pyodide xbuildenv install” installs one."
    )
    assert not dialog.act_button.isVisible()


def test_the_given_root_is_selected(qtbot: QtBot, root: Path, orphan: Path, session: Session) -> None:
    dialog = XbuildenvDialog(session, orphan)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    wait(qtbot, session)
    assert dialog.tree.currentIndex() == dialog.model.index_of(orphan)


def test_a_broken_link_is_shown_beside_its_root(
    qtbot: QtBot, orphan: Path, session: Session, dialog: XbuildenvDialog
) -> None:
    use(orphan, "gone")
    dialog.reload()
    wait(qtbot, session)
    index = dialog.model.index_of(orphan).siblingAtColumn(XbuildenvColumn.STATE)
    assert index.data().startswith(f"⚠ {path_text(orphan / 'xbuildenv')} is a ")


def test_the_setting_decides_between_the_trash_and_deletion(qtbot: QtBot, root: Path, session: Session) -> None:
    session.settings = replace(session.settings, removal=RemovalMethod.DELETE)
    dialog = XbuildenvDialog(session)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    wait(qtbot, session)
    assert dialog.plan().for_good


def test_space_checks_the_row_whichever_column_is_current(qtbot: QtBot, root: Path, dialog: XbuildenvDialog) -> None:
    index = version(dialog.model, root, "0.29.4")
    dialog.tree.setCurrentIndex(index.siblingAtColumn(XbuildenvColumn.SIZE))
    qtbot.keyClick(dialog.tree, Qt.Key.Key_Space)
    assert state(index) is Qt.CheckState.Checked
    qtbot.keyClick(dialog.tree, Qt.Key.Key_Space)
    assert state(index) is Qt.CheckState.Unchecked


def test_new_roots_are_expanded(root: Path, dialog: XbuildenvDialog) -> None:
    assert dialog.tree.isExpanded(dialog.model.index_of(root))


@pytest.mark.parametrize("language", ["en", "de", "fr"], indirect=True)
@pytest.mark.parametrize("width", [680, 1040])
def test_no_heading_is_cut_in_the_least_window(
    language: str, width: int, root: Path, dialog: XbuildenvDialog
) -> None:
    dialog.resize(width, 440)
    QApplication.processEvents()
    header = dialog.tree.header()
    assert not dialog.tree.horizontalScrollBar().isVisible()
    shown = [column for column in XbuildenvColumn if not header.isSectionHidden(column)]
    assert (XbuildenvColumn.EMSDK in shown) is (width > 1000)
    for column in shown:
        assert header.sectionSize(column) >= header.sectionSizeFromContents(column).width(), (language, column)
