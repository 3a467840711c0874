"""The frozen command line's entry script."""

from __future__ import annotations

from pyodide_cache.__main__ import main

if __name__ == "__main__":
    main()
