from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from gui.conftest import OpenDialog
from gui.driving import click, texts_of
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.settings.releases import newest_release
from pyodide_cache.updates.diff import diff
from pyodide_cache.updates.outdated import Outdated, ReleaseForecast
from pyodide_cache.warm_up.source_options import SourceOptions
from pyodide_cache_gui.updates.compare_dialog import CompareDialog, forecast_lines, forecast_summary
from support.cli import warm
from support.servers import StartIndex
from support.upgrading import change, side
from support.wheels import DistributionFolder, build_wheel


def compare(qtbot: QtBot, dialog: CompareDialog, before: str, after: str) -> list[tuple[str, ...]]:
    dialog.before.setEditText(before)
    dialog.after.setEditText(after)
    assert texts_of(dialog.changes) == []
    click(qtbot, dialog.compare_button)
    qtbot.waitUntil(lambda: not dialog.session.hub.busy)
    return texts_of(dialog.changes)


def test_two_releases_are_compared_at_once(open_dialog: OpenDialog, cache_dir: Path) -> None:
    dialog = open_dialog(CompareDialog, cache_dir)
    assert dialog.after.currentText() == newest_release().version
    assert dialog.before.currentText() != dialog.after.currentText()
    assert "new version" in dialog.summary.text()
    assert "unchanged" in dialog.summary.text()


def test_a_directory_is_compared_with_a_lock_file_that_was_chosen(
    qtbot: QtBot,
    open_dialog: OpenDialog,
    full_cache: Path,
    distribution: DistributionFolder,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lock = json.loads((distribution.path / "pyodide-lock.json").read_text())
    gone = sorted(lock["packages"])[0]
    version = lock["packages"].pop(gone)["version"]
    changed = sorted(lock["packages"])[0]
    lock["packages"][changed]["version"] = "999.0"
    target = tmp_path / "other-lock.json"
    target.write_text(json.dumps(lock))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(target), ""))
    dialog = open_dialog(CompareDialog, full_cache)
    for button in dialog.findChildren(QPushButton):
        if button.accessibleName() == "Choose a lock file or folder":
            button.menu().actions()[0].trigger()
    found = compare(qtbot, dialog, str(full_cache), dialog.after.currentText())
    assert (gone, version, "", "removed") in found
    assert next(row for row in found if row[0] == changed)[2:] == ("999.0", "new version")


def test_newer_versions_are_shown_after_the_index_was_asked(
    qtbot: QtBot, open_dialog: OpenDialog, cache_dir: Path, index_server: StartIndex
) -> None:
    index = index_server(build_wheel("demo", "1.0"), build_wheel("demo", "2.0"), build_wheel("held", "1.0"))
    assert warm(cache_dir, "demo==1.0", "--pyodide", "314.0.7", "--index-url", index).code == 0
    index.server.requests.clear()
    dialog = open_dialog(CompareDialog, cache_dir, SourceOptions(index_url=index.url))
    assert index.server.total == 0, "nothing is asked before the button is pressed"
    assert dialog.versions.accessibleDescription() == "Not asked yet"
    dialog.ask_button.click()
    assert dialog.version_text.text() == "Asking the package index…"
    qtbot.waitUntil(lambda: not dialog.session.hub.busy)
    assert texts_of(dialog.versions) == [("demo", "1.0", "2.0", "")]
    assert dialog.version_text.text().startswith("1 package has a newer version")


def test_without_a_network_no_newer_version_is_denied(
    qtbot: QtBot, open_dialog: OpenDialog, full_cache: Path
) -> None:
    dialog = open_dialog(CompareDialog, full_cache, SourceOptions(offline=True))
    dialog.ask_button.click()
    qtbot.waitUntil(lambda: not dialog.session.hub.busy)
    assert "was not asked" in dialog.version_text.text()
    assert dialog.versions.accessibleDescription() == ""


def test_13_newer_versions_are_asked_of_another_source_when_the_host_is_out_of_reach(
    qtbot: QtBot, open_dialog: OpenDialog, cache_dir: Path, index_server: StartIndex
) -> None:
    index = index_server(build_wheel("demo", "1.0"), build_wheel("demo", "2.0"))
    assert warm(cache_dir, "demo==1.0", "--pyodide", "314.0.7", "--index-url", index).code == 0
    sources = SourceOptions("http://127.0.0.1:9/", index_url=index.url)
    dialog = open_dialog(CompareDialog, cache_dir, sources)
    dialog.ask_button.click()
    qtbot.waitUntil(lambda: not dialog.session.hub.busy)
    assert "cannot be reached" in dialog.version_text.text()
    assert dialog.message.text() == "", "it would stay on the other pages"
    assert dialog.instead_button.text() == "Use 127.0.0.1 instead"
    dialog.instead_button.click()
    qtbot.waitUntil(lambda: bool(dialog.versions.rows.lines()))
    assert texts_of(dialog.versions) == [("demo", "1.0", "2.0", "")]
    assert not dialog.instead_button.isVisibleTo(dialog)


