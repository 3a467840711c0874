"""Run the command line: ``pyodide-cache`` and ``python -m pyodide_cache``."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command line; ``--help`` alone is answered without importing click, which takes 40 ms."""
    if sys.argv[1:] in (["--help"], ["-h"]) and _has_usual_width():
        from pyodide_cache.help_text import HELP

        sys.stdout.write(HELP)
        return
    from pyodide_cache.cli import main as command

    command(prog_name="pyodide-cache")


def _has_usual_width() -> bool:
    """Tell whether click would wrap lines as in the ready-made text, which is for 80 columns."""
    if sys.stdout is None or "COLUMNS" in os.environ:
        return False
    return not sys.stdout.isatty() or os.get_terminal_size(sys.stdout.fileno()).columns >= 80


if __name__ == "__main__":
    main()
