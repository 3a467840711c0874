from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.xbuildenv_rows import cells, fill, version
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.places.removal import RemovalReport
from pyodide_cache_gui.places.xbuildenv_model import XbuildenvModel
from pyodide_cache_gui.places.xbuildenv_text import XbuildenvColumn, columns, removal_summary
from pyodide_cache_gui.widgets.format import plain_tip


def test_a_root_shows_its_owner_and_a_version_its_state(
    root: Path, orphan: Path, xbuildenv_model: XbuildenvModel
) -> None:
    model = xbuildenv_model
    fill(model)
    owned, unknown = cells(model.index_of(root)), cells(model.index_of(orphan))
    assert owned[XbuildenvColumn.OWNER] == "pyodide-build 0.39.2 in ~/.local/share/uv/tools/pyodide-build"
    assert owned[XbuildenvColumn.STATE] == "for one installation"
    assert owned[XbuildenvColumn.EMSDK] == "5.0 MB"
    assert unknown[:2] == ["cd8902a5bc84", "owner unknown"]
    current = cells(version(model, root, "314.0.7"))
    assert current[XbuildenvColumn.STATE] == "● current"
    assert current[XbuildenvColumn.EMSDK] == "3.0 MB"
    assert cells(version(model, root, "0.29.4"))[XbuildenvColumn.STATE] == "✓ installed"
    assert cells(version(model, root, "0.28.0"))[XbuildenvColumn.STATE] == "⚠ unfinished"


def test_the_tip_of_an_unfinished_version_says_so(root: Path, xbuildenv_model: XbuildenvModel) -> None:
    fill(xbuildenv_model)
    tip = version(xbuildenv_model, root, "0.28.0").data(Qt.ItemDataRole.ToolTipRole)
    assert tip == plain_tip(f"{root / '0.28.0'}\n⚠ Its installation was interrupted, or still runs")


def test_every_column_has_a_heading(qtbot: QtBot) -> None:
    assert len(columns()) == len(XbuildenvColumn)


def test_the_tip_of_a_root_without_an_owner_says_so(orphan: Path, xbuildenv_model: XbuildenvModel) -> None:
    (orphan / "notes.txt").write_text("mine")
    fill(xbuildenv_model)
    tip = xbuildenv_model.index_of(orphan).data(Qt.ItemDataRole.ToolTipRole)
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