def test_13_newer_versions_are_asked_of_pips_index_when_the_own_one_is_out_of_reach(
    qtbot: QtBot,
    open_dialog: OpenDialog,
    cache_dir: Path,
    index_server: StartIndex,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    index = index_server(build_wheel("demo", "1.0"), build_wheel("demo", "2.0"))
    assert warm(cache_dir, "demo==1.0", "--pyodide", "314.0.7", "--index-url", index).code == 0
    monkeypatch.setenv("PIP_INDEX_URL", index.url)
    dialog = open_dialog(CompareDialog, cache_dir, SourceOptions(index_url="http://127.0.0.1:9/simple/"))
    dialog.ask_button.click()
    qtbot.waitUntil(lambda: not dialog.session.hub.busy)
    assert texts_of(dialog.versions) == []
    assert dialog.version_text.text().startswith("The package index could not be asked.")
    assert dialog.instead_button.text() == "Use pip’s index instead"
    dialog.instead_button.click()
    qtbot.waitUntil(lambda: bool(dialog.versions.rows.lines()))
    assert texts_of(dialog.versions) == [("demo", "1.0", "2.0", "")]


def test_a_release_that_does_not_exist_is_reported_in_the_dialog(
    qtbot: QtBot, open_dialog: OpenDialog, cache_dir: Path
) -> None:
    dialog = open_dialog(CompareDialog, cache_dir)
    assert compare(qtbot, dialog, "0.0.1", newest_release().version) == []
    assert "0.0.1" in dialog.summary.text()
    assert "--" not in dialog.summary.text()


def test_nothing_is_compared_while_a_side_is_empty(open_dialog: OpenDialog, cache_dir: Path) -> None:
    dialog = open_dialog(CompareDialog, cache_dir)
    dialog.before.setEditText(" ")
    assert not dialog.compare_button.isEnabled()


def test_the_second_page_shows_what_newer_releases_would_change(open_dialog: OpenDialog, cache_dir: Path) -> None:
    cache_dir.mkdir()
    (cache_dir / "numpy-2.0.2-cp312-cp312-pyodide_2024_0_wasm32.whl").write_bytes(b"")
    dialog = open_dialog(CompareDialog, cache_dir)
    assert "has 1 package" in dialog.forecast.text()
    assert texts_of(dialog.newer)[0][0] == newest_release().version


def test_differences_of_sides_that_are_no_longer_chosen_are_not_shown(
    qtbot: QtBot, open_dialog: OpenDialog, cache_dir: Path
) -> None:
    dialog = open_dialog(CompareDialog, cache_dir)
    click(qtbot, dialog.compare_button)
    dialog.before.setEditText("0.26")
    qtbot.waitUntil(lambda: not dialog.session.hub.busy)
    assert texts_of(dialog.changes) == []
    assert dialog.summary.text() == ""
    assert dialog.compare_button.isEnabled()


def test_the_forecast_names_changes_and_who_needs_what_is_gone() -> None:
    gone = canonicalize_name("gone")
    found = Outdated(
        "1.0", 3, (ReleaseForecast("1.1", change(), {gone: ("list “course”",)}), ReleaseForecast("1.2", None, {}))
    )
    unknown, known = forecast_lines(found)
    assert unknown.texts == ("1.2", "The packages of this release are not known yet", "", "", "")
    assert known.texts == ("1.1", "1", "1", "1", "numpy 1.0 → 2.0; gone is removed, and needed by list “course”")
    assert forecast_summary(found) == "This directory is for Pyodide 1.0 and has 3 packages."


def test_without_a_newer_release_the_page_says_so() -> None:
    assert forecast_summary(Outdated("1.0", 1, ())).endswith("has 1 package. No newer release is known.")


def test_an_upgrade_that_changes_nothing_says_so() -> None:
    one = side("3.13.2", six=("1", "a"))
    (line,) = forecast_lines(Outdated("1.0", 1, (ReleaseForecast("1.1", diff(one, one), {}),)))
    assert line.texts == ("1.1", "0", "0", "0", "all versions stay the same")
