"""Fixtures for every test that has widgets: waits without a hurry, and no Qt object destroyed by a job's thread."""

from __future__ import annotations

import functools
import gc
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from support.patience import PATIENCE

_MILLISECONDS = int(PATIENCE * 1000)


class PatientBot(QtBot):
    """A `QtBot` whose waits end when what they wait for happens, however busy the machine is."""

    def __init__(self, request: pytest.FixtureRequest) -> None:
        super().__init__(request)
        self.waitSignal: Any = functools.partial(super().waitSignal, timeout=_MILLISECONDS)
        self.waitSignals: Any = functools.partial(super().waitSignals, timeout=_MILLISECONDS)

    def waitUntil(self, callback: Callable[[], bool]) -> None:  # noqa: N802
        """Run the event loop until ``callback()`` is true: most jobs of a test end within a millisecond."""
        deadline = time.monotonic() + PATIENCE
        pause = 1
        while not callback():
            assert time.monotonic() < deadline, f"it did not come true in {PATIENCE:.0f} s"
            self.wait(pause)
            pause = min(pause + 1, 10)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """Return a `PatientBot`, in place of pytest-qt's."""
    return PatientBot(request)


@pytest.fixture(scope="session", autouse=True)
def cycles_are_collected_here_only() -> Iterator[None]:
    """Keep Python's garbage collector to the GUI thread.

    By itself it runs in whatever thread makes the next object. In a job's thread it would destroy widgets and
    timers that an earlier test left in a reference cycle, and Qt aborts the process for that.
    """
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def collect_cycles(cycles_are_collected_here_only: None) -> None:
    """Destroy, on the GUI thread, what the test before left in reference cycles."""
    # Not after that test: pytest still held its fixtures then. What is alive now is not looked through again.
    gc.collect()
    gc.freeze()
