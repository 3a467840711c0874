"""Run the command line: ``pyodide-cache`` and ``python -m pyodide_cache``."""

from __future__ import annotations

import atexit
import gc
import os
import sys


def main() -> None:
    """Run the command line; ``--help`` alone is answered without importing click, which takes 40 ms."""
    if sys.argv[1:] in (["--help"], ["-h"]) and _has_usual_width():
        import pyodide_cache_resources

        folder = os.path.dirname(pyodide_cache_resources.__file__)  # noqa: PTH120 -- pathlib takes 5 ms to import
        with open(f"{folder}/help/command.txt", encoding="ascii") as file:  # noqa: PTH123
            try:
                sys.stdout.write(file.read())
                sys.stdout.flush()
                return
            except OSError:  # a full disk; click fails with it, too, and says so
                pass
    # A scan makes many objects and no cycles: search for cycles less often than after each 700 objects.
    gc.set_threshold(100_000, 50, 50)
    status: list[int | str | None] = []
    atexit.register(_leave, status)
    try:
        from pyodide_cache.base.unused_modules import import_click

        _end_as_with_ctrl_c()
        import_click()
        from pyodide_cache.cli import main as command

        command(prog_name="pyodide-cache")
    except KeyboardInterrupt:  # before click handles it
        sys.exit(130)
    except SystemExit as end:
        status.append(end.code)
        raise


def _leave(status: list[int | str | None]) -> None:
    """End the process after the threads and all other exit functions, without the interpreter's own cleanup.

    Searching for cycles and freeing all modules takes a sixth of a short command. The system frees them, too.
    """
    try:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(*status)  # type: ignore[arg-type]  # not a text
    except (OSError, TypeError, ValueError):
        pass  # Python itself says what is wrong with the output or the status, or how it came to an error


def _end_as_with_ctrl_c() -> None:
    """Handle SIGTERM and SIGHUP like Ctrl+C, so that a command that is stopped removes its temporary files."""
    # Python's own module makes enumerations of all signals, which take 0.5 ms.
    import _signal as signal  # type: ignore[import-not-found]

    for name in ("SIGTERM", "SIGHUP"):  # Windows has no SIGHUP, and nohup ignores it
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)


def _has_usual_width() -> bool:
    """Return whether click would wrap lines as in the ready-made text, which is for 80 columns."""
    if sys.stdout is None or "COLUMNS" in os.environ:
        return False
    return not sys.stdout.isatty() or os.get_terminal_size(sys.stdout.fileno()).columns >= 80


if __name__ == "__main__":
    main()
