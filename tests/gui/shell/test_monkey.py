"""A monkey at the whole window: no exception, no warning of Qt, and no more memory than before.

PYODIDE_CACHE_MONKEY_SECONDS sets how long it plays, PYODIDE_CACHE_MONKEY_SEED which game: others in `make soak`.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import wait_until_idle
from gui.monkey import Monkey, resident, tidy
from pyodide_cache.serve.background import background_mirror, stop_background
from pyodide_cache_gui.shell.main_window import MainWindow
from support.wheels import DistributionFolder

SECONDS = float(os.environ.get("PYODIDE_CACHE_MONKEY_SECONDS", "20"))
SEED = int(os.environ.get("PYODIDE_CACHE_MONKEY_SEED", "1"))
#: What may stay of the last third of the game: caches of texts, fonts and icons.
MOST_GROWTH = 40_000_000
#: Panes and rows that are made when they are first shown; a dialog that stays has 30 and is opened a hundred times.
MOST_WIDGETS = 300


@pytest.fixture(autouse=True)
def no_mirror_left() -> Iterator[None]:
    """Stop a mirror that the monkey let go on in the background."""
    yield
    if mirror := background_mirror():
        stop_background(mirror)


@pytest.mark.slow
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # so much for the offscreen platform
@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_a_monkey_finds_no_fault_and_leaves_nothing_behind(
    qtbot: QtBot,
    open_window: OpenWindow,
    full_cache: Path,
    distribution: DistributionFolder,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYODIDE_CACHE_OFFLINE", "1")
    play = tmp_path / "play"
    play.mkdir()
    (play / "file0.txt").write_text("numpy\nrich\n")
    window = open_window(full_cache, distribution=str(distribution))
    monkey = Monkey(window, play, SEED)
    monkey.hold(monkeypatch)
    monkey.open_all()
    # In the first part caches fill: pictures, lock files of releases, the log.
    first, early, late = (_left_by_a_game(qtbot, window, monkey) for _ in range(3))
    story = f"seed {SEED}, {len(monkey.done)} actions; the last: {monkey.done[-30:]}"
    sys.stdout.write(f"{len(monkey.done)} actions, bytes and widgets: {first}, {early}, {late}\n")
    assert late[0] - early[0] < MOST_GROWTH, story
    assert late[1] < early[1] + MOST_WIDGETS, story
    assert window.isVisible(), story


def _left_by_a_game(qtbot: QtBot, window: MainWindow, monkey: Monkey) -> tuple[int, int]:
    """Play a third of the time, close all dialogs, and return the bytes and the widgets that are left."""
    end = time.monotonic() + SECONDS / 3
    while time.monotonic() < end:
        monkey.act()
    monkey.rest()
    wait_until_idle(qtbot, window)
    tidy()
    return resident(), len(QApplication.allWidgets())
