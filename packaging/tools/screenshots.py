"""Take the screenshots of the documents: a real window under Xvfb, on a real cache, driven by keys and mouse.

    .venv/bin/python packaging/tools/screenshots.py

The directory is warmed up from the index; only the files' times are set, so that there are ages to see.
The pictures go to docs/screenshots/, for the light and the dark theme, with the words that each shows in words.json:
`tests/gui/shell/test_screenshots.py` fails when the window has other words by now.
Needs Xvfb and the libraries of Qt's xcb plugin.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from smoke_test import virtual_screen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QWidget

ROOT = Path(__file__).parents[2]
TARGET = ROOT / "docs" / "screenshots"
WORDS = TARGET / "words.json"
PACKAGES = [
    *("rich", "msgpack", "sympy", "plotly", "requests", "beautifulsoup4", "networkx", "seaborn"),
    *("bokeh", "jinja2", "sqlalchemy", "attrs", "httpx", "pygments<2.18", "click", "numpy", "pandas", "pillow"),
]
#: Older versions of some, as a cache that was used for long has them.
OLDER = ["rich<14", "requests<2.32", "attrs<25"]
UNAVAILABLE = 1
WIDTH, HEIGHT = 1440, 860


def main() -> int:
    if len(sys.argv) > 1:
        Pictures(sys.argv[1]).take()
        return 0
    with tempfile.TemporaryDirectory() as home:
        # The home is scratch, but not for pip, whose settings name the index.
        environ = {**os.environ, **_indexes(), "HOME": home}
        for name in ("CACHE", "CONFIG", "STATE", "DATA"):
            environ.pop(f"XDG_{name}_HOME", None)
        cache = Path(home) / ".anode" / "pyodide-cache"
        cache.mkdir(parents=True)
        for wanted in (OLDER, PACKAGES):
            _warm_up(wanted, environ)
        _spread_ages(cache)
        for wanted in (OLDER, PACKAGES):  # the files have other times now, and are verified again
            _warm_up(wanted, environ)
        # Another directory uses the store: as hard links, the files of this one would free nothing.
        shared = shutil.copytree(cache, Path(home) / "notebooks" / "packages")
        _pyodide_cache(["store", "adopt", "--hard-links", "--yes", str(shared)], environ)
        with virtual_screen(WIDTH + 80, HEIGHT + 60) as display:
            for theme in ("light", "dark"):
                screen = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
                subprocess.run([sys.executable, __file__, theme], env={**environ, **screen}, check=True)
    if shutil.which("mogrify"):  # of ImageMagick: the pictures are a quarter of their size then
        subprocess.run(["mogrify", "+dither", "-colors", "256", *TARGET.glob("*.png")], check=True)
    return 0


def words_of(widget: QWidget) -> list[str]:
    """Return the words of buttons, boxes, tabs, menus and headers that do not depend on the cache."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QAbstractButton, QHeaderView, QMenuBar, QPushButton, QTabBar

    found = []
    for part in widget.findChildren(QAbstractButton):
        # A default button tells what a plan does, and a flat one names a package.
        is_fixed = not (isinstance(part, QPushButton) and part.isDefault()) and not part.property("autoRaise")
        if part.isVisible() and is_fixed:
            found.append(part.text())
    for tabs in widget.findChildren(QTabBar):
        found += [tabs.tabText(number) for number in range(tabs.count()) if tabs.isVisible()]
    for menus in widget.findChildren(QMenuBar):
        found += [action.text() for action in menus.actions()]
    for header in widget.findChildren(QHeaderView):
        if header.isVisible() and header.orientation() == Qt.Orientation.Horizontal:
            columns = [number for number in range(header.count()) if not header.isSectionHidden(number)]
            found += [str(header.model().headerData(number, header.orientation())) for number in columns]
    words = {text.replace("&", "") for text in found}  # a letter for Alt is no other word
    return sorted({text for text in words if text and not any(mark in text for mark in "0123456789/~")})


def _warm_up(packages: list[str], environ: dict[str, str]) -> None:
    # Some packages no index serves for the browser: a failure worth a picture.
    _pyodide_cache(["warm-up", "--source", "index", *packages], environ, UNAVAILABLE)


def _pyodide_cache(arguments: list[str], environ: dict[str, str], *allowed: int) -> None:
    command = [sys.executable, "-m", "pyodide_cache", *arguments]
    if subprocess.run(command, env=environ, check=False).returncode not in (0, *allowed):
        raise SystemExit(f"{arguments[0]} failed")


def _indexes() -> dict[str, str]:
    from pyodide_cache.net.indexes.urls import usual_indexes

    *extra, default = (place.url for place in usual_indexes() if not place.links)
    return {"PIP_INDEX_URL": default, "PIP_EXTRA_INDEX_URL": " ".join(extra)}


def _spread_ages(cache: Path) -> None:
    chance = random.Random(5)
    for file in cache.glob("*.whl"):
        moment = time.time() - 86_400 * chance.expovariate(1 / 50)
        os.utime(file, (moment, moment))


