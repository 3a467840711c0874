"""Open the window: ``pyodide-cache-gui`` and ``python -m pyodide_cache_gui``."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from pyodide_cache.base.unused_modules import allow_stand_ins
from pyodide_cache_gui.widgets.late_signatures import import_pyside

if TYPE_CHECKING:
    from pyodide_cache_gui.shell.main_window import MainWindow

_NO_QT = (
    "pyodide-cache-gui needs Qt, which is not installed. Run: {python} -m pip install 'pyodide-cache[gui]'; "
    "or, if uv installed it: uv tool install 'pyodide-cache[gui]'\n"
    "Everything works on the command line without it: pyodide-cache --help"
)
_NO_LIBRARY = (
    "Qt cannot start, since a library of the system is missing: {error}\n"
    "Install it with the package manager; on Debian and Ubuntu: apt install libegl1 libgl1 libxkbcommon0 libdbus-1-3"
)


def main(arguments: Sequence[str] | None = None, opened: Callable[[MainWindow], None] | None = None) -> int:
    """Open the window and return the exit status, 2 without Qt.

    Args:
        arguments: of the command line.
        opened: called with the window when it is shown, before the event loop runs; for benchmarks.
    """
    # Collections would walk thousands of new objects that all stay. `shell.collector` collects later.
    gc.disable()
    allow_stand_ins()
    try:
        import_pyside()
        from pyodide_cache_gui.app import main as open_window
    except ImportError as error:
        is_missing = isinstance(error, ModuleNotFoundError)
        if is_missing and (error.name or "").partition(".")[0] not in {"PySide6", "shiboken6"}:
            raise
        text = _NO_QT.format(python=sys.executable or "python") if is_missing else _NO_LIBRARY.format(error=error)
        print(text, file=sys.stderr)  # noqa: T201 -- there is no window to say it in
        return 2
    return open_window(arguments, opened)


if __name__ == "__main__":
    sys.exit(main())
