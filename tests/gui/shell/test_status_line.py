from __future__ import annotations

from pytestqt.qtbot import QtBot

from pyodide_cache.inventory.inventory import Totals
from pyodide_cache_gui.shell.status_line import StatusLine


def test_the_line_shows_totals_filter_marks_and_free_space(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.show()
    line.show_totals(Totals(1, 2_000_000), None, 5_000_000_000, scanning=False)
    assert line.text() == "1 file · 2.0 MB 5.0 GB free"
    line.show_totals(Totals(3, 3_000_000), Totals(2, 1_000_000), None, scanning=True)
    assert line.text().startswith("Scanning… 3 files · 3.0 MB Shown: 2 files · 1.0 MB")
    line.show_marked(Totals(2, 1_000_000), 400_000)
    assert "Marked: 2 files · 1.0 MB, 400.0 kB reclaimable" in line.text()
    line.show_marked(None, 0)
    assert "Marked" not in line.text()
