"""The dialog builds snapshots in a folder, and uses them as layers."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from gui.conftest import OpenDialog
from gui.driving import click, job_text
from gui.sharing.conftest import OpenSnapshots, build, read_again, wait, wheels_in
from pyodide_cache.settings.attachments import Attachments
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions
from pyodide_cache_gui.sharing.snapshot_dialog import SnapshotDialog
from support.cli import run
from support.snapshots import outdate
from support.wheels import DistributionFolder


def test_without_a_folder_nothing_is_enabled(
    open_dialog: OpenDialog, cache_dir: Path, distribution: DistributionFolder
) -> None:
    dialog = open_dialog(SnapshotDialog, cache_dir, SourceOptions(str(distribution), mode=SourceMode.DISTRIBUTION))
    assert not dialog.build.plan_button.isEnabled()
    assert not dialog.build.build_button.isEnabled()
    assert "Choose a folder" in dialog.list.table.if_empty


def test_a_snapshot_is_built_listed_and_added_as_a_layer(
    qtbot: QtBot, open_snapshots: OpenSnapshots, root: Path, cache_dir: Path
) -> None:
    dialog = open_snapshots()
    assert "no snapshot" in dialog.list.table.if_empty
    build(qtbot, dialog, "pandas")
    assert {"pandas", "numpy"} <= wheels_in(root / "current")
    assert "were downloaded" in job_text(dialog.foot)
    row = dialog.list.table.rows.texts()[0]
    assert row[1] == "✓ current"
    assert row[3] == "1"
    others = {"pyodide-lock.json", "snapshot.json", "SHA256SUMS"}
    assert int(row[4]) == len({path.name for path in (root / "current").iterdir()} - others)
    click(qtbot, dialog.list.attach_button)
    wait(qtbot, dialog)
    assert "is a layer of" in dialog.list.result.text()
    assert Attachments().layers(cache_dir) == (root / "current",)
    assert dialog.session.inventory.layers[0].directory == root / "current"


def test_a_refresh_that_fails_is_shown_and_the_snapshot_is_kept(
    qtbot: QtBot, open_snapshots: OpenSnapshots, root: Path, distribution: DistributionFolder
) -> None:
    dialog = open_snapshots()
    build(qtbot, dialog, "six")
    before = (root / "current").resolve()
    distribution.lock_path.unlink()
    click(qtbot, dialog.list.refresh_button)
    wait(qtbot, dialog)
    assert "⚠" in job_text(dialog.foot)
    assert (root / "current").resolve() == before


def test_a_refresh_without_anything_new_keeps_the_snapshot_and_says_so(
    qtbot: QtBot, open_snapshots: OpenSnapshots, root: Path
) -> None:
    dialog = open_snapshots()
    build(qtbot, dialog, "six")
    before = (root / "current").resolve()
    click(qtbot, dialog.list.refresh_button)
    wait(qtbot, dialog)
    assert (root / "current").resolve() == before
    assert "Nothing new" in job_text(dialog.foot)


def test_a_folder_with_other_files_is_refused(qtbot: QtBot, open_snapshots: OpenSnapshots, root: Path) -> None:
    root.mkdir()
    (root / "letter.txt").write_text("dear")
    dialog = open_snapshots()
    build(qtbot, dialog, "six")
    assert "has no snapshot" in job_text(dialog.foot)
    assert [path.name for path in root.iterdir()] == ["letter.txt"]


def test_the_command_line_refreshes_a_snapshot_of_the_window(
    qtbot: QtBot, open_snapshots: OpenSnapshots, root: Path
) -> None:
    dialog = open_snapshots()
    build(qtbot, dialog, "six")
    outdate(root)
    answer = run("snapshot", "refresh", root, "--json")
    assert answer.code == 0
    assert answer.json["packages"] == ["six"]
    read_again(qtbot, dialog)
    assert len(dialog.list.table.rows.texts()) == 2


def test_13_other_sources_are_offered_when_the_ones_of_a_preview_are_out_of_reach(
    qtbot: QtBot, open_dialog: OpenDialog, cache_dir: Path, root: Path, distribution: DistributionFolder
) -> None:
    options = SourceOptions(str(distribution), index_url="http://127.0.0.1:9/simple", mode=SourceMode.INDEX)
    dialog = open_dialog(SnapshotDialog, cache_dir, options)
    dialog.folder.edit.setText(str(root))
    dialog.build.named_button.click()
    dialog.build.names.setPlainText("pandas")
    click(qtbot, dialog.build.plan_button)
    qtbot.waitUntil(dialog.instead_button.isVisible)
    wait(qtbot, dialog)
    assert dialog.instead_button.text() == f"Use {distribution.path.name} instead"
    assert dialog.instead_button.width() < dialog.width() / 2
    dialog.build.names.setPlainText("pandas\nsix")
    assert dialog.instead_button.isHidden(), "there is no plan that needs other sources"
    click(qtbot, dialog.build.plan_button)
    qtbot.waitUntil(dialog.instead_button.isVisible)
    wait(qtbot, dialog)
    dialog.reload()  # as a moment after the last key in the name of the folder
    wait(qtbot, dialog)
    click(qtbot, dialog.instead_button)
    qtbot.waitUntil(lambda: dialog.build.preview is not None and not dialog.build.preview.packages.failures)
    wait(qtbot, dialog)
    assert dialog.instead_button.isHidden()


def test_a_preview_that_fails_is_not_waited_for(
    qtbot: QtBot, open_dialog: OpenDialog, cache_dir: Path, root: Path, tmp_path: Path
) -> None:
    options = SourceOptions(str(tmp_path / "gone"), mode=SourceMode.DISTRIBUTION)
    dialog = open_dialog(SnapshotDialog, cache_dir, options)
    dialog.folder.edit.setText(str(root))
    dialog.build.named_button.click()
    dialog.build.names.setPlainText("pandas")
    click(qtbot, dialog.build.plan_button)
    assert dialog.build.table.if_empty == "Planning…"
    wait(qtbot, dialog)
    assert "gone" in dialog.message.text()
    assert "Preview lists" in dialog.build.table.if_empty
