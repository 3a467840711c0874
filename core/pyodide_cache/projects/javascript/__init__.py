"""Read what JavaScript loads into Pyodide, following values without running it."""

from __future__ import annotations
