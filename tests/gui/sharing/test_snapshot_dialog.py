"""The dialog builds snapshots in a folder, and uses them as layers."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.conftest import OpenDialog
from gui.driving import click, job_text, texts_of, wait_until_idle
from gui.sharing.conftest import OpenSnapshots, build, open_build, read_again, wheels_in
from pyodide_cache.settings.attachments import Attachments
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions
from pyodide_cache_gui.sharing.snapshot_dialog import SnapshotDialog
from support.cli import run
from support.snapshots import outdate
from support.wheels import DistributionFolder, build_wheel


def test_without_a_folder_nothing_is_enabled(
    open_dialog: OpenDialog, cache_dir: Path, distribution: DistributionFolder
) -> None:
    dialog = open_dialog(SnapshotDialog, cache_dir, SourceOptions(str(distribution), mode=SourceMode.DISTRIBUTION))
    assert not dialog.build_button.isEnabled()
    assert not dialog.refresh_button.isEnabled()
    assert "Choose a folder" in dialog.table.if_empty


def test_a_snapshot_is_built_listed_and_added_as_a_layer(
    qtbot: QtBot, open_snapshots: OpenSnapshots, root: Path, cache_dir: Path
) -> None:
    dialog = open_snapshots()
    assert "no snapshot" in dialog.table.if_empty
    build(qtbot, dialog, "pandas")
    assert {"pandas", "numpy"} <= wheels_in(root / "current")
    assert "6 files, " in job_text(dialog.foot)
    row = texts_of(dialog.table)[0]
    assert row[1] == "✓ current"
    assert row[3] == "1"
    others = {"pyodide-lock.json", "snapshot.json", "SHA256SUMS"}
    assert int(row[4]) == len({path.name for path in (root / "current").iterdir()} - others)
    click(qtbot, dialog.attach_button)
    wait_until_idle(qtbot, dialog)
    assert "is a layer of" in dialog.note.text()
    assert Attachments().layers(cache_dir) == (root / "current",)
    assert dialog.session.inventory.layers[0].directory == root / "current"


def test_a_refresh_that_fails_is_shown_and_the_snapshot_is_kept(
    qtbot: QtBot, open_snapshots: OpenSnapshots, root: Path, distribution: DistributionFolder
) -> None:
    dialog = open_snapshots()
    build(qtbot, dialog, "six")
    before = (root / "current").resolve()
    distribution.lock_path.unlink()
    click(qtbot, dialog.refresh_button)
    wait_until_idle(qtbot, dialog)
    assert "⚠" in job_text(dialog.foot)
    assert (root / "current").resolve() == before


def test_a_refresh_without_anything_new_keeps_the_snapshot_and_says_so(
    qtbot: QtBot, open_snapshots: OpenSnapshots, root: Path
) -> None:
    dialog = open_snapshots()
    build(qtbot, dialog, "six")
    before = (root / "current").resolve()
    click(qtbot, dialog.refresh_button)
    wait_until_idle(qtbot, dialog)
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
    assert len(texts_of(dialog.table)) == 2


def test_13_other_sources_are_offered_when_the_ones_of_a_preview_are_out_of_reach(
    qtbot: QtBot, open_dialog: OpenDialog, cache_dir: Path, root: Path, distribution: DistributionFolder
) -> None:
    options = SourceOptions(str(distribution), index_url="http://127.0.0.1:9/simple", mode=SourceMode.INDEX)
    parent = open_dialog(SnapshotDialog, cache_dir, options)
    parent.folder.edit.setText(str(root))
    dialog = open_build(qtbot, parent, "pandas")
    click(qtbot, dialog.plan_button)
    qtbot.waitUntil(dialog.instead_button.isVisible)
    wait_until_idle(qtbot, dialog)
    assert dialog.instead_button.text() == f"Use {distribution.path.name} instead"
    assert dialog.instead_button.width() < dialog.width() / 2
    dialog.names.setPlainText("pandas\nsix")
    assert dialog.instead_button.isHidden(), "there is no plan that needs other sources"
    click(qtbot, dialog.plan_button)
    qtbot.waitUntil(dialog.instead_button.isVisible)
    wait_until_idle(qtbot, dialog)
    parent.reload()  # as a moment after the last key in the name of the folder
    wait_until_idle(qtbot, dialog)
    click(qtbot, dialog.instead_button)
    qtbot.waitUntil(lambda: dialog.plan is not None and not dialog.plan.packages.failures)
    wait_until_idle(qtbot, dialog)
    assert dialog.instead_button.isHidden()


def test_a_preview_that_fails_is_not_waited_for(
    qtbot: QtBot, open_dialog: OpenDialog, cache_dir: Path, root: Path, tmp_path: Path
) -> None:
    options = SourceOptions(str(tmp_path / "gone"), mode=SourceMode.DISTRIBUTION)
    dialog = open_dialog(SnapshotDialog, cache_dir, options)
    dialog.folder.edit.setText(str(root))
    choices = open_build(qtbot, dialog, "pandas")
    click(qtbot, choices.plan_button)
    assert choices.summary.text() == "Planning…"
    wait_until_idle(qtbot, dialog)
    assert "gone" in choices.summary.text()
    assert "Preview lists" in choices.table.if_empty


@pytest.mark.slow
def test_older_snapshots_are_kept_and_compared(
    qtbot: QtBot, open_snapshots: OpenSnapshots, root: Path, distribution: DistributionFolder
) -> None:
    dialog = open_snapshots()
    build(qtbot, dialog, "six\npytz")
    assert not dialog.compare_button.isEnabled()
    build(qtbot, dialog, "six\nnumpy")
    assert [row[1] for row in texts_of(dialog.table)] == ["✓ current", "older"]
    click(qtbot, dialog.compare_button)
    wait_until_idle(qtbot, dialog)
    changes = {row[0]: row[3] for row in texts_of(dialog.changes)}
    assert changes == {"numpy": "added", "libopenblas": "added", "pytz": "removed"}
    assert "2 added, 1 removed" in dialog.note.text()
    click(qtbot, dialog.refresh_button)
    wait_until_idle(qtbot, dialog)
    assert len(texts_of(dialog.table)) == 2, "a refresh without anything new builds nothing"
    dialog.keep.setValue(0)
    build(qtbot, dialog, "six\nnumpy")
    assert [row[1] for row in texts_of(dialog.table)] == ["✓ current"]
    assert wheels_in(root / "current") >= {"six", "numpy"}


def test_different_versions_and_different_bytes_are_distinguished(
    qtbot: QtBot, open_snapshots: OpenSnapshots, root: Path
) -> None:
    dialog = open_snapshots()
    build(qtbot, dialog, "six\npytz")
    older = (root / "current").resolve()
    newer = root / "29990101T000000000000Z"
    shutil.copytree(older, newer)
    newer.chmod(0o755)
    six = next(newer.glob("six-*"))
    six.unlink()
    build_wheel("six", "99.0").write_to(newer)
    pytz = next(newer.glob("pytz-*"))
    pytz.chmod(0o644)
    pytz.write_bytes(pytz.read_bytes() + b"more")
    read_again(qtbot, dialog)
    dialog.table.selectAll()
    click(qtbot, dialog.compare_button)
    wait_until_idle(qtbot, dialog)
    changes = {row[0]: row[1:] for row in texts_of(dialog.changes)}
    assert changes["six"][1:] == ("99.0", "new version")
    assert changes["pytz"][2] == "rebuilt"
    assert changes["pytz"][0] == changes["pytz"][1]


def test_a_snapshot_with_broken_facts_is_listed_and_cannot_be_refreshed(
    qtbot: QtBot, open_snapshots: OpenSnapshots, root: Path
) -> None:
    dialog = open_snapshots()
    build(qtbot, dialog, "six")
    facts = root / "current" / "snapshot.json"
    facts.chmod(0o644)
    facts.write_text("{")
    read_again(qtbot, dialog)
    row = texts_of(dialog.table)[0]
    assert row[0] == "unknown"
    assert not dialog.refresh_button.isEnabled()


def test_snapshots_of_another_folder_are_not_shown(qtbot: QtBot, open_snapshots: OpenSnapshots, root: Path) -> None:
    dialog = open_snapshots()
    build(qtbot, dialog, "six")
    dialog.reload()
    dialog.folder.edit.clear()
    wait_until_idle(qtbot, dialog)
    assert texts_of(dialog.table) == []
    assert "Choose a folder" in dialog.table.if_empty
