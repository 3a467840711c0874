from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.conftest import OpenDialog, OpenWindow
from gui.driving import click, texts_of, wait_until_idle
from pyodide_cache.settings.settings import Settings
from pyodide_cache.warm_up.source_options import SourceOptions
from pyodide_cache_gui.updates.upgrade_dialog import UndoUpgradeDialog, UpgradeDialog
from support.cli import warm
from support.servers import IndexServer, StartIndex
from support.upgrading import AFTER, BEFORE, NEW_TAG, OLD_TAG, bytes_of, old_directory, wheels
from support.wheels import build_wheel, write_index


@pytest.fixture
def index(index_server: StartIndex) -> IndexServer:
    return index_server(*wheels())


def test_the_plan_is_shown_before_anything_changes(
    qtbot: QtBot, open_dialog: OpenDialog, cache_dir: Path, index: IndexServer
) -> None:
    old = old_directory(cache_dir, index)
    dialog = open_dialog(UpgradeDialog, cache_dir, SourceOptions(index_url=index.url))
    dialog.release.setCurrentText(AFTER)
    qtbot.waitUntil(lambda: not dialog.session.hub.busy)
    assert dialog.message.text() == ""
    assert ("native", "1.0", "1.1", "new version") in texts_of(dialog.changes)
    assert texts_of(dialog.changes)[-1] == ("pyodide-lock.json", "", "", "set aside")
    assert dialog.summary.text().startswith("This directory is for Pyodide 0.29.5. To download: 2 files, ")
    assert dialog.act_button.isEnabled()
    assert bytes_of(cache_dir) == old


def test_what_is_copied_from_this_machine_is_no_download(
    open_dialog: OpenDialog, cache_dir: Path, index: IndexServer, tmp_path: Path
) -> None:
    old_directory(cache_dir, index)
    url = write_index(tmp_path / "wheels", *index.wheels)
    dialog = open_dialog(UpgradeDialog, cache_dir, SourceOptions(index_url=url))
    counts = "This directory is for Pyodide 0.29.5. To copy: 2 files. Set aside: 3 files."
    assert dialog.summary.text().splitlines()[0] == counts


def test_a_package_that_is_not_available_must_be_allowed_to_stay(
    qtbot: QtBot, open_dialog: OpenDialog, cache_dir: Path, index: IndexServer
) -> None:
    old_directory(cache_dir, index)
    index.wheels.append(build_wheel("lost", tag=OLD_TAG))
    assert warm(cache_dir, "lost", "--pyodide", BEFORE, "--index-url", index).code == 0
    options = SourceOptions(index_url=index.url.replace("127.0.0.1", "localhost"))
    dialog = open_dialog(UpgradeDialog, cache_dir, options)
    assert "lost" in dialog.message.text()
    assert ("lost", "stays as it is") in {(row[0], row[3]) for row in texts_of(dialog.changes)}
    assert not dialog.act_button.isEnabled()
    dialog.skip.click()
    qtbot.waitUntil(lambda: not dialog.session.hub.busy)
    assert dialog.act_button.isEnabled()


def test_a_directory_without_an_upgrade_has_nothing_to_undo(open_dialog: OpenDialog, cache_dir: Path) -> None:
    dialog = open_dialog(UndoUpgradeDialog, cache_dir)
    assert "There is no upgrade" in dialog.summary.text()
    assert not dialog.act_button.isEnabled()


def test_an_upgrade_in_the_window_can_be_undone_there(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, index: IndexServer
) -> None:
    old = old_directory(cache_dir, index)
    window = open_window(cache_dir)
    window.session.set_settings(Settings(index_url=index.url))
    window.session.choose_release(BEFORE)
    wait_until_idle(qtbot, window)
    dialog = window.rooms.updates.upgrade()
    wait_until_idle(qtbot, window)
    dialog.prove.setChecked(False)
    assert not window.commands["undo-upgrade"].isEnabled()
    click(qtbot, dialog.act_button)
    wait_until_idle(qtbot, window)
    assert window.commands["undo-upgrade"].isEnabled()
    assert f"native-1.1-{NEW_TAG}.whl" in bytes_of(cache_dir)
    assert window.session.release == AFTER, "the chosen release is that of the new packages"
    undo = window.rooms.updates.undo_upgrade()
    wait_until_idle(qtbot, window)
    assert undo.summary.text().startswith("Go back from Pyodide 314.0.7 to 0.29.5.")
    click(qtbot, undo.act_button)
    wait_until_idle(qtbot, window)
    assert bytes_of(cache_dir) == old
    assert window.session.release == BEFORE


def test_13_an_upgrade_within_a_release_goes_back_to_the_versions_before(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, index_server: StartIndex
) -> None:
    index = index_server(build_wheel("demo", "1.0"), build_wheel("demo", "2.0"))
    assert warm(cache_dir, "demo==1.0", "--pyodide", "314.0.7", "--index-url", index).code == 0
    window = open_window(cache_dir)
    window.session.set_settings(Settings(index_url=index.url))
    wait_until_idle(qtbot, window)
    dialog = window.rooms.updates.upgrade()
    wait_until_idle(qtbot, window)
    dialog.prove.setChecked(False)
    click(qtbot, dialog.act_button)
    wait_until_idle(qtbot, window)
    undo = window.rooms.updates.undo_upgrade()
    wait_until_idle(qtbot, window)
    first, counts = undo.summary.text().splitlines()
    assert first == "Go back to the previous versions. The directory stays for Pyodide 314.0.7."
    assert counts == "Restored: 2 files. Removed again: 2 files.", "the wheel and the lock file"
    undo.close()
