from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import NUMPY, shown_text, wait_until_idle
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.inventory.inventory import Entry, Inventory, Status
from pyodide_cache.inventory.quarantine import SetAside
from pyodide_cache_gui.session.tasks import Scanned
from pyodide_cache_gui.shell.banner import Banner
from support.wheels import DistributionFolder


def open_banner(qtbot: QtBot) -> Banner:
    banner = Banner()
    qtbot.addWidget(banner)
    return banner


def test_without_a_warning_the_banner_is_hidden(qtbot: QtBot) -> None:
    banner = open_banner(qtbot)
    banner.show_found(Scanned(Inventory(Path("/cache"))))
    assert banner.isHidden()
    assert shown_text(banner) == ""


def test_damaged_files_and_quarantine_are_counted_with_plurals(qtbot: QtBot) -> None:
    banner = open_banner(qtbot)
    damaged = tuple(Entry(f"a-{number}-py3-none-any.whl", status=Status.DAMAGED) for number in range(2))
    banner.show_found(Scanned(Inventory(Path("/cache"), damaged)))
    assert "2 files are damaged" in shown_text(banner)
    aside = SetAside(Path("/cache/.pyodide-cache-quarantine/a.whl"), "a.whl", 2_000_000, 0.0)
    banner.show_found(Scanned(Inventory(Path("/cache"), damaged[:1]), quarantine=(aside,)))
    assert "1 file is damaged" in shown_text(banner)
    assert "quarantine: 1 file, 2.0 MB" in shown_text(banner)
    assert banner.repair_button.isVisible()


def test_broken_settings_are_shown_until_they_are_fixed(qtbot: QtBot) -> None:
    banner = open_banner(qtbot)
    banner.show_settings([Problem(Code.SETTINGS_NOT_READ, path="/settings.toml", error="line 1")])
    assert "/settings.toml" in shown_text(banner)
    banner.show_settings(())
    assert banner.isHidden()


def test_another_directory_clears_what_was_said_of_the_one_before(qtbot: QtBot) -> None:
    banner = open_banner(qtbot)
    banner.show_found(Scanned(Inventory(Path("/cache"), (Entry("a.whl", status=Status.DAMAGED),))))
    banner.show_found(Scanned(Inventory(Path("/other"))))
    assert banner.isHidden()


def test_invalid_settings_are_shown_in_the_banner(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    window = open_window(full_cache)
    window.banner.show_settings((Problem(Code.BAD_SETTING, path="settings.toml", key="theme", value="x"),))
    assert "theme" in shown_text(window.banner)
    assert window.banner.preferences_button.isVisible()


def test_a_directory_of_another_tool_is_shown_and_not_changed(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, home: Path
) -> None:
    n8n = home / ".n8n" / "storage" / "n8n-nodes-base.code"
    n8n.parent.mkdir(parents=True, exist_ok=True)
    full_cache.rename(n8n)
    (n8n / NUMPY).write_bytes(b"PK")
    window = open_window(n8n)
    assert "n8n manages this folder" in shown_text(window.banner)
    assert not window.warm_up_bar.cleanup_button.isEnabled()
    assert not window.warm_up_bar.preset_buttons["Essential"].isEnabled()
    window.commands["verify"].trigger()
    wait_until_idle(qtbot, window)
    assert "1 file is damaged" in shown_text(window.banner)
    assert not window.banner.repair_button.isVisible()
    window.model.select([NUMPY])
    assert window.panes.details.isVisible()
    assert not window.panes.details.repair_button.isVisible()
    assert not window.commands["remove"].isEnabled()
    assert window.commands["verify"].isEnabled()


def test_a_directory_with_a_lock_file_of_another_tool_says_why_it_is_not_changed(
    qtbot: QtBot, open_window: OpenWindow, distribution: DistributionFolder
) -> None:
    window = open_window(distribution.path, scan=False)
    with qtbot.waitSignal(window.session.inventory_changed):
        window.session.open(distribution.path)
    assert "Another tool’s lock file lists these packages" in shown_text(window.banner)
    assert not window.warm_up_bar.cleanup_button.isEnabled()


@pytest.fixture
def read_only_cache(full_cache: Path) -> Iterator[Path]:
    """Return a directory on a file system that is mounted read-only, or without the right to write."""
    as_root = os.geteuid() == 0
    if as_root:
        subprocess.run(["mount", "--bind", full_cache, full_cache], check=True)
        subprocess.run(["mount", "-o", "remount,ro,bind", full_cache], check=True)
    else:
        full_cache.chmod(0o555)
    yield full_cache
    if as_root:
        subprocess.run(["umount", full_cache], check=True)
    else:
        full_cache.chmod(0o755)


def test_a_read_only_directory_says_so_and_offers_nothing_that_would_fail(
    open_window: OpenWindow, read_only_cache: Path
) -> None:
    window = open_window(read_only_cache)
    assert "read-only" in shown_text(window.banner)
    assert not window.warm_up_bar.cleanup_button.isEnabled()
    assert not window.warm_up_bar.preset_buttons["Essential"].isEnabled()
    window.model.select([NUMPY])
    assert not window.commands["remove"].isEnabled()
    assert window.commands["verify"].isEnabled()
    window.close()


def test_a_warning_is_announced_when_it_appears_or_changes(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr("pyodide_cache_gui.shell.banner.announce", lambda _part, text: heard.append(text))
    banner = open_banner(qtbot)
    damaged = (Entry("a-1-py3-none-any.whl", status=Status.DAMAGED),)
    for _ in range(2):
        banner.show_found(Scanned(Inventory(Path("/cache"), damaged)))
    assert heard == ["⚠ 1 file is damaged. Pyodide cannot load it."]
