"""Start a window and take its time: a program of its own; prints one line of JSON.

Arguments: the time of its start, and the folder to open; without a folder it opens a bare PySide6 window.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

    from pyodide_cache_gui.shell.main_window import MainWindow


class Clock:
    """Takes the milliseconds since the start of the process, and those of the processor.

    Those in which the main thread was ready, while other programs had the processor, do not count.
    """

    def __init__(self, started: float) -> None:
        self._started = started
        self._taken: dict[str, float] = {}

    def take(self, name: str) -> None:
        """Note that something is there."""
        passed = time.time() - self._started - _run_delay()
        self._taken |= {name: 1000 * passed, f"{name}, CPU": 1000 * time.process_time()}

    def finish(self) -> None:
        """Print the times, and end the process."""
        sys.stdout.write(json.dumps(self._taken) + "\n")
        sys.stdout.flush()
        os._exit(0)

    def wait_for(self, window: QMainWindow) -> None:
        """Take the time until a window is exposed on the screen."""
        from PySide6.QtWidgets import QApplication

        while not window.windowHandle().isExposed():
            QApplication.processEvents()
        self.take("exposed")


def _run_delay() -> float:
    """Return how long the main thread waited for a processor, in seconds; 0 where the system does not tell."""
    try:
        return int(Path("/proc/self/schedstat").read_text().split()[1]) / 1e9
    except (OSError, IndexError):
        return 0


def bare(clock: Clock) -> None:
    """Open a window as small as can be."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication(["bare"])
    window = QMainWindow()
    window.resize(1000, 700)
    window.show()
    clock.wait_for(window)
    del app
    clock.finish()


def ours(clock: Clock, folder: Path) -> None:
    """Open the app on a folder, and wait in its own event loop until the table has all rows."""
    from pyodide_cache_gui.__main__ import main

    def opened(window: MainWindow) -> None:
        clock.wait_for(window)
        window.model.shown_changed.connect(lambda: filled(window))

    def filled(window: MainWindow) -> None:
        if not (window.model.rowCount() and window.model.rows.is_complete):
            return
        window.table.viewport().repaint()
        clock.take("full table")
        clock.finish()

    main([str(folder)], opened)


if __name__ == "__main__":
    clock = Clock(float(sys.argv[1]))
    if sys.argv[2:]:
        ours(clock, Path(sys.argv[2]))
    else:
        bare(clock)
