"""The shared core of Pyodide Cache Inspector; it never imports Qt."""

from __future__ import annotations

__version__ = "0.1.0"
