from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import wait_until_idle
from pyodide_cache.inventory.inventory import Status
from support.wheels import DistributionFolder


def test_verify_and_repair_are_offered_when_they_can_help(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, distribution: DistributionFolder
) -> None:
    window = open_window(full_cache, distribution=str(distribution))
    assert window.commands["verify"].isEnabled()
    assert not window.commands["repair"].isEnabled()
    damaged = sorted(full_cache.glob("*.whl"))[0]
    damaged.write_bytes(b"not a wheel")
    window.commands["verify"].trigger()
    qtbot.waitUntil(lambda: window.commands["repair"].isEnabled())
    wait_until_idle(qtbot, window)
    assert window.session.inventory.by_name[damaged.name].status in (Status.DAMAGED, Status.ALTERED)
    window.commands["repair"].trigger()
    qtbot.waitUntil(lambda: not window.commands["repair"].isEnabled())
    wait_until_idle(qtbot, window)
    assert len(window.session.quarantine) == 1
    window.rooms.verify.empty_quarantine()
    qtbot.waitUntil(lambda: not window.session.quarantine)
    wait_until_idle(qtbot, window)


def test_only_the_named_files_are_verified(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    window = open_window(full_cache)
    name = sorted(path.name for path in full_cache.glob("*.whl"))[0]
    window.rooms.verify.verify([name])
    wait_until_idle(qtbot, window)
    qtbot.waitUntil(lambda: window.session.inventory.by_name[name].sha256 is not None)
    others = [entry for entry in window.session.inventory.packages if entry.file_name != name]
    assert all(entry.sha256 is None for entry in others)
