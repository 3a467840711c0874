"""The threads of `concurrent.futures`, without logging, which takes three times as long to import as the rest."""

from __future__ import annotations

from pyodide_cache.base.unused_modules import LateLogger, UnusedModule, standing_in

with standing_in(UnusedModule("logging", getLogger=LateLogger)):
    from concurrent.futures import Future, ThreadPoolExecutor, as_completed

__all__ = ["Future", "ThreadPoolExecutor", "as_completed"]
