"""The snapshots of a folder are listed and compared."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.driving import click
from gui.sharing.conftest import OpenSnapshots, build, read_again, wait, wheels_in
from support.wheels import DistributionFolder, build_wheel


@pytest.mark.slow
def test_older_snapshots_are_kept_and_compared(
    qtbot: QtBot, open_snapshots: OpenSnapshots, root: Path, distribution: DistributionFolder
) -> None:
    dialog = open_snapshots()
    build(qtbot, dialog, "six\npytz")
    assert not dialog.list.compare_button.isEnabled()
    build(qtbot, dialog, "six\nnumpy")
    assert [row[1] for row in dialog.list.table.rows.texts()] == ["✓ current", "older"]
    click(qtbot, dialog.list.compare_button)
    wait(qtbot, dialog)
    changes = {row[0]: row[3] for row in dialog.list.changes.rows.texts()}
    assert changes == {"numpy": "+ added", "libopenblas": "+ added", "pytz": "− removed"}
    assert "3 packages changed" in dialog.list.result.text()
    click(qtbot, dialog.list.refresh_button)
    wait(qtbot, dialog)
    assert len(dialog.list.table.rows.texts()) == 2, "a refresh without anything new builds nothing"
    dialog.keep.setValue(0)
    build(qtbot, dialog, "six\nnumpy")
    assert [row[1] for row in dialog.list.table.rows.texts()] == ["✓ current"]
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
    dialog.list.table.selectAll()
    click(qtbot, dialog.list.compare_button)
    wait(qtbot, dialog)
    changes = {row[0]: row[1:] for row in dialog.list.changes.rows.texts()}
    assert changes["six"][1:] == ("99.0", "→ different version")
    assert changes["pytz"][2] == "≠ different bytes"
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
    row = dialog.list.table.rows.texts()[0]
    assert row[0] == "unknown"
    assert not dialog.list.refresh_button.isEnabled()
