"""Ask a server on loopback."""

from __future__ import annotations

from typing import Any

import httpx


def get(url: str, **options: Any) -> httpx.Response:
    """Return the answer of ``httpx.get``, which by default first reads all certificates: 20 ms of CPU time."""
    return httpx.get(url, verify=False, **options)
