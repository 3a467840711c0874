"""Open the window with ``python -m pyodide_cache_gui``."""

from __future__ import annotations

import sys

from pyodide_cache_gui.app import main

if __name__ == "__main__":
    sys.exit(main())
