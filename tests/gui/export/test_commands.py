from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import NUMPY, job_rows, job_text, wait_until_idle
from support.wheels import DistributionFolder


def test_the_selected_packages_are_exported(
    open_window: OpenWindow, full_cache: Path, distribution: DistributionFolder
) -> None:
    window = open_window(full_cache, distribution=str(distribution))
    window.table.show_file(NUMPY)
    rooms = window.rooms.export
    assert rooms.export_chosen().request()["file_names"] == (NUMPY,)
    six = distribution.wheels["six"].file_name
    window.model.select([six])
    assert rooms.export_chosen().request()["file_names"] == (NUMPY, six)


def test_the_command_is_disabled_without_packages(open_window: OpenWindow, cache_dir: Path, full_cache: Path) -> None:
    assert open_window(full_cache).commands["export"].isEnabled()
    for path in cache_dir.glob("*"):
        path.unlink()
    assert not open_window(cache_dir).commands["export"].isEnabled()


def test_an_export_reports_what_it_left_out(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, distribution: DistributionFolder, tmp_path: Path
) -> None:
    window = open_window(full_cache, distribution=str(distribution))
    target = tmp_path / "out"
    for keep_going in (False, True):
        assert not target.exists()
        window.rooms.export.start(
            lambda cache, cancel, keep_going=keep_going: cache.plan_export(
                ("six", "ghost"), output=target, keep_going=keep_going, cancel=cancel
            )
        )
        wait_until_idle(qtbot, window)
        (row,) = job_rows(window.activity)
        assert "ghost is not in the cache directory" in job_text(row)
        assert row.problems_button.text() == "1 problem…"
        assert row.folder_button.isVisible() is keep_going
    with patch("pyodide_cache_gui.activity.job_row.open_folder") as shown:
        row.folder_button.click()
    assert shown.call_args.args == (tmp_path,)
    assert (target / distribution.wheels["six"].file_name).is_file()
