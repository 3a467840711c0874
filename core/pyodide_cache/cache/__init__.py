"""The `Cache` facade: one object for the command line, the window and other programs."""

from __future__ import annotations

from pyodide_cache.cache.facade import Cache

__all__ = ["Cache"]
