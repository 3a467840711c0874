"""The threads of `concurrent.futures`, without logging, which takes three times as long to import as the rest."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from pyodide_cache.base.unused_modules import UnusedModule, standing_in


class _LateLogger:
    """Writes what should never happen into the log."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, method: str) -> Any:
        return getattr(import_module("logging").getLogger(self._name), method)


with standing_in(UnusedModule("logging", getLogger=_LateLogger)):
    from concurrent.futures import Future, ThreadPoolExecutor, as_completed

__all__ = ["Future", "ThreadPoolExecutor", "as_completed"]
