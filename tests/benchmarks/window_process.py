"""Open the window on a folder and take its times: a program of its own; prints one line of JSON.

Arguments: the time of its start, the folder, the address of a distribution, and what to warm up
from it. The event loop's gaps are those between the beats of a timer of interval 0, while the
table is shown, without the time that a thread of ours waited for a processor: other programs had
it. Only Linux tells that time.
"""

from __future__ import annotations

import contextlib
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from pyodide_cache.inventory.filters import parse_filter
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions
from pyodide_cache_gui.app import keep_still, make_app
from pyodide_cache_gui.session.listing import Column
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.shell.main_window import MainWindow
from pyodide_cache_gui.widgets.theme import Theme

_LONGEST = 12.0
#: Gaps in milliseconds that are counted as they are, and how long the delays of threads count as those of now, in
#: seconds: to read them, the window waits for the interpreter several times.
_SHORT, _FRESH = 2, 0.02
_TIMES = 5


class FirstPaint(QObject):
    """Notes when a widget is painted first."""

    at: float | None = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        if self.at is None and event.type() == QEvent.Type.Paint:
            self.at = time.time()
        return super().eventFilter(watched, event)


def main(started: float, folder: Path, distribution: str, requirements: list[str]) -> dict[str, float]:
    """Return milliseconds by name, and the bytes a row takes."""
    app = make_app(Theme.LIGHT)
    window = MainWindow(Session(folder, SourceOptions(distribution, mode=SourceMode.DISTRIBUTION)))
    first = FirstPaint()
    window.installEventFilter(first)
    window.show()
    keep_still(window)
    _spin(app, lambda: first.at is None)
    assert first.at is not None
    found = {"first paint, from the start of the process": 1000 * (first.at - started)}
    before = _resident()
    session = window.session
    session.inventory_changed.connect(
        lambda inventory: found.setdefault("memory per row", (_resident() - before) / len(inventory.entries))
    )
    gaps = _gaps(app, window, lambda: session.open(folder, remember=False))
    found |= _operations(window)
    found |= _percentiles("first scan", gaps)
    found |= _percentiles("scan", _gaps(app, window, session.rescan))
    room = window.rooms.warm_up
    found |= _percentiles("verify", _gaps(app, window, window.rooms.verify.verify))
    found |= _percentiles("download", _gaps(app, window, lambda: room.warm_up("benchmark", requirements)))
    window.close()
    return found


def _operations(window: MainWindow) -> dict[str, float]:
    table, model = window.table, window.model
    order = Qt.SortOrder.DescendingOrder
    some, everything = parse_filter("package_77"), parse_filter("")

    def sorting(column: Column) -> Callable[[], object]:
        return lambda: model.sort(column, order)

    # By name last: what is filtered next stays sorted so.
    return {
        "sort by version": _typical(sorting(Column.VERSION), sorting(Column.SIZE)),
        "sort by size": _typical(sorting(Column.SIZE), sorting(Column.KIND)),
        "sort by name": _typical(sorting(Column.PACKAGE), sorting(Column.SIZE)),
        "filter by a word": _typical(lambda: model.set_filter(some), lambda: model.set_filter(everything)),
        "filter taken away": _typical(lambda: model.set_filter(everything), lambda: model.set_filter(some)),
        "repaint of the table": _typical(table.viewport().repaint, table.viewport().update),
    }


def _typical(what: Callable[[], object], prepare: Callable[[], object]) -> float:
    """Return the median of a few times of ``what``, each after ``prepare``, in milliseconds."""
    taken = []
    for _ in range(_TIMES):
        prepare()
        began = time.perf_counter()
        what()
        taken.append(1000 * (time.perf_counter() - began))
    return median(taken)


def _gaps(app: QApplication, window: MainWindow, start: Callable[[], object]) -> list[float]:
    """Return the event loop's gaps in milliseconds from ``start`` until the window is idle, or long enough.

    The first scan is never cut short.
    """
    beats = Beats()
    timer = QTimer()
    timer.timeout.connect(beats.take)
    timer.start(0)
    start()
    end = time.perf_counter() + _LONGEST
    hub = window.session.hub
    _spin(app, lambda: hub.busy and (time.perf_counter() < end or not window.session.scanned))
    timer.stop()
    hub.cancel_all()
    _spin(app, lambda: hub.busy)
    return beats.gaps


class Beats:
    """Takes the gaps between the beats of the event loop, in milliseconds."""

    def __init__(self) -> None:
        self.gaps: list[float] = []
        self._delays = _run_delays()
        self._at = self._read_at = time.perf_counter()

    def take(self) -> None:
        """Note a beat."""
        now = time.perf_counter()
        gap = 1000 * (now - self._at)
        if gap > _SHORT or now - self._read_at > _FRESH:
            before, self._delays = self._delays, _run_delays()
            if gap > _SHORT:
                gap -= max((delay - before.get(thread, delay) for thread, delay in self._delays.items()), default=0)
            now = self._read_at = time.perf_counter()
        self._at = now
        self.gaps.append(max(gap, 0))


def _run_delays() -> dict[str, float]:
    """Return for each thread how long it was ready and waited for a processor, in milliseconds."""
    found = {}
    for task in Path("/proc/self/task").glob("*"):
        with contextlib.suppress(OSError, IndexError, ValueError):  # a thread that ended
            found[task.name] = int((task / "schedstat").read_text().split()[1]) / 1e6
    return found


def _percentiles(name: str, gaps: list[float]) -> dict[str, float]:
    return {
        f"gap p99, {name}": sorted(gaps)[int(0.99 * len(gaps))],
        f"wait p50, {name}": _wait(gaps, 0.50),
        f"wait p99, {name}": _wait(gaps, 0.99),
        f"longest gap, {name}": max(gaps),
    }


def _wait(gaps: list[float], share: float) -> float:
    """Return how long at most this share of all moments has to wait for the next beat.

    Gaps are not counted here but weighed by their length, as a key press meets them: an idle loop
    beats a million times a minute, and would hide any number of long ones.
    """
    low, high = 0.0, max(gaps)
    allowed = (1 - share) * sum(gaps)
    while high - low > 0.01:
        middle = (low + high) / 2
        if sum(gap - middle for gap in gaps if gap > middle) > allowed:
            low = middle
        else:
            high = middle
    return high


def _spin(app: QApplication, goes_on: Callable[[], bool]) -> None:
    while goes_on():
        app.processEvents()


def _resident() -> int:
    """Return the bytes this process has in memory; 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return 0
    return pages * 4096


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(float(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4:])) + "\n")
