from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import wait_until_idle
from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.updates.upgrade import UndoUpgradeReport
from pyodide_cache.updates.upgrade_plan import UpgradeReport
from pyodide_cache_gui.updates.commands import undo_upgrade_summary, upgrade_summary
from pyodide_cache_gui.updates.compare_dialog import CompareDialog


def test_the_command_opens_the_dialog_also_without_a_cache_directory(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(tmp_path / "empty")
    window.commands["compare"].trigger()
    (dialog,) = window.findChildren(CompareDialog)
    assert dialog.isVisible()
    wait_until_idle(qtbot, window)
    assert dialog.message.isHidden()
    dialog.close()


def test_an_upgrade_says_what_loaded_the_packages_or_why_nothing_did() -> None:
    report = UpgradeReport("2", switched=True, set_aside=("a.whl",), proof="Pyodide 2 in Node 22.1.0")
    assert upgrade_summary(report) == [
        "The directory is for Pyodide 2 now",
        "1 file set aside",
        "loaded by Pyodide 2 in Node 22.1.0",
    ]
    unproven = Failure("Node", Problem(Code.NO_NODE, oldest=18))
    report = UpgradeReport("2", switched=True, unproven=unproven)
    assert upgrade_summary(report)[-1].startswith("not loaded: Node 18 or newer is needed")


def test_what_did_not_happen_is_not_claimed() -> None:
    report = UpgradeReport("2", switched=False, failed=(Failure("a", Problem(Code.CANCELLED)),))
    assert upgrade_summary(report)[0] == "Nothing was changed"
    undone = UndoUpgradeReport("1", ("a.whl",), (("b.whl", Problem(Code.CHANGED, path="b.whl")),))
    assert undo_upgrade_summary(undone)[:2] == ["The directory is for Pyodide 1 again", "1 file restored"]
    assert len(undo_upgrade_summary(undone)) == 3
