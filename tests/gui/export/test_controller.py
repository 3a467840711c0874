from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import wait_until_idle
from pyodide_cache.base.record import replace
from pyodide_cache_gui.export.controller import ExportRequest
from support.wheels import DistributionFolder


def test_an_export_reports_what_it_left_out(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, distribution: DistributionFolder, tmp_path: Path
) -> None:
    window = open_window(full_cache, distribution=str(distribution))
    target = tmp_path / "out"
    request = ExportRequest(("six", "ghost"), output=target)
    window.rooms.export.controller.export(request)
    wait_until_idle(qtbot, window)
    assert not target.exists()
    assert "ghost is not in the cache directory" in window.activity.rows()[0].text()
    window.rooms.export.controller.export(replace(request, keep_going=True))
    wait_until_idle(qtbot, window)
    assert (target / distribution.wheels["six"].file_name).is_file()
