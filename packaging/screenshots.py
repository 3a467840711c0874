"""Take the screenshots of the documents: a real cache directory, warmed up from the index.

    .venv/bin/python packaging/screenshots.py

It needs no screen. The pictures go to docs/screenshots/.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "docs" / "screenshots"
PACKAGES = ["rich", "msgpack", "pydantic", "sympy", "plotly", "requests", "beautifulsoup4", "networkx", "seaborn"]
UNAVAILABLE = 1


def main() -> int:
    if len(sys.argv) > 1:
        _take(sys.argv[1])
        return 0
    with tempfile.TemporaryDirectory() as home:
        environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        # The home is scratch, but not for pip, whose settings name the index.
        environ["PIP_INDEX_URL"] = _index_url()
        environ |= {"HOME": home, "XDG_CACHE_HOME": f"{home}/.cache", "XDG_CONFIG_HOME": f"{home}/.config"}
        cache = Path(home) / ".anode" / "pyodide-cache"
        cache.mkdir(parents=True)
        command = [sys.executable, "-m", "pyodide_cache", "warm-up", "--source", "index", *PACKAGES]
        # seaborn needs numpy, which no index serves for the browser: a failure worth a picture.
        done = subprocess.run(command, env=environ, check=False)
        if done.returncode not in (0, UNAVAILABLE):
            return done.returncode
        for theme in ("light", "dark"):
            subprocess.run([sys.executable, __file__, theme], env=environ, check=True)
    return 0


def _index_url() -> str:
    from pyodide_cache.net.index_url import index_url

    return index_url()


def _take(theme_name: str) -> None:
    from pyodide_cache.actions.sources import Mode, Wish
    from pyodide_cache.config.directories import cache_directory
    from pyodide_cache_gui.app import make_app
    from pyodide_cache_gui.dialogs.prune_dialog import PruneDialog
    from pyodide_cache_gui.main_window import MainWindow
    from pyodide_cache_gui.session import Session
    from pyodide_cache_gui.theme import Theme

    app = make_app(Theme(theme_name))

    def settle(seconds: float, *, until_idle: bool = False) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            app.processEvents()
            if until_idle and not window.session.hub.busy:
                break
            time.sleep(0.005)
        app.processEvents()

    def save(widget: object, name: str) -> None:
        TARGET.mkdir(parents=True, exist_ok=True)
        file = TARGET / f"{name}-{theme_name}.png"
        widget.grab().save(str(file))  # type: ignore[attr-defined]
        print(file.relative_to(ROOT))

    window = MainWindow(Session(cache_directory().path, Wish(mode=Mode.INDEX)))
    window.show()
    window.resize(1180, 640)
    session = window.session
    session.open(session.directory, remember=False)
    settle(10, until_idle=True)
    settle(0.3)
    save(window, "window")
    dialog = PruneDialog(session.inventory, session.line, parent=window)
    dialog.rules.days.setValue(0)
    dialog.show()
    settle(0.3)
    save(dialog, "clean-up")
    dialog.close()
    packages = window.flows.packages("", ("httpx", "rich", "msgpack", "numpy"))
    settle(60, until_idle=True)
    settle(0.3)
    save(packages, "plan")
    packages.close()
    session.warm_up("Data science", ("rich", "seaborn"))
    settle(60, until_idle=True)
    settle(0.3)
    save(window, "failed-in-part")
    session.open(Path.home() / "empty", remember=False)
    settle(10, until_idle=True)
    settle(0.3)
    save(window, "empty")
    window.close()


if __name__ == "__main__":
    sys.exit(main())
