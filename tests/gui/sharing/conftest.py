"""Directories, and dialogs on them, for the tests of the store and of snapshots."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.conftest import OpenDialog
from gui.driving import click, texts_of, wait_until_idle
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions
from pyodide_cache_gui.activity.job_dialog import JobDialog
from pyodide_cache_gui.sharing.adopt_dialog import AdoptDialog
from pyodide_cache_gui.sharing.snapshot_build import SnapshotBuildDialog
from pyodide_cache_gui.sharing.snapshot_dialog import SnapshotDialog
from pyodide_cache_gui.sharing.store_dialog import StoreDialog
from support import stores
from support.wheels import DistributionFolder

OpenStore = Callable[[Path], StoreDialog]
OpenSnapshots = Callable[..., SnapshotDialog]


no_reflinks = stores.no_reflinks
first = stores.first
second = stores.second
root = stores.root


@pytest.fixture
def open_store(open_dialog: OpenDialog) -> OpenStore:
    """Return a function that opens the dialog for a directory, and waits until it shows the store."""
    return lambda directory: open_dialog(StoreDialog, directory)


@pytest.fixture
def open_snapshots(
    qtbot: QtBot, open_dialog: OpenDialog, cache_dir: Path, distribution: DistributionFolder, root: Path
) -> OpenSnapshots:
    """Return a function that opens the dialog on `root`, for the small distribution."""

    def start(place: str | None = None) -> SnapshotDialog:
        source_options = SourceOptions(place or str(distribution), mode=SourceMode.DISTRIBUTION)
        dialog: SnapshotDialog = open_dialog(SnapshotDialog, cache_dir, source_options)
        dialog.folder.edit.setText(str(root))
        read_again(qtbot, dialog)
        return dialog

    return start


def read_again(qtbot: QtBot, dialog: JobDialog) -> None:
    dialog.reload()
    wait_until_idle(qtbot, dialog)


def plan_of(qtbot: QtBot, dialog: StoreDialog) -> AdoptDialog:
    """Open the plan of adopting the directory, and wait for it."""
    click(qtbot, dialog.adopt_button)
    found = dialog.findChildren(AdoptDialog)[-1]
    wait_until_idle(qtbot, dialog)
    return found


def open_build(qtbot: QtBot, dialog: SnapshotDialog, text: str = "") -> SnapshotBuildDialog:
    """Open the dialog that builds a snapshot; with a text, name packages in it."""
    click(qtbot, dialog.build_button)
    found = dialog.findChildren(SnapshotBuildDialog)[-1]
    if text:
        found.named_button.setChecked(True)
        found.names.setPlainText(text)
    return found


def plan(qtbot: QtBot, dialog: SnapshotBuildDialog) -> dict[str, str]:
    """Show the plan, and return what happens to each package."""
    click(qtbot, dialog.plan_button)
    wait_until_idle(qtbot, dialog)
    return {row[0]: row[3] or row[1] for row in texts_of(dialog.table)}


def build(qtbot: QtBot, dialog: SnapshotDialog, text: str) -> None:
    """Build a snapshot of named packages."""
    choices = open_build(qtbot, dialog, text)
    plan(qtbot, choices)
    click(qtbot, choices.act_button)
    wait_until_idle(qtbot, dialog)


def wheels_in(folder: Path) -> set[str]:
    return {path.name.split("-")[0] for path in folder.glob("*.whl")}
