from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import click, job_rows, job_text, packages, texts_of, wait_until_idle
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions
from pyodide_cache_gui.widgets.format import size_text
from support.servers import StartIndex
from support.wheels import DistributionFolder, build_wheel


def test_the_plan_is_shown_before_anything_is_fetched(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, distribution: DistributionFolder
) -> None:
    window = open_window(cache_dir, distribution=str(distribution))
    dialog = window.rooms.warm_up.packages("", ("pandas>=3", "plotly"))
    qtbot.waitUntil(lambda: dialog.table.rows.rowCount() > 0)
    rows = {name: action or second for name, second, _, action in texts_of(dialog.table)}
    assert rows["pandas"] == "copy from this computer"
    assert rows["six"] == "copy from this computer, required by python-dateutil"
    assert "not in the lock file" in rows["plotly"]
    assert "6 files to copy" in dialog.summary.text()
    assert dialog.act_button.text() == "Copy 6 files"
    dialog.edit.appendPlainText("six")
    assert (dialog.act_button.text(), texts_of(dialog.table)) == ("Warm up", []), "nothing of another plan is shown"
    assert not cache_dir.exists(), "a plan touches nothing"
    click(qtbot, dialog.act_button)
    wait_until_idle(qtbot, window)
    assert "pandas" in packages(window)
    again = window.rooms.warm_up.packages("", ("six",))
    qtbot.waitUntil(lambda: again.table.rows.rowCount() > 0)
    size = size_text(len(distribution.wheels["six"].data))
    assert texts_of(again.table) == [("six", distribution.wheels["six"].version, size, "✓ cached")]
    assert (again.act_button.text(), again.act_button.isEnabled()) == ("Nothing to download", False)


def test_packages_can_be_warmed_up_without_a_plan(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, distribution: DistributionFolder
) -> None:
    window = open_window(cache_dir, distribution=str(distribution))
    dialog = window.rooms.warm_up.packages()
    assert not dialog.act_button.isEnabled()
    dialog.edit.setPlainText("six  # for dates\n!!")
    assert dialog.requirements() == ("six", "!!")
    assert dialog.title() == "six, !!"
    click(qtbot, dialog.act_button)
    wait_until_idle(qtbot, window)
    assert packages(window) == {"six"}
    assert "“!!” is not a valid requirement" in job_text(job_rows(window.activity)[0])


def test_the_hash_of_a_line_is_obeyed(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, distribution: DistributionFolder
) -> None:
    window = open_window(cache_dir, distribution=str(distribution))
    dialog = window.rooms.warm_up.packages()
    dialog.edit.setPlainText(f"six --hash=sha256:{'0' * 64}\npytz")
    click(qtbot, dialog.plan_button)
    qtbot.waitUntil(lambda: "1 file to copy" in dialog.summary.text())
    assert dialog.summary.text().endswith("not available: 1")
    click(qtbot, dialog.act_button)
    wait_until_idle(qtbot, window)
    assert packages(window) == {"pytz"}


def test_nothing_is_warmed_up_after_a_preview_in_which_nothing_is_available(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, distribution: DistributionFolder
) -> None:
    window = open_window(cache_dir, distribution=str(distribution))
    dialog = window.rooms.warm_up.packages("", ("plotly",))
    wait_until_idle(qtbot, window)
    assert dialog.summary.text().endswith(": not available: 1"), "and no 0 files to download"
    assert not dialog.act_button.isEnabled()
    dialog.edit.appendPlainText("six")
    assert dialog.act_button.isEnabled()


def test_requirements_are_loaded_from_a_file(
    qtbot: QtBot,
    open_window: OpenWindow,
    cache_dir: Path,
    distribution: DistributionFolder,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "requirements.txt"
    window = open_window(cache_dir, distribution=str(distribution))
    dialog = window.rooms.warm_up.packages()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    dialog._load()
    assert dialog.summary.text().startswith(f"Cannot read {file}")
    file.write_text("six\n")
    dialog._load()
    qtbot.waitUntil(lambda: dialog.table.rows.rowCount() == 1)
    assert "1 file to copy" in dialog.summary.text()


def test_a_preview_whose_source_cannot_be_reached_offers_the_next_one(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, index_server: StartIndex
) -> None:
    window = open_window(cache_dir)
    index = index_server(build_wheel("demo", "1.0"))
    sources = SourceOptions("http://127.0.0.1:9/", index_url=index.url)
    window.session.set_source_options(sources)
    dialog = window.rooms.warm_up.packages("", ("demo",))
    qtbot.waitUntil(dialog.instead_button.isVisible)
    assert dialog.instead_button.text() == "Use 127.0.0.1 instead"
    click(qtbot, dialog.instead_button)
    qtbot.waitUntil(lambda: "1 file to download" in dialog.summary.text())
    assert not dialog.instead_button.isVisible()
    assert window.session.source_options.mode is SourceMode.INDEX
    dialog.close()


def test_a_package_that_lacks_two_others_is_one_row_with_both_reasons_and_counted_once(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, index_server: StartIndex
) -> None:
    window = open_window(cache_dir)
    native = [build_wheel(name, tag="cp314-cp314-manylinux_2_17_x86_64") for name in ("fast", "quick")]
    index = index_server(build_wheel("demo", requires=["fast", "quick"]), *native)
    window.session.set_source_options(SourceOptions(mode=SourceMode.INDEX, index_url=index.url))
    dialog = window.rooms.warm_up.packages("", ("demo",))
    qtbot.waitUntil(lambda: dialog.table.rows.rowCount() > 0)
    ((name, reasons, *_),) = texts_of(dialog.table)
    assert (name, reasons.count("⚠")) == ("demo", 2)
    assert "fast" in reasons
    assert "quick" in reasons
    assert dialog.summary.text().endswith("not available: 1")
