"""Start a window and take its time: a program of its own; prints one line of JSON.

Arguments: the time of its start, and the folder to open; without a folder it opens a bare PySide6 window.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication, QMainWindow


def bare() -> tuple[QApplication, QMainWindow]:
    """Return a window as small as can be."""
    app = QApplication(["bare"])
    window = QMainWindow()
    window.resize(1000, 700)
    return app, window


def ours(folder: Path) -> tuple[QApplication, QMainWindow]:
    """Return the app's window on a folder; the scan begins when the window is there, as in the app."""
    from PySide6.QtCore import QTimer

    from pyodide_cache.warm_up.source_options import SourceOptions
    from pyodide_cache_gui.app import keep_still, make_app
    from pyodide_cache_gui.session.session import Session
    from pyodide_cache_gui.shell.main_window import MainWindow

    app = make_app()
    window = MainWindow(Session(folder, SourceOptions()))
    keep_still(window)
    session = window.session
    QTimer.singleShot(0, window, lambda: session.open(folder, remember=False))
    return app, window


def main(started: float, folder: Path | None) -> dict[str, float]:
    """Return milliseconds until the window is exposed, and until the table has all rows."""
    app, window = ours(folder) if folder else bare()
    window.show()
    while not window.windowHandle().isExposed():
        app.processEvents()
    found = {"exposed": 1000 * (time.time() - started), "exposed, CPU": 1000 * time.process_time()}
    if folder:
        table = window.table  # type: ignore[attr-defined]
        while not window.session.scanned:  # type: ignore[attr-defined]
            app.processEvents()
        table.viewport().repaint()
        found["full table"] = 1000 * (time.time() - started)
    return found


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(float(sys.argv[1]), Path(sys.argv[2]) if sys.argv[2:] else None)) + "\n")
    sys.stdout.flush()
    os._exit(0)