class Pictures:
    """One theme's pictures."""

    def __init__(self, theme: str) -> None:
        from pyodide_cache.settings.directories import cache_directory
        from pyodide_cache.settings.settings import Settings
        from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions
        from pyodide_cache_gui.app import make_app
        from pyodide_cache_gui.session.session import Session
        from pyodide_cache_gui.shell.main_window import MainWindow
        from pyodide_cache_gui.widgets.theme import Theme

        self._theme = theme
        self._app = make_app(Theme(theme))
        settings = Settings(suggestions=False)  # they would suggest what this script asked for
        options = SourceOptions(mode=SourceMode.INDEX)
        self._window = MainWindow(Session(cache_directory().path, options, settings=settings))
        self._window.resize(WIDTH, HEIGHT)

    def take(self) -> None:
        """Go through the views, as a person would."""
        window = self._window
        window.show()
        window.activateWindow()
        window.session.open(window.session.directory, remember=False)
        window.commands["places"].setChecked(True)
        self._settle()
        self._verify()
        self._table()
        self._map()
        self._clean_up()
        self._dialogs()
        self._packages()
        self._failure()
        window.close()

    def _verify(self) -> None:
        from pyodide_cache_gui.activity.job_row import JobRow

        self._window.commands["verify"].trigger()
        self._settle()
        for row in self._window.activity.findChildren(JobRow):
            row.dismiss()

    def _table(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        window = self._window
        table = window.table
        table.setFocus()
        row = next(row for row in range(window.model.rowCount()) if window.model.index(row, 0).data() == "requests")
        place = table.visualRect(window.model.index(row, 1)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        self._settle(1.0)
        self._save(window, "window")
        QTest.keyClick(window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
        self._settle(0.5)
        self._save(window, "groups")
        QTest.keyClick(window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)

    def _map(self) -> None:
        from PySide6.QtCore import QPoint, Qt
        from PySide6.QtTest import QTest

        window = self._window
        QTest.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
        self._settle(0.5)
        chart = window.browser.ages.chart
        start = QPoint(chart.place_of(5 * 365 * 86_400), chart.height() // 2)
        QTest.mousePress(chart, Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(chart, QPoint(chart.place_of(45 * 86_400), start.y()))
        QTest.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=QPoint(chart.place_of(45 * 86_400), start.y()))
        self._settle(0.8)
        self._save(window, "map")
        window.browser.ages.chart.choose(None)
        QTest.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)

    def _clean_up(self) -> None:
        from pyodide_cache_gui.clean_up.prune_dialog import PruneDialog

        self._show(PruneDialog(self._window.session, parent=self._window), "clean-up")

    def _dialogs(self) -> None:
        from pyodide_cache_gui.pack.pack_dialog import PackDialog
        from pyodide_cache_gui.serve.serve_dialog import ServeDialog
        from pyodide_cache_gui.sharing.layers_dialog import LayersDialog
        from pyodide_cache_gui.sharing.store_dialog import StoreDialog

        window = self._window
        self._show(ServeDialog(window.session, window), "serve")
        for name, dialog in (
            ("store", StoreDialog(window.session, window)),
            ("layers", LayersDialog(window.session, window)),
            ("pack", PackDialog(window.session, window)),
        ):
            dialog.show()
            self._settle(1.0)
            self._save(dialog, name)
            dialog.close()

    def _packages(self) -> None:
        packages = self._window.rooms.warm_up.packages("", ("httpx", "rich", "msgpack", "lightgbm"))
        self._settle()
        self._save(packages, "plan")
        packages.close()

    def _failure(self) -> None:
        self._window.rooms.warm_up.warm_up("Machine learning", ("rich", "lightgbm"))
        self._settle()
        self._save(self._window, "failed-in-part")

    def _show(self, dialog: QDialog, name: str) -> None:
        dialog.show()
        self._settle(0.4)
        self._save(dialog, name)
        dialog.close()
        dialog.deleteLater()

    def _settle(self, least: float = 0.3, most: float = 90) -> None:
        begun = time.monotonic()
        self._spin(lambda: time.monotonic() - begun < least or self._window.session.hub.busy, begun + most)

    def _spin(self, goes_on: Callable[[], bool], end: float) -> None:
        while goes_on() and time.monotonic() < end:
            self._app.processEvents()
            time.sleep(0.005)
        self._app.processEvents()

    def _save(self, widget: QWidget, name: str) -> None:
        TARGET.mkdir(parents=True, exist_ok=True)
        words = json.loads(WORDS.read_text()) if WORDS.exists() else {}
        WORDS.write_text(json.dumps(words | {name: words_of(widget)}, indent=1, ensure_ascii=False) + "\n")
        file = TARGET / f"{name}-{self._theme}.png"
        widget.grab().save(str(file))
        print(file.relative_to(ROOT))


if __name__ == "__main__":
    sys.exit(main())
