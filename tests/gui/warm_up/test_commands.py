from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import click, packages, wait_until_idle
from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.settings.lists import ListStore
from pyodide_cache.warm_up.plan import WarmUpReport
from pyodide_cache.warm_up.source_options import SourceOptions
from pyodide_cache_gui.warm_up.commands import releases_summary, warm_up_summary
from pyodide_cache_gui.warm_up.lists_dialog import ListsDialog
from pyodide_cache_gui.warm_up.packages_dialog import PackagesDialog
from support.servers import StartIndex
from support.wheels import DistributionFolder, build_wheel


def test_a_script_shows_which_packages_it_needs_and_why(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, distribution: DistributionFolder, tmp_path: Path
) -> None:
    script = tmp_path / "app.py"
    script.write_text("import pandas\nimport json\n")
    window = open_window(cache_dir, distribution=str(distribution))
    window.rooms.warm_up.read_project(script)
    qtbot.waitUntil(lambda: bool(window.findChildren(PackagesDialog)))
    [dialog] = window.findChildren(PackagesDialog)
    assert dialog.edit.toPlainText() == "pandas  # app.py:1: import pandas"
    assert dialog.requirements() == ("pandas",)
    qtbot.waitUntil(lambda: dialog.table.rows.rowCount() == 6)
    click(qtbot, dialog.act_button)
    wait_until_idle(qtbot, window)
    assert "pandas" in packages(window)


def test_requirements_are_saved_as_a_list_whose_name_is_typed(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path
) -> None:
    window = open_window(cache_dir)
    dialog = window.rooms.warm_up.packages()
    dialog.edit.setPlainText("python-dateutil")
    dialog.save_wanted.emit(dialog.requirements())
    edit = window.findChild(ListsDialog).names.findChild(QLineEdit)
    qtbot.keyClicks(edit, "Dates")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [item.name for item in ListStore().all()] == ["Dates"])
    assert ListStore().get("Dates").requirements == ("python-dateutil",)


def test_a_project_that_is_chosen_is_read(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "app.py"
    script.write_text("import numpy\n")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(script), ""))
    window = open_window(cache_dir, scan=False)
    window.rooms.warm_up.choose_project(folder=False)
    qtbot.waitUntil(lambda: bool(window.findChildren(PackagesDialog)))
    assert "numpy" in window.findChild(PackagesDialog).requirements()


def test_i22_the_indexes_of_a_project_are_asked(
    qtbot: QtBot,
    open_window: OpenWindow,
    cache_dir: Path,
    distribution: DistributionFolder,
    index_server: StartIndex,
    tmp_path: Path,
) -> None:
    server = index_server(build_wheel("mine", "1.0"))
    (tmp_path / "requirements.txt").write_text(f"--extra-index-url {server.url}\nmine\n")
    window = open_window(cache_dir)
    window.session.set_source_options(SourceOptions(str(distribution), index_url=index_server().url))
    window.rooms.warm_up.read_project(tmp_path / "requirements.txt")
    qtbot.waitUntil(lambda: bool(window.findChildren(PackagesDialog)))
    [dialog] = window.findChildren(PackagesDialog)
    qtbot.waitUntil(lambda: dialog.table.rows.rowCount() == 1)
    click(qtbot, dialog.act_button)
    wait_until_idle(qtbot, window)
    assert "mine" in packages(window)


def test_the_rules_of_a_project_hold_in_the_window(
    qtbot: QtBot,
    open_window: OpenWindow,
    cache_dir: Path,
    distribution: DistributionFolder,
    index_server: StartIndex,
    tmp_path: Path,
) -> None:
    wheels = [build_wheel("demo", version) for version in ("1.0", "2.0", "3.0rc1")] + [build_wheel("other", "1.0")]
    (tmp_path / "limits.txt").write_text("demo<2\n")
    wrong = "0" * 64
    (tmp_path / "requirements.txt").write_text(f"--pre\n-c limits.txt\ndemo\nother==1.0 --hash=sha256:{wrong}\n")
    window = open_window(cache_dir)
    window.session.set_source_options(SourceOptions(str(distribution), index_url=index_server(*wheels).url))
    window.rooms.warm_up.read_project(tmp_path / "requirements.txt")
    qtbot.waitUntil(lambda: bool(window.findChildren(PackagesDialog)))
    [dialog] = window.findChildren(PackagesDialog)
    qtbot.waitUntil(lambda: dialog.table.rows.rowCount() == 2)
    assert [item.version for item in dialog.plan.fetch] == ["1.0"]
    assert [item.problem.code for item in dialog.plan.failures] == [Code.HASH_NOT_ALLOWED]
    click(qtbot, dialog.act_button)
    wait_until_idle(qtbot, window)
    assert packages(window) == {"demo"}


def test_a_warm_up_is_summed_up_by_what_was_there_and_what_came() -> None:
    failed = (Failure("pandas", Problem(Code.NOT_IN_LOCK, name="pandas")),)
    assert warm_up_summary(WarmUpReport((), (), failed, 0)) == ["1 failed"]
    assert warm_up_summary(WarmUpReport((), (), (), 0)) == ["0 files fetched"]
    assert warm_up_summary(WarmUpReport((), (), (), 2000)) == ["0 files fetched, 2.0 kB downloaded"]


def test_newer_releases_are_named() -> None:
    assert releases_summary(["0.30.0", "0.29.9"]) == ["Found: 0.30.0, 0.29.9"]
    assert releases_summary([]) == ["There are no newer releases"]
