from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.xbuildenv_rows import XbuildenvColumn, cell, cells
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.places.removal import RemovalReport
from pyodide_cache.places.roots import find_roots
from pyodide_cache_gui.places.xbuildenv_dialog import XbuildenvDialog
from pyodide_cache_gui.places.xbuildenv_text import columns, removal_summary
from pyodide_cache_gui.widgets.format import plain_tip


def test_a_root_shows_its_owner_and_a_version_its_state(root: Path, orphan: Path, dialog: XbuildenvDialog) -> None:
    owned, unknown = cells(dialog, root.name.removeprefix(".pyodide-xbuildenv-")), cells(dialog, "cd8902a5bc84")
    assert owned[XbuildenvColumn.OWNER] == "pyodide-build 0.39.2 in ~/.local/share/uv/tools/pyodide-build"
    assert owned[XbuildenvColumn.STATE] == "for one installation"
    assert owned[XbuildenvColumn.EMSDK] == "5.0 MB"
    assert list(unknown[:2]) == ["cd8902a5bc84", "owner unknown"]
    current = cells(dialog, "314.0.7")
    assert current[XbuildenvColumn.STATE] == "● current"
    assert current[XbuildenvColumn.EMSDK] == "3.0 MB"
    assert cells(dialog, "0.29.4")[XbuildenvColumn.STATE] == "✓ installed"
    assert cells(dialog, "0.28.0")[XbuildenvColumn.STATE] == "⚠ unfinished"


def test_the_tip_of_an_unfinished_version_says_so(root: Path, dialog: XbuildenvDialog) -> None:
    tip = cell(dialog, "0.28.0").data(Qt.ItemDataRole.ToolTipRole)
    assert tip == plain_tip(f"{root / '0.28.0'}\n⚠ Its installation was interrupted, or still runs")


def test_every_column_has_a_heading(qtbot: QtBot) -> None:
    assert len(columns()) == len(XbuildenvColumn)


def test_the_tip_of_a_root_without_an_owner_says_so(orphan: Path, dialog: XbuildenvDialog) -> None:
    (orphan / "notes.txt").write_text("mine")
    *_, found = find_roots()
    dialog.show_found(found)
    tip = cell(dialog, "cd8902a5bc84").data(Qt.ItemDataRole.ToolTipRole)
    lines = [
        str(orphan),
        "owner unknown",
        "for one installation",
        "No Python environment that was found uses it",
        "Other files, never removed: notes.txt",
    ]
    assert tip == plain_tip("\n".join(lines))


def test_a_removal_names_versions_and_roots() -> None:
    gone = Problem(Code.GONE, path="/x")
    assert removal_summary(RemovalReport((), (("a", gone),), (), 0)) == ["0 versions removed, 0 B", "1 failed"]
    assert removal_summary(RemovalReport((), (), (Path("/a"),), 0)) == ["1 root removed"]
    assert removal_summary(RemovalReport((), (), (Path("/a"), Path("/b")), 0)) == ["2 roots removed"]
