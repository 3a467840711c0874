"""The dialog shows the layers of a directory and their files, and changes only their list."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QTabWidget
from pytestqt.qtbot import QtBot

from gui.conftest import OpenDialog, OpenWindow
from gui.driving import click, job_text, texts_of, wait_until_idle
from pyodide_cache import Cache
from pyodide_cache.settings.attachments import LAYERS_VARIABLE, Attachments
from pyodide_cache.sharing.layers import LayersState
from pyodide_cache_gui.sharing.layers_dialog import LayersDialog, Shown, file_lines
from support.cli import run
from support.stores import A, B, C
from support.wheels import Wheel, build_wheel

SIX, RICH = build_wheel("six", payload=2000), build_wheel("rich", payload=3000)
OpenLayers = Callable[[Path], LayersDialog]


@pytest.fixture
def open_layers(open_dialog: OpenDialog) -> OpenLayers:
    return lambda directory: open_dialog(LayersDialog, directory)


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """Return a cache directory with one file."""
    folder = tmp_path / "top"
    SIX.write_to(folder)
    return folder


@pytest.fixture
def share(tmp_path: Path) -> Path:
    """Return a folder with the same file and another."""
    folder = tmp_path / "share"
    SIX.write_to(folder)
    RICH.write_to(folder)
    return folder


def add(qtbot: QtBot, dialog: LayersDialog, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    click(qtbot, dialog.add_button)
    wait_until_idle(qtbot, dialog)


def places(dialog: LayersDialog) -> list[tuple[str, str]]:
    return [(row[1], row[4]) for row in texts_of(dialog.places)]


def files(dialog: LayersDialog) -> list[tuple[str, str, str]]:
    return [(row[0], row[2], row[3]) for row in texts_of(dialog.files)]


def hashes(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def other_bytes(folder: Path, wheel: Wheel) -> None:
    data = bytearray((folder / wheel.file_name).read_bytes())
    data[-1] ^= 1
    (folder / wheel.file_name).write_bytes(data)


def test_a_directory_without_layers(qtbot: QtBot, open_layers: OpenLayers, top: Path) -> None:
    dialog = open_layers(top)
    assert places(dialog) == [(str(top), "✓ available")]
    assert files(dialog) == [(SIX.file_name, "the cache directory", "✓ used")]
    tabs = dialog.findChild(QTabWidget)
    assert [tabs.tabText(number) for number in range(tabs.count())] == ["Files", "Start the runtime"]
    assert not dialog.remove_button.isEnabled()
    assert "packageCacheDir" in dialog.code.toPlainText()


def test_a_directory_that_does_not_exist_can_have_layers(
    qtbot: QtBot, open_layers: OpenLayers, tmp_path: Path, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = open_layers(tmp_path / "cache")
    assert places(dialog) == [(str(tmp_path / "cache"), "does not exist yet")]
    assert "no package files" in dialog.files.accessibleDescription()
    add(qtbot, dialog, share, monkeypatch)
    assert places(dialog)[1] == (str(share), "✓ available")
    assert {row[0]: row[2] for row in files(dialog)} == {
        SIX.file_name: "✓ used",
        RICH.file_name: "✓ used",
    }
    assert not (tmp_path / "cache").exists()


def test_a_folder_is_added_and_removed_and_its_files_are_kept(
    qtbot: QtBot, open_layers: OpenLayers, top: Path, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = hashes(share)
    dialog = open_layers(top)
    add(qtbot, dialog, share, monkeypatch)
    assert Attachments().layers(top) == (share,)
    assert files(dialog) == [
        (RICH.file_name, str(share), "✓ used"),
        (SIX.file_name, "the cache directory", "✓ used"),
        (SIX.file_name, str(share), "hidden; not compared yet"),
    ]
    dialog.places.selectRow(1)
    click(qtbot, dialog.remove_button)
    wait_until_idle(qtbot, dialog)
    assert Attachments().layers(top) == ()
    assert len(places(dialog)) == 1
    assert hashes(share) == before


def test_a_comparison_finds_hidden_files_that_differ(
    qtbot: QtBot, open_layers: OpenLayers, top: Path, share: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = tmp_path / "second"
    shutil.copytree(share, second)
    other_bytes(second, SIX)
    dialog = open_layers(top)
    add(qtbot, dialog, share, monkeypatch)
    add(qtbot, dialog, second, monkeypatch)
    dialog.show_box.setCurrentIndex(2)
    assert any(row[2] == "hidden; not compared yet" for row in files(dialog)), "not compared is not the same"
    click(qtbot, dialog.compare_button)
    wait_until_idle(qtbot, dialog)
    shown = files(dialog)
    assert (SIX.file_name, str(second), "hidden; ⚠ different bytes") in shown
    assert RICH.file_name not in {row[0] for row in shown}
    dialog.show_box.setCurrentIndex(1)
    assert (RICH.file_name, str(second), "hidden; same bytes") in files(dialog)
    assert not dialog.compare_button.isEnabled(), "everything is compared"


def test_files_of_different_sizes_differ_without_reading(
    qtbot: QtBot, open_layers: OpenLayers, top: Path, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (top / SIX.file_name).write_bytes(b"short")
    dialog = open_layers(top)
    add(qtbot, dialog, share, monkeypatch)
    dialog.show_box.setCurrentIndex(2)
    assert files(dialog)[1] == (SIX.file_name, str(share), "hidden; ⚠ different bytes")
    (top / SIX.file_name).unlink()
    dialog.reload()
    wait_until_idle(qtbot, dialog)
    assert files(dialog) == []
    assert dialog.files.accessibleDescription() == "No file differs between the folders"


def test_the_order_of_layers_decides_which_file_is_used(
    qtbot: QtBot, open_layers: OpenLayers, top: Path, share: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = tmp_path / "second"
    shutil.copytree(share, second)
    dialog = open_layers(top)
    add(qtbot, dialog, share, monkeypatch)
    add(qtbot, dialog, second, monkeypatch)
    assert (RICH.file_name, str(share), "✓ used") in files(dialog)
    assert [index.row() for index in dialog.places.selectionModel().selectedRows()] == [2]
    click(qtbot, dialog.up_button)
    wait_until_idle(qtbot, dialog)
    assert Attachments().layers(top) == (second, share)
    assert (RICH.file_name, str(second), "✓ used") in files(dialog)
    assert not dialog.up_button.isEnabled(), "it is the first"


def test_layers_of_the_environment_cannot_be_removed(
    qtbot: QtBot, open_layers: OpenLayers, top: Path, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(LAYERS_VARIABLE, str(share))
    dialog = open_layers(top)
    assert texts_of(dialog.places)[1][5] == "the environment"
    dialog.places.selectRow(1)
    assert not dialog.remove_button.isEnabled()
    assert not dialog.up_button.isEnabled()


def test_a_layer_that_others_can_change_has_a_warning(
    qtbot: QtBot, open_layers: OpenLayers, top: Path, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (share / RICH.file_name).chmod(0o666)
    dialog = open_layers(top)
    add(qtbot, dialog, share, monkeypatch)
    assert places(dialog)[1] == (str(share), "⚠ writable by others")
    assert "chmod o-w" in dialog.places.rows.lines()[1].tip


def test_a_missing_layer_keeps_its_place_and_can_be_removed(
    qtbot: QtBot, open_layers: OpenLayers, top: Path, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = open_layers(top)
    add(qtbot, dialog, share, monkeypatch)
    share.rename(share.with_name("unmounted"))
    dialog.reload()
    wait_until_idle(qtbot, dialog)
    assert places(dialog)[1] == (str(share), "⚠ not available")
    assert len(files(dialog)) == 1
    dialog.places.selectRow(1)
    click(qtbot, dialog.remove_button)
    wait_until_idle(qtbot, dialog)
    assert len(places(dialog)) == 1


def test_loops_and_broken_links_are_shown(
    qtbot: QtBot, open_layers: OpenLayers, top: Path, share: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    around, circle = tmp_path / "around", tmp_path / "circle"
    around.symlink_to(top)
    circle.symlink_to(circle)
    (share / "gone-1.0-py3-none-any.whl").symlink_to(tmp_path / "nowhere")
    Attachments().change_layers(top, lambda _: (around, circle, share))
    dialog = open_layers(top)
    assert [row[1] for row in places(dialog)] == [
        "✓ available",
        "⚠ the cache directory itself; ignored",
        "✕ cannot be read",
        "✓ available",
    ]
    lost = next(row for row in files(dialog) if row[0].startswith("gone"))
    assert "A broken link" in lost[2]


def test_unsuitable_folders_are_refused_with_the_reason(
    qtbot: QtBot, open_layers: OpenLayers, top: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = open_layers(top)
    add(qtbot, dialog, top, monkeypatch)
    assert "is the cache directory itself" in job_text(dialog.foot)
    add(qtbot, dialog, tmp_path / "nowhere", monkeypatch)
    assert "is not available" in job_text(dialog.foot)
    assert Attachments().layers(top) == ()


def test_the_code_names_the_layer_and_is_copied(
    qtbot: QtBot, open_layers: OpenLayers, top: Path, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = open_layers(top)
    add(qtbot, dialog, share, monkeypatch)
    assert f'packageBaseUrl: "{share}"' in dialog.code.toPlainText()
    click(qtbot, dialog.copy_button)
    assert QGuiApplication.clipboard().text() == dialog.code.toPlainText()


def test_broken_settings_are_shown(qtbot: QtBot, open_layers: OpenLayers, top: Path) -> None:
    Attachments().path.parent.mkdir(parents=True)
    Attachments().path.write_text("not toml [")
    dialog = open_layers(top)
    assert "annot read" in dialog.message.text()
    assert not dialog.add_button.isEnabled()


def test_the_window_scans_a_new_layer_at_once(
    qtbot: QtBot, open_window: OpenWindow, top: Path, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(top)
    dialog = LayersDialog(window.session, window)
    dialog.open()
    wait_until_idle(qtbot, dialog)
    add(qtbot, dialog, share, monkeypatch)
    wait_until_idle(qtbot, dialog)
    assert [layer.directory for layer in window.session.inventory.layers] == [share]
    assert run("--cache-dir", top, "layer", "list", "--json").json["layers"][0]["path"] == str(share)


@pytest.fixture
def state(first: Path, second: Path) -> LayersState:
    with Cache(first) as cache:
        cache.layers.add(second)
        return cache.layers.state()


def test_every_file_has_a_line_with_its_folder_and_state(state: LayersState, second: Path) -> None:
    assert [(line.texts[0], *line.texts[2:]) for line in file_lines(state, Shown.ALL)] == [
        (A.file_name, "the cache directory", "✓ used"),
        (B.file_name, "the cache directory", "✓ used"),
        (B.file_name, str(second), "hidden; not compared yet"),
        (C.file_name, str(second), "✓ used"),
    ]


def test_only_files_in_several_folders_or_only_differences_are_shown(state: LayersState) -> None:
    assert {line.texts[0] for line in file_lines(state, Shown.REPEATED)} == {B.file_name}
    assert {line.texts[0] for line in file_lines(state, Shown.DIFFERENT)} == {B.file_name}, "not compared yet"


def test_the_tip_of_a_hidden_file_names_the_folder_that_is_used(state: LayersState, first: Path) -> None:
    hidden = file_lines(state, Shown.REPEATED)[1]
    assert hidden.is_faint
    assert hidden.tip.endswith(f"The runtime reads the file in {first}")
    assert hidden.value is state.files[1][1]
